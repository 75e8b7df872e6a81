"""A disk that fills up: `python -m tests.long.full_disk FOLDER [POINTS [NAME…]]`.

It is to be run as root. NAME is one of the trials, such as Typing; else all are made.

A small file system is mounted in FOLDER. For each thing that is done to a journal the
least room is found in which it can be done; then it is done with less, at so many sizes
between nothing and that; POINTS are those of all trials together. Each time a sentence
must be told, the journal be sound, what was kept before be there, and all go on once
there is room.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from leadjournal import Journal
from leadjournal.errors import JournalError
from tests.long.filling import TRIALS, Stock, Trial

PAGE = 4096
DISK = 24 * 2**20  # bytes
POINTS = 200


@dataclass
class Outcome:
    """What came of the points of one trial."""

    points: int = 0
    refused: int = 0  # told in a sentence
    done: int = 0
    unreadable: int = 0  # while the disk was full; sound as soon as there was room
    wrong: list[str] = field(default_factory=list)


def main(folder: Path, points: int, names: Sequence[str]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with tempfile.TemporaryDirectory() as apart, mounted(folder) as disk:
        os.environ["LEADJOURNAL_HOME"] = str(disk / "home")
        stock = Stock(Path(apart))
        for kind in TRIALS:
            if names and kind.__name__ not in names:
                continue
            here = points // (len(names) or len(TRIALS))
            begun = monotonic()
            outcome, sentences = Outcome(), set[str]()
            for encrypted in (False, True):
                trial = kind(stock, disk, encrypted=encrypted)
                needed = _least_room(trial, disk)
                share = here // 2 if encrypted else here - here // 2
                for number in range(share):
                    room = needed * number // share
                    _try(trial, disk, room, outcome, sentences)
            took = monotonic() - begun
            say(
                f"{kind.__name__}: {outcome.points} points, {outcome.refused} told,"
                f" {outcome.done} done all the same, {outcome.unreadable} read only"
                f" after room was made, {len(outcome.wrong)} wrong, {took:.0f} s"
            )
            for sentence in sorted(sentences):
                say(f"   “{sentence}”")
            for each in outcome.wrong:
                say(f"   WRONG: {each}")
            wrong += len(outcome.wrong)
    return 1 if wrong else 0


@contextmanager
def mounted(folder: Path) -> Iterator[Path]:
    """Yield a small file system of its own: ext4 if that can be, or one in memory."""
    disk = folder / "disk"
    disk.mkdir(exist_ok=True)
    image = folder / "disk.img"
    with image.open("wb") as file:
        file.truncate(DISK)
    # Blocks of 4 kB, as disks have: SQLite takes room for the index of its log in steps
    # of 4 kB by writing one byte of each, and is killed where blocks are smaller.
    options = ("-b", str(PAGE), "-m", "0", "-O", "^has_journal")
    made = _run("mkfs.ext4", "-q", "-F", *options, str(image))
    if not (made and _run("mount", "-o", "loop", str(image), str(disk))):
        size = f"size={DISK},mode=0777"
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(disk)], check=True
        )
    kind = subprocess.run(
        ["stat", "-f", "-c", "%T", str(disk)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    say(f"A disk of {DISK // 2**20} MB, {kind}.")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
        image.unlink()
        disk.rmdir()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _run(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def _least_room(trial: Trial, disk: Path) -> int:
    """Return the least room, in pages, in which it can be done."""
    low, high = 0, _free(disk) // PAGE // 2
    while low < high:
        middle = (low + high) // 2
        trial.prepare()
        with full(disk, middle):
            try:
                trial.act()
            except JournalError:
                low = middle + 1
            else:
                high = middle
        trial.clear()
    return low


def _try(
    trial: Trial, disk: Path, room: int, outcome: Outcome, sentences: set[str]
) -> None:
    outcome.points += 1
    where = f"{trial}, room for {room} pages"
    trial.prepare()
    try:
        with full(disk, room):
            try:
                trial.act()
            except JournalError as error:
                outcome.refused += 1
                sentences.add(str(error).replace(str(disk), "…"))
            else:
                outcome.done += 1
            try:
                _look(trial)
            except JournalError:
                outcome.unreadable += 1
        _look(trial)
        trial.act()
        trial.must_be_done()
        _look(trial)
        if left := trial.leftovers():
            outcome.wrong.append(f"{where}: there was left {left}")
    except (AssertionError, JournalError) as error:
        outcome.wrong.append(f"{where}: {type(error).__name__}: {error}")
    finally:
        trial.clear()


def _look(trial: Trial) -> None:
    """See that the journal is sound and holds what was kept in it."""
    with Journal.open(trial.path, trial.key(), read_only=True) as journal:
        problems = journal.check()
        assert not problems, problems
        missing = trial.missing(journal)
        assert not missing, f"{missing} missing"


@contextmanager
def full(disk: Path, room: int) -> Iterator[None]:
    """Leave only so many pages free."""
    filler = disk / "filler"
    os.sync()
    with filler.open("wb") as file:
        while (more := _free(disk) - room * PAGE) > 0:
            try:
                os.write(file.fileno(), bytes(min(more, 2**20)))
            except OSError:
                break
    try:
        yield
    finally:
        filler.unlink()


def _free(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize


if __name__ == "__main__":
    asked = int(sys.argv[2]) if len(sys.argv) > 2 else POINTS
    sys.exit(main(Path(sys.argv[1]), asked, sys.argv[3:]))
