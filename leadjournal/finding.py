"""What a query finds: how many, which, and what a list shows of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select, text, tuple_
from sqlalchemy.orm import Session, selectinload

from leadjournal.conditions import INDEX, Conditions, matching
from leadjournal.errors import NotFoundError
from leadjournal.models import Reflection, Tagging
from leadjournal.search import CLOSE, OPEN

EXCERPT = 240  # characters of a text that a list may show
SNIPPET = 18  # words of a text that a search shows around its matches

NEWEST_FIRST = (Reflection.day.desc(), Reflection.id.desc())


@dataclass(frozen=True)
class Row:
    """What a list shows of a reflection."""

    id: int
    uuid: str
    day: date
    title: str
    excerpt: str
    draft: bool
    private: bool
    trashed: bool
    practices: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What a search found: how many in all, those asked for, and their snippets."""

    total: int
    reflections: list[Reflection]
    snippets: dict[int, str] = field(default_factory=dict)


class Finder:
    """Answers queries. Each raises BadQueryError for one it cannot understand.

    *only* narrows a query to the reflections of some ids, such as those that a
    claim rests on.
    """

    def __init__(self, session: Session, conditions: Conditions) -> None:
        self._session = session
        self._conditions = conditions

    def find(
        self,
        query: str = "",
        *,
        limit: int | None = None,
        offset: int = 0,
        best_first: bool = False,
    ) -> Found:
        """Return what a query finds, newest first unless *best_first*.

        Snippets are given where there is a best match.
        """
        condition = self._conditions.of(query)
        if best_first and condition.match is not None:
            snippets = self._best(condition.match, condition.rest, limit, offset)
            total = len(snippets)
            if limit is not None or offset:
                total = self._matches(condition.match, condition.rest)
            found = self._load(snippets)
            return Found(total, found, snippets)
        ids = list(
            self._session.scalars(
                select(Reflection.id)
                .where(condition.everything)
                .order_by(*NEWEST_FIRST)
                .limit(-1 if limit is None else limit)
                .offset(offset)
            )
        )
        total = len(ids) if limit is None and not offset else self.count(query)
        return Found(total, self._load(ids))

    def count(self, query: str = "", *, only: Collection[str] | None = None) -> int:
        """Return how many a query finds."""
        condition = self._conditions.of(query, only)
        if condition.match is not None:
            return self._matches(condition.match, condition.rest)
        counted = select(func.count(Reflection.id)).where(condition.everything)
        return self._session.scalar(counted) or 0

    def rows(
        self,
        query: str = "",
        *,
        only: Collection[str] | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[Row]:
        """Return what a list shows of a query's finds, newest first."""
        wanted = (
            select(
                Reflection.id,
                Reflection.uuid,
                Reflection.day,
                Reflection.title,
                func.substr(Reflection.body, 1, 2 * EXCERPT),
                Reflection.draft,
                Reflection.private,
                Reflection.trashed.is_not(None),
            )
            .where(self._conditions.of(query, only).everything)
            .order_by(*NEWEST_FIRST)
            .limit(limit)
            .offset(offset)
        )
        found = self._session.execute(wanted).all()
        practices = self._practices([row[0] for row in found])
        return [
            Row(
                i,
                uuid,
                day,
                title,
                excerpt(body),
                draft,
                private,
                trashed,
                tuple(practices[i]),
            )
            for i, uuid, day, title, body, draft, private, trashed in found
        ]

    def position(
        self,
        reflection: Reflection,
        query: str = "",
        *,
        only: Collection[str] | None = None,
    ) -> int | None:
        """Return at which place of `rows(query)` a reflection stands, or None."""
        condition = self._conditions.of(query, only).everything
        here = select(Reflection.id).where(condition, Reflection.id == reflection.id)
        if self._session.scalar(here) is None:
            return None
        order = tuple_(Reflection.day, Reflection.id)
        before = order > tuple_(reflection.day, reflection.id)
        counted = select(func.count(Reflection.id)).where(condition, before)
        return self._session.scalar(counted) or 0

    def _best(
        self, match: str, rest: Any, limit: int | None, offset: int
    ) -> dict[int, str]:
        snippet = func.snippet(
            text("reflections_search"), -1, OPEN, CLOSE, "…", SNIPPET
        )
        wanted = select(INDEX.c.rowid, snippet).where(matching(match))
        if rest is not None:
            wanted = wanted.where(rest)
        wanted = wanted.order_by(text("rank")).limit(-1 if limit is None else limit)
        return dict(self._session.execute(wanted.offset(offset)).all())

    def _matches(self, match: str, rest: Any) -> int:
        counted = select(func.count()).select_from(INDEX).where(matching(match))
        if rest is not None:
            counted = counted.where(rest)
        return self._session.scalar(counted) or 0

    def _load(self, ids: Collection[int]) -> list[Reflection]:
        """Return reflections with their parts, in the order of their ids."""
        found: dict[int, Reflection] = {}
        wanted = list(ids)
        for start in range(0, len(wanted), 500):  # SQLite takes so many values
            some = select(Reflection).where(Reflection.id.in_(wanted[start:][:500]))
            for reflection in self._session.scalars(some.options(*_WITH_PARTS)):
                found[reflection.id] = reflection
        return [found[i] for i in wanted]

    def _practices(self, ids: list[int]) -> defaultdict[int, list[str]]:
        tags = select(Tagging.reflection_id, Tagging.practice)
        practices: defaultdict[int, list[str]] = defaultdict(list)
        for i, practice in self._session.execute(
            tags.where(Tagging.reflection_id.in_(ids)).order_by(text("rowid"))
        ):
            practices[i].append(practice)
        return practices


_WITH_PARTS = (
    selectinload(Reflection.taggings),
    selectinload(Reflection.plans),
    selectinload(Reflection.afterthoughts),
)


def excerpt(text: str, length: int = EXCERPT) -> str:
    """Return the beginning of a text in one line, without headings and marks."""
    lines = (line.strip() for line in text.splitlines())
    prose = " ".join(line for line in lines if line and not line.startswith("#"))
    prose = re.sub(r"[*_`>]+|\[[ x]\]\s", "", prose)
    return prose[:length].strip()


def only_one(session: Session, model: Any, prefix: str, what: str) -> Any:
    """Return the row whose uuid is, or alone begins with, *prefix*.

    Raises NotFoundError.
    """
    exact = session.scalar(select(model).where(model.uuid == prefix))
    if exact is not None:
        return exact
    begins = model.uuid.startswith(prefix, autoescape=True)
    found = list(session.scalars(select(model).where(begins).limit(2)))
    if not prefix or not found:
        raise NotFoundError(f"There is no {what} “{prefix}”.")
    if len(found) > 1:
        raise NotFoundError(
            f"More than one {what} begins with “{prefix}”. Please give more of its id."
        )
    return found[0]
