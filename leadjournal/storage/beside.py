"""What lies beside a journal's file, and which names are still free there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from leadjournal.errors import JournalExistsError

#: Where SQLite keeps what is not in the file itself yet, or is to be taken back.
LOG = "-wal"
LOGS = (LOG, "-journal")
#: Notes of who reads and who writes, made anew whenever they are missing.
NOTES = "-shm"

PART = ".part"  # at the end of the name of what is not whole yet


def beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def log_of(path: Path) -> Path:
    """Return where SQLite keeps what is not in the file itself yet."""
    return beside(path, LOG)


def has_more(path: Path) -> bool:
    """Whether a part of a journal stands in the log beside its file."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0


def is_free(path: Path, endings: Iterable[str] = ("",)) -> bool:
    """Whether nothing has this name, not even a link that leads nowhere."""
    return not any(os.path.lexists(beside(path, ending)) for ending in endings)


def free_path(
    folder: Path, stem: str, suffix: str, endings: Iterable[str] = ("",)
) -> Path:
    """Return where a file can be without overwriting another: “a”, “a 2”, “a 3”.

    The number is higher than all that are there, though a lower one may be free again:
    who goes by the numbers takes the highest for the newest.
    """
    endings = tuple(endings)
    above = 1 + max(_numbers(folder, stem, suffix, endings), default=0)
    stems = (stem if n == 1 else f"{stem} {n}" for n in count(above))
    paths = (folder / f"{each}{suffix}" for each in stems)
    return next(each for each in paths if is_free(each, endings))


def _numbers(
    folder: Path, stem: str, suffix: str, endings: Iterable[str]
) -> Iterator[int]:
    """Give the numbers of those files of a name that are there."""
    ending = "|".join(re.escape(each) for each in endings)
    like = re.compile(
        rf"{re.escape(stem)}(?: ([1-9][0-9]{{0,5}}))?{re.escape(suffix)}(?:{ending})"
    )
    with suppress(OSError):
        for path in folder.iterdir():
            if found := like.fullmatch(path.name):
                yield int(found[1] or 1)


def already_there(path: Path) -> JournalExistsError:
    return JournalExistsError(
        f"There is already a file at {path}. It was left as it is."
    )
