"""Which reflections a condition finds, in which order, and how many.

There is more than one way to ask for a page. Which is quick depends on how many
texts the words are in: to sort what is seldom, to walk through the days for what is
common, to look among the first few for what is nearly everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from leadjournal.finding.excerpts import in_long, once, sentence
from leadjournal.finding.search import CLOSE, OPEN
from leadjournal.finding.sql import Condition, Sql

NEAR = 800  # reflections among which the first page is looked for before all others
FEW = 500  # matches that are sorted in less time than a walk takes
#: From so many characters on, FTS5 takes seconds to find the best place for a snippet
#: of a word that comes often: it weighs every place against every other.
LONG = 50_000

#: Runs a statement with a condition where it says {where}, and what follows its values.
Select = Callable[..., list[Any]]
Page = tuple[int, int]


class Order(StrEnum):
    """In which order a list stands; the best first where there are words to match."""

    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"


class Listing:
    """Asks for numbers of reflections only; the rows are read for a page of them."""

    def __init__(self, select: Select) -> None:
        self._select = select

    def ids(self, condition: Condition, order: Order, page: Page) -> list[int]:
        """Return the numbers of a page of finds, in their order."""
        if order is Order.BEST and condition.match is not None:
            found = self._select(_RANKED, condition.in_the_index, page)
        else:
            statement = _OLDEST if order is Order.OLDEST else _NEWEST
            if self._are_few(condition):
                found = self._select(statement, condition.by_match, page)
            else:
                found = self._nearest(condition, statement, page)
                found = found or self._select(statement, condition.everything, page)
        return [i for (i,) in found]

    def _nearest(
        self, condition: Condition, statement: str, page: tuple[int, int]
    ) -> list[Any]:
        """Return a page if it lies among the first reflections, or else nothing.

        What nearly all texts have in them is found there, and to ask the index for
        these few alone is quicker than to put all that it finds into a set.
        """
        limit, offset = page
        if condition.match is None or limit < 0 or offset + limit > NEAR // 8:
            return []
        first = self._select(statement, condition.rows_alone, (NEAR, 0))
        here = Sql(",".join(str(i) for (i,) in first))
        matches = Sql(f"+rowid IN ({here.text})", (condition.match,))
        found = {i for (i,) in self._select(_AMONG, matches)}
        there = [row for row in first if row[0] in found]
        return there[offset : offset + limit] if len(there) >= offset + limit else []

    def _are_few(self, condition: Condition) -> bool:
        """Whether it is quicker to sort what the index finds than to walk the days."""
        if condition.match is None:
            return False
        matches = Sql("reflections_search MATCH ?", (condition.match,))
        return len(self._select(_SOME, matches, (FEW,))) < FEW

    def count(self, condition: Condition) -> int:
        """Return how many a condition finds."""
        where = condition.where
        if condition.is_all:
            [(count,)] = self._select(_ALL, Sql("trashed IS NOT NULL"))
        elif condition.match is not None and (where is None or where.of_ids):
            if not self._select(_TRASH, Sql("trashed IS NOT NULL")):
                # To look each match up in a trash without anything takes its time.
                condition = replace(condition, trash_excluded=False)
            [(count,)] = self._select(_MATCHES, condition.in_the_index)
        else:
            [(count,)] = self._select(_COUNTED, condition.everything)
        return int(count)

    def position(
        self, condition: Condition, day: date, number: int, order: Order
    ) -> int | None:
        """Return at which place of the finds a reflection of a day stands, or None."""
        if order is Order.BEST and condition.match is not None:
            ids = self.ids(condition, order, (-1, 0))
            return ids.index(number) if number in ids else None
        wanted = condition.everything
        here = Sql.all_of((Sql("id = ?", (number,)), wanted))
        if not self._select(_COUNTED, here)[0][0]:
            return None
        than = "<" if order is Order.OLDEST else ">"
        before = Sql(f"(day, id) {than} (?, ?)", (day.isoformat(), number))
        [(position,)] = self._select(_COUNTED, Sql.all_of((wanted, before)))
        return int(position)

    def sentences(
        self, condition: Condition, ids: list[int], query: str
    ) -> dict[int, str]:
        """Return the sentences of the matches in some reflections."""
        if condition.marked is None or not ids:
            return {}
        here = Sql(f"+rowid IN ({','.join(map(str, ids))})", (condition.marked,))
        found: dict[int, str] = {}
        beside: dict[int, str] = {}
        for i, marked, margin, body in self._select(_MARKED, here):
            found[i] = in_long(body, query) if body else sentence(marked)
            if not found[i]:
                beside[i] = margin
        return found | self._of_plans(beside)

    def _of_plans(self, margins: dict[int, str]) -> dict[int, str]:
        """Return the sentences found beside texts; whom a plan names is named once."""
        if not margins:
            return {}
        here = Sql(f"reflection_id IN ({','.join(map(str, margins))})")
        for i, name in self._select(_WHOM, here):
            margins[i] = once(margins[i], name)
        return {i: sentence(margin) for i, margin in margins.items()}


_NEWEST = """
SELECT id FROM reflections WHERE {where}
ORDER BY day DESC, id DESC LIMIT ? OFFSET ?
"""
_OLDEST = "SELECT id FROM reflections WHERE {where} ORDER BY day, id LIMIT ? OFFSET ?"
_RANKED = """
SELECT rowid FROM reflections_search WHERE {where} ORDER BY rank LIMIT ? OFFSET ?
"""
_AMONG = """
SELECT rowid FROM reflections_search WHERE reflections_search MATCH ? AND {where}
"""
_SOME = "SELECT rowid FROM reflections_search WHERE {where} LIMIT ?"
_COUNTED = "SELECT count(*) FROM reflections WHERE {where}"
_TRASH = "SELECT 1 FROM reflections WHERE {where} LIMIT 1"
# Without a condition SQLite counts pages, not rows; and the trash has its own index.
_ALL = """
SELECT (SELECT count(*) FROM reflections)
    - (SELECT count(*) FROM reflections WHERE {where})
"""
_MATCHES = "SELECT count(*) FROM reflections_search WHERE {where}"
_WHOM = "SELECT reflection_id, with_whom FROM plans WHERE with_whom <> '' AND {where}"
_MARKED = f"""
SELECT rowid,
    CASE WHEN length(body) < {LONG}
    THEN highlight(reflections_search, 1, '{OPEN}', '{CLOSE}') ELSE '' END,
    highlight(reflections_search, 2, '{OPEN}', '{CLOSE}'),
    CASE WHEN length(body) < {LONG} THEN '' ELSE body END
FROM reflections_search WHERE reflections_search MATCH ? AND {{where}}
"""
