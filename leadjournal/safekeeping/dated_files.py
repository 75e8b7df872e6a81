"""A folder of dated files that come into it whole or not at all."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path

from leadjournal.errors import JournalError, StorageError
from leadjournal.storage import copying, faults, holding
from leadjournal.storage.beside import PART, already_there, free_path, is_free
from leadjournal.storage.identity import (
    APPLICATION_ID,
    PAGE_SIZE,
    PLAIN_HEADER,
    first_bytes,
)
from leadjournal.storage.keys import SALT_SIZE

SUFFIX = ".leadjournal"
_STAMP = "%Y-%m-%d %H%M"  # the local time, as it was where the file was made

#: Something unfinished to which nothing was added for so long is a leftover.
_ABANDONED = timedelta(minutes=10)


@dataclass(frozen=True)
class DatedFiles:
    """How the dated files of one journal are named: “journal 2026-11-22 1730”."""

    stem: str
    now: Callable[[], datetime]

    def found_in(self, folder: Path) -> Iterator[tuple[Path, datetime]]:
        """Give each with the instant that its name says; other files are not ours.

        A folder that is missing or may not be read has none.
        """
        with suppress(OSError):
            for path in folder.iterdir():
                made = self.made(path.name)
                if made and path.is_file() and not path.is_symlink():
                    yield path, made

    def free_path(self, folder: Path, made: datetime | None = None) -> Path:
        """Return where the file of a minute can be: it overwrites no other."""
        stamp = f"{self.stem} {made or self.now():{_STAMP}}"
        return free_path(folder, stamp, SUFFIX)

    def sweep(self, folder: Path) -> None:
        """Remove what was left unfinished, but not what another is still writing."""
        now = self.now().timestamp()
        with suppress(OSError):
            for path in folder.iterdir():
                if path.name.endswith(PART) and self.made(_whole_name(path.name)):
                    with suppress(OSError):
                        age = abs(now - path.stat().st_mtime)  # a clock may be wrong
                        if age > _ABANDONED.total_seconds():
                            copying.discard(path)

    def age(self, path: Path, made: datetime) -> tuple[datetime, int, int]:
        """Return what sorts files from the oldest to the newest.

        Of one minute the higher number is the newer; of one number what the disk says.
        """
        numbered = re.search(rf"\d{{4}} (\d+){SUFFIX}$", path.name)
        changed = holding.stat(path)
        number = int(numbered[1]) if numbered else 1
        return made, number, changed.st_mtime_ns if changed else 0

    def made(self, name: str) -> datetime | None:
        """Return the instant that a name says; None for one that is not ours."""
        named = re.fullmatch(
            rf"{re.escape(self.stem)} (\d{{4}}-\d\d-\d\d \d{{4}})( \d+)?{SUFFIX}", name
        )
        if not named:
            return None
        try:
            local = datetime.strptime(named[1], _STAMP)
            return self._in_zone(local)
        except (ValueError, OverflowError, OSError):  # no such day, or too far off
            return None

    def _in_zone(self, local: datetime) -> datetime:
        """Take a local time in our clock's zone, with its summer times if known."""
        now = self.now()
        machine = local.astimezone()
        if now.astimezone().utcoffset() == now.utcoffset():
            return machine
        return local.replace(tzinfo=now.tzinfo)


def may_be_journal(path: Path, salts: Container[bytes] | None = None) -> bool:
    """Whether a file at rest can be a journal, by its size and first bytes alone.

    One that is encrypted looks like chance; if *salts* are given, it must begin with
    one of them.
    """
    try:
        size = path.stat().st_size
        start = first_bytes(path, for_reading=True)
    except (OSError, JournalError):
        return False
    if size == 0 or size % PAGE_SIZE:
        return False
    if start.startswith(PLAIN_HEADER):
        return int.from_bytes(start[68:72]) == APPLICATION_ID
    return salts is None or start[:SALT_SIZE] in salts


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Give a path beside *target* to write to; what was written becomes *target*.

    Nothing is overwritten. If the block raises, nothing is left, and no half file
    has ever had the name. Raises JournalExistsError or StorageError.
    """
    part = free_path(target.parent, f"{target.name}.{os.getpid()}", PART)
    try:
        yield part
        _give_name(part, target)
    finally:
        copying.discard(part)


def duplicate(source: Path, target: Path) -> None:
    """Copy a file that nobody writes to, byte by byte, and compare the two.

    Raises NoAccessError or StorageError.
    """
    try:
        holding.copy_bytes(source, target)
        same = _are_equal(source, target)
    except OSError as error:
        raise told(error, target.parent) from error
    if not same:
        raise StorageError(f"The disk did not keep what was copied to {target.parent}.")


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into, unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise told(error, folder) from error


def told(error: OSError, folder: Path) -> JournalError:
    """Return what a folder would not do as a sentence."""
    if faults.is_full(error):
        return copying.no_room(folder)
    return copying.no_access(folder)


exists = already_there


def _give_name(part: Path, target: Path) -> None:
    try:
        try:
            os.link(part, target)  # unlike a renaming, it never replaces a file
        except FileExistsError:
            raise already_there(target) from None
        except OSError:  # a file system of one name a file
            if not is_free(target):
                raise already_there(target) from None
            part.rename(target)
        copying.keep_names_on_disk(target.parent)
    except OSError as error:
        raise told(error, target.parent) from error


def _whole_name(name: str) -> str:
    """Return the name that an unfinished file would have got."""
    return re.sub(rf"((\.\d+)+( \d+)?)?{re.escape(PART)}$", "", name)


def _are_equal(one: Path, other: Path) -> bool:
    with holding.reading(one) as read, holding.reading(other) as read_other:
        both = zip_longest(holding.pieces(read), holding.pieces(read_other))
        return all(ours == theirs for ours, theirs in both)
