"""A period of a journal: what was written between two days, and about what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations
from operator import attrgetter

from leadjournal import days
from leadjournal.errors import BadValueError
from leadjournal.facts import Fact
from leadjournal.frameworks import Practice
from leadjournal.wording import within_a_sentence

#: How the keys of the five factors and of the four behaviours begin.
FACTORS = "kf-"
BEHAVIOURS = "bw-"
#: The names of the periods to choose from, besides days of one's own.
FOUR_WEEKS, QUARTER, YEAR, ALL = "4 weeks", "Quarter", "Year", "All"
#: How many months some of them take in.
MONTHS_OF = {QUARTER: 3, YEAR: 12}


def week_number(day: date) -> int:
    """Return the number of the week of a day, so that weeks can be counted."""
    return (day.toordinal() - 1) // 7


@dataclass(frozen=True)
class Span:
    """Some days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def span(name: str, today: date, earliest: date | None = None) -> Span:
    """Return the days that a name of a period stands for.

    Quarter and year are whole months, this one included; all is from *earliest* on.
    Raises BadValueError for another name.
    """
    if name == ALL:
        return Span(min(earliest or today, today), today)
    if name == FOUR_WEEKS:
        return Span(today - timedelta(min(27, (today - date.min).days)), today)
    if name not in MONTHS_OF:
        raise BadValueError(f"“{name}” is not a period.")
    number = max(12 * today.year + today.month - MONTHS_OF[name], 12)
    return Span(date(number // 12, number % 12 + 1, 1), today)


def before(period: Span) -> Span | None:
    """Return as many days just before a period; None if the calendar has fewer."""
    if (period.first - date.min).days < period.days:
        return None
    length = timedelta(period.days)
    return Span(period.first - length, period.first - timedelta(1))


@dataclass(frozen=True)
class Period:
    """The reflections between two days, both included, oldest first.

    `about` holds them by the key of what they are about: the known practices in
    their order, then, by key, those that no framework here tells of.
    """

    first: date
    last: date
    today: date
    facts: Sequence[Fact]
    about: Mapping[str, Sequence[Fact]]
    practices: Mapping[str, Practice]

    @property
    def primary(self) -> list[str]:
        """The keys of the practices that every journal has."""
        return [key for key in self.practices if key.startswith((FACTORS, BEHAVIOURS))]

    @cached_property
    def threads(self) -> dict[str, list[Fact]]:
        """The reflections of each thread, the longest thread first."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            for name in fact.threads:
                found.setdefault(name, []).append(fact)
        longest = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
        return dict(longest)

    @cached_property
    def meetings(self) -> dict[tuple[str, str], int]:
        """How often known practices come up together, the most frequent pair first."""
        places = {key: place for place, key in enumerate(self.practices)}
        groups = Counter(tuple(key for key, _ in fact.tags) for fact in self.facts)
        meetings: Counter[tuple[int, int]] = Counter()
        for group, times in groups.items():
            known = sorted(places[key] for key in group if key in places)
            for pair in combinations(known, 2):
                meetings[pair] += times
        keys = list(self.practices)
        return {
            (keys[a], keys[b]): count
            for (a, b), count in sorted(
                meetings.items(), key=lambda meeting: (-meeting[1], meeting[0])
            )
        }

    def name(self, key: str) -> str:
        """Return the name of a practice for use in a sentence."""
        known = self.practices.get(key)
        return within_a_sentence(known.short) if known else f"“{key}”"

    def number_about(self, key: str) -> int:
        return len(self.about[key])


def period_of(
    facts: Iterable[Fact],
    practices: Iterable[Practice],
    first: date | None,
    last: date | None,
    today: date,
) -> Period:
    """Return the period between two days.

    Without *first*, from the first reflection; without *last*, to today or to the
    last reflection if that is later. Raises BadValueError for a period of no days.
    """
    inside = [
        fact
        for fact in sorted(facts, key=attrgetter("day"))
        if (first is None or first <= fact.day) and (last is None or fact.day <= last)
    ]
    written = [inside[0].day, inside[-1].day] if inside else []
    last = max([today, *written]) if last is None else last
    first = min([last, *written]) if first is None else first
    if first > last:
        raise BadValueError(
            f"The period ends on {days.full(last)},"
            f" before it begins on {days.full(first)}."
        )
    known = {practice.key: practice for practice in practices}
    found: dict[str, list[Fact]] = {}
    for fact in inside:
        for key, _ in fact.tags:
            found.setdefault(key, []).append(fact)
    about = {key: found.pop(key, []) for key in known}
    about |= {key: found[key] for key in sorted(found)}
    return Period(first, last, today, inside, about, known)
