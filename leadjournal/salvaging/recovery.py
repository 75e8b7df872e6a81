"""Putting a good backup in the place of a journal; the file that is there is kept."""

from __future__ import annotations

import sys
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from leadjournal.errors import JournalError, NoSuchJournalError, StorageError
from leadjournal.storage import copying, faults, holding, looking, seals
from leadjournal.storage.beside import (
    LOGS,
    NOTES,
    PART,
    already_there,
    beside,
    free_path,
    has_more,
    is_free,
)
from leadjournal.storage.connecting import connect
from leadjournal.storage.identity import PLAIN_HEADER, first_bytes
from leadjournal.storage.keys import Key

#: The bytes that SQLite locks while a journal is open, of its file and of its notes
#: (https://sqlite.org/src/file/src/os.h and os_unix.c).
_FILE_LOCKS = (0x40000000, 512)
_NOTES_LOCKS = (120, 9)

#: What the kept file and its logs are called until they are whole.
_KEPT_PART = ".kept.part"

OPEN_ELSEWHERE = (
    "Another program has this journal open, so nothing was put in its place. Please"
    " close it there and try again."
)


def put_back(journal: Path, backup: Path, key: Key | None, *, now: datetime) -> Path:
    """Put a copy of a backup in the place of a journal; return where that is kept.

    Whenever this is cut short, one of the two is there under the journal's name. What
    is kept is a file of its own: under two names a journal would lose words. No
    connection of this process may have the journal open. Raises what `verify` does,
    NoSuchJournalError, NoAccessError or StorageError.
    """
    if not journal.is_file():
        raise NoSuchJournalError(f"There is no journal at {journal}.")
    refuse_if_open(journal)
    part = _copied(backup, key, journal)
    kept = _free_name(journal, now)
    copied: list[str] = []
    try:
        _keep(journal, kept, copied)
        copying.keep_names_on_disk(journal.parent)
        _take_in_logs(journal, key)
        refuse_if_open(journal)
        seals.forget(journal)
        _exchange(journal, kept, part)
    except OSError as error:
        raise _not_put(journal) from error
    finally:
        if part.exists():  # else it is the journal, whatever is the matter now
            _let_go(journal, kept, copied)
            copying.discard(part)
    copying.keep_names_on_disk(journal.parent)
    seals.seal(journal)
    return kept


def put_in_place(journal: Path, backup: Path, key: Key | None) -> None:
    """Put a copy of a backup where a journal is missing.

    Raises what `verify` does, JournalExistsError, NoAccessError or StorageError.
    """
    if not is_free(journal):
        raise already_there(journal)
    part = _copied(backup, key, journal)
    try:
        seals.forget(journal)
        part.replace(journal)
    except OSError as error:
        raise _not_put(journal) from error
    finally:
        copying.discard(part)
    copying.keep_names_on_disk(journal.parent)
    seals.seal(journal)


def refuse_if_open(journal: Path) -> None:
    """Raise StorageError if a journal is open anywhere. Nothing is written."""
    if holding.is_held(journal):  # to look for locks would take away those of SQLite
        raise StorageError(OPEN_ELSEWHERE)
    for path, locks in (
        (journal, _FILE_LOCKS),
        (beside(journal, NOTES), _NOTES_LOCKS),
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
    part = beside(journal, PART)
    copying.discard(part)
    try:
        copying.copy(backup, key, part)
        copying.verify(part, key)
    except JournalError:
        copying.discard(part)
        raise
    return part


def _keep(journal: Path, kept: Path, copied: list[str]) -> None:
    """Copy a journal, byte by byte, and what stands in the logs beside it.

    The file comes last, so that it never stands there without its log.
    """
    for ending in (*LOGS, ""):
        if beside(journal, ending).exists():
            _duplicate(beside(journal, ending), beside(kept, ending), journal)
            copied.append(ending)


def _take_in_logs(journal: Path, key: Key | None) -> None:
    """Have what stands in the logs put into a file, if its key and its state allow it.

    The logs are removed before another file is put in place, which SQLite would take
    them for: if that is cut short in between, the file has all by itself.
    """
    if not any(beside(journal, log).exists() for log in LOGS):
        return
    with suppress(JournalError, OSError, *faults.DRIVER):
        plain = first_bytes(journal).startswith(PLAIN_HEADER)
        key = None if plain else key
        if has_more(journal):
            looking.look(journal, key)
        with closing(connect(journal, key)) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _let_go(journal: Path, kept: Path, copied: list[str]) -> None:
    """Take away the copy of a journal in whose place nothing was put."""
    for ending in copied:
        if beside(journal, ending).exists():
            with suppress(OSError):
                beside(kept, ending).unlink(missing_ok=True)


def _exchange(journal: Path, kept: Path, part: Path) -> None:
    """Put a file in the place of a journal that was kept."""
    try:
        for log in LOGS:
            beside(journal, log).unlink(missing_ok=True)
        part.replace(journal)
    except OSError:
        for log in LOGS:
            if beside(kept, log).exists() and not beside(journal, log).exists():
                _duplicate(beside(kept, log), beside(journal, log), journal)
        raise
    with suppress(OSError):
        beside(journal, NOTES).unlink(missing_ok=True)


def _duplicate(path: Path, other: Path, journal: Path) -> None:
    """Make another file of the same bytes, which has its name once it is whole."""
    part = beside(journal, _KEPT_PART)
    try:
        with suppress(FileNotFoundError):
            part.unlink()  # which was left when an earlier attempt was cut short
        holding.copy_bytes(path, part)
        part.replace(other)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _free_name(journal: Path, now: datetime) -> Path:
    stem = f"{journal.stem} before recovery {now:%Y-%m-%d %H%M}"
    return free_path(journal.parent, stem, journal.suffix, ("", *LOGS))


def _not_put(journal: Path) -> StorageError:
    return StorageError(
        f"The backup could not be put in the place of {journal.name}. The journal is"
        " as it was. Please see whether there is room, and whether its folder may be"
        " written to."
    )
