"""A journal of as many reflections as one likes, in words that are believable."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlcipher3 import dbapi2

from leadjournal import Journal

WORDS = 350
PHRASE = 10  # words that stand together; put together anew in each text
LAST = date(2026, 11, 19)
#: One in so many was written down later than others of its day, or imported.
LATER = 10

_REFLECTION = """
INSERT INTO reflections (id, day, uuid, title, body, step_outside, private, draft,
    created, modified)
VALUES (?, ?, ?, ?, ?, 0, 0, 0, '2026-11-19 08:00:00.000000',
    '2026-11-19 08:00:00.000000')
"""
_TAGGING = "INSERT INTO taggings (reflection_id, practice, chance) VALUES (?, ?, ?)"
_REBUILT = "INSERT INTO reflections_search (reflections_search) VALUES ('rebuild')"


def make_journal(path: Path, reflections: int, seed: int = 1) -> None:
    """Write a journal over ten years; the same seed writes the same.

    It is written in bare SQL, and its index at once: 100,000 one by one would take
    longer than all that is measured.
    """
    chance = random.Random(seed)
    with Journal.create(path, seed=seed) as journal:
        phrases = _phrases(vocabulary(journal), chance, reflections)
        practices = [practice.key for practice in journal.practices_on]
    bare = dbapi2.connect(str(path), isolation_level=None)
    (trigger,) = bare.execute(
        "SELECT sql FROM sqlite_schema WHERE name = 'search_insert'"
    ).fetchone()
    bare.execute("BEGIN")
    bare.execute("DROP TRIGGER search_insert")
    bare.executemany(_REFLECTION, _rows(reflections, phrases, chance))
    bare.executemany(_TAGGING, _tags(reflections, practices, chance))
    bare.execute(_REBUILT)
    bare.execute(trigger)
    bare.execute("COMMIT")
    bare.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    bare.close()


def vocabulary(journal: Journal) -> list[str]:
    """Return the words of the question bank, then invented ones: 8,000 in all."""
    said = " ".join(f"{q.text} {q.follow_up}" for q in journal.questions)
    known = sorted({word.strip(".,?'").lower() for word in said.split()} - {""})
    random.Random(1).shuffle(known)
    syllables = ["ba", "do", "ki", "lu", "me", "na", "po", "ri", "se", "ta"]
    made = [
        first + second + third + fourth
        for first in syllables
        for second in syllables
        for third in syllables
        for fourth in syllables
    ]
    return (known + made)[:8000]


def _phrases(words: list[str], chance: random.Random, reflections: int) -> list[str]:
    """Return sentences in which a few words come often and most of them seldom."""
    return [
        " ".join(
            words[int(len(words) ** chance.random()) - 1] for _ in range(PHRASE)
        ).capitalize()
        + "."
        for _ in range(min(4 * reflections, 40_000))
    ]


def _rows(
    reflections: int, phrases: list[str], chance: random.Random
) -> Iterator[tuple[object, ...]]:
    places = list(range(reflections))
    later = chance.sample(places, reflections // LATER)
    for one, other in zip(later[::2], later[1::2], strict=False):
        places[one], places[other] = places[other], places[one]
    for number, place in enumerate(places):
        day = LAST - timedelta(days=3650 * (reflections - 1 - place) // reflections)
        body = " ".join(chance.choices(phrases, k=WORDS // PHRASE))
        uuid = str(UUID(int=chance.getrandbits(128), version=4))
        title = " ".join(chance.choice(phrases).split()[:4])
        yield number + 1, day.isoformat(), uuid, title, body


def _tags(
    reflections: int, practices: list[str], chance: random.Random
) -> Iterator[tuple[int, str, str | None]]:
    for number in range(1, reflections + 1):
        for practice in chance.sample(practices, 2):
            yield number, practice, chance.choice([None, "took", "partly"])
