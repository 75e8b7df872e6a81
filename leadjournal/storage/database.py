"""The journal's file: making it, keying it, opening it, and watching over it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as dbapi

from leadjournal.errors import (
    BadValueError,
    DamagedError,
    JournalError,
    NoAccessError,
    NotAJournalError,
    ReplacedError,
    StorageError,
)
from leadjournal.models import Base
from leadjournal.storage import (
    copying,
    faults,
    identity,
    keys,
    looking,
    migrations,
    seals,
)
from leadjournal.storage.beside import PART, beside, has_more
from leadjournal.storage.connecting import IN_MEMORY as IN_MEMORY
from leadjournal.storage.connecting import connect, may_write_beside
from leadjournal.storage.faults import told_in_words
from leadjournal.storage.holding import Which, is_held, stat, which, which_of
from leadjournal.storage.keys import Key, Secret
from leadjournal.storage.search_index import SEARCH_INDEX

REPLACED = (
    "The journal’s file is no longer where it was, or another was put in its place,"
    " perhaps by a program that copies folders to other computers. Nothing more is"
    " written until it is back; what you have open can be saved elsewhere."
)

UNSOUND = (
    "This journal could not be brought up to date, for its file is damaged. Nothing"
    " was changed."
)


@dataclass(eq=False)
class JournalFile:
    """An open journal's file. Its engine has one connection, in autocommit mode:
    reading holds no lock, and `Journal.change` is the one place that begins a
    transaction.
    """

    path: Path | str
    engine: Engine
    key: Key | None
    is_damaged: bool = False
    reads_only: bool = False
    _which: Which | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        event.listen(self.engine, "handle_error", self._on_error)
        self._which = self.driver.held

    @property
    def driver(self) -> Any:
        """Return the driver's own connection, the only one of the engine."""
        return self.engine.raw_connection().driver_connection

    def refuse_if_unfit(self) -> None:
        """Raise DamagedError, ReplacedError or StorageError if this may not be
        written to.
        """
        if self.is_damaged:
            raise DamagedError(faults.DAMAGED)
        if self._which:
            found = stat(Path(self.path))
            if found is None or which_of(found) != self._which:
                raise ReplacedError(REPLACED)
            identity.refuse_second_name(Path(self.path), found)

    def close(self) -> None:
        self.engine.dispose()
        if self._which:
            self._seal(self._which)
            self._which = None

    def _seal(self, closed: Which) -> None:
        """Remember how the file is that nobody has open here any more."""
        path = Path(self.path)
        is_ours = which(path) == closed and not is_held(path)
        if is_ours and not self.is_damaged and not self.reads_only:
            seals.seal(path)

    def _on_error(self, context: ExceptionContext) -> None:
        """A failed read never leads to a write: remember what was met."""
        fault = faults.sentence_of(context.original_exception)
        self.is_damaged |= isinstance(fault, DamagedError)


def create_file(path: Path | str, secret: Secret) -> JournalFile:
    """Make the file of a journal, with its tables, and open it.

    The caller has made sure that there is no file yet. What a failure leaves
    behind is removed. Raises BadValueError or StorageError.
    """
    in_memory = path == IN_MEMORY
    if in_memory and secret is not None:
        raise BadValueError("A journal in memory has no file to encrypt.")
    key = keys.new(secret) if isinstance(secret, str) else secret
    if not in_memory:
        seals.forget(Path(path))
    engine = _engine(path, key)
    try:
        with told_in_words(), engine.connect() as db:
            db.exec_driver_sql("BEGIN IMMEDIATE")
            db.exec_driver_sql(f"PRAGMA application_id = {identity.APPLICATION_ID}")
            db.exec_driver_sql(f"PRAGMA user_version = {migrations.VERSION}")
            Base.metadata.create_all(db)
            for statement in SEARCH_INDEX:
                db.exec_driver_sql(statement)
            db.exec_driver_sql("COMMIT")
            _settle(db)
    except JournalError:
        engine.dispose()
        if not in_memory:
            Path(path).unlink(missing_ok=True)
        raise
    if in_memory:
        return JournalFile(path, engine, None)
    engine.dispose()
    return open_file(Path(path), key)


def open_file(path: Path, secret: Secret, *, read_only: bool = False) -> JournalFile:
    """Open the file of a journal and bring it up to date.

    A file that is refused is not written to: what it is, is read from its bytes,
    and what it holds is looked at through a connection that cannot write.
    """
    if not is_held(path) and seals.is_quick(path):
        seals.refuse_broken(path)
    encrypted = _is_encrypted(path, secret, read_only)
    if not read_only:
        identity.refuse_two_names(path)
    key = _key(secret, path) if encrypted else None
    version = looking.look(path, key)
    if read_only:
        if version < migrations.VERSION:
            open_file(path, key).close()
        return JournalFile(path, _reading_engine(path, key), key, reads_only=True)
    engine = _engine(path, key)
    try:
        with told_in_words(path), engine.connect() as db:
            seals.lift(path)
            _migrate(db, path, key)
            _settle(db)
    except BaseException:
        engine.dispose()
        raise
    return JournalFile(path, engine, key)


