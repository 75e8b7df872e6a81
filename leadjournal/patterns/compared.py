"""A period beside the one before it: counts of both, and no word on which is to be
preferred."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leadjournal.patterns.summary import Summary
from leadjournal.wording import counted


@dataclass(frozen=True)
class Compared:
    """How often a practice came up in a period, and in the period before."""

    key: str
    name: str
    count: int
    of: int
    count_before: int
    of_before: int

    @property
    def text(self) -> str:
        """Both counts in a sentence."""
        now = f"{self.count} of {counted(self.of, 'reflection')}"
        before = f"{self.count_before} of {self.of_before} in the period before"
        return f"{self.name}: {now}, {before}."


@dataclass(frozen=True)
class Comparison:
    """What is known of the period before, and each practice of both."""

    first: date
    last: date
    reflections: int
    weeks_written: int
    practices: tuple[Compared, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to compare with."""
        return not self.reflections


def compare(now: Summary, before: Summary) -> Comparison:
    """Set a summary beside that of the period before; all practices of either."""
    names = {each.key: each.name for each in (*now.practices, *before.practices)}
    counts = {each.key: each.count for each in now.practices}
    counts_before = {each.key: each.count for each in before.practices}
    return Comparison(
        before.first,
        before.last,
        before.reflections,
        before.weeks_written,
        tuple(
            Compared(
                key,
                name,
                counts.get(key, 0),
                now.reflections,
                counts_before.get(key, 0),
                before.reflections,
            )
            for key, name in names.items()
        ),
    )
