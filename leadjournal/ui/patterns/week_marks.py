"""The weeks of a period as small marks: how often one wrote, and how it weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from leadjournal.choices import Weight
from leadjournal.days import MONTHS
from leadjournal.ui import theme
from leadjournal.ui.picture import Item, Picture, Table, metrics

#: So many marks stand over each other; more reflections in a week are a plus sign.
MOST = 4
#: More weeks than these are not drawn; the latest are.
MOST_WEEKS = 265
#: What each mark is called, in the order of the legend.
NAMES = {
    Weight.LIGHT.value: "light",
    Weight.MIXED.value: "mixed",
    Weight.HEAVY.value: "heavy",
    "": "nothing said",
    "away": "away",
}
CELL, MARK, GAP, LABELS, BETWEEN = 15, 9, 3, 18, 8


@dataclass(frozen=True)
class WeekMark:
    """A week by its Monday; `said` puts it in words, `weights` are as noted."""

    monday: date
    name: str
    said: str
    count: int
    weights: tuple[str, ...]
    away: bool = False

    @property
    def marks(self) -> list[str]:
        """What is drawn, from below: the weights, then what had none, or a pause."""
        if self.away:
            return ["away"]
        return [*self.weights, *[""] * self.count][: self.count]


class WeekMarks(Picture):
    """A column a week: a mark for each reflection, a pause for a week away."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._weeks: tuple[WeekMark, ...] = ()

    def show_weeks(self, weeks: Sequence[WeekMark]) -> None:
        self._weeks = tuple(weeks)
        self._renew()

    @property
    def drawn(self) -> Sequence[WeekMark]:
        return self._weeks[-MOST_WEEKS:]

    def sizeHint(self) -> QSize:
        rows = ceil(len(self.drawn) / self._across()) if self._weeks else 1
        height = rows * (self._tall() + theme.size(BETWEEN)) + self._legend_height()
        return QSize(theme.size(400), height)

    def table(self) -> Table:
        return ("Week", "Reflections", "How it felt"), [
            (week.name, str(week.count), self._felt(week)) for week in self._weeks
        ]

    def _felt(self, week: WeekMark) -> str:
        return "away" if week.away else ", ".join(week.weights)

    def _arranged(self) -> list[Item]:
        across, cell = self._across(), self._cell()
        row = self._tall() + theme.size(BETWEEN)
        tall = self._tall() - theme.size(LABELS)
        return [
            Item(
                ("week", week.monday),
                QRectF(place % across * cell, place // across * row, cell, tall),
                f"{week.name}: {week.said}",
                opens=week.count > 0,
            )
            for place, week in enumerate(self.drawn)
        ]

    def _draw(self, painter: QPainter) -> None:
        shown = None
        for week, item in zip(self.drawn, self._items, strict=True):
            self._draw_week(painter, week, item.area)
            if week.monday.month != shown:
                shown = week.monday.month
                self._draw_month(painter, week, item.area)
        self._draw_legend(painter)

    def _draw_week(self, painter: QPainter, week: WeekMark, area: QRectF) -> None:
        side, gap = theme.size(MARK), theme.size(GAP)
        middle = area.center().x()
        if not week.marks:
            painter.setPen(QPen(QColor(theme.current().edge), 1.5))
            y = area.bottom() - side / 2
            painter.drawLine(QPointF(middle - 2, y), QPointF(middle + 2, y))
        for place, mark in enumerate(week.marks[:MOST]):
            y = area.bottom() - (place + 1) * side - place * gap
            box = QRectF(middle - side / 2, y, side, side)
            more = place == MOST - 1 and len(week.marks) > MOST
            draw_mark(painter, "more" if more else mark, box)

    def _draw_month(self, painter: QPainter, week: WeekMark, area: QRectF) -> None:
        """Name the month under its first week, if the month before leaves room."""
        name = MONTHS[week.monday.month - 1][:3]
        if week.monday.month == 1 or week is self.drawn[0]:
            name = f"{name} {week.monday.year % 100:02}"
        painter.setFont(theme.sans(11.5))
        painter.setPen(QColor(theme.current().muted))
        wide = metrics(11.5).horizontalAdvance(name) + 2
        left = min(area.left(), self.width() - wide)
        if self._cell() * 4 < wide and week.monday.month % 3 != 1:
            return
        under = QRectF(left, area.bottom() + 2, wide, theme.size(LABELS))
        painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, name)

    def _draw_legend(self, painter: QPainter) -> None:
        side = theme.size(MARK)
        above = self.height() - self._legend_height()
        painter.setFont(theme.sans(13))
        for (mark, name), (x, y) in zip(
            NAMES.items(), self._legend_places(), strict=True
        ):
            line = QRectF(x, above + y, self.width(), theme.size(22))
            draw_mark(
                painter, mark, QRectF(x, line.center().y() - side / 2, side, side)
            )
            painter.setPen(QColor(theme.current().ink))
            words = line.adjusted(side + theme.size(5), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)

    def _legend_places(self) -> list[tuple[float, float]]:
        measure, places, x, y = metrics(13), [], 0.0, 0.0
        for name in NAMES.values():
            wide = theme.size(MARK + 5) + measure.horizontalAdvance(name)
            if x and x + wide > max(self.width(), theme.size(200)):
                x, y = 0.0, y + theme.size(22)
            places.append((x, y))
            x += wide + theme.size(16)
        return places

    def _legend_height(self) -> int:
        return int(self._legend_places()[-1][1]) + theme.size(22)

    def _across(self) -> int:
        """Return how many weeks stand on a line: a year of them if there is room."""
        room = max(self.width(), theme.size(200)) // theme.size(CELL * 0.8)
        lines = ceil(len(self.drawn) / max(room, 1))
        return max(ceil(len(self.drawn) / max(lines, 1)), 12)

    def _cell(self) -> float:
        return min(self.width() / self._across(), theme.size(CELL * 1.6))

    def _tall(self) -> int:
        most = max((min(len(week.marks), MOST) for week in self.drawn), default=1)
        return max(most, 2) * theme.size(MARK + GAP) + theme.size(LABELS)


def draw_mark(painter: QPainter, mark: str, box: QRectF) -> None:
    """Draw a ring for light, half of it full for mixed, a full one for heavy.

    A dot is a reflection of which nothing was said, two bars a week away.
    """
    colour = QColor(theme.current().accent)
    ring = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour, max(1.4, box.width() / 7)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark == "more":
        middle = box.center()
        right = QPointF(ring.right(), middle.y())
        painter.drawLine(QPointF(ring.left(), middle.y()), right)
        painter.drawLine(
            QPointF(middle.x(), ring.top()), QPointF(middle.x(), ring.bottom())
        )
    elif mark == "away":
        painter.setPen(QPen(QColor(theme.current().muted), box.width() / 5))
        for share in (0.3, 0.7):
            x = box.left() + box.width() * share
            painter.drawLine(QPointF(x, ring.top()), QPointF(x, ring.bottom()))
    elif mark:
        if mark == Weight.HEAVY:
            painter.setBrush(colour)
        painter.drawEllipse(ring)
        if mark == Weight.MIXED:
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, 180 * 16)
    else:
        painter.setBrush(colour)
        small = box.width() / 3.2
        painter.drawEllipse(box.adjusted(small, small, -small, -small))
