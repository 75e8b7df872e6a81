"""A copy of a damaged journal, on which everything may be tried.

The damaged file itself is only read, from its first byte to its last.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from leadjournal.errors import JournalError
from leadjournal.storage import database, holding
from leadjournal.storage.beside import log_of
from leadjournal.storage.connecting import connect
from leadjournal.storage.copying import discard, no_access
from leadjournal.storage.faults import DRIVER
from leadjournal.storage.identity import PAGE_SIZE
from leadjournal.storage.keys import Key

#: What tables there are is told in the pages with which a journal begins.
EARLY = 64

#: Opens a file whose bytes are to be read.
Opening = Callable[[Path], AbstractContextManager[holding.Reading]]

#: A length that has rotted may ask for more memory than there is.
FAULTS = (*DRIVER, MemoryError)

#: A text that is not in UTF-8 any more would be raised as an error that quotes it.
as_bytes = bytes


class Wreck:
    """The copy, and the one connection to it that has not met a fault yet."""

    def __init__(self, path: Path, key: Key | None, *, read_only: bool = False) -> None:
        self.path = path
        self.key = key
        self._read_only = read_only
        self._connection: Any = None

    @property
    def connection(self) -> Any:
        """Return a connection that has not met a fault.

        After a page that does not fit, SQLCipher refuses all others too.
        """
        if self._connection is None:
            self._connection = connect(self.path, self.key, read_only=self._read_only)
            self._connection.text_factory = as_bytes
            # A file that is too short, or a trigger that is gibberish, is no reason
            # not to read the rest.
            for choice in ("writable_schema", "query_only", "cell_size_check"):
                self._connection.execute(f"PRAGMA {choice} = ON")
        return self._connection

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]] | None:
        """Return the rows that a statement finds, or None if it meets a fault."""
        try:
            found: list[tuple[Any, ...]] = self.connection.execute(
                statement, values
            ).fetchall()
        except FAULTS:
            self.forget()
            return None
        return found

    def forget(self) -> None:
        """Let go of a connection that met a fault."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    @property
    def can_be_read(self) -> bool:
        """Whether what tables there are can be told."""
        tables = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return tables is not None and (b"reflections",) in tables

    def mend(self, donors: Iterator[Path]) -> bool:
        """Put pages that tell where all is in from journals that have the same ones.

        A backup has, unless an upgrade came between; so has any new journal.
        """
        return self.can_be_read or any(map(self._graft, donors))

    def _graft(self, donor: Path) -> bool:
        """Take over the first page, and as few others as it takes."""
        saved, pages = _pages(self.path), _pages(donor)
        try:
            self._grow(donor, len(saved))
        except FAULTS:
            return False
        self._put(1, _pages(donor)[0])
        if self.can_be_read:
            return True
        tried: dict[int, bytes] = {}
        gone = range(len(saved) + 1, EARLY + 1)
        for number in (*self._suspects(pages), *gone):
            if 1 < number <= len(pages):
                was_there = number <= len(saved)
                tried[number] = saved[number - 1] if was_there else bytes(PAGE_SIZE)
                self._put(number, pages[number - 1])
                if self.can_be_read:
                    self._take_back(tried)
                    return True
        for number, page in tried.items():
            self._put(number, page)
        self._put(1, saved[0] if saved else b"")
        return False

    def _take_back(self, tried: dict[int, bytes]) -> None:
        """Take back pages that were not what was missing: their rows are older."""
        for number, page in [*tried.items()][:-1]:
            grafted = _pages(self.path)[number - 1]
            self._put(number, page)
            if not self.can_be_read:
                self._put(number, grafted)

    def _suspects(self, donor: list[bytes]) -> list[int]:
        """Return the numbers of pages that may tell the rest of what there is."""
        if self.key is None:
            return _children(donor[0])
        try:
            with closing(connect(self.path, self.key)) as db:
                said = db.execute("PRAGMA cipher_integrity_check").fetchall()
        except FAULTS:
            return []
        words = (str(line).split() for (line,) in said)
        return [int(each[-1]) for each in words if each and each[-1].isdigit()]

    def _grow(self, donor: Path, pages: int) -> None:
        """Let a donor have as many pages, for its first page says how many."""
        with closing(connect(donor, self.key)) as db:
            db.execute("PRAGMA journal_mode = DELETE").fetchall()
            [(there,)] = db.execute("PRAGMA page_count").fetchall()
            if there < pages:
                size = (pages - there) * PAGE_SIZE
                grown = "INSERT INTO preferences VALUES ('', zeroblob(?))"
                db.execute(grown, (size,))

    def _put(self, number: int, page: bytes) -> None:
        self.forget()
        with self.path.open("r+b") as file:
            file.seek((number - 1) * PAGE_SIZE)
            file.write(page)


@contextmanager
def wreck_of(damaged: Path, key: Key | None, folder: Path) -> Iterator[Wreck]:
    """Yield a copy of a damaged journal in a folder, as encrypted as it is itself.

    It is removed afterwards. Raises NoAccessError.
    """
    try:
        place = TemporaryDirectory(prefix="salvaging ", dir=folder)
    except OSError as error:
        raise no_access(folder) from error
    with place as name:
        copied = Path(name) / "wreck"
        try:
            copy_what_can_be_read(damaged, copied)
            log = log_of(damaged)
            if log.exists():
                copy_what_can_be_read(log, log_of(copied))
        except OSError as error:
            raise no_access(folder) from error
        _pad(copied)
        wreck = Wreck(copied, key)
        try:
            yield wreck
        finally:
            wreck.forget()


@contextmanager
def donors(wreck: Wreck, backup: Path | None) -> Iterator[Iterator[Path]]:
    """Yield copies of what may give its first page: a backup, and a new journal."""
    places = [wreck.path.with_name("backup"), wreck.path.with_name("new")]

    def make() -> Iterator[Path]:
        if backup is not None:
            copy_what_can_be_read(backup, places[0])
            yield places[0]
        try:
            database.create_file(places[1], wreck.key).close()
        except JournalError:
            return
        yield places[1]

    try:
        yield make()
    finally:
        for place in places:
            discard(place)


def copy_what_can_be_read(
    source: Path, target: Path, *, reading: Opening = holding.reading
) -> int:
    """Copy a file page by page; return how many pages a failing disk did not give."""
    lost = 0
    with reading(source) as read, target.open("xb") as copied:
        target.chmod(0o600)
        size = source.stat().st_size
        for place in range(0, size, PAGE_SIZE):
            try:
                page = read(min(PAGE_SIZE, size - place), place)
            except OSError:
                page = bytes(min(PAGE_SIZE, size - place))
                lost += 1
            copied.write(page)
    return lost


def _pad(path: Path) -> None:
    """Fill up the last page of a file that was cut off within it."""
    size = max(path.stat().st_size, PAGE_SIZE)
    os.truncate(path, -(-size // PAGE_SIZE) * PAGE_SIZE)


def _pages(path: Path) -> list[bytes]:
    content = path.read_bytes()
    return [content[at : at + PAGE_SIZE] for at in range(0, len(content), PAGE_SIZE)]


def _children(first: bytes) -> list[int]:
    """Return which pages a plain first page leads to."""
    if first[100] != 5:  # it has all in itself
        return []
    cells = int.from_bytes(first[103:105])
    at = (int.from_bytes(first[112 + 2 * n : 114 + 2 * n]) for n in range(cells))
    pointers = [int.from_bytes(first[place : place + 4]) for place in at]
    return [*pointers, int.from_bytes(first[108:112])]
