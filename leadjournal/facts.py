"""The plain rows that patterns are worked out from, read for a period at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import ColumnElement, String, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from leadjournal.models import Plan, Reflection, Tagging, Thread

_AT_ONCE = 200
_LIVE = Reflection.trashed.is_(None)


@dataclass(frozen=True)
class Fact:
    """What patterns are worked out from: no word of the text is in it.

    `created` is in UTC, without a zone.
    """

    id: str
    day: date
    tags: tuple[tuple[str, str | None], ...]
    plans: tuple[str | None, ...]
    question: str | None
    weight: str | None
    created: datetime | None = None
    threads: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextRow:
    """The words of a reflection, for what quotes them."""

    id: str
    day: date
    title: str
    body: str
    question: str | None = None
    step_outside: bool = False


@dataclass(frozen=True)
class PlanRow:
    """A plan and what became of it; `reflection` names where it was made."""

    id: str
    reflection: str
    day: date
    sentence: str
    outcome: str | None
    note: str
    due: date | None
    created: datetime
    closed: datetime | None


def read_facts(session: Session, first: date | None, last: date | None) -> list[Fact]:
    """Return the facts of a period, oldest first."""
    inside = _inside(first, last)
    of_tags = select(Tagging.reflection_id, Tagging.practice, Tagging.chance)
    tags: defaultdict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for i, practice, chance in session.execute(of_tags.join(Reflection).where(*inside)):
        tags[i].append((practice, chance))
    of_plans = select(Plan.reflection_id, Plan.outcome).join(Reflection).where(*inside)
    plans: defaultdict[int, list[str | None]] = defaultdict(list)
    for i, outcome in session.execute(of_plans.order_by(Plan.id)):
        plans[i].append(outcome)
    of_threads = select(Thread.reflection_id, Thread.name)
    threads: defaultdict[int, list[str]] = defaultdict(list)
    for i, name in session.execute(of_threads.join(Reflection).where(*inside)):
        threads[i].append(name)
    # Days and instants as the file holds them: to read a hundred thousand of them
    # one by one takes longer than all else, and many are the same.
    wanted = select(
        Reflection.id,
        Reflection.uuid,
        type_coerce(Reflection.day, String),
        Reflection.question,
        Reflection.weight,
        type_coerce(Reflection.created, String),
    ).where(*inside)
    return [
        Fact(
            uuid,
            _day(day),
            tuple(tags.get(i, ())),
            tuple(plans.get(i, ())),
            question,
            weight,
            datetime.fromisoformat(created),
            tuple(sorted(threads.get(i, ()))),
        )
        for i, uuid, day, question, weight, created in session.execute(
            wanted.order_by(Reflection.day, Reflection.id)
        )
    ]


def read_texts(
    session: Session,
    first: date | None,
    last: date | None,
    *,
    headed: bool = False,
    threaded: bool = False,
) -> Iterator[TextRow]:
    """Give the words of a period, oldest first.

    All of them, or those that have headed parts, or belong to threads, or either.
    """
    wanted = select(
        Reflection.uuid,
        Reflection.day,
        Reflection.title,
        Reflection.body,
        Reflection.question,
        Reflection.step_outside,
    ).where(*_inside(first, last))
    chosen: list[ColumnElement[bool]] = []
    if headed:
        chosen.append(func.instr(Reflection.body, "## ") > 0)
    if threaded:
        chosen.append(Reflection.id.in_(select(Thread.reflection_id)))
    if chosen:
        wanted = wanted.where(or_(*chosen))
    # A few at a time: all at once would hold up whatever else wants to run.
    wanted = wanted.order_by(Reflection.day, Reflection.id)
    for row in session.execute(wanted.execution_options(yield_per=_AT_ONCE)):
        yield TextRow(*row)


def read_plans(
    session: Session, first: date | None, last: date | None
) -> list[PlanRow]:
    """Return the plans made in the reflections of a period, in their order."""
    wanted = select(Plan, Reflection.uuid, Reflection.day).join(Reflection)
    ordered = wanted.where(*_inside(first, last)).order_by(Reflection.day, Plan.id)
    return [
        PlanRow(
            plan.uuid,
            reflection,
            day,
            plan.sentence,
            plan.outcome,
            plan.note,
            plan.due,
            plan.created,
            plan.closed,
        )
        for plan, reflection, day in session.execute(ordered)
    ]


def _inside(first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    """Return what holds of the reflections of a period that are not in the trash."""
    holds: list[ColumnElement[bool]] = [_LIVE]
    if first is not None:
        holds.append(Reflection.day >= first)
    if last is not None:
        holds.append(Reflection.day <= last)
    return holds


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)
