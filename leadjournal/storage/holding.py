"""Which files are open here, and reading their bytes without taking their locks.

POSIX takes all locks of a process on a file once the process closes that file
anywhere, also those of SQLite (https://sqlite.org/howtocorrupt.html, 2.2). So the bytes
of a journal are read through one descriptor, which is closed only when nobody here has
the file open any more.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

#: A file among all of a machine: its device and its number there.
Which = tuple[int, int]

#: Gives so many bytes of a file from a place on.
Reading = Callable[[int, int], bytes]


_PIECE = 2**20  # bytes read at a time
_BINARY = getattr(os, "O_BINARY", 0)  # which Windows wants to be told


@dataclass
class _Held:
    """How many have a file open, and what is to be closed when nobody has."""

    descriptors: list[int] = field(default_factory=list)
    times: int = 0


_held: dict[Which, _Held] = {}
_holding = Lock()  # workers open files, too


def which(path: Path) -> Which | None:
    """Return which file of all is at a path, or None if there is none."""
    found = stat(path)
    return found and which_of(found)


def stat(path: Path) -> os.stat_result | None:
    """Return what the system says of the file at a path, or None if there is none."""
    try:
        return path.stat()
    except OSError:
        return None


def which_of(found: os.stat_result) -> Which:
    return found.st_dev, found.st_ino


def is_held(path: Path) -> bool:
    """Whether a file is open here."""
    found = which(path)
    with _holding:
        return found in _held


def hold(path: Path, *, how: int = os.O_RDONLY) -> Which:
    """Remember that a file is open here, until it is let go; return which it is.

    *how* is as for `os.open`, which makes no file that others may read. Raises
    OSError.
    """
    found = which(path)
    with _holding:
        if found in _held:
            _held[found].times += 1
            return found
    # Outside of the lock: a disk that does not answer is to keep nobody else waiting.
    opened = os.open(path, how | _BINARY, 0o600)
    # Windows may number the volume otherwise for a descriptor than for a path.
    found = which_of(path.stat() if sys.platform == "win32" else os.fstat(opened))
    with _holding:
        held = _held.setdefault(found, _Held())
        held.descriptors.append(opened)
        held.times += 1
    return found


def let_go(held: Which) -> None:
    """Forget that a file is open here; the caller has closed it."""
    with _holding:
        _held[held].times -= 1
        if not _held[held].times:
            for descriptor in _held.pop(held).descriptors:
                os.close(descriptor)


@contextmanager
def reading(path: Path, *, how: int = os.O_RDONLY) -> Iterator[Reading]:
    """Give what reads a file's bytes, whoever has it open. Raises OSError."""
    held = hold(path, how=how)
    try:
        with _holding:
            descriptor = _held[held].descriptors[0]

        def read(size: int, place: int) -> bytes:
            if sys.platform != "win32":
                return os.pread(descriptor, size, place)
            with _holding:  # two may share the descriptor
                os.lseek(descriptor, place, os.SEEK_SET)
                return os.read(descriptor, size)

        yield read
    finally:
        let_go(held)


def copy_bytes(source: Path, target: Path) -> None:
    """Copy a file to a new one that only its owner may read. Raises OSError."""
    opened = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    with os.fdopen(opened, "wb") as copied, reading(source) as read:
        for piece in pieces(read):
            copied.write(piece)
        copied.flush()
        os.fsync(copied.fileno())


def pieces(read: Reading) -> Iterator[bytes]:
    """Give all that a file holds, a piece at a time."""
    place = 0
    while piece := read(_PIECE, place):
        yield piece
        place += len(piece)
