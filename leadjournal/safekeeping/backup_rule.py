"""Which backups are kept, as a rule that can be said in a few sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

#: The rule, for a person. The numbers below are the ones it names.
RULE = (
    "Every backup of today and yesterday is kept; of the last 7 days the newest of each"
    " day, of 5 weeks the newest of each week, of 12 months the newest of each month,"
    " and one of each year before that. The last good backup is never removed. Nothing"
    " is removed because a clock was set back, nor on the first day after a pause of"
    " more than 5 weeks."
)

ALL = timedelta(days=1)
DAILY = timedelta(days=7)
WEEKLY = timedelta(weeks=5)
MONTHS = 12

#: After a pause as long as this the clock may have leapt: nothing goes on that day.
LEAP = timedelta(weeks=5)

#: One is made each day on which something changed, and each week in any case.
EVERY = timedelta(weeks=1)


class Dated(Protocol):
    @property
    def made(self) -> datetime:
        """The instant, in the zone by whose days it is counted."""


D = TypeVar("D", bound=Dated)


def kept(
    backups: Sequence[D], now: datetime, kind: Callable[[D], object] = lambda _: None
) -> list[D]:
    """Return those of some backups, given newest first, that are kept at an instant.

    The rule holds for each *kind* by itself. What says that it was made in the future
    was made before the clock was set back, and is kept.
    """
    past = [each for each in backups if each.made <= now]
    if _has_leapt(past, now):
        return list(backups)
    newest: dict[object, D] = {}
    for each in past:
        newest.setdefault((kind(each), _period(each.made, now.date())), each)
    stays = {id(each) for each in newest.values()}
    return [each for each in backups if _is_recent(each, now) or id(each) in stays]


def removable(
    backups: Sequence[D],
    now: datetime,
    *,
    kind: Callable[[D], object],
    is_sound: Callable[[D], bool],
) -> list[D]:
    """Return those of some backups, given newest first, that the rule does not keep.

    One goes only if the newer one that is kept in its stead is sound. One that is
    not is no backup: it is neither counted nor removed.
    """
    counted = list(backups)
    while True:
        stays = kept(counted, now, kind)
        goes = [each for each in counted if each not in stays]
        instead = [_next_newer(each, stays, kind) for each in goes]
        unsound = [each for each in instead if not is_sound(each)]
        if not unsound:
            return goes
        counted = [each for each in counted if each not in unsound]


def is_due(made: Sequence[datetime], changed: datetime | None, now: datetime) -> bool:
    """Tell whether to make a backup now: none today of what was *changed* since the
    newest, or none for a week. Those that the future made do not count.
    """
    past = [each for each in made if each <= now]
    if not past:
        return True
    newest = max(past)
    if now - newest >= EVERY:
        return True
    has_changed = changed is not None and (changed > newest or changed > now)
    return has_changed and newest.date() != now.date()


def _is_recent(backup: Dated, now: datetime) -> bool:
    """Whether one is of yesterday or later: it is kept beside all others."""
    return now.date() - backup.made.date() <= ALL


def _period(made: datetime, today: date) -> tuple[object, ...]:
    """Return the day, week, month or year that a backup stands for."""
    day = made.date()
    age = today - day
    if age <= DAILY:
        return ("day", day)
    if age <= WEEKLY:
        return ("week", *day.isocalendar()[:2])
    if (today.year - day.year) * 12 + today.month - day.month <= MONTHS:
        return ("month", day.year, day.month)
    return ("year", day.year)


def _next_newer(of: D, stays: Sequence[D], kind: Callable[[D], object]) -> D:
    """Return the newest of the period of one that goes: it is the next that stays."""
    newer = (each for each in stays if each.made >= of.made and kind(each) == kind(of))
    return min(newer, key=lambda each: each.made)


def _has_leapt(past: Sequence[Dated], now: datetime) -> bool:
    days = sorted({each.made.date() for each in past} | {now.date()})
    return len(days) > 1 and days[-1] - days[-2] > LEAP
