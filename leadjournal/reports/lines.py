"""The entries of a report in order: what can be left out or reworded as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leadjournal.reports.model import (
    ALWAYS,
    Blank,
    Block,
    Bullets,
    Chart,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
)

#: What is a number, or several: it is left out or kept, but not reworded.
NUMBERS = re.compile(r"[\d\s%–-]*(?:of [\d\s]+)?")


class Role(StrEnum):
    """What an entry is in its report."""

    OPENING = "opening"
    HEADING = "heading"
    CAPTION = "table"
    LINE = "line"
    ROW = "row"
    BLANK = "empty box"


@dataclass(frozen=True)
class Cell:
    """Some words of an entry, and whether others may take their place."""

    id: str
    text: str
    head: str = ""
    may_change: bool = True


@dataclass(frozen=True)
class Entry:
    """What stays or is left out as one: a line, a row, a heading with all below it.

    It goes as well when one of those that it is `within` goes, or all its `parts`.
    """

    id: str
    role: Role
    cells: tuple[Cell, ...]
    within: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    fixed: bool = False
    level: int = 0

    @property
    def may_change(self) -> bool:
        return not self.fixed and any(cell.may_change for cell in self.cells)


def entries_of(report: Report) -> Iterator[Entry]:
    for line in report.opening:
        yield Entry(line.id, Role.OPENING, (_cell(line),), fixed=True)
    for section in report.sections:
        yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Entry]:
    fixed = section.id in ALWAYS
    above = (section.above,) if section.above else ()
    yield Entry(
        section.id,
        Role.HEADING,
        (_cell(section.heading),),
        within=above,
        fixed=fixed,
        level=section.level,
    )
    for block in section.blocks:
        yield from _of_block(block, (section.id, *above), fixed)


def _of_block(block: Block, within: tuple[str, ...], fixed: bool) -> Iterator[Entry]:
    match block:
        case Paragraph(line=line):
            yield Entry(line.id, Role.LINE, (_cell(line),), within, fixed=fixed)
        case Blank(line=line):
            cell = Cell(line.id, line.text, may_change=bool(line.text))
            yield Entry(line.id, Role.BLANK, (cell,), within, fixed=fixed)
        case Bullets(lines=own):
            for line in own:
                yield Entry(line.id, Role.LINE, (_cell(line),), within, fixed=fixed)
        case Chart(table=table):
            yield from _of_table(table, within, fixed, drawn=True)
        case Table():
            yield from _of_table(block, within, fixed, drawn=False)


def _of_table(
    table: Table, within: tuple[str, ...], fixed: bool, *, drawn: bool
) -> Iterator[Entry]:
    """Yield what a table shows, then its rows; what is drawn stays as it counts."""
    caption = Cell(table.id, table.caption, may_change=False)
    parts = tuple(row.id for row in table.rows)
    yield Entry(table.id, Role.CAPTION, (caption,), within, parts, fixed)
    for row in table.rows:
        cells = tuple(
            Cell(
                row.cell_id(place),
                text,
                _head(table.heads, place),
                may_change=not NUMBERS.fullmatch(text) and not (drawn and place),
            )
            for place, text in enumerate(row.cells)
        )
        yield Entry(row.id, Role.ROW, cells, (*within, table.id), fixed=fixed)


def _cell(line: Line) -> Cell:
    return Cell(line.id, line.text)


def _head(heads: Sequence[str], place: int) -> str:
    return heads[place] if place < len(heads) else ""
