"""What keeps coming back under a name of one's own, from its first time to its last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from leadjournal.facts import Fact, TextRow
from leadjournal.patterns.receipts import Claim, Kind, claim
from leadjournal.periods import Period

#: What has come up so often may be easier to talk about than to write about again.
OFTEN = 3
#: Of how many threads that is said, the longest first.
MOST = 2
#: A first sentence is cut after so many characters.
LINE = 160

_SENTENCE = re.compile(r".+?[.!?…]+[”’\")]*(?=\s+[\"“‘(]*[^\W_a-z]|\s*$)|.+", re.DOTALL)
_MARKS = re.compile(r"^(?:[#>*+-]+|\d+[.)])\s+")


@dataclass(frozen=True)
class Entry:
    """One time that a thread came up, and in one line what was written."""

    id: str
    day: date
    line: str


@dataclass(frozen=True)
class Timeline:
    """A thread, its oldest entry first; `practices` are what it was about, with how
    often, the most frequent first."""

    name: str
    entries: tuple[Entry, ...]
    practices: tuple[tuple[str, int], ...]

    @property
    def first(self) -> date:
        return self.entries[0].day

    @property
    def last(self) -> date:
        return self.entries[-1].day

    @property
    def count(self) -> int:
        return len(self.entries)


def timelines(
    facts: Iterable[Fact], lines: Mapping[str, str] | None = None
) -> tuple[Timeline, ...]:
    """Return the threads of reflections, oldest first, the longest thread first.

    *lines* says of each reflection by id what to call it; see `lines_of`.
    """
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for name in fact.threads:
            found.setdefault(name, []).append(fact)
    longest = sorted(found, key=lambda name: (-len(found[name]), name))
    return tuple(
        Timeline(
            name,
            tuple(
                Entry(fact.id, fact.day, (lines or {}).get(fact.id, ""))
                for fact in found[name]
            ),
            about(found[name]),
        )
        for name in longest
    )


def about(facts: Iterable[Fact]) -> tuple[tuple[str, int], ...]:
    """Return what reflections are about and how often, the most frequent first."""
    counts = Counter(key for fact in facts for key, _ in fact.tags)
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def lines_of(texts: Iterable[TextRow]) -> dict[str, str]:
    """Return for each reflection by id the line to tell it by."""
    return {text.id: line_of(text.title, text.body) for text in texts}


def line_of(title: str, body: str) -> str:
    """Return the title, or else the first sentence that stands under no heading mark.

    >>> line_of("", "## What?\\n\\nThe boiler broke. Nobody rang.")
    'The boiler broke.'
    """
    if title.strip():
        return " ".join(title.split())
    for paragraph in re.split(r"\n\s*\n", body.replace("\r\n", "\n")):
        lines = [line for line in paragraph.splitlines() if not line.startswith("#")]
        words = _MARKS.sub("", " ".join(" ".join(lines).split()))
        if found := _SENTENCE.match(words):
            sentence = found[0]
            return sentence if len(sentence) <= LINE else f"{sentence[:LINE].rstrip()}…"
    return ""


def claims(period: Period) -> Iterator[Claim]:
    """Ask whether what keeps coming back would be helped by talking about it."""
    for name, facts in list(period.threads.items())[:MOST]:
        if len(facts) >= OFTEN:
            text = (
                f"“{name}” has come up {len(facts)} times."
                " Would a talk with your coach help more than writing?"
            )
            yield claim(Kind.THREAD, text, None, facts, period)
