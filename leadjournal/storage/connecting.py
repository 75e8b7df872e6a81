"""One connection to the file of a journal, by the driver itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2 as dbapi

from leadjournal.storage.keys import Key

BUSY_TIMEOUT = 5.0  # seconds to wait for another program that is writing


def connect(path: Path | str, key: Key | None, *, read_only: bool = False) -> Any:
    """Return a connection in autocommit mode. Raises what the driver does.

    One that is read only never writes to the file: it does not even take in, on
    closing, what stands in the log beside it.
    """
    where = address(Path(path)) if read_only else str(path)
    connection = dbapi.connect(
        where, isolation_level=None, timeout=BUSY_TIMEOUT, uri=read_only
    )
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key.pragma}"')
    # Sorting a large journal must not put its text into a temporary file.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def address(path: Path) -> str:
    """Return the address by which SQLite only reads a file, and leaves nothing beside.

    Where no log stands beside it nobody has it open, and SQLite may be promised that it
    stays as it is; so it may where nothing can be written, which leaves no other way
    (https://sqlite.org/wal.html#readonly).
    """
    posix = path.absolute().as_posix()
    slash = "" if posix.startswith("/") else "/"
    log = log_of(path)
    fixed = not log.exists() or (not may_write_beside(path) and not has_more(path))
    promise = "&immutable=1" if fixed else ""
    return f"file://{slash}{quote(posix)}?mode=ro{promise}"


def log_of(path: Path) -> Path:
    """Return where SQLite keeps what is not in the file itself yet."""
    return path.with_name(f"{path.name}-wal")


def has_more(path: Path) -> bool:
    """Whether a part of a journal stands in the log beside its file."""
    log = log_of(path)
    return log.exists() and log.stat().st_size > 0


def may_write_beside(path: Path) -> bool:
    return may(path.absolute().parent, os.W_OK)


def may(path: Path, how: int) -> bool:
    """Whether this program may read (os.R_OK) or write (os.W_OK) there."""
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)
