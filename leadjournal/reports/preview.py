"""A report as it is read through before it leaves: what stays, and in what words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from leadjournal.identifiers import Kind, Possible, sweep
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
from leadjournal.reports.redaction import redact

EMPTY_BOX = "An empty box to write in"
#: A section of counts: its dates say when there was writing, and nothing of anybody.
_ONLY_WHEN = "attention"
_LISTED = re.compile(r"\. About |, ")
_NUMBERS = re.compile(r"[\d\s%–-]*(?:of [\d\s]+)?")


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


class Preview:
    """The entries of a report in order, and what a person wants changed in them."""

    def __init__(self, report: Report, before: Preview | None = None) -> None:
        """Take what was wanted *before* over, where it still says the same."""
        self._report = report
        self.entries = tuple(_entries(report))
        self._out: set[str] = set(before._out) if before else set()  # noqa: SLF001
        self._words: dict[str, str] = {}
        if before is not None:
            self._take_over(before)
        self._possible = [self._swept(entry) for entry in self.entries]

    @property
    def title(self) -> str:
        return self._report.title

    @property
    def report(self) -> Report:
        """The report as it was made; `redacted` is the one to write."""
        return self._report

    @property
    def redacted(self) -> Report:
        changes: dict[str, str | None] = {**self._words, **dict.fromkeys(self._out)}
        return redact(self._report, changes)

    def text(self, entry: Entry) -> str:
        """Say an entry in one go, a row with the heads of its columns."""
        first, *rest = [self.words(cell) for cell in entry.cells]
        if entry.role is Role.BLANK:
            return f"{first} ({EMPTY_BOX.lower()})" if first else EMPTY_BOX
        if not rest:
            return first
        heads = [cell.head for cell in entry.cells[1:]]
        said = [
            f"{head} {words}" if _NUMBERS.fullmatch(words) else words
            for head, words in zip(heads, rest, strict=True)
            if words
        ]
        return f"{first}: {', '.join(said)}" if said else first

    def words(self, cell: Cell) -> str:
        return self._words.get(cell.id, cell.text)

    def is_out(self, entry: Entry) -> bool:
        """Whether it is left out, by itself or with something else."""
        if entry.fixed:
            return False
        if entry.id in self._out or any(above in self._out for above in entry.within):
            return True
        return bool(entry.parts) and self._out.issuperset(entry.parts)

    def goes_with_another(self, entry: Entry) -> bool:
        """Whether it is out because of what it stands below."""
        return not entry.fixed and any(above in self._out for above in entry.within)

    def is_reworded(self, entry: Entry) -> bool:
        return any(cell.id in self._words for cell in entry.cells)

    def possible(self, place: int) -> list[Possible]:
        """Return what in an entry that stays might identify somebody."""
        return [] if self.is_out(self.entries[place]) else self._possible[place]

    def leave_out(self, entry: Entry, *, out: bool = True) -> None:
        if entry.fixed:
            return
        if out:
            self._out.add(entry.id)
        else:
            self._out.discard(entry.id)
            self._out.difference_update(entry.parts)

    def say_instead(self, cell: Cell, words: str) -> None:
        """Put other words in the place of some; the first ones undo it."""
        if words == cell.text:
            self._words.pop(cell.id, None)
        else:
            self._words[cell.id] = words
        for place, entry in enumerate(self.entries):
            if cell in entry.cells:
                self._possible[place] = self._swept(entry)

    def replace(self, words: str, by: str) -> int:
        """Put others in the place of some words wherever they are whole; count them."""
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        number = 0
        for entry in self.entries:
            for cell in entry.cells:
                if entry.fixed or not cell.may_change:
                    continue
                said, times = whole.subn(lambda _: by, self.words(cell))
                if times:
                    number += times
                    self.say_instead(cell, said)
        return number

    @property
    def number_out(self) -> int:
        return sum(self.is_out(entry) for entry in self.entries)

    @property
    def number_reworded(self) -> int:
        return sum(self.is_reworded(e) and not self.is_out(e) for e in self.entries)

    @property
    def to_check(self) -> list[int]:
        """The places of the entries that might identify somebody, and stay."""
        return [place for place in range(len(self.entries)) if self.possible(place)]

    def _take_over(self, before: Preview) -> None:
        known = {cell.id: cell.text for e in before.entries for cell in e.cells}
        for entry in self.entries:
            for cell in entry.cells:
                words = before._words.get(cell.id)
                if words is not None and known.get(cell.id) == cell.text:
                    self._words[cell.id] = words

    def _swept(self, entry: Entry) -> list[Possible]:
        if entry.fixed:
            return []
        return [
            found
            for cell in entry.cells
            if cell.may_change
            for part in _parts(entry, self.words(cell))
            for found in sweep(part)
            if not (
                found.kind is Kind.DATE
                and (_ONLY_WHEN in entry.within or found.text == self.words(cell))
            )
        ]


def _parts(entry: Entry, text: str) -> list[str]:
    """Cut the names of practices apart, of which each begins with a capital."""
    return _LISTED.split(text) if entry.id.endswith("/day") else [text]


def _entries(report: Report) -> Iterator[Entry]:
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
                may_change=not _NUMBERS.fullmatch(text) and not (drawn and place),
            )
            for place, text in enumerate(row.cells)
        )
        yield Entry(row.id, Role.ROW, cells, (*within, table.id), fixed=fixed)


def _cell(line: Line) -> Cell:
    return Cell(line.id, line.text)


def _head(heads: Sequence[str], place: int) -> str:
    return heads[place] if place < len(heads) else ""
