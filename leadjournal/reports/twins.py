"""Lines that say the same words of a reflection at several places of a report.

A plan stands under the plans and below its reflection; a lesson is quoted from a text
that is there too. Who leaves one of them out does not want the other to be found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from leadjournal.reports.lines import Cell, Entry, Role
from leadjournal.reports.words import one_line, printable

#: What a heading says whose words were left out at another place.
UNNAMED = "A reflection"
_QUOTED = ("lessons", "credit", "shadows")
_IN_CELL_1 = ("threads", "overview")

Links = Mapping[int, frozenset[int]]


def words_cell(entry: Entry) -> Cell:
    """Return the cell of an entry that holds a person's words."""
    in_row = entry.role is Role.ROW and len(entry.cells) > 1
    return entry.cells[1 if in_row and entry.id.startswith(_IN_CELL_1) else 0]


def links(entries: Sequence[Entry]) -> Links:
    """Return for the place of each entry the places that go with it."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in _pairs(entries):
        found[one].add(other)
        found[other].add(one)
    for thread, claim in _claimed(entries):
        found[thread].add(claim)
    return {place: frozenset(others) for place, others in found.items()}


def reworded(before: str, after: str, twin: str) -> str | None:
    """Return how a twin is said once a line is; None where it cannot be told.

    >>> reworded("Priya came", "A nurse came", "Plan: Priya came (did)")
    'Plan: A nurse came (did)'
    >>> reworded("5 May. Priya came", "5 May. A nurse came", "Priya came")
    'A nurse came'
    """
    before, after = _compared(before), _compared(after)
    own = _compared(twin)
    if before in own:
        return own.replace(before, after)
    if own not in before:
        return None
    opening, ending = before.split(own, 1)
    if own in after:
        return twin
    length = len(after) - len(ending)
    if not (after.startswith(opening) and after.endswith(ending)):
        return None
    return after[len(opening) : length] if length > len(opening) else None


def _compared(text: str) -> str:
    return one_line(text).removesuffix("…")


def _pairs(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    kinds = _Kinds(entries)
    for name, row in kinds.plans.items():
        for line in kinds.plan_lines.get(name, ()):
            yield row, line
    for name, quotes in kinds.quotes.items():
        pieces = [(place, kinds.said(place)) for place in kinds.pieces.get(name, ())]
        for quote in quotes:
            whole = kinds.said(quote)
            yield from ((quote, piece) for piece, words in pieces if words in whole)
    for name, rows in kinds.titled.items():
        for row in rows:
            yield from kinds.of_title(row, name)


class _Kinds:
    """The places of entries by what they are of, and by the id of that."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self.plans: dict[str, int] = {}
        self.plan_lines: defaultdict[str, list[int]] = defaultdict(list)
        self.quotes: defaultdict[str, list[int]] = defaultdict(list)
        self.pieces: defaultdict[str, list[int]] = defaultdict(list)
        self.headings: defaultdict[str, list[int]] = defaultdict(list)
        #: Rows that name a reflection by its title, or by how it begins.
        self.titled: defaultdict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(entries):
            self._sort_in(place, entry)

    def said(self, place: int) -> str:
        return _compared(words_cell(self._entries[place]).text)

    def of_title(self, row: int, name: str) -> Iterator[tuple[int, int]]:
        """Yield what has the words by which a row names a reflection."""
        title = self.said(row)
        for place in self.headings.get(name, ()):
            if title in self.said(place):
                yield row, place
        for place in self.pieces.get(name, ()):
            if self.said(place).startswith(title):
                yield row, place

    def _sort_in(self, place: int, entry: Entry) -> None:
        if not self._entries[place].cells[0].text:
            return
        match entry.role, entry.id.split("/"):
            case Role.ROW, ["plans", plan]:
                self.plans[plan] = place
            case Role.LINE, ["texts", _, "plan", plan]:
                self.plan_lines[plan].append(place)
            case Role.LINE, [quoted, name, _] if quoted in _QUOTED:
                self.quotes[name].append(place)
            case Role.HEADING, ["texts" | "entries", name]:
                self.headings[name].append(place)
            case Role.LINE, ["texts", name, number] if number.isdecimal():
                self.pieces[name].append(place)
            case Role.LINE, ["entries", name, *_]:
                self.pieces[name].append(place)
            case Role.ROW, ["threads", _, *_, name] | ["overview", name]:
                self.titled[name].append(place)


def _claimed(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield threads with what else names them: sentences, and the lines below."""
    claims = [
        (place, entry.cells[0].text)
        for place, entry in enumerate(entries)
        if entry.id.startswith("claims/")
    ]
    tables = {
        entry.id: place
        for place, entry in enumerate(entries)
        if entry.role is Role.CAPTION
    }
    for place, entry in enumerate(entries):
        if entry.role is not Role.LINE or not entry.id.startswith("threads/"):
            continue
        name = printable(entry.id.removeprefix("threads/"))
        yield from ((place, claim) for claim, text in claims if f"“{name}”" in text)
        if (table := tables.get(f"{entry.id}/table")) is not None:
            yield place, table
