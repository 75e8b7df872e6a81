"""Rows of two lines: what it is, and quietly what there is to know of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leadjournal.ui import theme

Index = QModelIndex | QPersistentModelIndex

BESIDE, ABOVE, BETWEEN = 12, 8, 2
FIRST, SECOND = 14, 12.5
CORNER = 8


class TwoLines(QStyledItemDelegate):
    """Paints the two lines of a row's text, each shortened where it is too long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tall = sum(QFontMetrics(font).height() for font in _fonts())
        return QSize(0, tall + 2 * theme.size(ABOVE) + theme.size(BETWEEN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        colours = theme.current()
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            edge = colours.accent if colours.patterned else colours.accent_soft
            painter.setPen(QPen(QColor(edge), 2 if colours.patterned else 1))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), CORNER, CORNER)
        beside, above = theme.size(BESIDE), theme.size(ABOVE)
        inside = rect.adjusted(beside, above, -beside, -above)
        said = str(index.data() or "").split("\n", 1)
        inks = (colours.ink, colours.ink if chosen else colours.muted)
        for words, font, ink in zip(said, _fonts(), inks, strict=False):
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = metrics.elidedText(
                words, Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside.left(), inside.top() + metrics.ascent(), shown)
            inside.setTop(inside.top() + metrics.height() + theme.size(BETWEEN))
        painter.restore()


class TwoLineList(QListView):
    """Lets a person choose a row of two lines, with the mouse or the keys."""

    def __init__(self, name: str) -> None:
        super().__init__()
        theme.look(self, "rows")
        self.setAccessibleName(name)
        self.setItemDelegate(TwoLines(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))


def _fonts() -> tuple[QFont, QFont]:
    return (theme.sans(FIRST, QFont.Weight.Medium), theme.sans(SECOND))
