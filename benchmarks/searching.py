"""Searching as one types, beside the same in bare full-text SQL."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sqlcipher3 import dbapi2

from benchmarks.measure import Figure, all_in_turn, in_turn, percentile
from leadjournal import Journal

PAGE = 50
SLOWEST = 50  # ms that 95 of 100 keys stay under
ROUNDS = 5
#: Typed key by key: a very common word, two words, a seldom one, a phrase.
TYPED = ("ownership", "people partner", "bakilupo", '"work out"')
#: With a tag, and with a period: what it is in bare SQL comes with it.
TAGGED = "id IN (SELECT reflection_id FROM taggings WHERE practice = 'kf-altruism')"
NARROWED = (
    ("tag:kf-altruism own", TAGGED),
    ("tag:kf-altruism ownership", TAGGED),
    ("after:2024 ownership", "day >= '2024-01-01'"),
)

BEST = """
SELECT rowid, snippet(reflections_search, -1, '[', ']', '…', 18)
FROM reflections_search WHERE reflections_search MATCH ? ORDER BY rank LIMIT 50
"""
COUNT = "SELECT count(*) FROM reflections_search WHERE reflections_search MATCH ?"
FOUND = """
FROM reflections WHERE trashed IS NULL AND {narrowed} AND id IN (
    SELECT rowid FROM reflections_search WHERE reflections_search MATCH ?
)
"""
NEWEST = f"""
SELECT id, uuid, day, title, substr(body, 1, 480), draft, private {FOUND}
ORDER BY day DESC, id DESC LIMIT 50
"""
SNIPPETS = """
SELECT rowid, snippet(reflections_search, 1, '[', ']', '…', 18)
FROM reflections_search WHERE reflections_search MATCH ? AND rowid IN ({ids})
"""


def measure(path: Path) -> Iterator[Figure]:
    """Compare what the list asks for at each key with the same in bare SQL.

    That is the count and the first page, with tags and with the sentences found.
    The best are whole reflections with snippets, as the command prints them.
    """
    bare = dbapi2.connect(str(path), isolation_level=None)
    with Journal.open(path) as journal:
        keys = [(typed[:end], "1") for typed in TYPED for end in range(1, len(typed))]
        keys = [key for key in keys if key[0].count('"') != 1 and key[0].strip()]
        keys += [(typed, "1") for typed in TYPED]
        yield from _typing(journal, bare, "Type a search", keys)
        yield from _typing(journal, bare, "Narrow a search", list(NARROWED))
        for query in ("ownership", "bakilupo"):
            total = journal.reflections.count(query)
            spent, least = in_turn(
                partial(_best, journal, query), partial(_bare_best, bare, query), 5
            )
            yield Figure(f"Best fifty for {query} of {total:,}", spent, least, 2)
    bare.close()


def _typing(
    journal: Journal, bare: Any, name: str, keys: list[tuple[str, str]]
) -> Iterator[Figure]:
    spent: list[float] = []
    least: list[float] = []
    worst = ("", 0.0)
    for query, narrowed in keys:
        ours = partial(_list, journal, query)
        floor = partial(_bare_list, bare, query, narrowed)
        assert ours() == floor(), f"{query} finds something else in bare SQL"
        for times, one in zip(
            (spent, least), all_in_turn(ours, floor, ROUNDS), strict=True
        ):
            times += one
        worst = max(worst, (query, median(spent[-ROUNDS:])), key=lambda pair: pair[1])
    yield Figure(f"{name}: all {len(keys)} keys", sum(spent), sum(least), 2)
    yield Figure(
        f"{name}: 95th percentile (worst: {worst[0]})",
        percentile(spent, 95),
        percentile(least, 95),
        SLOWEST,
        absolute=True,
    )


def _list(journal: Journal, query: str) -> object:
    count = journal.reflections.count(query)
    rows = journal.reflections.rows(query, limit=PAGE)
    return count, [row.id for row in rows]


def _bare_list(bare: Any, query: str, narrowed: str) -> object:
    words = _words(query)
    rows = bare.execute(NEWEST.format(narrowed=narrowed), (words,)).fetchall()
    ids = ",".join(str(row[0]) for row in rows)
    tags = "SELECT reflection_id, practice FROM taggings WHERE reflection_id IN ({})"
    bare.execute(tags.format(ids)).fetchall()
    bare.execute(SNIPPETS.format(ids=ids), (words,)).fetchall()
    counted = f"SELECT count(*) {FOUND}".format(narrowed=narrowed)
    (count,) = bare.execute(COUNT if narrowed == "1" else counted, (words,)).fetchone()
    return count, [row[0] for row in rows]


def _best(journal: Journal, query: str) -> object:
    return journal.reflections.find(query, limit=PAGE, best_first=True)


def _bare_best(bare: Any, query: str) -> object:
    rows = bare.execute(BEST, (_words(query),)).fetchall()
    ids = ",".join(str(row[0]) for row in rows)
    whole = bare.execute(f"SELECT * FROM reflections WHERE id IN ({ids})").fetchall()
    return whole, bare.execute(COUNT, (_words(query),)).fetchone()


def _words(query: str) -> str:
    words = [word for word in query.split(" ") if ":" not in word and word]
    return query if '"' in query else " AND ".join(f'"{word}"' for word in words)