def _reading_engine(path: Path, key: Key | None) -> Engine:
    """Return an engine that only reads.

    In a place of ours it shares the notes of who reads and who writes, if the disk has
    room for them.
    """
    if may_write_beside(path):
        try:
            return _query_only(_engine(path, key), path)
        except DamagedError:
            raise
        except StorageError:
            if has_more(path) or not faults.has_no_room(path.parent):
                raise
    return _query_only(_engine(path, key, read_only=True), path)


def _query_only(engine: Engine, path: Path) -> Engine:
    try:
        with told_in_words(path), engine.connect() as db:
            db.exec_driver_sql("PRAGMA query_only = ON")
            db.exec_driver_sql("SELECT count(*) FROM sqlite_schema").all()
    except BaseException:
        engine.dispose()
        raise
    return engine


def _is_encrypted(path: Path, secret: Secret, read_only: bool) -> bool:
    try:
        return identity.identify(path, secret, for_reading=read_only)
    except NotAJournalError:
        if seals.was_journal(path):  # then it is one that was cut off, or worse
            raise DamagedError(faults.DAMAGED) from None
        raise


def _key(secret: Secret, path: Path) -> Key | None:
    if isinstance(secret, str):
        return keys.derive(secret, identity.salt(path))
    return secret


def _migrate(db: Connection, path: Path, key: Key | None) -> None:
    """Bring a file up to date in one transaction, after a copy of it was kept."""
    if _pragma(db, "user_version") == migrations.VERSION:
        return
    db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    db.exec_driver_sql("BEGIN IMMEDIATE")
    version = _pragma(db, "user_version")  # another may have been quicker
    if version == migrations.VERSION:
        db.exec_driver_sql("ROLLBACK")
        return
    if has_more(path):  # which that other program has not put into the file yet
        raise StorageError(
            "Another program has this journal open, so it cannot be brought up to"
            " date now. Please close it there and try again."
        )
    _keep_copy(path, key, version)
    for step in migrations.STEPS[version - 1 :]:
        step(db)
    db.exec_driver_sql(f"PRAGMA user_version = {migrations.VERSION}")
    _refuse_unsound(db)
    db.exec_driver_sql("COMMIT")


def _keep_copy(path: Path, key: Key | None, version: int) -> None:
    """Keep a copy of a journal as an earlier version wrote it, beside it."""
    copy = path.with_name(f"{path.stem} before upgrade {version}{path.suffix}")
    if copy.exists():  # the first copy is the one that is still as it was
        return
    part = beside(copy, PART)
    try:
        part.unlink(missing_ok=True)
        copying.copy(path, key, part)
        copying.verify(part, key)
        part.replace(copy)
        copying.keep_names_on_disk(copy.parent)
    except (OSError, JournalError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, DamagedError):
            raise DamagedError(UNSOUND) from None
        raise NoAccessError(
            f"{path.name} is from an earlier LeadJournal. Before it is brought up to"
            f" date a copy is kept beside it, and that could not be made in"
            f" {path.parent}. Nothing was changed."
        ) from error


def _refuse_unsound(db: Connection) -> None:
    """Raise DamagedError if an upgrade would leave a file that is not sound."""
    checked = db.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    lost = db.exec_driver_sql("PRAGMA foreign_key_check").first()
    if checked != "ok" or lost is not None:
        raise DamagedError(UNSOUND)


def _settle(db: Connection) -> None:
    """Choose how an open journal behaves."""
    db.exec_driver_sql("PRAGMA journal_mode = WAL")
    db.exec_driver_sql("PRAGMA foreign_keys = ON")
    # What is deleted for good is to be gone from the file, too. (The search index
    # could do the same, but a save would take ten times as long.)
    db.exec_driver_sql("PRAGMA secure_delete = ON")
    db.exec_driver_sql("PRAGMA recursive_triggers = OFF")


def _engine(path: Path | str, key: Key | None, *, read_only: bool = False) -> Engine:
    return create_engine(
        "sqlite://",
        module=dbapi,
        creator=lambda: connect(path, key, read_only=read_only),
        poolclass=StaticPool,
    )


def _pragma(db: Connection, name: str) -> int:
    return int(db.exec_driver_sql(f"PRAGMA {name}").scalar_one())
