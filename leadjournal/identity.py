"""What a file is, told from its first bytes, before SQLite may touch it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from leadjournal import migrations, paths
from leadjournal.errors import (
    JournalExistsError,
    JournalTooNewError,
    NoAccessError,
    NoSuchJournalError,
    NotAJournalError,
    PassphraseNeededError,
)

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
        raise JournalExistsError(
            f"There is already a file at {path}. It was left as it is."
        ) from None
    except FileNotFoundError:
        raise NoAccessError(f"There is no folder {path.parent}.") from None
    except OSError as error:
        raise NoAccessError(
            f"A journal cannot be made at {path}. Please choose another folder."
        ) from error


def identify(path: Path, passphrase: str | None) -> bool:
    """Return whether the file is encrypted, or refuse it by its first bytes."""
    if not path.exists():
        raise NoSuchJournalError(f"There is no journal at {path}.")
    if not path.is_file():
        what = "folder" if path.is_dir() else "device"
        raise NoSuchJournalError(f"{path} is a {what}, not a journal.")
    header = _first_bytes(path)
    size = path.stat().st_size
    if header.startswith(PLAIN_HEADER):
        if int.from_bytes(header[68:72]) != APPLICATION_ID:
            raise NotAJournalError(f"{path.name} is a database, but not a journal.")
        refuse_later(int.from_bytes(header[60:64]))
        return False
    if size == 0 or size % PAGE_SIZE:
        raise NotAJournalError(f"{path.name} is not a journal.")
    if passphrase is None:
        raise PassphraseNeededError(
            f"{path.name} needs its passphrase, or is not a journal."
        )
    return True


def keep_copy(path: Path, version: int) -> Path:
    """Keep a copy of a journal as an earlier version wrote it; return where.

    Raises NoAccessError if there is no room for it.
    """
    copy = path.with_name(f"{path.stem} before upgrade {version}{path.suffix}")
    part = copy.with_name(f"{copy.name}.part")
    try:
        if not copy.exists():  # the first copy is the one that is still as it was
            shutil.copyfile(path, part)
            part.replace(copy)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise NoAccessError(
            f"{path.name} is from an earlier LeadJournal. Before it is brought up to"
            f" date a copy is kept beside it, and there is no room for one in"
            f" {path.parent}. Nothing was changed."
        ) from error
    return copy


def has_more(path: Path) -> bool:
    """Whether a part of a journal stands in the log beside its file."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("r+b") as file:
            return file.read(100)
    except PermissionError as error:
        raise NoAccessError(
            f"{path.name} may not be opened. Please see whether you may read"
            " and write this file."
        ) from error
    except OSError as error:
        raise NoAccessError(f"{path.name} could not be read.") from error


def is_encrypted(path: Path) -> bool:
    """Tell whether a file that is known to be a journal is encrypted."""
    with path.open("rb") as file:
        return file.read(16) != PLAIN_HEADER


def refuse_later(version: int) -> None:
    if version < 1:
        raise NotAJournalError("This file says that it is a journal, but it is none.")
    if version > migrations.VERSION:
        raise JournalTooNewError(
            "This journal was written by a later version of LeadJournal."
            " Please install that version to open it."
        )
