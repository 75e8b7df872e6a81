"""Saving typed text: the index, the disk and the telling of views included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from sqlcipher3 import dbapi2

from benchmarks.measure import Figure, in_turn
from leadjournal import Journal

TARGET = 20  # ms


def measure(path: Path) -> Iterator[Figure]:
    """Compare saving 350 words with the same UPDATE in bare SQL."""
    numbers = count()
    with Journal.open(path) as journal:
        reflection = journal.reflections.find(limit=1).reflections[0]
        text, number = reflection.body, reflection.id

        def ours() -> None:
            with journal.change():
                reflection.body = f"{text} {next(numbers)}"

        bare = dbapi2.connect(str(path), isolation_level=None)

        def floor() -> None:
            bare.execute(
                "UPDATE reflections SET body = ? WHERE id = ?",
                (f"{text} {next(numbers)}", number),
            )

        spent, least = in_turn(ours, floor)
        bare.close()
    yield Figure("Save typed text", spent, least, TARGET, absolute=True)
