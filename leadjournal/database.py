"""The journal's file: making it, keying it, opening it, and seeing that it is sound."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as dbapi

from leadjournal import migrations
from leadjournal.errors import (
    BadValueError,
    JournalError,
    NotAJournalError,
    StorageError,
    WrongPassphraseError,
)
from leadjournal.identity import (
    APPLICATION_ID,
    has_more,
    identify,
    keep_copy,
    refuse_later,
)
from leadjournal.models import Base

IN_MEMORY = ":memory:"

BUSY_TIMEOUT = 5.0  # seconds to wait for another program that is writing

_MARGIN = """
UPDATE reflections SET margin = (
    SELECT coalesce(group_concat(words, char(10)), '') FROM (
        SELECT cue || ' ' || act || ' ' || with_whom || ' ' || note AS words
        FROM plans WHERE reflection_id = {row}.reflection_id
        UNION ALL
        SELECT text FROM afterthoughts WHERE reflection_id = {row}.reflection_id
    )
) WHERE id = {row}.reflection_id;
"""
_UNINDEX = """
INSERT INTO reflections_search (reflections_search, rowid, title, body, margin)
VALUES ('delete', old.id, old.title, old.body, old.margin);
"""
_INDEX = """
INSERT INTO reflections_search (rowid, title, body, margin)
VALUES (new.id, new.title, new.body, new.margin);
"""

#: A word in a title weighs more than one in a text, and that more than one in a plan.
SEARCH_INDEX = (
    """
    CREATE VIRTUAL TABLE reflections_search USING fts5(
        title, body, margin, content='reflections', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    INSERT INTO reflections_search (reflections_search, rank)
    VALUES ('rank', 'bm25(4.0, 1.0, 0.5)')
    """,
    f"CREATE TRIGGER search_insert AFTER INSERT ON reflections BEGIN {_INDEX} END",
    f"CREATE TRIGGER search_delete AFTER DELETE ON reflections BEGIN {_UNINDEX} END",
    "CREATE TRIGGER search_update AFTER UPDATE OF title, body, margin ON reflections"
    f" BEGIN {_UNINDEX} {_INDEX} END",
    *(
        f"CREATE TRIGGER margin_{table}_{event.lower()} AFTER {event} ON {table}"
        f" BEGIN {_MARGIN.format(row='old' if event == 'DELETE' else 'new')} END"
        for table in ("plans", "afterthoughts")
        for event in ("INSERT", "UPDATE", "DELETE")
    ),
)


def create_engine_on_new(path: Path | str, passphrase: str | None) -> Engine:
    """Make the file of a journal, with its tables, and open it.

    The caller has made sure that there is no file yet. What a failure leaves
    behind is removed.
    """
    engine = _engine(path, passphrase)
    try:
        with told_in_words(), engine.connect() as db:
            db.exec_driver_sql("BEGIN IMMEDIATE")
            db.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            db.exec_driver_sql(f"PRAGMA user_version = {migrations.VERSION}")
            Base.metadata.create_all(db)
            for statement in SEARCH_INDEX:
                db.exec_driver_sql(statement)
            db.exec_driver_sql("COMMIT")
            _settle(db)
    except JournalError:
        engine.dispose()
        if path != IN_MEMORY:
            Path(path).unlink(missing_ok=True)
        raise
    return engine


def open_engine(path: Path, passphrase: str | None, *, read_only: bool) -> Engine:
    """Open the file of a journal and bring it up to date.

    The engine has one connection, in autocommit mode: reading holds no lock,
    and `Journal.change` is the one place that begins a transaction. A file
    that is refused is not written to: what it is, is read from its bytes
    before SQLite may touch it.
    """
    encrypted = identify(path, passphrase)
    engine = _engine(path, passphrase if encrypted else None)
    try:
        with told_in_words(), engine.connect() as db:
            _check_identity(db, path, encrypted=encrypted)
            _migrate(db, path)
            if read_only:
                db.exec_driver_sql("PRAGMA query_only = ON")
            else:
                _settle(db)
    except JournalError:
        engine.dispose()
        raise
    return engine


def driver(engine: Engine) -> Any:
    """Return the driver's own connection, the only one of the engine."""
    return engine.raw_connection().driver_connection


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what the disk or the file would not do into a sentence.

    Anything else that the driver raises is a mistake of ours and passes through.
    """
    try:
        yield
    except DBAPIError as error:
        known = getattr(error.orig, "sqlite_errorname", None) or str(error.orig)
        for name, sentence in _STORAGE_FAULTS.items():
            if known.startswith(name):
                raise StorageError(sentence) from None  # it may quote the text
        raise
    except ValueError as error:
        if not str(error).startswith(_NO_TIME):
            raise
        raise StorageError(DAMAGED) from None


#: How Python and SQLAlchemy begin when a stored day or instant is none.
_NO_TIME = ("Invalid isoformat string", "Couldn't parse ")

DAMAGED = (
    "The journal's file is damaged, so this cannot be read. Nothing was changed;"
    " `leadjournal check` says more."
)

_STORAGE_FAULTS = {
    "SQLITE_BUSY": "Another program is writing to this journal."
    " Please try again in a moment.",
    "SQLITE_FULL": "The disk is full, so this could not be kept."
    " Please make some room and try again.",
    "SQLITE_READONLY": "The journal may be read but not written to."
    " Please see whether its file or folder is locked.",
    "SQLITE_IOERR": "The disk would not read or write the journal."
    " Please see whether it is still there.",
    "SQLITE_CANTOPEN": "The journal could not be opened."
    " Please see whether its file and folder may be written to.",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": DAMAGED,
    "Could not decode": DAMAGED,
}


def _check_identity(db: Connection, path: Path, *, encrypted: bool) -> None:
    try:
        application_id = _pragma(db, "application_id")
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        if not encrypted:
            raise NotAJournalError(f"{path.name} is not a journal.") from error
        raise WrongPassphraseError(
            "The passphrase does not open this journal."
        ) from error
    if application_id != APPLICATION_ID:
        raise NotAJournalError(f"{path.name} is a database, but not a journal.")
    refuse_later(_pragma(db, "user_version"))
    tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'reflections'"
    if not db.exec_driver_sql(tables).scalar_one():
        raise NotAJournalError(f"{path.name} has no reflections to open.")


def _migrate(db: Connection, path: Path) -> None:
    """Bring a file up to date in one transaction, after a copy of it was kept."""
    if _pragma(db, "user_version") == migrations.VERSION:
        return
    db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    db.exec_driver_sql("BEGIN IMMEDIATE")
    version = _pragma(db, "user_version")  # another may have been quicker
    if version == migrations.VERSION:
        db.exec_driver_sql("ROLLBACK")
        return
    if has_more(path):  # in the log beside it, which a copy would leave out
        raise StorageError(
            "Another program has this journal open, so it cannot be brought up to"
            " date now. Please close it there and try again."
        )
    keep_copy(path, version)
    for step in migrations.STEPS[version - 1 :]:
        step(db)
    db.exec_driver_sql(f"PRAGMA user_version = {migrations.VERSION}")
    db.exec_driver_sql("COMMIT")


def _settle(db: Connection) -> None:
    """Choose how an open journal behaves."""
    db.exec_driver_sql("PRAGMA journal_mode = WAL")
    db.exec_driver_sql("PRAGMA foreign_keys = ON")
    # What is deleted for good is to be gone from the file, too. (The search index
    # could do the same, but a save would take ten times as long.)
    db.exec_driver_sql("PRAGMA secure_delete = ON")
    db.exec_driver_sql("PRAGMA recursive_triggers = OFF")


def _engine(path: Path | str, passphrase: str | None) -> Engine:
    if passphrase is not None and (not passphrase or "\0" in passphrase):
        raise BadValueError("A passphrase needs at least one character.")
    return create_engine(
        "sqlite://",
        module=dbapi,
        creator=lambda: _connect(path, passphrase),
        poolclass=StaticPool,
    )


def _connect(path: Path | str, passphrase: str | None) -> Any:
    connection = dbapi.connect(str(path), isolation_level=None, timeout=BUSY_TIMEOUT)
    if passphrase is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        # One keyboard composes an é, another writes e and an accent: one passphrase.
        quoted = unicodedata.normalize("NFC", passphrase).replace("'", "''")
        connection.execute(f"PRAGMA key = '{quoted}'")
    # Sorting a large journal must not put its text into a temporary file.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _pragma(db: Connection, name: str) -> int:
    return int(db.exec_driver_sql(f"PRAGMA {name}").scalar_one())
