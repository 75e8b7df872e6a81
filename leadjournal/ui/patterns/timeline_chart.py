"""What keeps coming back, as a line through time with a dot for each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from leadjournal import days
from leadjournal.patterns.threads import Entry, Timeline
from leadjournal.ui import theme, veil
from leadjournal.ui.picture import Item, Picture, Table, fill, metrics, reflections

ALIGN = Qt.AlignmentFlag
#: So many threads are drawn, the longest first; the table has all.
MOST = 8
DOT, LINE = 12, 34


class ThreadLines(Picture):
    """A line a thread. Its name opens all of it, a dot the one reflection."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._threads: tuple[Timeline, ...] = ()
        self._span = (date.min, date.max)

    def show_threads(
        self, threads: Sequence[Timeline], first: date, last: date
    ) -> None:
        self._threads, self._span = tuple(threads), (first, last)
        self._renew()

    @property
    def drawn(self) -> Sequence[Timeline]:
        return self._threads[:MOST]

    def sizeHint(self) -> QSize:
        lines = max(len(self.drawn), 1)
        return QSize(theme.size(400), lines * theme.size(LINE) + theme.size(22))

    def table(self) -> Table:
        return ("Thread", "Day", "Reflection"), [
            (_name(thread), days.full(entry.day), _called(entry))
            for thread in self._threads
            for entry in thread.entries
        ]

    def _arranged(self) -> list[Item]:
        items = []
        for place, thread in enumerate(self.drawn):
            y = place * theme.size(LINE)
            name = QRectF(0, y + 3, self._left() - theme.size(12), theme.size(LINE) - 6)
            often = f"“{_name(thread)}”: {reflections(thread.count)}"
            items.append(Item(("thread", thread.name), name, often))
            for entry in thread.entries:
                words = f"“{_name(thread)}”, {days.full(entry.day)}: {_called(entry)}"
                items.append(Item(("entry", entry.id), self._dot(y, entry.day), words))
        return items

    def _draw(self, painter: QPainter) -> None:
        colours, items = theme.current(), iter(self._items)
        for thread in self.drawn:
            name = next(items).area
            dots = [next(items).area for _ in thread.entries]
            painter.setFont(theme.sans(13))
            painter.setPen(QColor(colours.accent))
            words = metrics(13).elidedText(
                f"{_name(thread)} · {thread.count}",
                Qt.TextElideMode.ElideMiddle,
                name.width(),
            )
            painter.drawText(name, ALIGN.AlignVCenter, words)
            painter.setPen(QPen(QColor(colours.edge), 1.5))
            for before, after in pairwise(dots):
                painter.drawLine(before.center(), after.center())
            for dot in dots:
                fill(painter, dot, QBrush(QColor(colours.accent)), dot.width() / 2)
        self._draw_ends(painter)

    def _draw_ends(self, painter: QPainter) -> None:
        """Say below when the period begins and ends."""
        painter.setFont(theme.sans(11.5))
        painter.setPen(QColor(theme.current().muted))
        below = QRectF(self._left(), self.height() - theme.size(22), 0, theme.size(22))
        below.setRight(self.width())
        first, last = map(days.full, self._span)
        painter.drawText(below, ALIGN.AlignLeft | ALIGN.AlignVCenter, first)
        if metrics(11.5).horizontalAdvance(first + last) + 20 < below.width():
            painter.drawText(below, ALIGN.AlignRight | ALIGN.AlignVCenter, last)

    def _dot(self, y: float, day: date) -> QRectF:
        side, (first, last) = theme.size(DOT), self._span
        share = (day - first).days / max((last - first).days, 1)
        room = max(self.width() - self._left() - side - 4, 0)
        middle = QPointF(self._left() + side / 2 + 2 + room * share, 0)
        middle.setY(y + theme.size(LINE) / 2)
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)

    def _left(self) -> float:
        measure = metrics(13)
        names = [
            measure.horizontalAdvance(f"{_name(thread)} · {thread.count}")
            for thread in self.drawn
        ]
        return min(max(names, default=0) + theme.size(20), self.width() * 0.42)


def _name(thread: Timeline) -> str:
    return veil.over(thread.name, veil.THREAD)


def _called(entry: Entry) -> str:
    return veil.title(entry.line or "Untitled", entry.day)
