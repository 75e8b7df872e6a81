"""The pictures of a report as SVG, to stand in a page without anything fetched."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from leadjournal.reports import drawing
from leadjournal.reports.model import Chart, Drawing

_BAR, _GAP, _TALL = 30, 12, 150
_LONG, _LINE = 300, 22
_WEEK = 12


def picture(chart: Chart, name: str) -> str:
    """Return the picture of a table, with its title and what it shows in words.

    A grid is its own table, and needs none.
    """
    if chart.drawing is Drawing.STACKS:
        parts, wide, tall = _stacks(chart)
    elif chart.drawing is Drawing.BARS:
        parts, wide, tall = _bars(chart)
    elif chart.drawing is Drawing.MARKS:
        parts, wide, tall = _marks(chart)
    else:
        return ""
    return (
        f'<svg role="img" viewBox="0 0 {wide} {tall}" width="{wide}"'
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(chart.table.caption)}</title>'
        f'<desc id="{name}-desc">{escape(drawing.alternative(chart))}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _stacks(chart: Chart) -> tuple[list[str], int, int]:
    table = chart.table
    most = drawing.highest(table, Drawing.STACKS)
    parts: list[str] = []
    columns = drawing.stacks(table)
    for place, (head, stack) in enumerate(zip(table.heads[1:], columns, strict=False)):
        x, y = place * (_BAR + _GAP), float(_TALL)
        for row, value in zip(table.rows, stack, strict=True):
            tall = value / most * _TALL
            y -= tall
            parts += _rectangle(x, y, _BAR, tall, drawing.colour(row.key))
        parts.append(_text(x + _BAR / 2, _TALL + 16, head, "middle"))
    return parts, max(1, len(columns)) * (_BAR + _GAP), _TALL + 24


def _bars(chart: Chart) -> tuple[list[str], int, int]:
    table = chart.table
    most = drawing.highest(table, Drawing.BARS)
    parts: list[str] = []
    for place, row in enumerate(table.rows):
        x, y = 0.0, place * _LINE
        for key, value in zip(table.keys, drawing.numbers(row), strict=False):
            wide = value / most * _LONG
            parts += _rectangle(x, y, wide, _LINE - 6, drawing.colour(key))
            x += wide
        parts.append(_text(_LONG + 10, y + 13, row.cells[0]))
    return parts, _LONG + 220, max(1, len(table.rows)) * _LINE


def _marks(chart: Chart) -> tuple[list[str], int, int]:
    weeks = [week for row in chart.table.rows for week in drawing.marks(row)]
    most = max(map(len, weeks), default=1) or 1
    tall = most * _WEEK
    parts: list[str] = []
    for place, week in enumerate(weeks):
        x = place * _WEEK + _WEEK / 2
        if not week:
            parts.append(_text(x, tall, "–", "middle"))
        for above, mark in enumerate(week):
            parts += _mark(x, tall - above * _WEEK - 5, mark)
    return parts, max(1, len(weeks)) * _WEEK, tall + 4


def _mark(x: float, y: float, mark: str) -> Iterator[str]:
    """Draw a week as an open, a half or a full circle."""
    fill = ' fill="currentColor"' if mark == "heavy" else ' fill="none"'
    yield f'<circle cx="{x:g}" cy="{y:g}" r="4" stroke="currentColor"{fill}/>'
    if mark == "mixed":
        yield f'<path d="M{x:g} {y - 4:g}a4 4 0 0 0 0 8z" fill="currentColor"/>'


def _rectangle(
    x: float, y: float, wide: float, tall: float, colour: str
) -> Iterator[str]:
    if wide and tall:
        yield (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}"'
            f' fill="{colour}" stroke="#888" stroke-width="0.5"/>'
        )


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
