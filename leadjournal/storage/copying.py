"""Copying a journal while it is written in, and seeing that a copy is sound."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from leadjournal.errors import (
    DamagedError,
    NoAccessError,
    NoSuchJournalError,
    NotAJournalError,
    PassphraseNeededError,
    StorageError,
    WrongPassphraseError,
)
from leadjournal.storage import faults
from leadjournal.storage.beside import (
    LOGS,
    NOTES,
    already_there,
    beside,
    has_more,
    log_of,
)
from leadjournal.storage.connecting import connect
from leadjournal.storage.identity import (
    APPLICATION_ID,
    PAGE_SIZE,
    PLAIN_HEADER,
    first_bytes,
    refuse_later,
)
from leadjournal.storage.keys import Key

#: Told how many pages are still to be copied, and how many there are.
Progress = Callable[[int, int], object]

_UNREADABLE = (
    "The journal’s file could not be read to its end, so no copy of it was made. It is"
    " damaged, or another program changed its passphrase."
)


def copy(
    source: Path,
    key: Key | None,
    target: Path,
    *,
    pages: int = 256,
    pause: float = 0.0,
    progress: Progress = lambda left, pages: None,
) -> int:
    """Copy a journal as it is at this moment; return how many reflections it has.

    One read transaction lasts from the first page to the last: who writes meanwhile
    neither waits for the copy nor makes it begin anew. The copy is one new file that
    only its owner may read, encrypted as the journal is. A failure leaves none behind.
    Raises NoSuchJournalError, JournalExistsError, NoAccessError, StorageError or
    DamagedError.
    """
    if not source.is_file():
        raise NoSuchJournalError(f"There is no journal at {source}.")
    _make(target)
    done = False
    try:
        with _told_of_copying(source, target):
            while True:
                at_rest = _at_rest(source)
                count = _copy_pages(source, key, target, pages, pause, progress)
                if at_rest in (None, _at_rest(source)):
                    break
                os.truncate(target, 0)  # it was opened and written in meanwhile
            keep_on_disk(target)
        done = True
        return count
    finally:
        if not done:
            discard(target)


def verify(path: Path, key: Key | None) -> int:
    """Read a file to its end and see that it is a sound journal.

    Returns the number of its reflections. Raises DamagedError, WrongPassphraseError,
    NotAJournalError, JournalTooNewError, PassphraseNeededError or NoSuchJournalError.
    """
    if not path.is_file():
        raise NoSuchJournalError(f"There is no journal at {path}.")
    plain = first_bytes(path, for_reading=True).startswith(PLAIN_HEADER)
    if key is None and not plain:
        raise PassphraseNeededError(
            f"{path.name} needs its passphrase, or is not a journal."
        )
    try:
        with closing(connect(path, None if plain else key, read_only=True)) as db:
            if key is not None and not plain:
                _check_encryption(db, path, key)
            return _check(db, path)
    except faults.DRIVER as error:
        fault = faults.sentence_of(error, path)
        if fault is None or isinstance(fault, DamagedError):
            raise _damaged(path) from None  # a broken schema, too
        raise fault from None


def keep_on_disk(path: Path) -> None:
    """Have a file written to the disk itself. Raises OSError."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def keep_names_on_disk(folder: Path) -> None:
    """Have what a folder lists written to the disk, where the system can do it."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def discard(path: Path) -> None:
    """Remove a file of ours that is not wanted, and what SQLite keeps beside it."""
    for ending in ("", *LOGS, NOTES):
        with suppress(OSError):
            beside(path, ending).unlink(missing_ok=True)


def no_room(folder: Path) -> StorageError:
    return StorageError(
        f"There is no room for a copy of the journal in {folder}. The journal is as it"
        " was. Please make some room and try again."
    )


def no_access(folder: Path) -> NoAccessError:
    return NoAccessError(
        f"Nothing can be written in {folder}, so no copy of the journal was made."
        " Please see whether the folder is there and may be written to."
    )


def _make(target: Path) -> None:
    """Make an empty file that nobody else may read, from its first moment on."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise already_there(target) from None
    except OSError as error:
        if faults.is_full(error):
            raise no_room(target.parent) from error
        raise no_access(target.parent) from error


