"""What was left unfinished of a journal, in the places where there is something of it.

It may hold its whole text, and be readable by anybody, when the journal gets a key.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from leadjournal import paths
from leadjournal.errors import JournalError, StorageError
from leadjournal.safekeeping import second_places
from leadjournal.safekeeping.backups import Backups
from leadjournal.safekeeping.dated_files import SUFFIX
from leadjournal.salvaging import recovery
from leadjournal.storage import copying, recasting
from leadjournal.storage.beside import PART
from leadjournal.storage.identity import PLAIN_HEADER, first_bytes
from leadjournal.storage.looking import seed_of

_PIECE = 2**20  # bytes written at a time


def places(journal: Path, now: Callable[[], datetime]) -> list[tuple[Path, str]]:
    """Return the folders that may hold something of a journal, and how it begins."""
    backups = Backups(journal, None, now=now)
    rescued = paths.rescued_folder()
    found = [
        (journal.absolute().parent, journal.stem),
        (backups.folder, journal.stem),
        (rescued, backups.folder.name),
        (rescued / "brought in", backups.folder.name),
    ]
    if (second := backups.second_folder) is not None:
        found.append((second, journal.stem))
    return found


def unread(journal: Path, now: Callable[[], datetime]) -> tuple[Path, ...]:
    """Return the folders that may hold something of a journal and cannot be read."""
    return tuple(
        each for each, _ in places(journal, now) if not second_places.may_be_read(each)
    )


def of_rekeying(journal: Path, now: Callable[[], datetime]) -> Iterator[Path]:
    """Give the copies beside which a new key that was broken off has left something."""
    for folder, begin in places(journal, now):
        for each in _listed(folder):
            if each.name.startswith(f"{begin} ") and each.name.endswith(
                recasting.ENDING
            ):
                yield each.with_name(each.name.removesuffix(recasting.ENDING))


def sweep(journal: Path, seed: bytes, now: Callable[[], datetime]) -> list[Path]:
    """Remove what was broken off and can be read by anybody, wherever it is.

    What somebody is still at, or cannot be removed, is returned.
    """
    left = []
    suffix = f"(?:{re.escape(journal.suffix)}|{re.escape(SUFFIX)})"
    for folder, begin in places(journal, now):
        name = re.compile(
            rf"\.?{re.escape(begin)}(?: .*)?{suffix}\b.*{re.escape(PART)}"
        )
        for each in _listed(folder):
            if (
                name.fullmatch(each.name)
                and not each.name.endswith(recasting.ENDING)
                and _is_plain(each)
                and seed_of(each) in (b"", seed)
                and not _remove(each)
            ):
                left.append(each)
    return left


def _listed(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _is_plain(path: Path) -> bool:
    with suppress(JournalError, OSError):
        if path.is_file() and not path.is_symlink():
            return first_bytes(path, for_reading=True).startswith(PLAIN_HEADER)
    return False


def _remove(path: Path) -> bool:
    """Write zeros over a file and remove it; tell whether it has gone."""
    try:
        recovery.refuse_if_open(path)
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, _PIECE)))
            file.flush()
            os.fsync(file.fileno())
    except (StorageError, OSError):
        return False
    copying.discard(path)
    return not path.exists()
