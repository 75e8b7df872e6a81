"""journal.plans: the if-thens, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, contains_eager

from leadjournal.choices import Outcome
from leadjournal.errors import BadValueError
from leadjournal.finding.finder import only_one
from leadjournal.models import Plan, Reflection


class Plans:
    """All plans of reflections out of the trash: the open ones by due day first."""

    def __init__(self, session: Session, now: Callable[[], datetime]) -> None:
        self._session = session
        self._now = now

    def __iter__(self) -> Iterator[Plan]:
        yield from self.open
        closed = self._live().where(Plan.outcome.is_not(None))
        yield from self._session.scalars(
            closed.order_by(Plan.closed.desc(), Plan.id.desc())
        )

    def __len__(self) -> int:
        live = self._live().with_only_columns(func.count(Plan.id))
        return self._session.scalar(live) or 0

    @property
    def open(self) -> list[Plan]:
        """What is still to be done; what has no due day comes last."""
        live = self._live().where(Plan.outcome.is_(None))
        return list(
            self._session.scalars(live.order_by(Plan.due.is_(None), Plan.due, Plan.id))
        )

    def get(self, prefix: str) -> Plan:
        """Return the plan whose id is, or alone begins with, *prefix*.

        Raises NotFoundError.
        """
        plan: Plan = only_one(self._session, Plan, prefix, "plan")
        return plan

    def add(
        self,
        reflection: Reflection,
        cue: str,
        act: str,
        with_whom: str = "",
        due: date | None = None,
    ) -> Plan:
        plan = Plan(cue=cue, act=act, with_whom=with_whom, due=due, created=self._now())
        reflection.plans.append(plan)
        return plan

    def close(self, plan: Plan, outcome: str, note: str = "") -> None:
        """Say what became of a plan. Raises BadValueError for another outcome."""
        if outcome not in list(Outcome):
            raise BadValueError(
                f"“{outcome}” is not an outcome. It is did, partly, did-not or"
                " no-chance."
            )
        plan.outcome = outcome
        plan.closed = self._now()
        plan.note = note or plan.note

    def reopen(self, plan: Plan) -> None:
        plan.outcome = plan.closed = None

    def _live(self) -> Select[Plan]:
        return (
            select(Plan)
            .join(Plan.reflection)
            .options(contains_eager(Plan.reflection))
            .where(Reflection.trashed.is_(None))
        )