def _at_rest(source: Path) -> tuple[int, ...] | None:
    """Return how a file is that nobody has open, or None if somebody does."""
    if log_of(source).exists():
        return None
    found = source.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _copy_pages(
    source: Path,
    key: Key | None,
    target: Path,
    pages: int,
    pause: float,
    progress: Progress,
) -> int:
    with (
        closing(connect(source, key, read_only=True)) as original,
        closing(connect(target, key)) as copied,
    ):
        # Nobody else opens the copy before it is whole, and half a copy is thrown
        # away: it needs no journal of its own on the disk.
        copied.execute("PRAGMA locking_mode = EXCLUSIVE")
        copied.execute("PRAGMA journal_mode = MEMORY").fetchall()
        copied.execute("PRAGMA synchronous = OFF")
        original.execute("BEGIN")
        [(count,)] = original.execute(_COUNT).fetchall()  # this fixes the moment
        original.backup(
            copied,
            pages=pages,
            sleep=pause,
            progress=lambda _, left, pages: progress(left, pages),
        )
        if key is not None:
            _refuse_what_was_copied_blank(original)
        # The first page says that there is a log beside it; there is none.
        copied.execute("PRAGMA journal_mode = DELETE").fetchall()
        return int(count)


def _refuse_what_was_copied_blank(original: Any) -> None:
    """Raise DamagedError if pages of an encrypted journal do not fit its key.

    SQLCipher gives such a page to a backup as zeros, and says nothing. Somebody may
    be writing a page while it is looked at, so a fault has to be found twice.
    """
    found = set(original.execute("PRAGMA cipher_integrity_check"))
    if found and found & set(original.execute("PRAGMA cipher_integrity_check")):
        raise DamagedError(_UNREADABLE)


_COUNT = "SELECT count(*) FROM reflections WHERE trashed IS NULL"


def _check_encryption(db: Any, path: Path, key: Key) -> None:
    """Tell a wrong key, which fits no page, from a damaged file, of which some fit."""
    unfit = len(db.execute("PRAGMA cipher_integrity_check").fetchall())
    if unfit >= max(1, path.stat().st_size // PAGE_SIZE):
        raise WrongPassphraseError(
            f"The passphrase of the journal does not open {path.name}."
        )
    # With its salt given, SQLCipher does not look at the one in the file.
    if unfit or first_bytes(path, for_reading=True)[: len(key.salt)] != key.salt:
        raise _damaged(path)


def _check(db: Any, path: Path) -> int:
    [(application_id,)] = db.execute("PRAGMA application_id").fetchall()
    if application_id != APPLICATION_ID:
        raise NotAJournalError(f"{path.name} is a database, but not a journal.")
    [(version,)] = db.execute("PRAGMA user_version").fetchall()
    refuse_later(version)
    [(pages,)] = db.execute("PRAGMA page_count").fetchall()
    [(page_size,)] = db.execute("PRAGMA page_size").fetchall()
    if not has_more(path) and path.stat().st_size < int(pages) * int(page_size):
        raise _damaged(path)
    if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise _damaged(path)
    if db.execute("PRAGMA foreign_key_check").fetchall():
        raise _damaged(path)
    [(count,)] = db.execute(_COUNT).fetchall()
    return int(count)


def _damaged(path: Path) -> DamagedError:
    return DamagedError(f"{path.name} is damaged: not all of it can be read.")


@contextmanager
def _told_of_copying(source: Path, target: Path) -> Iterator[None]:
    try:
        yield
    except faults.DRIVER as error:
        raise _in_words(error, source, target) from None
    except OSError as error:
        if faults.is_full(error):
            raise no_room(target.parent) from error
        raise _not_taken(target.parent) from error


def _in_words(error: BaseException, source: Path, target: Path) -> BaseException:
    said = f"{faults.name_of(error)} {error}"
    # WORKAROUND: what goes wrong in the driver's `backup` comes without its name.
    if "SQLITE_FULL" in said or "disk is full" in said:
        return no_room(target.parent)
    if "malformed" in said or "not a database" in said:
        return DamagedError(_UNREADABLE)
    if "disk I/O error" in said:
        if faults.has_no_room(target.parent):
            return no_room(target.parent)
        if faults.has_no_room(source.parent):
            return StorageError(faults.FULL)
        return _not_taken(target.parent)
    return faults.sentence_of(error, source) or error


def _not_taken(folder: Path) -> StorageError:
    return StorageError(
        f"The disk would not take a copy of the journal in {folder}. Please see whether"
        " it is still there; the journal is as it was."
    )
