"""Pictures of patterns: plain values in, and what was opened out.

Each is made of items with a key of the caller's, and can show itself as a table.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from leadjournal.ui import theme
from leadjournal.ui.picture import (
    Item,
    Picture,
    Table,
    draw_legend,
    fill,
    legend_height,
    metrics,
    reflections,
)
from leadjournal.wording import counted

ALIGN = Qt.AlignmentFlag


@dataclass(frozen=True)
class Count:
    """So many reflections of something: of a practice, of a week."""

    key: Hashable
    name: str
    count: int
    practice: str = ""


@dataclass(frozen=True)
class Period:
    """The counts of a month or a quarter; `label` is its short name."""

    label: str
    name: str
    counts: tuple[Count, ...]

    @property
    def total(self) -> int:
        return sum(part.count for part in self.counts)


class StackedMonths(Picture):
    """A column a month, a block in it for each practice."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._months: tuple[Period, ...] = ()

    def show_months(self, months: Sequence[Period]) -> None:
        self._months = tuple(months)
        self._renew()

    def sizeHint(self) -> QSize:
        legend = legend_height(self._legend(), self.width())
        return QSize(theme.size(660), int(legend) + theme.size(230))

    def table(self) -> Table:
        heads = [part.name for part in self._months[0].counts] if self._months else []
        rows = [
            (month.name, *(str(part.count) for part in month.counts))
            for month in self._months
        ]
        return ("Month", *heads), rows

    def _arranged(self) -> list[Item]:
        plot, items = self._plot(), []
        high = plot.height() / self._top()
        for month, middle, wide in self._columns():
            base = plot.bottom()
            for part in month.counts:
                if part.count:
                    tall = part.count * high
                    area = QRectF(middle - wide / 2, base - tall, wide, tall)
                    words = f"{part.name}, {month.name}: {reflections(part.count)}"
                    gap = min(2.0, tall / 3)
                    items.append(Item(part.key, area.adjusted(0, gap, 0, 0), words))
                    base -= tall
        return items

    def _draw(self, painter: QPainter) -> None:
        draw_legend(painter, self._legend(), QRectF(self.rect()))
        painter.setFont(theme.sans(11.5))
        self._draw_scale(painter)
        self._draw_labels(painter)
        blocks = (part for month in self._months for part in month.counts if part.count)
        for part, item in zip(blocks, self._items, strict=True):
            fill(painter, item.area, theme.brush(part.practice))

    def _draw_scale(self, painter: QPainter) -> None:
        plot, top, colours = self._plot(), self._top(), theme.current()
        for value in range(0, top + 1, max(1, ceil(top / 4))):
            y = plot.bottom() - plot.height() * value / top
            painter.setPen(QPen(QColor(colours.track), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(colours.muted))
            beside = QRectF(0, y - 20, plot.left() - theme.size(8), 40)
            painter.drawText(beside, ALIGN.AlignRight | ALIGN.AlignVCenter, str(value))

    def _draw_labels(self, painter: QPainter) -> None:
        """Name the months under their columns, or every second or third of them."""
        columns, below = self._columns(), self._plot().bottom() + 4
        measure = metrics(11.5)
        labels = [measure.horizontalAdvance(month.label) for month in self._months]
        widest = max(labels, default=0) + theme.size(8)
        every = ceil(widest * len(columns) / max(self._plot().width(), 1)) or 1
        painter.setPen(QColor(theme.current().muted))
        for month, middle, _ in columns[::-every]:
            under = QRectF(middle - widest, below, 2 * widest, theme.size(20))
            painter.drawText(under, ALIGN.AlignCenter, month.label)

    def _legend(self) -> list[tuple[QBrush, str]]:
        first = self._months[:1]
        return [(theme.brush(p.practice), p.name) for m in first for p in m.counts]

    def _top(self) -> int:
        return max((month.total for month in self._months), default=1) or 1

    def _plot(self) -> QRectF:
        above = legend_height(self._legend(), self.width()) + theme.size(18)
        below = theme.size(26)
        left = metrics(11.5).horizontalAdvance("00") + theme.size(12)
        return QRectF(
            left, above, self.width() - left - 2, self.height() - above - below
        )

    def _columns(self) -> list[tuple[Period, float, float]]:
        """Return each month with the middle of its column, and how wide it is."""
        plot = self._plot()
        pitch = plot.width() / max(len(self._months), 6)
        wide = max(pitch * 0.62, 3)
        return [
            (month, plot.left() + pitch * (place + 0.5), wide)
            for place, month in enumerate(self._months)
        ]


class Rhythm(Picture):
    """A bar a week: how many reflections were written in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._weeks: tuple[Count, ...] = ()

    def show_weeks(self, weeks: Sequence[Count]) -> None:
        self._weeks = tuple(weeks)
        self._renew()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(400), theme.size(72))

    def table(self) -> Table:
        return ("Week", "Reflections"), [(w.name, str(w.count)) for w in self._weeks]

    def _arranged(self) -> list[Item]:
        pitch = self.width() / max(len(self._weeks), 1)
        return [
            Item(
                week.key,
                QRectF(place * pitch, 4, pitch - min(6, pitch / 4), self.height() - 8),
                f"{week.name}: {reflections(week.count)}",
                opens=week.count > 0,
            )
            for place, week in enumerate(self._weeks)
        ]

    def _draw(self, painter: QPainter) -> None:
        colours = theme.current()
        most = max((week.count for week in self._weeks), default=1) or 1
        for week, item in zip(self._weeks, self._items, strict=True):
            share = week.count / most
            tall = theme.size(8) + (item.area.height() - theme.size(8)) * share
            bar = QRectF(item.area)
            bar.setTop(bar.bottom() - (tall if week.count else theme.size(8)))
            pale = 0 if colours.patterned else 0.36 * (1 - share)
            colour = (
                theme.mix(colours.accent, colours.surface, pale)
                if week.count
                else colours.track
            )
            painter.setPen(_outline(colours.patterned, week.count == 0))
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(bar, 4, 4)


class ShareBars(Picture):
    """A bar a practice: its share of so many reflections."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._shares: tuple[Count, ...] = ()
        self._full = 0
        self._total, self._noun, self._head = 0, "reflection", "Practice"

    def show_shares(
        self,
        shares: Sequence[Count],
        total: int,
        noun: str = "reflection",
        head: str = "Practice",
        full: int = 0,
    ) -> None:
        """Show shares of so many of a *noun*; *head* is that of their names.

        A bar is full with all of them, or with as many as *full*.
        """
        self._full = full or total
        self._shares, self._total = tuple(shares), total
        self._noun, self._head = noun, head
        self._renew()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(290), max(len(self._shares), 1) * self._line())

    def table(self) -> Table:
        heads = (self._head, f"Of {counted(self._total, self._noun)}")
        return heads, [(share.name, str(share.count)) for share in self._shares]

    def _arranged(self) -> list[Item]:
        line = self._line()
        return [
            Item(
                share.key,
                QRectF(0, place * line, self.width(), line),
                f"{share.name}: {share.count} of {counted(self._total, self._noun)}",
                opens=share.count > 0,
            )
            for place, share in enumerate(self._shares)
        ]

    def _draw(self, painter: QPainter) -> None:
        colours, measure = theme.current(), metrics(13)
        names = [measure.horizontalAdvance(share.name) for share in self._shares]
        left = max(names, default=0) + theme.size(24)
        right = measure.horizontalAdvance("000") + theme.size(12)
        for share, item in zip(self._shares, self._items, strict=True):
            painter.setPen(QColor(colours.ink))
            painter.drawText(item.area, ALIGN.AlignVCenter, share.name)
            end = ALIGN.AlignVCenter | ALIGN.AlignRight
            painter.drawText(item.area, end, str(share.count))
            self._draw_bar(painter, share, item.area.adjusted(left, 0, -right, 0))

    def _draw_bar(self, painter: QPainter, share: Count, line: QRectF) -> None:
        tall = theme.size(11)
        bar = QRectF(line.left(), line.center().y() - tall / 2, line.width(), tall)
        painter.setPen(_outline(theme.current().patterned, True))
        painter.setBrush(QColor(theme.current().track))
        painter.drawRoundedRect(bar, tall / 2, tall / 2)
        if share.count:
            bar.setWidth(max(bar.width() * share.count / max(self._full, 1), tall))
            fill(painter, bar, theme.brush(share.practice), tall / 2)

    def _line(self) -> int:
        return theme.size(28)


def _outline(patterned: bool, empty: bool) -> QPen:
    """Return the pen of what is empty, which black on black would hide."""
    line = QPen(QColor(theme.current().line), 1)
    return line if patterned and empty else QPen(Qt.PenStyle.NoPen)
