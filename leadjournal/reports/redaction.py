"""Leaving lines of a report out, or saying them in other words, before it is written.

What comes of it is a report like any other: what was left out of it is nowhere in it,
so it is in no picture and no text alternative either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from leadjournal.identifiers import Possible, sweep
from leadjournal.reports.model import (
    ALWAYS,
    Blank,
    Block,
    Bullets,
    Chart,
    Line,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from leadjournal.reports.words import printable

#: What becomes of a line, by its id: None leaves it out, words take its place.
Changes = Mapping[str, str | None]


@dataclass(frozen=True)
class Shown:
    """A line as a preview shows it, and what in it might identify somebody.

    A cell of a table names its *row*, which is left out as a whole; lines that stay
    in every report are *fixed*.
    """

    id: str
    section: str
    text: str
    row: str | None = None
    fixed: bool = False

    @property
    def possible(self) -> list[Possible]:
        return sweep(self.text)


def lines(report: Report) -> Iterator[Shown]:
    """Yield all that is said in a report, in order.

    A section is left out by its own id, with all that stands below it; so is a table.
    """
    for line in report.opening:
        yield Shown(line.id, "", line.text, fixed=True)
    for section in report.sections:
        fixed = section.id in ALWAYS
        name = section.heading.text
        yield Shown(section.heading.id, name, name, fixed=fixed)
        for block in section.blocks:
            for line, row in _said(block):
                yield Shown(line.id, name, line.text, row, fixed)


def replacing(report: Report, words: str, by: str) -> dict[str, str | None]:
    """Return the changes that put other words in the place of some, wherever they are.

    >>> from datetime import date
    >>> line = Line("a", "Priya and I")
    >>> section = Section("a/b", Line("c", "Priya"), (Paragraph(line),))
    >>> report = Report("", date.min, date.min, (), (section,))
    >>> replacing(report, "Priya", "a colleague")
    {'c': 'a colleague', 'a': 'a colleague and I'}
    """
    return {
        shown.id: shown.text.replace(words, by)
        for shown in lines(report)
        if words and words in shown.text and not shown.fixed
    }


def redact(report: Report, changes: Changes) -> Report:
    """Return a report without the lines that were left out, and others reworded.

    Its head and the box of its limits stay; ids that it does not have are of no
    account.
    """
    sections = (
        section if section.id in ALWAYS else _section(section, changes)
        for section in report.sections
        if section.id in ALWAYS
        or not (_gone(section.id, changes) or _gone(section.above, changes))
    )
    return replace(report, sections=tuple(sections))


def _said(block: Block) -> Iterator[tuple[Line, str | None]]:
    match block:
        case Paragraph(line=line) | Blank(line=line):
            yield line, None
        case Bullets(lines=own):
            yield from ((line, None) for line in own)
        case Chart(table=table):
            yield from _cells(table)
        case Table():
            yield from _cells(block)


def _cells(table: Table) -> Iterator[tuple[Line, str | None]]:
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            yield Line(row.cell_id(place), cell), row.id


def _gone(name: str, changes: Changes) -> bool:
    """Whether a line, or all that it belongs to, is left out or says nothing."""
    return name in changes and not (changes[name] or "").strip()


def _section(section: Section, changes: Changes) -> Section:
    blocks = (_block(block, changes) for block in section.blocks)
    kept = tuple(block for block in blocks if block is not None)
    return replace(section, heading=_line(section.heading, changes), blocks=kept)


def _block(block: Block, changes: Changes) -> Block | None:
    match block:
        case Paragraph(line=line) | Blank(line=line):
            if _gone(line.id, changes):
                return None
            return replace(block, line=_line(line, changes))
        case Bullets(lines=own):
            kept = tuple(_line(line, changes) for line in _kept(own, changes))
            return None if not kept else replace(block, lines=kept)
        case Chart(table=table):
            left = _table(table, changes)
            return None if left is None else replace(block, table=left)
        case Table():
            return _table(block, changes)


def _kept(own: Iterable[Line], changes: Changes) -> Iterator[Line]:
    return (line for line in own if not _gone(line.id, changes))


def _table(table: Table, changes: Changes) -> Table | None:
    if _gone(table.id, changes):
        return None
    rows = tuple(_row(row, changes) for row in table.rows if not _gone(row.id, changes))
    return replace(table, rows=rows) if rows or not table.rows else None


def _row(row: Row, changes: Changes) -> Row:
    cells = (
        _words(row.cell_id(place), cell, changes)
        for place, cell in enumerate(row.cells)
    )
    return replace(row, cells=tuple(cells))


def _line(line: Line, changes: Changes) -> Line:
    return replace(line, text=_words(line.id, line.text, changes))


def _words(name: str, text: str, changes: Changes) -> str:
    if name not in changes:
        return text
    return printable(changes[name] or "")
