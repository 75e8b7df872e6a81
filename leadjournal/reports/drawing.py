"""The pictures of a report, worked out once for all formats that draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leadjournal.choices import Chance, Weight
from leadjournal.reports.model import Chart, Drawing, Row, Table

#: The colours of print: those of the window in daylight.
INK, MUTED, LINE, SOFT = "#1F2328", "#5A626D", "#DED8CE", "#DFEFED"
ACCENT, PAPER, WARM = "#0B6B6B", "#FFFFFF", "#FBEFD6"
COLOURS = {
    "kf-shared-purpose": "#3B5BA9",
    "kf-personal-contact": "#B35900",
    "kf-surface-conflict": "#B3364B",
    "kf-altruism": "#2F7D4F",
    "kf-long-term": "#6B4C9A",
    Chance.TOOK.value: "#2F7D4F",
    Chance.PARTLY.value: "#8DB79D",
    Chance.PASSED.value: "#A3A8B0",
    Chance.NONE.value: "#FFFFFF",
}
MARKS = {Weight.LIGHT.value, Weight.MIXED.value, Weight.HEAVY.value}


def colour(key: str) -> str:
    return COLOURS.get(key, MUTED)


def number(cell: str) -> int:
    """Return the number in a cell; a reworded one that has none is not drawn."""
    return int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else 0


def numbers(row: Row) -> list[int]:
    return [number(cell) for cell in row.cells[1:]]


def stacks(table: Table) -> list[list[int]]:
    """Return for each column its numbers from the first row to the last."""
    width = max((len(row.cells) for row in table.rows), default=1) - 1
    return [[numbers(row)[place] for row in table.rows] for place in range(width)]


def highest(table: Table, drawing: Drawing) -> int:
    """Return what the longest bar, or the darkest field, stands for: 1 or more."""
    if drawing is Drawing.STACKS:
        return max([1, *map(sum, stacks(table))])
    rows = [numbers(row) for row in table.rows]
    if drawing is Drawing.MATRIX:
        return max([1, *(each for row in rows for each in row)])
    return max([1, *map(sum, rows)])


def marks(row: Row) -> list[list[str]]:
    """Return for each week how it weighed: nothing, or one mark or several."""
    weeks = row.cells[1].split(", ") if row.cells[1:] else []
    return [[mark for mark in week.split(" and ") if mark in MARKS] for week in weeks]


def alternative(chart: Chart) -> str:
    """Say in words what a picture shows: all its numbers, and what it is."""
    table = chart.table
    told = "; ".join(_told(chart)) or "nothing"
    what = {
        Drawing.STACKS: "Stacked bars, one for each time",
        Drawing.MATRIX: "A grid in which more is darker",
        Drawing.BARS: "Bars in parts, one for each row",
        Drawing.MARKS: "Marks in a row, one for each week",
    }[chart.drawing]
    return f"{table.caption}. {what}: {told}."


def _told(chart: Chart) -> Iterator[str]:
    table = chart.table
    if chart.drawing is Drawing.STACKS:
        names = [row.cells[0] for row in table.rows]
        for head, stack in zip(table.heads[1:], stacks(table), strict=False):
            yield f"{head}: {_parts(names, stack)}"
    elif chart.drawing is Drawing.MARKS:
        yield from (": ".join(row.cells[:2]) for row in table.rows)
    else:
        for row in table.rows:
            yield f"{row.cells[0]}: {_parts(table.heads[1:], numbers(row))}"


def _parts(names: Sequence[str], values: Sequence[int]) -> str:
    some = [f"{n} {v}" for n, v in zip(names, values, strict=False) if v]
    return ", ".join(some) or "none"
