"""journal.reflections: writing, finding, trashing and reading them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from leadjournal import facts, revisions
from leadjournal.facts import Fact as Fact
from leadjournal.facts import PlanRow, TextRow
from leadjournal.finding import usage
from leadjournal.finding.finder import NEWEST_FIRST, Finder, only_one
from leadjournal.models import (
    Afterthought,
    Attachment,
    Plan,
    Reflection,
    new_id,
)

_LIVE = Reflection.trashed.is_(None)


class Reflections:
    """All reflections out of the trash, newest day first."""

    def __init__(
        self,
        session: Session,
        now: Callable[[], datetime],
        today: Callable[[], date],
        finder: Finder,
    ) -> None:
        self._session = session
        self._now = now
        self._today = today
        #: find, count, rows and position of a query are the finder's.
        self.find = finder.find
        self.count = finder.count
        self.rows = finder.rows
        self.position = finder.position
        self.facets = finder.facets
        self.related = finder.related

    def __iter__(self) -> Iterator[Reflection]:
        yield from self._session.scalars(
            select(Reflection).where(_LIVE).order_by(*NEWEST_FIRST)
        )

    def __len__(self) -> int:
        return self.count()

    def __contains__(self, reflection: Reflection) -> bool:
        identity = inspect(reflection).identity
        return identity is not None and (
            self._session.get(Reflection, identity) is reflection
        )

    @property
    def trashed(self) -> list[Reflection]:
        """What is in the trash, the last put there first."""
        trashed = select(Reflection).where(Reflection.trashed.is_not(None))
        return list(self._session.scalars(trashed.order_by(Reflection.trashed.desc())))

    def get(self, prefix: str) -> Reflection:
        """Return the reflection whose id is, or alone begins with, *prefix*.

        Raises NotFoundError. The trash counts too.
        """
        found: Reflection = only_one(self._session, Reflection, prefix, "reflection")
        return found

    def by_id(self, number: int) -> Reflection | None:
        return self._session.get(Reflection, number)

    def add(
        self, title: str = "", body: str = "", *, day: date | None = None, **fields: Any
    ) -> Reflection:
        """Add a reflection, of today unless a day is given, and return it."""
        now = self._now()
        fields = {"created": now, "modified": now, **fields}
        reflection = Reflection(
            title=title, body=body, day=day or self._today(), **fields
        )
        self._session.add(reflection)
        return reflection

    def add_all(self, reflections: Iterable[Reflection]) -> tuple[int, int]:
        """Add loose reflections; return how many were new and how many were not.

        One whose `uuid` is in the journal already, be it in the trash, is left
        as it is there.
        """
        known = set(self._session.scalars(select(Reflection.uuid)))
        parts = set(self._session.scalars(select(Plan.uuid)))
        parts |= set(self._session.scalars(select(Afterthought.uuid)))
        parts |= set(self._session.scalars(select(Attachment.uuid)))
        added = already_there = 0
        for reflection in reflections:
            if reflection.uuid in known:
                already_there += 1
                continue
            known.add(reflection.uuid)
            own: list[Plan | Afterthought | Attachment] = [
                *reflection.plans,
                *reflection.afterthoughts,
                *reflection.attachments,
            ]
            for part in own:
                if part.uuid in parts:  # that of another reflection's
                    part.uuid = new_id()
                parts.add(part.uuid)
            self._session.add(reflection)
            added += 1
        self._session.flush()
        return added, already_there

    def edit(
        self,
        reflection: Reflection,
        *,
        title: str | None = None,
        body: str | None = None,
    ) -> None:
        """Give a reflection another title or text, and keep the earlier one."""
        title = reflection.title if title is None else title
        body = reflection.body if body is None else body
        if (title, body) != (reflection.title, reflection.body):
            self.keep_revision(reflection)
            reflection.title, reflection.body = title, body

    def keep_revision(self, reflection: Reflection) -> None:
        """Keep the text as it is now among the earlier ones."""
        revisions.keep(reflection)

    def add_afterthought(
        self, reflection: Reflection, text: str, day: date | None = None
    ) -> Afterthought:
        afterthought = Afterthought(
            day=day or self._today(), text=text, created=self._now()
        )
        reflection.afterthoughts.append(afterthought)
        return afterthought

    def trash(self, reflection: Reflection) -> None:
        """Put a reflection in the trash, from where it can be restored."""
        reflection.trashed = reflection.trashed or self._now()

    def restore(self, reflection: Reflection) -> None:
        reflection.trashed = None

    def erase(self, reflection: Reflection) -> None:
        """Delete a reflection for good, with all that belongs to it."""
        self._session.delete(reflection)

    def search(self, query: str) -> list[Reflection]:
        """Return all that a query finds, best match first. Raises BadQueryError."""
        return self.find(query, best_first=True).reflections

    def facts(self, first: date | None = None, last: date | None = None) -> list[Fact]:
        """Return what patterns need of a period, oldest first."""
        return facts.read_facts(self._session, first, last)

    def texts(
        self,
        first: date | None = None,
        last: date | None = None,
        *,
        headed: bool = False,
        threaded: bool = False,
    ) -> Iterator[TextRow]:
        """Give the words of a period, oldest first.

        All of them, or those that have headed parts, or belong to threads, or either.
        """
        return facts.read_texts(
            self._session, first, last, headed=headed, threaded=threaded
        )

    def plan_rows(
        self, first: date | None = None, last: date | None = None
    ) -> list[PlanRow]:
        """Return the plans made in the reflections of a period."""
        return facts.read_plans(self._session, first, last)

    def last_written(self, before: date) -> dict[str, date]:
        """Return for each practice the last day before *before* it came up."""
        return usage.last_days(self._session, before)

    def weights(self, before: date, limit: int = 2) -> list[str | None]:
        """Return how the last reflections before a day weighed, newest first."""
        newest = select(Reflection.weight).where(_LIVE, Reflection.day < before)
        return list(self._session.scalars(newest.order_by(*NEWEST_FIRST).limit(limit)))

    def between(self, first: date, last: date, limit: int = 50) -> list[Reflection]:
        """Return the reflections of some days, both included, newest first."""
        period = select(Reflection).where(_LIVE, Reflection.day.between(first, last))
        return list(self._session.scalars(period.order_by(*NEWEST_FIRST).limit(limit)))

    def days(self, first: date, last: date) -> dict[date, int]:
        """Return on which days of a period something was written, and how often."""
        counted = (
            select(Reflection.day, func.count(Reflection.id))
            .where(_LIVE, Reflection.day.between(first, last))
            .group_by(Reflection.day)
        )
        return dict(self._session.execute(counted).all())
