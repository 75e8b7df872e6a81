"""Columns side by side: days of the week, hours of the day."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QWidget

from leadjournal.ui import theme
from leadjournal.ui.charts import Period
from leadjournal.ui.picture import Item, Picture, Table, fill, metrics, reflections

ALIGN = Qt.AlignmentFlag


class Columns(Picture):
    """A column for each of some things in order; a line where there is none."""

    def __init__(self, name: str, head: str, parent: QWidget | None = None) -> None:
        """*head* is what the things are, at the top of the table."""
        super().__init__(name, parent)
        self._head = head
        self._columns: tuple[Period, ...] = ()

    def show_columns(self, columns: Sequence[Period]) -> None:
        """Show columns of one count each."""
        self._columns = tuple(columns)
        self._renew()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(260), theme.size(104))

    def table(self) -> Table:
        return (self._head, "Reflections"), [
            (column.name, str(column.total)) for column in self._columns
        ]

    def _arranged(self) -> list[Item]:
        pitch = self.width() / max(len(self._columns), 1)
        tall = self.height() - theme.size(20)
        return [
            Item(
                column.counts[0].key,
                QRectF(place * pitch, 0, pitch, tall),
                f"{column.name}: {reflections(column.total)}",
                opens=column.total > 0,
            )
            for place, column in enumerate(self._columns)
        ]

    def _draw(self, painter: QPainter) -> None:
        most = max((column.total for column in self._columns), default=1) or 1
        # Where the numbers would run into each other, pointing and the table tell.
        widest = metrics(11.5).horizontalAdvance(str(most))
        above = theme.size(18)
        painter.setFont(theme.sans(11.5))
        for column, item in zip(self._columns, self._items, strict=True):
            room = item.area.height() - above - 4
            tall = max(room * column.total / most, 2)
            gap = min(theme.size(6), item.area.width() / 4)
            bar = item.area.adjusted(gap / 2, 0, -gap / 2, 0)
            bar.setTop(bar.bottom() - tall)
            colours = theme.current()
            colour = colours.accent if column.total else colours.edge
            fill(painter, bar, QBrush(QColor(colour)), min(3, tall / 2))
            if column.total and widest < item.area.width():
                over = QRectF(item.area.left() - 9, bar.top() - above, 0, above)
                over.setWidth(item.area.width() + 18)
                painter.setPen(QColor(colours.ink))
                painter.drawText(over, ALIGN.AlignCenter, str(column.total))
        self._draw_names(painter)

    def _draw_names(self, painter: QPainter) -> None:
        """Name the columns, or every second or third of them."""
        measure = metrics(11.5)
        names = [measure.horizontalAdvance(each.label) for each in self._columns]
        widest = max(names, default=0) + theme.size(6)
        every = ceil(widest * len(self._columns) / max(self.width(), 1)) or 1
        painter.setPen(QColor(theme.current().muted))
        named = list(zip(self._columns, self._items, strict=True))[::every]
        for column, item in named:
            left = item.area.center().x() - widest / 2
            left = min(max(left, 0), self.width() - widest)
            under = QRectF(left, item.area.bottom(), widest, theme.size(20))
            painter.drawText(under, ALIGN.AlignCenter, column.label)
