"""A backup of a journal, and how long somebody who is writing waits for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import Thread

from benchmarks.measure import Figure, milliseconds
from leadjournal import Journal
from leadjournal.safekeeping.backups import Backups

TARGET = 10_000  # ms, in a worker
LONGEST_WAIT = 500  # ms; that of a lock would be five seconds


def measure(path: Path, size: int) -> Iterator[Figure]:
    """Make a backup in a worker while a text is saved again and again."""
    folder = path.with_name("backups")
    numbers = count()
    with Journal.open(path) as journal:
        backups = Backups(path, journal.key, now=_now, folder=folder)
        reflection = journal.reflections.find(limit=1).reflections[0]
        text = reflection.body

        def save() -> None:
            with journal.change():
                reflection.body = f"{text} {next(numbers)}"

        usual = max(milliseconds(save) for _ in range(100))
        taken: list[float] = []
        worker = Thread(target=lambda: taken.append(milliseconds(backups.make)))
        worker.start()
        waits = [milliseconds(save)]
        while worker.is_alive():
            waits.append(milliseconds(save))
    copied = milliseconds(lambda: shutil.copyfile(path, folder / "plain"))
    shutil.rmtree(folder)
    yield Figure(
        f"Back up {size:,} reflections, checked",
        taken[0],
        copied,
        TARGET,
        floor_name="copying the file",
        absolute=True,
    )
    yield Figure(
        f"The longest wait of {len(waits)} saves meanwhile",
        max(waits),
        usual,
        LONGEST_WAIT,
        floor_name="the longest of 100 without",
        absolute=True,
    )


def _now() -> datetime:
    return datetime.now().astimezone()
