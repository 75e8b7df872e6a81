"""Pictures of two things at once: practices that meet, chances and their use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from leadjournal.ui import theme
from leadjournal.ui.charts import Period
from leadjournal.ui.picture import (
    Item,
    Picture,
    Table,
    draw_legend,
    legend_height,
    metrics,
    reflections,
)

ALIGN = Qt.AlignmentFlag
CHANCES = ("took it", "partly", "let it pass")


@dataclass(frozen=True)
class Head:
    """What a row or a column of a matrix is about; `label` is its short name."""

    key: str
    label: str
    name: str


@dataclass(frozen=True)
class Cell:
    """How often two things met; by chance they would meet as often as `expected`."""

    count: int
    expected: float | None = None
    beyond: bool = False

    @property
    def by_chance(self) -> str:
        if self.expected is None:
            return ""
        about = round(self.expected)
        return f"by chance about {about}" if about else "by chance hardly any"


class MeetingMatrix(Picture):
    """How often things of the rows and things of the columns come up together.

    The key of an item is the pair of the keys of its row and column. A cell beyond
    chance has a thick edge and a full corner, and says so.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._rows: tuple[Head, ...] = ()
        self._columns: tuple[Head, ...] = ()
        self._cells: Mapping[tuple[str, str], Cell] = {}

    def show_meetings(
        self,
        rows: Sequence[Head],
        columns: Sequence[Head],
        cells: Mapping[tuple[str, str], Cell],
    ) -> None:
        self._rows, self._columns = tuple(rows), tuple(columns)
        self._cells = dict(cells)
        self._renew()

    def sizeHint(self) -> QSize:
        rows = len(self._rows) * self._line()
        return QSize(theme.size(340), self._above() + rows)

    def table(self) -> Table:
        return ("", *(column.label for column in self._columns)), [
            (row.name, *(self._in_short(row, column) for column in self._columns))
            for row in self._rows
        ]

    def _arranged(self) -> list[Item]:
        above, line = self._above(), self._line()
        return [
            Item(
                (row.key, column.key),
                QRectF(x + 2, above + y * line + 2, wide - 4, line - 4),
                f"{row.name} with {column.name}: {self._in_words(row, column)}",
                opens=self._count(row, column) > 0,
            )
            for y, row in enumerate(self._rows)
            for column, (x, wide) in zip(self._columns, self._spans(), strict=True)
        ]

    def _spans(self) -> list[tuple[float, float]]:
        """Return where each column begins and how wide it is: its longest word's."""
        needed = [_longest([column], 11.5) + theme.size(6) for column in self._columns]
        left, room = self._left(), self.width() - self._left()
        spare = (room - sum(needed)) / max(len(needed), 1)
        if spare < 0:
            needed, spare = [room / len(needed)] * len(needed), 0
        spans = []
        for wide in needed:
            spans.append((left, wide + spare))
            left += wide + spare
        return spans

    def _draw(self, painter: QPainter) -> None:
        self._draw_heads(painter)
        painter.setFont(theme.sans(13))
        pairs = [(row, column) for row in self._rows for column in self._columns]
        most = max((self._count(*pair) for pair in pairs), default=1) or 1
        for pair, item in zip(pairs, self._items, strict=True):
            count = self._count(*pair)
            colour = _shade(count / most)
            painter.setPen(QPen(QColor(theme.current().line), 1))
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(item.area, 5, 5)
            if self._cell(*pair).beyond:
                self._draw_beyond(painter, item.area, colour)
            painter.setPen(QColor(theme.readable_on(colour)))
            painter.drawText(item.area, ALIGN.AlignCenter, str(count))

    def _draw_heads(self, painter: QPainter) -> None:
        wraps = Qt.TextFlag.TextWordWrap
        across, down = self._items[: len(self._columns)], self._items
        painter.setFont(theme.sans(11.5))
        painter.setPen(QColor(theme.current().muted))
        for head, item in zip(self._columns, across, strict=False):
            over = QRectF(item.area.left() - 4, 0, item.area.width() + 8, self._above())
            over &= QRectF(self.rect())
            words = _fitted(head.label, over.width())
            painter.drawText(over, ALIGN.AlignCenter | wraps, words)
        painter.setFont(theme.sans(13))
        painter.setPen(QColor(theme.current().ink))
        for head, item in zip(
            self._rows, down[:: len(self._columns) or 1], strict=True
        ):
            beside = QRectF(0, item.area.top(), self._left() - 6, item.area.height())
            painter.drawText(beside, ALIGN.AlignVCenter | wraps, head.label)

    def _draw_beyond(self, painter: QPainter, area: QRectF, colour: str) -> None:
        """Mark a cell that is beyond chance by shape, for whom colours are alike."""
        ink, side = QColor(theme.readable_on(colour)), theme.size(8)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        corner = area.topRight() + QPointF(-3, 3)
        left, down = QPointF(-side, 0), QPointF(0, side)
        painter.drawPolygon([corner, corner + left, corner + down])

    def _cell(self, row: Head, column: Head) -> Cell:
        return self._cells.get((row.key, column.key), Cell(0))

    def _count(self, row: Head, column: Head) -> int:
        return self._cell(row, column).count

    def _in_short(self, row: Head, column: Head) -> str:
        cell = self._cell(row, column)
        return f"{cell.count}, {cell.by_chance}" if cell.beyond else str(cell.count)

    def _in_words(self, row: Head, column: Head) -> str:
        """9 reflections, by chance about 4; more often than by chance"""
        cell = self._cell(row, column)
        said = reflections(cell.count)
        if cell.count and cell.by_chance:
            said = f"{said}, {cell.by_chance}"
        return f"{said}; more often than by chance" if cell.beyond else said

    def _left(self) -> float:
        return _longest(self._rows, 13) + theme.size(12)

    def _above(self) -> int:
        return theme.size(40)

    def _line(self) -> int:
        return theme.size(40)


