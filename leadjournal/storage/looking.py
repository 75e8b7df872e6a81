"""The quick look at a journal's file before it may be written to."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from leadjournal.errors import DamagedError, NotAJournalError, WrongPassphraseError
from leadjournal.storage import faults
from leadjournal.storage.beside import log_of
from leadjournal.storage.connecting import connect
from leadjournal.storage.faults import told_in_words
from leadjournal.storage.identity import APPLICATION_ID, refuse_later
from leadjournal.storage.keys import Key


def look(path: Path, key: Key | None) -> int:
    """See that a file is a journal that can be read; return its version.

    SQLite itself notices a file that is shorter than its first page says. From each
    table the first row and the last are read, but not what is attached, which costs a
    millisecond or two however long the journal is. Raises NotAJournalError,
    WrongPassphraseError, JournalTooNewError, DamagedError or StorageError.
    """
    at_rest = not log_of(path).exists()
    try:
        return _look(path, key)
    except DamagedError:
        if at_rest and log_of(path).exists():  # somebody has begun to write just now
            return _look(path, key)
        raise


def seed_of(path: Path, key: Key | None = None) -> bytes:
    """Return what tells a journal from all others and is the same in its copies.

    It is b"" where that cannot be read. Nothing is written, not even beside the file.
    """
    wanted = "SELECT value FROM preferences WHERE name = 'seed'"
    try:
        with closing(connect(path, key, read_only=True)) as db:
            found = db.execute(wanted).fetchone()
    except (*faults.DRIVER, OSError):
        return b""
    return str(found[0]).encode() if found else b""


def _look(path: Path, key: Key | None) -> int:
    with told_in_words(path):
        connection = connect(path, key, read_only=True)
        try:
            version = _identified(connection, path, key)
            for table in _tables(connection):
                columns = _columns(connection, table)
                for order in ("ASC", "DESC"):
                    connection.execute(
                        f'SELECT {columns} FROM "{table}"'
                        f" ORDER BY rowid {order} LIMIT 1"
                    ).fetchall()
        finally:
            connection.close()
    return version


def _identified(connection: Any, path: Path, key: Key | None) -> int:
    try:
        application_id = _pragma(connection, "application_id")
    except faults.DRIVER as error:
        if faults.name_of(error) != "SQLITE_NOTADB":
            raise
        if key is None:
            raise NotAJournalError(f"{path.name} is not a journal.") from None
        raise WrongPassphraseError(
            "The passphrase does not open this journal."
        ) from None
    if application_id != APPLICATION_ID:
        raise NotAJournalError(f"{path.name} is a database, but not a journal.")
    version = _pragma(connection, "user_version")
    refuse_later(version)
    if "reflections" not in _tables(connection):
        raise NotAJournalError(f"{path.name} has no reflections to open.")
    return version


def _tables(connection: Any) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND sql NOT LIKE '%VIRTUAL%' AND sql NOT LIKE '%WITHOUT ROWID%'"
    )
    return [name for (name,) in rows]


def _columns(connection: Any, table: str) -> str:
    """Return what is read of a row: no attachment, which may be as long as a film."""
    names = connection.execute(
        "SELECT name FROM pragma_table_info(?) WHERE type <> 'BLOB'", (table,)
    )
    return ", ".join(["rowid", *(f'"{name}"' for (name,) in names)])


def _pragma(connection: Any, name: str) -> int:
    [(value,)] = connection.execute(f"PRAGMA {name}").fetchall()
    return int(value)
