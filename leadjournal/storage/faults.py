"""What the disk or the file would not do, as a sentence."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as dbapi

from leadjournal.errors import DamagedError, StorageError

DAMAGED = (
    "The journal’s file is damaged, and nothing more is written to it. Opening the"
    " journal again offers what can be done; `leadjournal check` says more."
)

#: What a driver raises, by itself or through SQLAlchemy.
DRIVER = (DBAPIError, dbapi.Error)

#: How Python and SQLAlchemy begin when a stored day or instant is none.
_NO_TIME = ("Invalid isoformat string", "Couldn't parse ")

_SENTENCES = {
    "SQLITE_BUSY": "Another program is writing to this journal."
    " Please try again in a moment.",
    "SQLITE_FULL": "The disk is full, so this could not be kept."
    " Please make some room and try again.",
    "SQLITE_READONLY": "The journal may be read but not written to."
    " Please see whether its file or folder is locked.",
    "SQLITE_PROTOCOL": "The disk would not read or write the journal."
    " Please see whether it is still there.",
    "SQLITE_IOERR": "The disk would not read or write the journal."
    " Please see whether it is still there.",
    "SQLITE_CANTOPEN": "The journal could not be opened."
    " Please see whether its file and folder may be written to.",
}
FULL = (
    "The disk is full, so this could not be done. Please make some room and try again."
)

#: What SQLite says of a disk that would not take its notes. Full or not, it does not
#: tell; the driver has no names for the several kinds.
_PERHAPS_FULL = ("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL")
_NOTES_SIZE = 2**15  # bytes, the least of the notes beside a journal

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "Could not decode")


@contextmanager
def told_in_words(path: Path | str | None = None) -> Iterator[None]:
    """Turn what the disk or the file would not do into a sentence.

    If the *path* of the file is given, it is told when that disk is full. Anything
    else that the driver raises is a mistake of ours and passes through.
    """
    try:
        yield
    except DRIVER as error:
        if fault := sentence_of(error, path):
            raise fault from None  # it may quote the text
        raise
    except ValueError as error:
        if not str(error).startswith(_NO_TIME):
            raise
        raise DamagedError(DAMAGED) from None


def sentence_of(
    error: BaseException, path: Path | str | None = None
) -> StorageError | None:
    """Return a driver's error as one for a person, or None if it is our mistake."""
    known = name_of(error)
    if known.startswith(_DAMAGE):
        return DamagedError(DAMAGED)
    if path and known.startswith(_PERHAPS_FULL) and has_no_room(Path(path).parent):
        return StorageError(FULL)
    for name, sentence in _SENTENCES.items():
        if known.startswith(name):
            return StorageError(sentence)
    return None


def is_full(error: OSError) -> bool:
    """Whether there is no room left, or no more of it may be used."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def has_no_room(folder: Path) -> bool:
    """Whether a folder's disk would not take the notes beside a journal any more."""
    try:
        with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
            return file.write(bytes(_NOTES_SIZE)) < _NOTES_SIZE
    except OSError as error:
        return is_full(error)


def name_of(error: BaseException) -> str:
    """Return SQLite's name of an error, such as SQLITE_FULL, or what it says."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    return getattr(inner, "sqlite_errorname", None) or str(inner)
