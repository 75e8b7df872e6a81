"""What a file is, told from its first bytes, before SQLite may touch it."""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from pathlib import Path

from leadjournal import paths
from leadjournal.errors import (
    JournalTooNewError,
    NoAccessError,
    NoSuchJournalError,
    NotAJournalError,
    PassphraseNeededError,
    ReadOnlyPlaceError,
    StorageError,
)
from leadjournal.storage import holding, keys, migrations
from leadjournal.storage.beside import PART, already_there
from leadjournal.storage.connecting import may
from leadjournal.storage.holding import Which, is_held, which
from leadjournal.storage.keys import Secret

__all__ = [
    "APPLICATION_ID",
    "PAGE_SIZE",
    "PLAIN_HEADER",
    "Which",
    "first_bytes",
    "identify",
    "is_held",
    "make_room",
    "refuse_later",
    "salt",
    "which",
]

APPLICATION_ID = int.from_bytes(b"LeaJ")

PLAIN_HEADER = b"SQLite format 3\0"
PAGE_SIZE = 4096  # bytes; SQLCipher 4 writes whole pages of this size


def make_room(path: Path) -> None:
    """Make sure that a new journal can stand at a path, and overwrites nothing."""
    try:
        if path.parent == paths.data_folder():
            path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb"):
            pass
        path.unlink()
    except FileExistsError:
        raise already_there(path) from None
    except FileNotFoundError:
        raise NoAccessError(f"There is no folder {path.parent}.") from None
    except OSError as error:
        raise NoAccessError(
            f"A journal cannot be made at {path}. Please choose another folder."
        ) from error


def identify(path: Path, secret: Secret, *, for_reading: bool = False) -> bool:
    """Return whether the file is encrypted, or refuse it by its first bytes."""
    if not path.exists():
        raise NoSuchJournalError(f"There is no journal at {path}.")
    if not path.is_file():
        what = "folder" if path.is_dir() else "device"
        raise NoSuchJournalError(f"{path} is a {what}, not a journal.")
    header = first_bytes(path, for_reading=for_reading)
    size = path.stat().st_size
    if header.startswith(PLAIN_HEADER):
        if int.from_bytes(header[68:72]) != APPLICATION_ID:
            raise NotAJournalError(f"{path.name} is a database, but not a journal.")
        refuse_later(int.from_bytes(header[60:64]))
        return False
    if size == 0 or size % PAGE_SIZE:
        raise NotAJournalError(f"{path.name} is not a journal.")
    if secret is None:
        raise PassphraseNeededError(
            f"{path.name} needs its passphrase, or is not a journal."
        )
    return True


def first_bytes(path: Path, *, for_reading: bool = False) -> bytes:
    """Return the first hundred bytes, whoever has the file open.

    Unless it is *for_reading*, it must be one that may be written to. Raises
    NoAccessError.
    """
    if not for_reading and is_held(path) and not may(path, os.W_OK):
        raise _no_access(path)
    try:
        how = os.O_RDONLY if for_reading else os.O_RDWR
        with holding.reading(path, how=how) as read:
            return read(100, 0)
    except OSError as error:
        raise _no_access(path) from error


def refuse_two_names(path: Path) -> None:
    """Raise StorageError if a file that is to be written to has a second name.

    SQLite keeps its log by the name of the file: what is written under one name is
    not seen under the other, and lost. The name that a copy of ours had while it was
    made is taken away, if that was cut short.
    """
    if path.stat().st_nlink > 1:
        file = path.resolve()
        with suppress(OSError):
            for other in file.parent.glob(f"{glob.escape(file.name)}*{PART}"):
                if other.samefile(file):
                    other.unlink(missing_ok=True)
        refuse_second_name(path, path.stat())


def refuse_second_name(path: Path, found: os.stat_result) -> None:
    """Raise StorageError if that is what the system has said of a file."""
    if found.st_nlink > 1:  # which may be 0 on a USB stick
        raise StorageError(
            f"{path.name} has another name as well (a hard link), and what is written"
            " under two names loses words. Nothing is written to it. Please remove the"
            " other name, or put a copy in its place."
        )


def salt(path: Path) -> bytes:
    """Return what the key of an encrypted file is made with. Raises NoAccessError."""
    return first_bytes(path, for_reading=True)[: keys.SALT_SIZE]


def _no_access(path: Path) -> NoAccessError:
    if not path.exists():
        return NoAccessError(f"{path.name} could not be read.")
    if may(path, os.R_OK):
        return ReadOnlyPlaceError(
            f"{path.name} may be read here, but not written to. Please copy it to a"
            " folder of your own and open it there."
        )
    return NoAccessError(
        f"{path.name} may not be opened. Please see whether you may read and write"
        " this file."
    )


def refuse_later(version: int) -> None:
    if version < 1:
        raise NotAJournalError("This file says that it is a journal, but it is none.")
    if version > migrations.VERSION:
        raise JournalTooNewError(
            "This journal was written by a later version of LeadJournal."
            " Please install that version to open it."
        )
