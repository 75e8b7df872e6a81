"""What a period was about: counts, claims with their receipts, and their limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from leadjournal import days
from leadjournal.choices import Chance, Outcome
from leadjournal.claims import Claim, claims, limits
from leadjournal.frameworks import Practice
from leadjournal.periods import BEHAVIOURS, FACTORS, Period, period_of, week_number
from leadjournal.questions import Question
from leadjournal.reflections import Fact

#: How the outcomes of plans are called in a summary; one without is open.
PLANS: Mapping[str | None, str] = {
    Outcome.DID: "did",
    Outcome.PARTLY: "partly",
    Outcome.DID_NOT: "did_not",
    Outcome.NO_CHANCE: "no_chance",
    None: "open",
}
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
    """All that is shown of a period."""

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


def summarise(
    facts: Iterable[Fact],
    practices: Sequence[Practice],
    first: date | None,
    last: date | None,
    today: date,
    *,
    questions: Iterable[Question] = (),
    muted: Collection[str] = (),
) -> Summary:
    """Sum up the reflections between two days, both included.

    Without *first*, from the first reflection; without *last*, to today or to the
    last reflection if that is later. *practices* are those to be told of even when
    nothing is about them. Raises BadValueError for a period of no days.
    """
    period = period_of(facts, practices, first, last, today)
    weeks = {week_number(day) for day in {fact.day for fact in period.facts}}
    outcomes = Counter(plan for fact in period.facts for plan in fact.plans)
    return Summary(
        first=period.first,
        last=period.last,
        reflections=len(period.facts),
        weeks=week_number(period.last) - week_number(period.first) + 1,
        weeks_written=len(weeks),
        practices=tuple(_counts(period)),
        together=period.meetings,
        plans={name: outcomes[outcome] for outcome, name in PLANS.items()},
        claims=tuple(claims(period)),
        limits=tuple(limits(period)),
        questions=tuple(_questions(period, questions, muted)),
    )


def _counts(period: Period) -> Iterable[PracticeCount]:
    """Count each practice, last those that no framework here tells of, by key."""
    tagged = Counter(
        (key, month, chance)
        for fact in period.facts
        for month in [_month(fact.day)]
        for key, chance in fact.tags
    )
    by_month = {key: Counter[str]() for key in period.about}
    chances = {key: Counter[str]() for key in period.about}
    noted: dict[str, dict[str, Counter[str]]] = {key: {} for key in period.about}
    for (key, month, chance), count in tagged.items():
        by_month[key][month] += count
        if chance:
            chances[key][chance] += count
            noted[key].setdefault(month, Counter())[chance] += count
    for key, facts in period.about.items():
        known = period.practices.get(key)
        yield PracticeCount(
            key=key,
            name=known.name if known else key,
            count=len(facts),
            chances={chance.value: chances[key][chance] for chance in Chance},
            by_month=by_month[key],
            chances_by_month=noted[key],
            last=facts[-1].day if facts else None,
        )


def _questions(
    period: Period, questions: Iterable[Question], muted: Collection[str]
) -> list[str]:
    """Pick a question about what was written about least, and one about the most."""
    random = Random(f"{period.first} {period.last}")
    bank = [question for question in questions if question.id not in muted]
    keys = period.primary or list(period.practices)
    random.shuffle(keys)
    random.shuffle(bank)
    keys.sort(key=period.number_about)
    picked: list[str] = []
    for order in (keys, keys[::-1]):
        fitting = (
            question.id
            for key in order
            for question in bank
            if key in question.practices and question.id not in picked
        )
        picked += [question for question in [next(fitting, None)] if question]
    return picked


def _label(months: Sequence[str], *, with_year: bool) -> str:
    """Return the short name of some months: Dec–Feb."""
    names = [days.MONTHS[int(month[5:]) - 1][:3] for month in (months[0], months[-1])]
    label = "–".join(dict.fromkeys(names))
    return f"{label} {months[-1][:4]}" if with_year else label


def _month(day: date) -> str:
    return day.isoformat()[:7]
