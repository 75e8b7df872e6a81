"""What a query finds: how many, which, and what a list shows of each."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from leadjournal.conditions import Condition, Conditions, Sql
from leadjournal.errors import NotFoundError
from leadjournal.models import Reflection
from leadjournal.search import CLOSE, OPEN

EXCERPT = 240  # characters of a text that a list may show
#: From so many characters on, FTS5 takes seconds to find the best place for a snippet
#: of a word that comes often: it weighs every place against every other.
LONG = 50_000
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
            ids = [i for (i,) in self._select(_NEWEST, condition.everything, page)]
        total = len(ids) if page == (-1, 0) else self._count(condition)
        found = self._load(ids, _WITH_PARTS if with_parts else ())
        for reflection in found:
            if reflection.id in snippets and not snippets[reflection.id]:
                snippets[reflection.id] = _snippet(reflection.body, query)
        return Found(total, found, snippets)

    def count(self, query: str = "", *, only: Collection[str] | None = None) -> int:
        """Return how many a query finds."""
        return self._count(self._conditions.of(query, only))

    def rows(
        self,
        query: str = "",
        *,
        only: Collection[str] | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[Row]:
        """Return what a list shows of a query's finds, newest first."""
        wanted = self._conditions.of(query, only).everything
        found = self._select(_LISTED, wanted, (limit, offset))
        practices = self._practices([row[0] for row in found])
        return [
            Row(
                i,
                uuid,
                date.fromisoformat(day),
                title,
                excerpt(body),
                bool(draft),
                bool(private),
                bool(trashed),
                tuple(practices.get(i, ())),
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
        wanted = self._conditions.of(query, only).everything
        here = Sql("id = ?", (reflection.id,))
        if not self._select(_NEWEST, Sql.all_of((wanted, here)), (1, 0)):
            return None
        place = (reflection.day.isoformat(), reflection.id)
        before = Sql("(day, id) > (?, ?)", place)
        [(position,)] = self._select(_COUNTED, Sql.all_of((wanted, before)))
        return int(position)

    def _count(self, condition: Condition) -> int:
        if condition.match is not None:
            [(count,)] = self._select(_MATCHES, condition.in_the_index)
        else:
            [(count,)] = self._select(_COUNTED, condition.everything)
        return int(count)

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

    def _practices(self, ids: list[int]) -> dict[int, list[str]]:
        practices: dict[int, list[str]] = {}
        for i, practice in self._select(_TAGS, Sql(",".join(map(str, ids)))):
            practices.setdefault(i, []).append(practice)
        return practices


_NEWEST = """
SELECT id FROM reflections WHERE {where}
ORDER BY day DESC, id DESC LIMIT ? OFFSET ?
"""
_LISTED = f"""
SELECT id, uuid, day, title, substr(body, 1, {2 * EXCERPT}), draft, private,
    trashed IS NOT NULL
FROM reflections WHERE {{where}} ORDER BY day DESC, id DESC LIMIT ? OFFSET ?
"""
_COUNTED = "SELECT count(*) FROM reflections WHERE {where}"
_BEST = f"""
SELECT rowid, CASE
    WHEN (SELECT length(body) FROM reflections WHERE id = rowid) < {LONG}
    THEN snippet(reflections_search, -1, '{OPEN}', '{CLOSE}', '…', {SNIPPET})
    ELSE '' END
FROM reflections_search WHERE {{where}} ORDER BY rank LIMIT ? OFFSET ?
"""
_MATCHES = "SELECT count(*) FROM reflections_search WHERE {where}"
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


def excerpt(text: str, length: int = EXCERPT) -> str:
    """Return the beginning of a text in one line, without headings and marks."""
    lines = (line.strip() for line in text.splitlines())
    prose = " ".join(line for line in lines if line and not line.startswith("#"))
    return _MARKS.sub("", prose[: length + 40])[:length].strip()


_MARKS = re.compile(r"[*_`>]+|\[[ x]\]\s")


def _snippet(body: str, query: str) -> str:
    """Return the first place where a word of a search begins, in a very long text."""
    words = [word[: max(3, len(word) - 3)] for word in re.findall(r"\w+", query)]
    beginnings = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, words)) or '$.'})\w*", re.IGNORECASE
    )
    found = beginnings.search(body)
    start = max(found.start() - EXCERPT // 4, 0) if found else 0
    place = " ".join(body[start : start + EXCERPT].split())
    return "…" + beginnings.sub(rf"{OPEN}\g<0>{CLOSE}", place) + "…"


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
