"""A journal of an invented year, to look at and to try things on.

What is told is in resources/demo, an entry for each reflection, oldest first.
It counts in days before the day on which the demo is made. A mistake in it is
ours, so nothing here is caught.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid5

from leadjournal import frameworks, paths, questions, weekly
from leadjournal.journal import Clock, Journal, local_now
from leadjournal.models import Afterthought, Plan, Reflection, Revision

_IDS = UUID("6f4d7a52-5f0c-4d0e-9a57-3b1f8f2d9c10")

#: With it, "Did I give away ownership?" comes first on the day of the design.
_SEED = 9

_FRIDAY = 4
#: When people write: in a lunch hour or in an evening.
_HOURS = (12, 13, 18, 19, 20, 21)

#: Which of the questions offered and not answered, counted from 0, were turned down.
_SKIPPED, _MUTED = {8}, {4, 17}


def create(
    path: Path | str,
    passphrase: str | None = None,
    *,
    day: date | None = None,
    clock: Clock = local_now,
) -> None:
    """Make a journal of the year up to a day, or else up to today.

    Raises what `Journal.create` does.
    """
    with Journal.create(path, passphrase, clock=clock, seed=_SEED) as journal:
        write(journal, day or journal.today())


def write(journal: Journal, today: date) -> None:
    """Fill an empty journal with the year up to a day."""
    year = _Year(today, journal.now())
    with journal.change("Demo"):
        reflections = [year.reflection(name, told) for name, told in _told()]
        journal.reflections.add_all(reflections)
        _record_askings(journal, reflections)


def _told() -> Iterator[tuple[str, dict[str, Any]]]:
    """Read what is told of each reflection, each with a name of its own."""
    for path in sorted(paths.resource("demo").glob("*.toml")):
        entries = tomllib.loads(path.read_text("utf-8"))["reflections"]
        for number, told in enumerate(entries, start=1):
            yield f"{path.stem}/{number}", told


class _Year:
    """Makes loose things of what is told, with the days and instants they need.

    Ids and instants follow from the names of the things, so that a demo made
    again is the same, and one entry can change without the others.
    """

    def __init__(self, today: date, now: datetime) -> None:
        self._today = today
        #: The draft is just being written; nothing is of a later instant.
        end_of_day = datetime.combine(today, time(23, 59))
        self._latest = min(now, end_of_day) - timedelta(minutes=14)

    def reflection(self, name: str, told: dict[str, Any]) -> Reflection:
        """Make a reflection; what is not taken out here are its plain fields."""
        told = dict(told)
        told_day = self._day(told.pop("days_ago"))
        tags, trashed = told.pop("tags"), told.pop("trashed", False)
        threads = told.pop("threads", [])
        plans, thoughts = told.pop("plans", []), told.pop("afterthoughts", [])
        earlier = told.pop("earlier", None)
        draft = told.get("draft", False)
        day = told_day if draft else _working_day(told_day)
        created = self._instant(f"{name}/created", day)
        reflection = Reflection(**told, uuid=_id(name), day=day, created=created)
        reflection.modified = self._latest if draft else self._soon_after(created)
        if earlier is not None:
            title, at = reflection.title, reflection.modified
            reflection.revisions.append(Revision(at=at, title=title, body=earlier))
            reflection.modified = self._instant(f"{name}/modified", _after(day, 1))
        if trashed:
            reflection.trashed = self._instant(f"{name}/trashed", _after(day, 3))
        for tag in tags:
            practice, _, chance = tag.partition("=")
            reflection.tag(practice, chance or None)
        for thread in threads:
            reflection.join_thread(thread)
        reflection.plans.extend(
            self._plan(f"{name}/plan/{number}", plan, told_day, created)
            for number, plan in enumerate(plans, start=1)
        )
        reflection.afterthoughts.extend(
            self._afterthought(f"{name}/afterthought/{number}", thought, told_day)
            for number, thought in enumerate(thoughts, start=1)
        )
        return reflection

    def _plan(
        self, name: str, told: dict[str, Any], day: date, created: datetime
    ) -> Plan:
        """Make a plan; without an outcome it is still open."""
        told = dict(told)
        due_in = told.pop("due_in")
        closed_on = _after(day, told.pop("closed_in", due_in))
        due = _after(day, due_in)
        plan = Plan(**told, uuid=_id(name), due=due, created=created)
        if plan.outcome is not None:
            plan.closed = self._instant(f"{name}/closed", closed_on)
        return plan

    def _afterthought(self, name: str, told: dict[str, Any], day: date) -> Afterthought:
        told = dict(told)
        day = _after(day, told.pop("days_later"))
        created = self._instant(f"{name}/created", day)
        return Afterthought(**told, uuid=_id(name), day=day, created=created)

    def _day(self, days_ago: int) -> date:
        # The oldest is to come up as a year ago this week, which is 52 weeks back,
        # whichever day of its week today is.
        oldest = 52 * 7 + self._today.weekday()
        return _after(self._today, -min(days_ago, oldest))

    def _instant(self, name: str, day: date) -> datetime:
        random = Random(name)
        at = time(random.choice(_HOURS), random.randrange(60), random.randrange(60))
        return min(datetime.combine(day, at), self._latest)

    def _soon_after(self, instant: datetime) -> datetime:
        minutes = Random(str(instant)).randint(6, 24)
        return min(instant + timedelta(minutes=minutes), self._latest)


def _record_askings(journal: Journal, reflections: Sequence[Reflection]) -> None:
    """Record what was asked in each week in which a question was answered."""
    answers = [(r.question, r) for r in reflections if r.question is not None]
    known = frameworks.load()
    bank = questions.load(known.practices)
    passed_over = 0
    for _, week in groupby(answers, lambda answer: answer[1].day.isocalendar()[:2]):
        of_week = dict(week)
        day = next(iter(of_week.values())).day
        to_come = {question for question, r in answers if r.day >= day}
        offers = weekly.offer(
            [question for question in bank if question.id not in to_come],
            journal.askings.history,
            journal.reflections.last_written(weekly.monday(day)),
            known.primary,
            day,
            journal.seed,
        )
        beside = [o.question.id for o in offers[: weekly.OFFERED - len(of_week)]]
        journal.askings.offer([*of_week, *beside], day)
        for answered, reflection in of_week.items():
            journal.askings.answer(answered, reflection, reflection.day)
        for number, question in enumerate(beside, start=passed_over):
            if number in _SKIPPED:
                journal.askings.skip(question, day)
            if number in _MUTED:
                journal.askings.mute(question, day)
        passed_over += len(beside)


def _working_day(day: date) -> date:
    """Return the day, or the Friday before a day of a weekend."""
    return _after(day, -max(0, day.weekday() - _FRIDAY))


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _id(name: str) -> str:
    return str(uuid5(_IDS, name))
