"""Putting a good backup in the place of a journal; the file that is there is kept."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from leadjournal.errors import (
    JournalError,
    JournalExistsError,
    NoSuchJournalError,
    StorageError,
)
from leadjournal.storage import copying, seals
from leadjournal.storage.keys import Key

#: Where else a part of a journal may stand. Left there, SQLite would take it for a
#: part of the file that is put in its place.
_LOGS = ("-wal", "-journal")
_NOTES = "-shm"  # made anew whenever it is missing

#: The bytes that SQLite locks while a journal is open, of its file and of its notes
#: (https://sqlite.org/src/file/src/os.h and os_unix.c).
_FILE_LOCKS = (0x40000000, 512)
_NOTES_LOCKS = (120, 9)

OPEN_ELSEWHERE = (
    "Another program has this journal open, so nothing was put in its place. Please"
    " close it there and try again."
)


def put_back(journal: Path, backup: Path, key: Key | None, *, now: datetime) -> Path:
    """Put a copy of a backup in the place of a journal; return where that is kept.

    Whenever this is cut short, one of the two is there under the journal's name. No
    connection of this process may have the journal open. Raises what `verify` does,
    NoSuchJournalError, NoAccessError or StorageError.
    """
    if not journal.is_file():
        raise NoSuchJournalError(f"There is no journal at {journal}.")
    refuse_if_open(journal)
    part = _copied(backup, key, journal)
    try:
        kept = _keep(journal, now)
        copying.keep_names_on_disk(journal.parent)
        refuse_if_open(journal)
        _exchange(journal, kept, part)
    except OSError as error:
        raise _not_put(journal) from error
    finally:
        copying.discard(part)
    copying.keep_names_on_disk(journal.parent)
    seals.seal(journal)
    return kept


def put_in_place(journal: Path, backup: Path, key: Key | None) -> None:
    """Put a copy of a backup where a journal is missing.

    Raises what `verify` does, JournalExistsError, NoAccessError or StorageError.
    """
    if os.path.lexists(journal):
        raise JournalExistsError(f"There is a file at {journal} already.")
    part = _copied(backup, key, journal)
    try:
        part.replace(journal)
    except OSError as error:
        raise _not_put(journal) from error
    finally:
        copying.discard(part)
    copying.keep_names_on_disk(journal.parent)
    seals.seal(journal)


def refuse_if_open(journal: Path) -> None:
    """Raise StorageError if another program has a journal open. Nothing is written."""
    for path, locks in (
        (journal, _FILE_LOCKS),
        (_beside(journal, _NOTES), _NOTES_LOCKS),
    ):
        if path.exists() and _is_locked(path, *locks):
            raise StorageError(OPEN_ELSEWHERE)


def _is_locked(path: Path, start: int, length: int) -> bool:
    """Whether another program holds one of SQLite's locks on some bytes of a file."""
    if sys.platform == "win32":
        return False  # there, a file that is open cannot be replaced at all
    import fcntl

    try:
        with path.open("r+b") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
            fcntl.lockf(file, fcntl.LOCK_UN, length, start)
    except BlockingIOError:
        return True
    except OSError:  # this folder knows no locks, or the file may not be written to
        return False
    return False


def _copied(backup: Path, key: Key | None, journal: Path) -> Path:
    """Return a copy of a backup beside a journal, on the disk and seen to be sound."""
    copying.verify(backup, key)
    part = journal.with_name(f"{journal.name}.part")
    copying.discard(part)
    try:
        copying.copy(backup, key, part)
        copying.verify(part, key)
    except JournalError:
        copying.discard(part)
        raise
    return part


def _keep(journal: Path, now: datetime) -> Path:
    """Give a journal a second name, and what stands in the logs beside it."""
    kept = _free_name(journal, now)
    for log in _LOGS:
        if _beside(journal, log).exists():
            _name_twice(_beside(journal, log), _beside(kept, log))
    _name_twice(journal, kept)
    return kept


def _exchange(journal: Path, kept: Path, part: Path) -> None:
    """Put a file in the place of a journal that has another name, too."""
    try:
        for log in _LOGS:
            _beside(journal, log).unlink(missing_ok=True)
        part.replace(journal)
    except OSError:
        for log in _LOGS:
            if _beside(kept, log).exists() and not _beside(journal, log).exists():
                _name_twice(_beside(kept, log), _beside(journal, log))
        raise
    with suppress(OSError):
        _beside(journal, _NOTES).unlink(missing_ok=True)


def _name_twice(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:  # a USB stick knows no second names
        part = other.with_name(f"{other.name}.part")
        try:
            shutil.copyfile(path, part)
            copying.keep_on_disk(part)
            part.replace(other)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _free_name(journal: Path, now: datetime) -> Path:
    said = f"{journal.stem} before recovery {now:%Y-%m-%d %H%M}"
    number, name = 1, said
    while any(
        os.path.lexists(_beside(journal.with_name(f"{name}{journal.suffix}"), ending))
        for ending in ("", *_LOGS)
    ):
        number += 1
        name = f"{said} {number}"
    return journal.with_name(f"{name}{journal.suffix}")


def _beside(journal: Path, ending: str) -> Path:
    return journal.with_name(f"{journal.name}{ending}")


def _not_put(journal: Path) -> StorageError:
    return StorageError(
        f"The backup could not be put in the place of {journal.name}. The journal is"
        " as it was. Please see whether there is room, and whether its folder may be"
        " written to."
    )
