"""One connection to the file of a journal, by the driver itself."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as dbapi

from leadjournal.storage import holding
from leadjournal.storage.beside import NOTES, beside, has_more, log_of
from leadjournal.storage.holding import Which
from leadjournal.storage.keys import Key

BUSY_TIMEOUT = 5.0  # seconds to wait for another program that is writing
IN_MEMORY = ":memory:"
_NOTES_SIZE = 2**15  # bytes, of which SQLite's notes have at least one such piece


class _Connection(dbapi.Connection):  # type: ignore[misc]  # the driver has no types
    """A connection whose file is known to be open here until it is closed."""

    held: Which | None = None

    def close(self) -> None:
        super().close()
        held, self.held = self.held, None
        if held is not None:
            holding.let_go(held)


def connect(path: Path | str, key: Key | None, *, read_only: bool = False) -> Any:
    """Return a connection in autocommit mode. Raises what the driver does.

    One that is read only never writes to the file: it does not even take in, on
    closing, what stands in the log beside it. A file that is not there yet is made so
    that only its owner may read it, and what SQLite keeps beside it.
    """
    where = address(Path(path)) if read_only else str(path)
    held = None if path == IN_MEMORY else _held(Path(path), make=not read_only)
    try:
        connection = dbapi.connect(
            where,
            isolation_level=None,
            timeout=BUSY_TIMEOUT,
            uri=read_only,
            factory=_Connection,
        )
    except BaseException:
        if held is not None:
            holding.let_go(held)
        raise
    connection.held = held
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{key.pragma}"')
        # Sorting a large journal must not put its text into a temporary file.
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _held(path: Path, *, make: bool) -> Which | None:
    """Hold a file that is about to be opened; what forbids it SQLite itself tells."""
    with suppress(OSError):
        return holding.hold(path)
    if make:
        with suppress(OSError):
            return holding.hold(path, how=os.O_RDWR | os.O_CREAT | os.O_EXCL)
    return None


def address(path: Path) -> str:
    """Return the address by which SQLite only reads a file, and leaves nothing beside.

    Where no log stands beside it nobody has it open, and SQLite may be promised that it
    stays as it is; so it may where nothing can be written, which leaves no other way
    (https://sqlite.org/wal.html#readonly), and where a full disk has taken an empty log
    and not the notes that who has the journal open would have.
    """
    posix = path.absolute().as_posix()
    slash = "" if posix.startswith("/") else "/"
    fixed = not log_of(path).exists() or (
        not has_more(path) and not (may_write_beside(path) and _has_notes(path))
    )
    promise = "&immutable=1" if fixed else ""
    return f"file://{slash}{quote(posix)}?mode=ro{promise}"


def _has_notes(path: Path) -> bool:
    """Whether the notes are there that a program keeps of a journal it has open."""
    notes = beside(path, NOTES)
    return notes.exists() and notes.stat().st_size >= _NOTES_SIZE


def may_write_beside(path: Path) -> bool:
    return may(path.absolute().parent, os.W_OK)


def may(path: Path, how: int) -> bool:
    """Whether this program may read (os.R_OK) or write (os.W_OK) there."""
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)
