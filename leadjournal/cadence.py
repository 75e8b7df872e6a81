"""When to ask for the weekly reflection: a day and a time, pauses and delays.

All of it goes by the clock on the wall of whoever is asked, wherever they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from heapq import merge
from typing import Any, Literal, Self

#: How long "later today" is, if the day is still so long.
LATER = timedelta(hours=2)
#: So many answered weeks lie between two looks at the last lessons, and at patterns.
LESSONS_EVERY, PATTERNS_EVERY = 4, 12

_LONGEST_DELAY = timedelta(days=2)
_WEEKS_AHEAD = 520
#: What lies outside is a slip, and too near the ends of the calendar to reckon with.
_YEARS = range(1900, 9000)


@dataclass(frozen=True)
class Cadence:
    """The weekday (0 is Monday) and time to be asked, and what holds it up.

    Both days of a pause are in it. `snoozed` is the time on the wall until which to
    wait; it has no zone. `skipped` are weeks by name, such as 2026-W47.
    """

    weekday: int = 4
    time: clock_time = clock_time(15)
    paused: tuple[tuple[date, date], ...] = ()
    on: bool = True
    snoozed: datetime | None = None
    skipped: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Read what `as_json` wrote; what cannot be read is as if never set."""
        fields = value if isinstance(value, dict) else {}
        weekday = _weekday(fields.get("weekday"))
        on = fields.get("on")
        return cls(
            weekday=cls.weekday if weekday is None else weekday,
            time=_time(fields.get("time")) or cls.time,
            paused=tuple(_pauses(fields.get("paused"))),
            on=on if isinstance(on, bool) else cls.on,
            snoozed=_moment(fields.get("snoozed")),
            skipped=tuple(_weeks(fields.get("skipped"))),
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "weekday": self.weekday,
            "time": self.time.isoformat("minutes"),
            "paused": [[str(first), str(last)] for first, last in self.paused],
            "on": self.on,
            "snoozed": self.snoozed and self.snoozed.isoformat(timespec="minutes"),
            "skipped": list(self.skipped),
        }

    def is_paused(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.paused)

    def moment(self, day: date, now: datetime) -> datetime:
        """Return when in the week of a day to ask, in the zone of *now*."""
        return _on_the_wall(datetime.combine(self.day(day), self.time), now)

    def day(self, day: date) -> date:
        """Return the day to be asked in the week of a day."""
        return day + timedelta(days=self.weekday - day.weekday())


def is_due(cadence: Cadence, now: datetime, answered_weeks: Collection[str]) -> bool:
    """Whether it is time to ask: from the set moment on until the week is over.

    Not in a week that is answered or skipped, nor in a pause; a pause on the day to
    be asked holds for its whole week. Who said "tomorrow" on a Sunday is asked on
    Monday all the same.
    """
    today = now.date()
    done = {*answered_weeks, *cadence.skipped}
    if not cadence.on or _week_of(today) in done or cadence.is_paused(today):
        return False
    if cadence.snoozed and _waits(cadence.snoozed, now):
        return False
    if _is_owed(cadence, now):
        return _week_of(today - timedelta(weeks=1)) not in done
    moment = cadence.moment(today, now)
    return _utc(now) >= _utc(moment) and not cadence.is_paused(cadence.day(today))


def next_moment(
    cadence: Cadence, now: datetime, answered_weeks: Collection[str]
) -> datetime | None:
    """Return when to ask next, which is now if it is time; None if never."""
    answered = frozenset(answered_weeks)
    return next(
        (
            moment
            for moment in _candidates(cadence, now)
            if _utc(moment) >= _utc(now) and is_due(cadence, moment, answered)
        ),
        None,
    )


def later_today(cadence: Cadence, now: datetime) -> Cadence:
    """Return the cadence that waits for two hours, or late at night for less."""
    midnight = _on_the_wall(
        datetime.combine(now.date() + timedelta(1), clock_time()), now
    )
    left = (_utc(midnight) - _utc(now)) / 2
    return _until(cadence, (_utc(now) + min(LATER, left)).astimezone(now.tzinfo))


def tomorrow(cadence: Cadence, now: datetime) -> Cadence:
    """Return the cadence that waits for the set time of tomorrow."""
    return _until(
        cadence, datetime.combine(now.date() + timedelta(days=1), cadence.time)
    )


def skip_week(cadence: Cadence, now: datetime) -> Cadence:
    """Return the cadence that does not ask for this week any more."""
    day = now.date()
    if _is_owed(cadence, now):
        day -= timedelta(weeks=1)
    skipped = tuple(dict.fromkeys((*cadence.skipped, _week_of(day))))
    return replace(cadence, snoozed=None, skipped=skipped)


