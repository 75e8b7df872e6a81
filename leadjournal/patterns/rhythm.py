"""When a person writes: by week, day of the week and hour, with leave set aside.

Counts and marks; there is no run of weeks to keep up, and no average.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from leadjournal.cadence import Cadence
from leadjournal.facts import Fact
from leadjournal.wording import counted, listed

WEEK = 7
#: Written down later than so many days after its day, a reflection tells no hour.
SAME_HOUR_DAYS = 1


@dataclass(frozen=True)
class Week:
    """A week by its Monday; `weights` are how it felt, in the order of writing.

    It is `away` if it was spent on leave and nothing was written.
    """

    monday: date
    reflections: tuple[str, ...]
    weights: tuple[str, ...]
    away: bool

    @property
    def label(self) -> str:
        year, week, _ = self.monday.isocalendar()
        return f"{year:04}-W{week:02}"


@dataclass(frozen=True)
class Rhythm:
    """The weeks of a period, its weekdays from Monday, and the hours of the day.

    `weekdays` count reflections by their day, `hours` by when they were written down,
    on the clock of who writes. Of `hours_of` reflections the hour is known.
    """

    weeks: tuple[Week, ...]
    weekdays: tuple[int, ...]
    hours: tuple[int, ...]
    hours_of: int

    @property
    def weeks_written(self) -> int:
        return sum(bool(week.reflections) for week in self.weeks)

    @property
    def weeks_away(self) -> int:
        return sum(week.away for week in self.weeks)

    @property
    def weeks_empty(self) -> int:
        """How many weeks have no reflection, leave aside."""
        return len(self.weeks) - self.weeks_written - self.weeks_away

    @property
    def text(self) -> str:
        """The weeks in a sentence."""
        written = f"{self.weeks_written} of {counted(len(self.weeks), 'week')}"
        parts = [f"You wrote in {written}"]
        if self.weeks_away:
            parts.append(f"{counted(self.weeks_away, 'week')} you were away")
        return f"{'; '.join(parts)}."


def rhythm(
    facts: Iterable[Fact],
    first: date,
    last: date,
    cadence: Cadence | None = None,
    zone: tzinfo | None = None,
) -> Rhythm:
    """Return when the reflections between two days were written.

    A pause of the *cadence* is leave, as it is where questions are asked: it holds
    for a week if the day to be asked lies in it. *zone* is where one writes; without
    one, where this computer is.
    """
    inside = [fact for fact in facts if first <= fact.day <= last]
    by_week: dict[date, list[Fact]] = {}
    for fact in inside:
        by_week.setdefault(_monday(fact.day), []).append(fact)
    weeks = tuple(
        _week(monday, by_week.get(monday, []), cadence)
        for monday in _mondays(first, last)
    )
    days = Counter(fact.day.weekday() for fact in inside)
    hours = Counter(hour for fact in inside for hour in _hour(fact, zone))
    return Rhythm(
        weeks,
        tuple(days[day] for day in range(WEEK)),
        tuple(hours[hour] for hour in range(24)),
        hours.total(),
    )


def marks(week: Week) -> str:
    """Return how a week felt, in words: light; mixed and heavy; nothing if unsaid."""
    return listed(list(week.weights))


def _week(monday: date, facts: list[Fact], cadence: Cadence | None) -> Week:
    on_leave = cadence is not None and cadence.is_paused(
        _later(monday, cadence.weekday)
    )
    return Week(
        monday,
        tuple(fact.id for fact in facts),
        tuple(fact.weight for fact in facts if fact.weight),
        on_leave and not facts,
    )


def _mondays(first: date, last: date) -> Iterable[date]:
    monday = _monday(first)
    for number in range((_monday(last) - monday).days // WEEK + 1):
        yield monday + timedelta(number * WEEK)


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _later(monday: date, days: int) -> date:
    # The last week that the calendar has ends on a Friday.
    return monday + min(timedelta(days), date.max - monday)


def on_the_clock(moment: datetime, zone: tzinfo | None) -> datetime | None:
    """Return an instant, kept in UTC, as clocks show it; None if they never will."""
    try:
        return moment.replace(tzinfo=UTC).astimezone(zone)
    except (OverflowError, OSError, ValueError):  # too near the ends of the calendar
        return None


def _hour(fact: Fact, zone: tzinfo | None) -> Iterable[int]:
    """Give the hour in which a reflection was written down, unless it was much later.

    What was brought in from elsewhere says when that was done, not when one wrote.
    """
    local = on_the_clock(fact.created, zone) if fact.created else None
    if local and 0 <= (local.date() - fact.day).days <= SAME_HOUR_DAYS:
        yield local.hour
