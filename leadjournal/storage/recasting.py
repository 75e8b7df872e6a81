"""One journal's file, put in its own place with another key, or with none.

Nothing is changed where it stands. The whole journal is written anew beside the file,
compared with it row by row, and takes its name at one stroke; so whatever happens
meanwhile, what has the name is the one or the other, and whole.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from leadjournal.errors import DamagedError, ReadOnlyPlaceError, StorageError
from leadjournal.storage import copying, faults, seals
from leadjournal.storage.beside import beside
from leadjournal.storage.connecting import connect, may, may_write_beside
from leadjournal.storage.holding import which
from leadjournal.storage.keys import Key

#: What a new file is called until it takes the name of the old one.
ENDING = ".rekeying.part"

_PIECE = 2**20  # bytes written at a time
_ROOM = 2**20  # bytes that a new file may need beyond the size of the old one
_WAIT = 1_000  # milliseconds for another program to finish

#: What is raised where another program writes, or has just given the journal a key:
#: a moment ago it could be read to its end.
_MEANWHILE = ("SQLITE_BUSY", "SQLITE_NOTADB")

_SCHEMA = (
    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name"
)
_TABLES = (
    "SELECT name FROM sqlite_schema"
    " WHERE type = 'table' AND rootpage != 0 AND name NOT LIKE 'sqlite_stat%'"
    " ORDER BY name"
)
_KEPT = ("user_version", "application_id")


def recast(path: Path, old: Key | None, new: Key | None) -> None:
    """Give the file of a journal another key, or none, or leave it as it is.

    The caller has closed it. Raises WrongPassphraseError, PassphraseNeededError,
    NotAJournalError, JournalTooNewError, NoSuchJournalError, DamagedError,
    ReadOnlyPlaceError or StorageError, and has then changed nothing.
    """
    path = path.resolve()  # a link goes on pointing to the file
    copying.verify(path, old)
    with _told(path), ExitStack() as stack:
        _refuse_place(path)
        before = which(path)
        if os.name == "posix":
            stack.enter_context(_wiping(path))
        held = stack.enter_context(closing(connect(path, old)))
        _hold(held, is_same=lambda: which(path) == before)
        remove_leftover(path)
        part = _make(path)
        done = False
        try:
            _write_anew(path, old, part, new)
            with suppress(OSError):  # not every file system knows of owners
                part.chmod(stat.S_IMODE(path.stat().st_mode))
            copying.keep_on_disk(part)
            if os.name != "posix":
                stack.close()  # Windows replaces no file that is open
            seals.forget(path)
            part.replace(path)
            copying.keep_names_on_disk(path.parent)
            done = True
        finally:
            if not done:
                remove_leftover(path)


def leftover_of(path: Path) -> Path:
    """Return where a file is made anew; there is none unless that was broken off."""
    return beside(path, ENDING)


def remove_leftover(path: Path) -> None:
    """Remove what an attempt that was broken off has left beside a file.

    The caller has the file open, or holds it: so nobody is at it now.
    """
    part = leftover_of(path.resolve())
    with suppress(OSError), part.open("r+b") as file:
        _overwrite(file.fileno())
    copying.discard(part)


def _refuse_place(path: Path) -> None:
    """See that there is room and the right to write, before anything is touched."""
    folder = path.parent
    if not may(path, os.W_OK) or not may_write_beside(path):
        raise ReadOnlyPlaceError(
            f"{path.name} or its folder {folder} may not be written to, so it was left"
            " as it is. Please see whether they are locked."
        )
    if shutil.disk_usage(folder).free < path.stat().st_size + _ROOM:
        raise copying.no_room(folder)


def _make(path: Path) -> Path:
    """Make the new file, empty, so that nobody else may ever read it."""
    part = leftover_of(path)
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return part


def _hold(db: Any, *, is_same: Callable[[], bool]) -> None:
    """Let nobody else write until the connection is closed.

    SQLite gives up the log only when nobody else has the file open. Who has waited
    here for another to give the journal a key may hold a file that has no name.
    """
    try:
        db.execute(f"PRAGMA busy_timeout = {_WAIT}").fetchall()
        [(mode,)] = db.execute("PRAGMA journal_mode = DELETE").fetchall()
        db.execute("BEGIN IMMEDIATE")
        [(still,)] = db.execute("PRAGMA journal_mode").fetchall()
        alone = {mode, still} == {"delete"} and is_same()
    except faults.DRIVER as error:
        if not faults.name_of(error).startswith(_MEANWHILE):
            raise
        alone = False
    if not alone:
        raise StorageError(
            "Another program has this journal open, so its passphrase was left as it"
            " is. Please close it there and try again."
        )


def _write_anew(path: Path, old: Key | None, part: Path, new: Key | None) -> None:
    with closing(connect(path, old)) as db:
        db.text_factory = bytes
        db.execute("ATTACH ? AS fresh KEY ?", (str(part), new.pragma if new else ""))
        # Half a file is thrown away, so it needs no journal of its own.
        db.execute("PRAGMA fresh.journal_mode = OFF").fetchall()
        db.execute("PRAGMA fresh.synchronous = OFF")
        db.execute("BEGIN")
        db.execute("SELECT sqlcipher_export('fresh')").fetchall()
        for pragma in _KEPT:
            [(value,)] = db.execute(f"PRAGMA main.{pragma}").fetchall()
            db.execute(f"PRAGMA fresh.{pragma} = {value}")
        db.execute("COMMIT")
        db.execute("DETACH fresh")
        copying.verify(part, new)
        with closing(connect(part, new, read_only=True)) as written:
            written.text_factory = bytes
            if not all(_equal(db, written, query) for query in _queries(db)):
                raise DamagedError(
                    f"{path.name} could not be written anew exactly as it is, so it was"
                    " left as it is. `leadjournal check` says more."
                )


def _queries(db: Any) -> Iterator[str]:
    """Yield what two files have to answer alike if they are the same journal."""
    yield _SCHEMA
    yield from (f"PRAGMA {pragma}" for pragma in _KEPT)
    for (name,) in db.execute(_TABLES).fetchall():
        yield f'SELECT * FROM "{name.decode()}"'


def _equal(one: Any, other: Any, query: str) -> bool:
    """Tell whether two files give the same rows, holding no more than one of each."""
    ours, theirs = one.execute(query), other.execute(query)
    while (row := ours.fetchone()) == theirs.fetchone():
        if row is None:
            return True
    return False


@contextmanager
def _wiping(path: Path) -> Iterator[None]:
    """Write zeros over a file that has lost its name meanwhile, and only then.

    A file system that writes each change to a new place, or a solid-state disk, may
    keep the old bytes all the same.
    """
    opened = os.open(path, os.O_RDWR)
    try:
        yield
        if os.fstat(opened).st_nlink == 0:
            with suppress(OSError):  # the journal is safe, with its new key
                _overwrite(opened)
    finally:
        os.close(opened)


def _overwrite(opened: int) -> None:
    left = os.lseek(opened, 0, os.SEEK_END)
    os.lseek(opened, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(opened, bytes(min(left, _PIECE)))
    os.fsync(opened)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except faults.DRIVER as error:
        if faults.name_of(error).startswith("SQLITE_FULL"):
            raise copying.no_room(path.parent) from None
        if fault := faults.sentence_of(error, path):
            raise fault from None  # the driver's own may quote the text
        raise
    except OSError as error:
        if faults.is_full(error):
            raise copying.no_room(path.parent) from error
        raise StorageError(
            f"The disk would not let {path.name} be written anew, so it was left as"
            " it is. Please see whether another program has it open."
        ) from error
