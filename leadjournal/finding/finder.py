"""What a query finds: how many, which, and what a list shows of each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from leadjournal.errors import NotFoundError
from leadjournal.finding import facets
from leadjournal.finding.conditions import Conditions
from leadjournal.finding.excerpts import EXCERPT, excerpt, in_long
from leadjournal.finding.facets import Facets
from leadjournal.finding.listing import LONG, Listing
from leadjournal.finding.listing import Order as Order
from leadjournal.finding.related import Related, related
from leadjournal.finding.search import CLOSE, OPEN
from leadjournal.finding.sql import Sql
from leadjournal.models import Reflection

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
        self._listing = Listing(self._select)

    def find(
        self,
        query: str = "",
        *,
        limit: int | None = None,
        offset: int = 0,
        best_first: bool = False,
        with_parts: bool = False,
    ) -> Found:
        """Return what a query finds, newest first unless *best_first*.

        Snippets are given where there is a best match. Tags, plans, afterthoughts
        and earlier texts are read when they are asked for, one reflection after the
        other, unless those of all are wanted at once.
        """
        condition = self._conditions.of(query)
        page = (-1 if limit is None else limit, offset)
        snippets: dict[int, str] = {}
        if best_first and condition.match is not None:
            snippets = dict(self._select(_BEST, condition.in_the_index, page))
            ids = list(snippets)
        else:
            ids = self._listing.ids(condition, Order.NEWEST, page)
        total = len(ids) if page == (-1, 0) else self._listing.count(condition)
        found = self._load(ids, _WITH_PARTS if with_parts else ())
        for reflection in found:
            if reflection.id in snippets and not snippets[reflection.id]:
                snippets[reflection.id] = in_long(reflection.body, query)
        return Found(total, found, snippets)

    def count(self, query: str = "", *, only: Collection[str] | None = None) -> int:
        """Return how many a query finds."""
        return self._listing.count(self._conditions.of(query, only))

    def rows(
        self,
        query: str = "",
        *,
        only: Collection[str] | None = None,
        offset: int = 0,
        limit: int = 50,
        order: Order = Order.NEWEST,
    ) -> list[Row]:
        """Return what a list shows of a query's finds.

        Where the query has words, an excerpt is the sentence of the first of them,
        with OPEN and CLOSE around each match.
        """
        condition = self._conditions.of(query, only)
        ids = self._listing.ids(condition, order, (limit, offset))
        here = Sql(",".join(map(str, ids)))
        practices: dict[int, list[str]] = {}
        for i, practice in self._select(_TAGS, here):
            practices.setdefault(i, []).append(practice)
        sentences = self._listing.sentences(condition, ids, query)
        rows = {
            i: Row(
                i,
                uuid,
                date.fromisoformat(day),
                title,
                sentences.get(i) or excerpt(body),
                bool(draft),
                bool(private),
                bool(trashed),
                tuple(practices.get(i, ())),
            )
            for i, uuid, day, title, body, draft, private, trashed in self._select(
                _LISTED, here
            )
        }
        return [rows[i] for i in ids]

    def position(
        self,
        reflection: Reflection,
        query: str = "",
        *,
        only: Collection[str] | None = None,
        order: Order = Order.NEWEST,
    ) -> int | None:
        """Return at which place of `rows(query)` a reflection stands, or None."""
        condition = self._conditions.of(query, only)
        return self._listing.position(condition, reflection.day, reflection.id, order)

    def facets(self, query: str = "", *, only: Collection[str] | None = None) -> Facets:
        """Return into what the finds of a query divide."""
        condition = self._conditions.of(query, only)
        return facets.of(condition, self._select)

    def related(
        self, reflection: Reflection, *, left_out: str = "", limit: int = 3
    ) -> list[Related]:
        """Return what resembles a reflection most, and why; see `related`."""
        return related(self._select, reflection.id, left_out=left_out, limit=limit)

    def _select(
        self, statement: str, wanted: Sql, page: tuple[int, ...] = ()
    ) -> list[Any]:
        """Run one of our statements, seeing what is about to be written."""
        self._session.flush()
        sql = statement.format(where=wanted.text)
        found = self._session.connection().exec_driver_sql(sql, (*wanted.values, *page))
        return list(found.all())

    def _load(self, ids: list[int], parts: tuple[Any, ...]) -> list[Reflection]:
        """Return reflections with their parts, in the order of their ids."""
        found: dict[int, Reflection] = {}
        for start in range(0, len(ids), 500):  # SQLite takes so many values
            some = select(Reflection).where(Reflection.id.in_(ids[start:][:500]))
            for reflection in self._session.scalars(some.options(*parts)):
                found[reflection.id] = reflection
        return [found[i] for i in ids]


_LISTED = f"""
SELECT id, uuid, day, title, substr(body, 1, {2 * EXCERPT}), draft, private,
    trashed IS NOT NULL
FROM reflections WHERE id IN ({{where}})
"""
_BEST = f"""
SELECT rowid, CASE
    WHEN (SELECT length(body) FROM reflections WHERE id = rowid) < {LONG}
    THEN snippet(reflections_search, -1, '{OPEN}', '{CLOSE}', '…', {SNIPPET})
    ELSE '' END
FROM reflections_search WHERE {{where}} ORDER BY rank LIMIT ? OFFSET ?
"""
_TAGS = """
SELECT reflection_id, practice FROM taggings WHERE reflection_id IN ({where})
ORDER BY rowid
"""

_WITH_PARTS = (
    selectinload(Reflection.taggings),
    selectinload(Reflection.plans),
    selectinload(Reflection.afterthoughts),
    selectinload(Reflection.revisions),
)


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
