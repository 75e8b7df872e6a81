"""When all five factors came up together: in one reflection, and in one week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leadjournal.facts import Fact
from leadjournal.patterns.receipts import Claim, Kind, claim
from leadjournal.periods import FACTORS, Period, week_number
from leadjournal.wording import counted


@dataclass(frozen=True)
class AllFive:
    """Reflections about all five factors, and weeks in which all five came up.

    A week is named by its Monday, and has the reflections that are about any of them.
    """

    reflections: tuple[str, ...]
    weeks: tuple[tuple[date, tuple[str, ...]], ...]
    weeks_written: int


NONE = AllFive((), (), 0)


def all_five(period: Period) -> AllFive:
    factors = _factors(period)
    whole = [fact.id for fact in period.facts if factors and _about(fact) >= factors]
    weeks = [
        (fact.day - timedelta(fact.day.weekday()), tuple(each.id for each in facts))
        for facts in _weeks(period)
        for fact in facts[:1]
    ]
    return AllFive(tuple(whole), tuple(weeks), _written(period))


def claims(period: Period) -> Iterator[Claim]:
    weeks = _weeks(period)
    receipts = [fact for facts in weeks for fact in facts]
    if not weeks:
        return
    verb = "is" if len(receipts) == 1 else "are"
    written = _written(period)
    when = "the 1 week" if written == 1 else f"{len(weeks)} of the {written} weeks"
    text = (
        f"In {when} you wrote in, all five factors came up:"
        f" {counted(len(receipts), 'reflection')} {verb} about them."
    )
    yield claim(Kind.ALL_FIVE, text, None, receipts, period)


def _weeks(period: Period) -> list[list[Fact]]:
    """Return what is about the factors in each week in which all of them came up."""
    factors = _factors(period)
    weeks: dict[int, list[Fact]] = {}
    for fact in period.facts:
        if _about(fact) & factors:
            weeks.setdefault(week_number(fact.day), []).append(fact)
    return [
        facts for facts in weeks.values() if set().union(*map(_about, facts)) >= factors
    ]


def _written(period: Period) -> int:
    return len({week_number(day) for day in {fact.day for fact in period.facts}})


def _factors(period: Period) -> set[str]:
    return {key for key in period.practices if key.startswith(FACTORS)}


def _about(fact: Fact) -> set[str]:
    return {key for key, _ in fact.tags}
