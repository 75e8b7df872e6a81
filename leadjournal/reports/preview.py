"""A report as it is read through before it leaves: what stays, and in what words."""

from __future__ import annotations

import re

from leadjournal.identifiers import Kind, Possible, sweep
from leadjournal.reports import twins
from leadjournal.reports.lines import NUMBERS, Cell, Entry, entries_of
from leadjournal.reports.lines import Role as Role
from leadjournal.reports.model import Report
from leadjournal.reports.redaction import redact

EMPTY_BOX = "An empty box to write in"
#: Sections of counts: their dates say when there was writing, and nothing of anybody.
_ONLY_WHEN = {"attention", "weights"}
#: Lines that begin with the day of their reflection, or of an afterthought.
_DATED = ("lessons/", "credit/", "shadows/")
_AFTER = "/after/"
_FULL = r"(?:[A-Z][a-z]+day )?\d{1,2} [A-Z][a-z]+ \d{4}"
_A_DATE = re.compile(rf"(?:Afterthought, )?{_FULL}\.?")
_SPAN = re.compile(rf": \d+ reflections?, {_FULL}(?: to {_FULL})?\.$")
_LISTED = re.compile(r"\. About |, ")


class Preview:
    """The entries of a report in order, and what a person wants changed in them."""

    def __init__(self, report: Report, before: Preview | None = None) -> None:
        """Take what was wanted *before* over, where it still says the same."""
        self._report = report
        self.entries = tuple(entries_of(report))
        self._links = twins.links(self.entries)
        self._out: set[str] = set(before._out) if before else set()  # noqa: SLF001  of its own kind
        #: What stays though what says the same is out: somebody wanted it back.
        self._kept: set[str] = set(before._kept) if before else set()  # noqa: SLF001  of its own kind
        self._words: dict[str, str] = {}
        #: What goes or is reworded because what says the same is.
        self._out_too: set[str] = set()
        self._words_too: dict[str, str] = {}
        self._said: dict[str, str] = {}  # the words that were swept last
        if before is not None:
            self._take_over(before)
        self._possible: list[list[Possible]] = [[] for _ in self.entries]
        self._spread()
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
        out = dict.fromkeys(self._out | self._out_too)
        changes: dict[str, str | None] = {**self._words_too, **self._words, **out}
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
            f"{head} {words}" if NUMBERS.fullmatch(words) else words
            for head, words in zip(heads, rest, strict=True)
            if words
        ]
        return f"{first}: {', '.join(said)}" if said else first

    def words(self, cell: Cell) -> str:
        own = self._words.get(cell.id)
        return self._words_too.get(cell.id, cell.text) if own is None else own

    def is_out(self, entry: Entry) -> bool:
        """Whether it is left out, by itself or with something else."""
        if entry.fixed:
            return False
        if self.goes_with_another(entry) or self._is_gone(entry.id):
            return True
        parts = entry.parts
        return bool(parts) and all(self._is_gone(part) for part in parts)

    def goes_with_another(self, entry: Entry) -> bool:
        """Whether it is out because of what it stands below."""
        return not entry.fixed and any(map(self._is_gone, entry.within))

    def goes_with_its_like(self, entry: Entry) -> bool:
        """Whether it is out because the same words were left out at another place."""
        return entry.id in self._out_too and entry.id not in self._out

    def is_reworded(self, entry: Entry) -> bool:
        return any(self.words(cell) != cell.text for cell in entry.cells)

    def possible(self, place: int) -> list[Possible]:
        """Return what in an entry that stays might identify somebody."""
        return [] if self.is_out(self.entries[place]) else self._possible[place]

    def leave_out(self, entry: Entry, *, out: bool = True) -> None:
        if entry.fixed:
            return
        own = {entry.id, *entry.parts}
        if out:
            self._kept -= own
            self._out.add(entry.id)
        else:
            self._kept |= own & self._out_too
            self._out -= own
        self._spread()

    def say_instead(self, cell: Cell, words: str) -> None:
        """Put other words in the place of some; the first ones undo it."""
        if words == cell.text:
            self._words.pop(cell.id, None)
        else:
            self._words[cell.id] = words
        self._spread()

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
                    self._words[cell.id] = said
        self._spread()
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

    def _is_gone(self, name: str) -> bool:
        return name in self._out or name in self._out_too

    def _spread(self) -> None:
        """Let what says the same words go, or be reworded, with what a person chose."""
        before = {**self._words_too, **self._said}
        self._out_too, self._words_too = set(), {}
        chosen = [place for place in self._links if self._is_out_itself(place)]
        for place in chosen:
            for twin in self._links[place]:
                self._take_out(self.entries[twin])
        for place in self._links:
            cell = twins.words_cell(self.entries[place])
            if cell.id in self._words and not self.is_out(self.entries[place]):
                self._reword_twins(place, cell)
        self._said = dict(self._words)
        now = {**self._words_too, **self._said}
        changed = {name for name in before | now if before.get(name) != now.get(name)}
        if changed:
            for place, entry in enumerate(self.entries):
                if any(cell.id in changed for cell in entry.cells):
                    self._possible[place] = self._swept(entry)

    def _is_out_itself(self, place: int) -> bool:
        entry = self.entries[place]
        return not self._out.isdisjoint((entry.id, *entry.within))

    def _take_out(self, entry: Entry) -> None:
        """Take a twin out; of a heading only the words, or all below it would go."""
        if entry.fixed or entry.id in self._kept:
            return
        if entry.role is not Role.HEADING:
            self._out_too.add(entry.id)
        elif entry.cells[0].id not in self._words:
            self._words_too[entry.cells[0].id] = twins.UNNAMED

    def _reword_twins(self, place: int, cell: Cell) -> None:
        for twin in self._links[place]:
            entry = self.entries[twin]
            other = twins.words_cell(entry)
            if entry.fixed or other.id in self._words or entry.id in self._kept:
                continue
            if entry.role is Role.CAPTION:
                continue
            said = twins.reworded(cell.text, self._words[cell.id], other.text)
            if said is None:
                self._take_out(entry)
            elif said != other.text:
                self._words_too[other.id] = said

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
            if not (found.kind is Kind.DATE and _is_own(entry, part, found))
        ]


def _is_own(entry: Entry, text: str, found: Possible) -> bool:
    """Whether a date was written there by the report, not by the person."""
    if not _ONLY_WHEN.isdisjoint(entry.within) or _A_DATE.fullmatch(text):
        return True
    if entry.id.startswith(_DATED) or _AFTER in entry.id:
        opening = _A_DATE.match(text)
        return opening is not None and found.end <= opening.end()
    if entry.id.startswith("threads/"):
        ending = _SPAN.search(text)
        return ending is not None and found.start >= ending.start()
    return False


def _parts(entry: Entry, text: str) -> list[str]:
    """Cut the names of practices apart, of which each begins with a capital."""
    return _LISTED.split(text) if entry.id.endswith("/day") else [text]
