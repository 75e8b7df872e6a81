"""The summary of a year, beside reading the same rows in bare SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from benchmarks.measure import Figure, in_turn
from benchmarks.writing import LAST
from leadjournal import Journal
from leadjournal.patterns.overview import summarise

YEAR = date(LAST.year - 1, LAST.month, LAST.day + 1)
#: For a journal of ten thousand; for more of them, more.
TARGET, REFLECTIONS, MOST = 100, 10_000, 1_000  # ms

ROWS = """
SELECT id, uuid, day, question, weight, created FROM reflections
WHERE trashed IS NULL AND day BETWEEN ? AND ? ORDER BY day, id
"""
TAGS = """
SELECT reflection_id, practice, chance FROM taggings
JOIN reflections ON reflections.id = reflection_id
WHERE trashed IS NULL AND day BETWEEN ? AND ?
"""


def measure(path: Path, reflections: int) -> Iterator[Figure]:
    """Measure what a worker does for the page of patterns, all of it reading."""
    target = min(max(TARGET, TARGET * reflections / REFLECTIONS), MOST)
    bare = dbapi2.connect(str(path), isolation_level=None)
    with Journal.open(path) as journal:
        spent, least = in_turn(partial(_summary, journal), partial(_bare, bare))
    bare.close()
    yield Figure("Sum up a year", spent, least, target, absolute=True)


def _summary(journal: Journal) -> object:
    return summarise(
        journal.reflections.facts(YEAR, LAST),
        journal.practices_on,
        YEAR,
        LAST,
        LAST,
        questions=journal.questions,
        muted=journal.askings.muted,
    )


def _bare(bare: Any) -> object:
    days = (YEAR.isoformat(), LAST.isoformat())
    return bare.execute(ROWS, days).fetchall(), bare.execute(TAGS, days).fetchall()