def is_monday_card(now: datetime, *, has_open_plans: bool, due: bool = False) -> bool:
    """Whether to show only the plan: on a Monday on which nothing is asked."""
    return now.weekday() == 0 and has_open_plans and not due


def weeks_missed(
    cadence: Cadence,
    now: datetime,
    answered_weeks: Collection[str],
    first_week: str,
) -> int:
    """Return how many weeks have gone by unanswered since the last answered one.

    Or since the first week of the journal. This week is not over; weeks that were
    paused or skipped do not count, and none does while nothing is asked.
    """
    this_week = _week_of(now.date())
    since = max([first_week, *(w for w in answered_weeks if w < this_week)])
    day = _monday_of(since)
    missed = 0
    while cadence.on and day and _week_of(day := day + timedelta(weeks=1)) < this_week:
        skipped = _week_of(day) in cadence.skipped
        missed += not skipped and not cadence.is_paused(cadence.day(day))
    return missed


def turn(
    answered_weeks: Collection[str], this_week: str = ""
) -> Literal["lessons", "patterns"] | None:
    """Return what else this answered week brings: every fourth the last lessons,
    every twelfth the patterns.

    *this_week* counts as answered, so that the turn is the same before and after.
    """
    number = len({*answered_weeks, this_week} - {""})
    if number and number % PATTERNS_EVERY == 0:
        return "patterns"
    if number and number % LESSONS_EVERY == 0:
        return "lessons"
    return None


def _until(cadence: Cadence, moment: datetime) -> Cadence:
    wall = moment.replace(second=0, microsecond=0, tzinfo=None, fold=0)
    return replace(cadence, snoozed=wall)


def _waits(snoozed: datetime, now: datetime) -> bool:
    """Whether a delay still lasts; not one from before the clock was set back."""
    left = _utc(_on_the_wall(snoozed, now)) - _utc(now)
    return timedelta(0) < left < _LONGEST_DELAY


def _is_owed(cadence: Cadence, now: datetime) -> bool:
    """Whether a delay reached from the last week into this one.

    One can only delay what is due, so a delay that ends before the set moment of
    its week began in the week before.
    """
    if cadence.snoozed is None or _week_of(cadence.snoozed) != _week_of(now):
        return False
    moment = _utc(cadence.moment(now.date(), now))
    snoozed = _on_the_wall(cadence.snoozed, now)
    return _utc(snoozed) < moment and _utc(now) < moment


def _candidates(cadence: Cadence, now: datetime) -> Iterator[datetime]:
    """Give in order the instants at which it may become time to ask."""
    walls = [cadence.snoozed] if cadence.snoozed else []
    for _, last in cadence.paused:
        if last < date.max:
            walls.append(datetime.combine(last + timedelta(days=1), clock_time()))
    delays = sorted([now, *(_on_the_wall(wall, now) for wall in walls)], key=_utc)
    weeks = (now.date() + timedelta(weeks=ahead) for ahead in range(_WEEKS_AHEAD))
    return merge(delays, (cadence.moment(day, now) for day in weeks), key=_utc)


def _on_the_wall(wall: datetime, now: datetime) -> datetime:
    """Return the instant at which clocks in the zone of *now* show a time.

    A time that summer time leaves out comes as much later; of one that comes twice,
    the first is meant.
    """
    return _utc(wall.replace(tzinfo=now.tzinfo)).astimezone(now.tzinfo)


def _utc(moment: datetime) -> datetime:
    """Return an instant in UTC: two of one zone are compared by the wall otherwise."""
    return moment.astimezone(UTC)


def _week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def _monday_of(week: str) -> date | None:
    try:
        day = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    except ValueError:
        return None
    return day if _week_of(day) == week else None


def _weekday(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 7:
        return value
    return None


def _moment(value: object) -> datetime | None:
    try:
        read = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if read is None or read.year not in _YEARS:
        return None
    return read.replace(second=0, microsecond=0, tzinfo=None)


def _time(value: object) -> clock_time | None:
    read = _moment(f"2000-01-01T{value}")
    return read.time() if read else None


def _day(value: object) -> date | None:
    read = _moment(value)
    return read.date() if read else None


def _pauses(value: object) -> Iterator[tuple[date, date]]:
    for pair in _listed(value):
        days = [day for day in map(_day, _listed(pair)) if day]
        if len(days) == 2:
            yield min(days), max(days)


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list | tuple) else ()


def _weeks(value: object) -> Iterator[str]:
    for week in _listed(value):
        if isinstance(week, str) and _monday_of(week):
            yield week
