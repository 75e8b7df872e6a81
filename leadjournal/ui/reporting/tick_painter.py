"""Things to tick, one below the other: a box, words that wrap, and a note."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leadjournal.ui import theme
from leadjournal.ui.searching.list_rows import Index

Role = Qt.ItemDataRole
NOTE, WARNS, FORM, STRUCK = (Role.UserRole + number for number in range(1, 5))
#: How the words of an item are meant; what has no form is said plainly.
TITLE, SUBTITLE, SMALL, STRONG = "title", "subtitle", "small", "strong"
NOTED = "note"
FACES = {
    TITLE: (16, QFont.Weight.DemiBold),
    SUBTITLE: (15, QFont.Weight.DemiBold),
    SMALL: (13, QFont.Weight.Normal),
    STRONG: (14, QFont.Weight.DemiBold),
    NOTED: (12.5, QFont.Weight.Normal),
    "": (14, QFont.Weight.Normal),
}

SIDE, ABOVE, BOX, GAP, BETWEEN = 12, 7, 18, 12, 2
NARROWEST = 3  # px, of a character
#: From here on characters may be of another font, and higher.
_OTHER_FONTS = "\u2200"
AIR = {TITLE: 14, SUBTITLE: 8}


@dataclass(frozen=True)
class _Face:
    font: QFont
    metrics: QFontMetrics


class TickPainter(QStyledItemDelegate):
    """Paints an item as high as its words need, and lets its box be clicked."""

    def __init__(self, view: QListView, *, wraps: bool) -> None:
        super().__init__(view)
        self._view = view
        self._wraps = wraps
        self._width = 0
        self._heights: dict[int, int] = {}
        self._faces: dict[tuple[str, bool], _Face] = {}

    def forget(self) -> None:
        """Measure everything anew."""
        self._heights.clear()
        self._faces.clear()

    def forget_rows(self, first: Index, last: Index) -> None:
        for row in range(first.row(), last.row() + 1):
            self._heights.pop(row, None)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        if width != self._width:
            self._width = width
            self._heights.clear()
        row = index.row()
        if row not in self._heights:
            self._heights[row] = self._height(index, width)
        return QSize(width, self._heights[row])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, QStyle.StateFlag(option.state))
        self._paint_box(painter, self._box(rect, index), index)
        inside = _words(rect, index)
        top = float(inside.top())
        for words, face, colour in self._parts(index):
            if not self._wraps:
                right = Qt.TextElideMode.ElideRight
                words = face.metrics.elidedText(words, right, inside.width())
            layout = _lines(words, face.font, inside.width())
            painter.setPen(QColor(colour))
            layout.draw(painter, QPointF(inside.left(), top))
            top += layout.boundingRect().height() + theme.size(BETWEEN)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick by a click on the box, or on a line that is nothing but a choice."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        may = index.flags() & Qt.ItemFlag.ItemIsUserCheckable
        if event.type() is not QEvent.Type.MouseButtonRelease or not may:
            return False
        rect = QRect(option.rect)
        beside = event.position().x() >= _words(rect, index).left()
        if self._wraps and beside:
            return False  # the words are there to be read
        ticked = Qt.CheckState(index.data(Role.CheckStateRole))
        other = (
            Qt.CheckState.Unchecked
            if ticked is Qt.CheckState.Checked
            else Qt.CheckState.Checked
        )
        return model.setData(index, other, Role.CheckStateRole)

    def _height(self, index: Index, width: int) -> int:
        """Return the height of an item; its lines are only laid out if they wrap."""
        inside = _words(QRect(0, 0, width, 0), index)
        height = inside.top() + theme.size(ABOVE) - theme.size(BETWEEN)
        for words, face, _ in self._parts(index):
            one = not self._wraps or (
                len(words) * NARROWEST < inside.width()
                and "\n" not in words
                and max(words, default="") < _OTHER_FONTS
                and face.metrics.horizontalAdvance(words) < inside.width() - 1
            )
            high = face.metrics.height()
            if not one:
                layout = _lines(words, face.font, inside.width())
                high = math.ceil(layout.boundingRect().height())
            height += high + theme.size(BETWEEN)
        return max(height, theme.size(ABOVE + BOX + ABOVE))

    def _box(self, rect: QRect, index: Index) -> QRect:
        side = theme.size(BOX)
        high = self._face(index).metrics.height()
        top = rect.top() + _top(index) + max(0, (high - side) // 2)
        return QRect(rect.left() + theme.size(SIDE), top, side, side)

    def _parts(self, index: Index) -> list[tuple[str, _Face, str]]:
        """Return the words and the note of an item, their faces and their colours."""
        colours = theme.current()
        muted = index.data(STRUCK) or index.data(FORM) == SMALL
        words = str(index.data(Role.DisplayRole))
        ink = colours.muted if muted else colours.ink
        parts = [(words, self._face(index), ink)]
        if note := index.data(NOTE):
            colour = colours.warn if index.data(WARNS) else colours.muted
            parts.append((str(note), self._known(NOTED, struck=False), colour))
        return parts

    def _face(self, index: Index) -> _Face:
        return self._known(index.data(FORM) or "", struck=bool(index.data(STRUCK)))

    def _known(self, form: str, *, struck: bool) -> _Face:
        """Return a face; to look for the fonts of a system takes long."""
        if (form, struck) not in self._faces:
            font = theme.sans(*FACES[form])
            font.setStrikeOut(struck)
            self._faces[form, struck] = _Face(font, QFontMetrics(font))
        return self._faces[form, struck]

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag
    ) -> None:
        colours = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_box(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint a box that is ticked or not; a lock on what cannot be chosen."""
        colours = theme.current()
        ticked = index.data(Role.CheckStateRole)
        if ticked is None:
            theme.icon("lock", "muted").paint(painter, box)
            return
        checked = Qt.CheckState(ticked) is Qt.CheckState.Checked
        painter.setPen(QPen(QColor(colours.accent if checked else colours.edge), 1.2))
        painter.setBrush(QColor(colours.accent if checked else colours.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if checked:
            side = theme.size(3)
            inside = box.adjusted(side, side, -side, -side)
            theme.icon("check", "accent_ink").paint(painter, inside)


def _top(index: Index) -> int:
    air = 0 if index.row() == 0 else AIR.get(index.data(FORM) or "", 0)
    return theme.size(ABOVE + air)


def _words(rect: QRect, index: Index) -> QRect:
    left = theme.size(SIDE + BOX + GAP)
    return rect.adjusted(left, _top(index), -theme.size(SIDE), 0)


def _lines(words: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