class ChanceBars(Picture):
    """A bar a quarter: chances taken, partly taken and let pass, in that order."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._quarters: tuple[Period, ...] = ()
        self._practice = ""

    def show_quarters(self, practice: str, quarters: Sequence[Period]) -> None:
        self._practice, self._quarters = practice, tuple(quarters)
        self._renew()

    def sizeHint(self) -> QSize:
        bars = len(self._quarters) * self._line()
        legend = legend_height(self._legend(), self.width())
        return QSize(theme.size(260), bars + theme.size(4) + int(legend))

    def table(self) -> Table:
        heads = ("Quarter", *(chance.capitalize() for chance in CHANCES))
        return heads, [
            (quarter.label, *(str(part.count) for part in quarter.counts))
            for quarter in self._quarters
        ]

    def _arranged(self) -> list[Item]:
        items, line, left = [], self._line(), self._left()
        most = max((quarter.total for quarter in self._quarters), default=1) or 1
        for place, quarter in enumerate(self._quarters):
            x = left
            for part in quarter.counts:
                if part.count:
                    wide = (self.width() - left) * part.count / most
                    area = QRectF(x, place * line + 3, wide - 3, line - 6)
                    words = f"{part.name}, {quarter.name}: {reflections(part.count)}"
                    items.append(Item(part.key, area, words))
                    x += wide
        return items

    def _draw(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().muted))
        for place, quarter in enumerate(self._quarters):
            beside = QRectF(0, place * self._line(), self._left(), self._line())
            painter.drawText(beside, ALIGN.AlignVCenter, quarter.label)
        shades = [
            shade
            for quarter in self._quarters
            for part, shade in zip(quarter.counts, self._shades(), strict=True)
            if part.count
        ]
        full, *_ = self._shades()
        # The paler parts need an edge to stand out from the paper.
        edge = QPen(QColor(theme.current().edge), 1)
        for shade, item in zip(shades, self._items, strict=True):
            painter.setPen(QPen(full.color(), 1) if shade == full else edge)
            painter.setBrush(shade)
            painter.drawRoundedRect(item.area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        below = len(self._quarters) * self._line() + theme.size(4)
        draw_legend(
            painter, self._legend(), QRectF(self.rect()).adjusted(0, below, 0, 0)
        )

    def _legend(self) -> list[tuple[QBrush, str]]:
        return list(zip(self._shades(), CHANCES, strict=True))

    def _shades(self) -> tuple[QBrush, QBrush, QBrush]:
        """Return full, half and grey; in black and white, full, hatched and empty."""
        colours = theme.current()
        colour = colours.practice(self._practice)[0]
        if colours.patterned:
            half = QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern)
            return QBrush(QColor(colour)), half, QBrush(QColor(colours.canvas))
        return (
            QBrush(QColor(colour)),
            QBrush(QColor(theme.mix(colour, colours.surface, 0.55))),
            QBrush(QColor(theme.mix(colours.muted, colours.surface, 0.65))),
        )

    def _left(self) -> float:
        measure = metrics(13)
        widths = [measure.horizontalAdvance(q.label) for q in self._quarters]
        return max(widths, default=0) + theme.size(12)

    def _line(self) -> int:
        return theme.size(29)


def _longest(heads: Sequence[Head], px: float) -> float:
    """Return the width of the longest word of some names, which may be wrapped."""
    measure = metrics(px)
    words = [word for head in heads for word in head.label.split()]
    return max(map(measure.horizontalAdvance, words), default=0)


def _fitted(name: str, wide: float) -> str:
    """Return a name whose words are shortened where even one has too little room."""
    right = Qt.TextElideMode.ElideRight
    return " ".join(metrics(11.5).elidedText(w, right, wide) for w in name.split())


def _shade(share: float) -> str:
    """Return the colour of a cell; black and white have no shades between."""
    colours = theme.current()
    return theme.mix(
        colours.surface,
        colours.accent,
        round(share) if colours.patterned else share * 0.95,
    )
