"""All that is shown of a period, in plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leadjournal import days
from leadjournal.choices import Chance
from leadjournal.patterns.all_five import NONE, AllFive
from leadjournal.patterns.meetings import Meeting, expected
from leadjournal.patterns.raised import Raised
from leadjournal.patterns.receipts import Claim
from leadjournal.periods import BEHAVIOURS, FACTORS

#: How many months are looked at together.
QUARTER = 3


@dataclass(frozen=True)
class PracticeCount:
    """How often a practice came up, when, and what was done with the chances.

    Months are named 2026-11; those in which it did not come up are left out.
    """

    key: str
    name: str
    count: int
    chances: Mapping[str, int]
    by_month: Mapping[str, int]
    chances_by_month: Mapping[str, Mapping[str, int]]
    last: date | None

    def as_json(self) -> dict[str, Any]:
        return {
            "key": self.key,
            "name": self.name,
            "count": self.count,
            "chances": dict(self.chances),
            "by_month": dict(self.by_month),
            "last": self.last.isoformat() if self.last else None,
        }


@dataclass(frozen=True)
class Quarter:
    """Three months, or fewer at the end, and the chances noted in them."""

    label: str
    months: tuple[str, ...]
    chances: Mapping[str, int]


@dataclass(frozen=True)
class Summary:
    """The counts of a period, and what can be said of them with their receipts.

    `together` is how often known practices met; `meetings` only those pairs, and
    threads, that met more often than by chance.
    """

    first: date
    last: date
    reflections: int
    weeks: int
    weeks_written: int
    practices: tuple[PracticeCount, ...]
    together: Mapping[tuple[str, str], int]
    plans: Mapping[str, int]
    claims: tuple[Claim, ...]
    limits: tuple[str, ...]
    questions: tuple[str, ...]
    raised: tuple[Raised, ...] = ()
    all_five: AllFive = NONE
    meetings: tuple[Meeting, ...] = ()

    def practice(self, key: str) -> PracticeCount:
        return next(practice for practice in self.practices if practice.key == key)

    @property
    def months(self) -> list[str]:
        """Every month the period touches, in order: 2026-01."""
        first = 12 * self.first.year + self.first.month - 1
        last = 12 * self.last.year + self.last.month - 1
        return [
            f"{number // 12:04}-{number % 12 + 1:02}"
            for number in range(first, last + 1)
        ]

    def quarters(self, practice: str) -> list[Quarter]:
        """Return the chances of a practice by quarters, from the first month on."""
        noted = self.practice(practice).chances_by_month
        months = self.months
        quarters = []
        for start in range(0, len(months), QUARTER):
            own = tuple(months[start : start + QUARTER])
            total = {
                chance.value: sum(noted.get(month, {}).get(chance, 0) for month in own)
                for chance in Chance
            }
            label = _label(own, with_year=len(months) > 12)
            quarters.append(Quarter(label, own, total))
        return quarters

    def all_quarters(self) -> dict[str, list[Quarter]]:
        """Return by quarters each practice of which any chance is noted."""
        noted = [each.key for each in self.practices if any(each.chances.values())]
        return {key: self.quarters(key) for key in noted}

    def expected_at(self, a: str, b: str) -> float:
        """Return how often two practices would meet by chance."""
        of_a, of_b = self.practice(a).count, self.practice(b).count
        return expected(of_a, of_b, self.reflections)

    def matrix(
        self, rows: str = FACTORS, columns: str = BEHAVIOURS
    ) -> dict[tuple[str, str], int]:
        """Return how often each practice of one set meets each of the other.

        The sets are named by how their keys begin; pairs that never met are there.
        """
        keys = [practice.key for practice in self.practices]
        return {
            (row, column): self.together.get((row, column), 0)
            + self.together.get((column, row), 0)
            for row in keys
            if row.startswith(rows)
            for column in keys
            if column.startswith(columns)
        }

    def as_json(self) -> dict[str, Any]:
        """Return the summary in plain values, as `patterns --json` prints it."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "reflections": self.reflections,
            "weeks": self.weeks,
            "weeks_written": self.weeks_written,
            "practices": [practice.as_json() for practice in self.practices],
            "together": [
                {"a": a, "b": b, "count": count}
                for (a, b), count in self.together.items()
            ],
            "plans": dict(self.plans),
            "claims": [
                {
                    "kind": claim.kind.value,
                    "text": claim.text,
                    "practice": claim.practice,
                    "count": claim.count,
                    "reflections": list(claim.reflections),
                }
                for claim in self.claims
            ],
            "limits": list(self.limits),
            "questions": list(self.questions),
        }


def _label(months: Sequence[str], *, with_year: bool) -> str:
    """Return the short name of some months: Dec–Feb."""
    names = [days.MONTHS[int(month[5:]) - 1][:3] for month in (months[0], months[-1])]
    label = "–".join(dict.fromkeys(names))
    return f"{label} {months[-1][:4]}" if with_year else label
