"""A search, beside the same full-text query in bare SQL."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from benchmarks.measure import Figure, in_turn
from leadjournal import Journal

PAGE = 50
#: A seldom word, a common one, two together, a phrase and a beginning.
QUERIES = ("bakilupo", "ownership", "people partner", '"work out"', "own*")

BEST = """
SELECT rowid, snippet(reflections_search, -1, '[', ']', '…', 18)
FROM reflections_search WHERE reflections_search MATCH ? ORDER BY rank LIMIT 50
"""
COUNT = "SELECT count(*) FROM reflections_search WHERE reflections_search MATCH ?"
NEWEST = """
SELECT id, uuid, day, title, substr(body, 1, 480), draft, private FROM reflections
WHERE trashed IS NULL AND id IN (
    SELECT rowid FROM reflections_search WHERE reflections_search MATCH ?
) ORDER BY day DESC, id DESC LIMIT 50
"""


def measure(path: Path) -> Iterator[Figure]:
    """Compare what a search gives with the same queries in bare SQL.

    The list is what the window shows as one types; the best are whole
    reflections with snippets, as the command prints them.
    """
    bare = dbapi2.connect(str(path), isolation_level=None)
    with Journal.open(path) as journal:
        for query in QUERIES:
            total = journal.reflections.count(query)
            spent, least = in_turn(
                partial(_list, journal, query), partial(_bare_list, bare, query)
            )
            yield Figure(f"List what {query} finds ({total:,})", spent, least, 2)
            spent, least = in_turn(
                partial(_best, journal, query), partial(_bare_best, bare, query)
            )
            yield Figure(f"Best fifty for {query} ({total:,})", spent, least, 2)
    bare.close()


def _list(journal: Journal, query: str) -> object:
    rows = journal.reflections.rows(query, limit=PAGE)
    return rows, journal.reflections.count(query)


def _bare_list(bare: Any, query: str) -> object:
    rows = bare.execute(NEWEST, (_words(query),)).fetchall()
    tags = _rows_of(bare, "reflection_id, practice", "taggings", rows)
    return rows, tags, bare.execute(COUNT, (_words(query),)).fetchone()


def _best(journal: Journal, query: str) -> object:
    return journal.reflections.find(query, limit=PAGE, best_first=True)


def _bare_best(bare: Any, query: str) -> object:
    rows = bare.execute(BEST, (_words(query),)).fetchall()
    ids = ",".join(str(row[0]) for row in rows)
    whole = bare.execute(f"SELECT * FROM reflections WHERE id IN ({ids})").fetchall()
    return whole, bare.execute(COUNT, (_words(query),)).fetchone()


def _rows_of(bare: Any, columns: str, table: str, rows: list[Any]) -> object:
    ids = ",".join(str(row[0]) for row in rows)
    wanted = f"SELECT {columns} FROM {table} WHERE reflection_id IN ({ids})"
    return bare.execute(wanted).fetchall()


def _words(query: str) -> str:
    return query if '"' in query else query.replace(" ", " AND ")
