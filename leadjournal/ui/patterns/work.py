"""The patterns of a period, worked out away from the window in all its pictures."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from leadjournal.facts import Fact
from leadjournal.frameworks import Practice
from leadjournal.journal import Journal
from leadjournal.patterns.claims import FEWEST
from leadjournal.patterns.overview import Overview, overview
from leadjournal.patterns.rhythm import SAME_HOUR_DAYS, on_the_clock
from leadjournal.questions import Question
from leadjournal.ui.charts import Count, Period
from leadjournal.ui.patterns import values
from leadjournal.ui.patterns.meetings import Cell, Head
from leadjournal.ui.patterns.week_marks import WeekMark

Matrix = tuple[list[Head], list[Head], dict[tuple[str, str], Cell]]

#: Seconds after which another thread may go on, while this is at work and otherwise.
POLITE, USUAL = 0.0005, sys.getswitchinterval()


@dataclass(frozen=True)
class Worked:
    """What a worker brings back: plain values, ready to be shown."""

    overview: Overview
    practices: Mapping[str, Practice]
    questions: tuple[tuple[Question, str], ...]
    total: int
    today: date
    months: tuple[Period, ...]
    matrix: Matrix
    chances: tuple[values.Chances, ...]
    weeks: tuple[WeekMark, ...]
    asked: tuple[Count, ...]

    @property
    def is_enough(self) -> bool:
        return self.overview.summary.reflections >= FEWEST


def work(
    journal: Journal, first: date | None, last: date | None, shown: Worked | None
) -> Callable[[], Worked | None]:
    """Return what a worker is to do, with a reader of its own.

    It gives None where there is nothing new beside what is *shown*. It raises
    BadValueError for a period of no days.
    """

    def do() -> Worked | None:
        # Python lets the window have its turn this often, not only every 5 ms.
        sys.setswitchinterval(POLITE)
        try:
            with journal.reader() as reader:
                worked = _worked(reader, first, last)
            return None if worked == shown else worked
        finally:
            sys.setswitchinterval(USUAL)

    return do


def _worked(reader: Journal, first: date | None, last: date | None) -> Worked:
    told = overview(reader, first, last)
    practices = {practice.key: practice for practice in reader.practices_on}
    summary = told.summary
    questions = [
        (question, raised.reason)
        for raised in summary.raised
        if (question := reader.questions.named(raised.question))
    ]
    return Worked(
        told,
        practices,
        tuple(questions),
        len(reader.reflections),
        reader.today(),
        values.factor_periods(summary, practices),
        values.matrix(summary, practices),
        values.chances(summary, practices),
        values.week_marks(told.rhythm),
        values.practice_shares(told.steering, practices),
    )


def behind(worked: Worked, key: tuple[object, ...]) -> list[str]:
    """Return the reflections, by id, behind an item of a picture."""
    match key:
        case ("entry", str(entry)):
            return [entry]
        case ("plans", outcome):
            held = [p.reflection for p in worked.overview.plans if p.outcome == outcome]
            return list(dict.fromkeys(held))
        case ("asked", practice):
            asked = worked.overview.steering.questions
            ids = [e for q in asked if practice in q.practices for e in q.answers]
            return list(dict.fromkeys(ids))
    is_behind = _behind(key)
    return [fact.id for fact in worked.overview.facts if is_behind(fact)]


def _behind(key: tuple[object, ...]) -> Callable[[Fact], bool]:
    match key:
        case ("month", practice, str(begins)):
            return lambda fact: (
                fact.day.isoformat().startswith(begins) and practice in dict(fact.tags)
            )
        case ("chance", practice, chance, tuple(months)):
            return lambda fact: (
                (practice, chance) in fact.tags and fact.day.isoformat()[:7] in months
            )
        case ("week", date() as monday):
            return lambda fact: 0 <= (fact.day - monday).days < 7
        case ("weekday", weekday):
            return lambda fact: fact.day.weekday() == weekday
        case ("hour", hour):
            return lambda fact: _hour(fact) == hour
        case ("thread", name):
            return lambda fact: name in fact.threads
    return lambda fact: set(key) <= set(dict(fact.tags))


def _hour(fact: Fact) -> int | None:
    """Return the hour in which a reflection was written, by the rule of the rhythm."""
    local = on_the_clock(fact.created, None) if fact.created else None
    if local and 0 <= (local.date() - fact.day).days <= SAME_HOUR_DAYS:
        return local.hour
    return None
