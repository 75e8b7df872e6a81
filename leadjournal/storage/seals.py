"""Whether a journal's file has rotted while it was closed.

SQLite has no sums to check, so it does not notice a bit that a disk has flipped in a
text. When a journal is closed, the size, the time and a sum of its whole file are
kept on this computer; if size and time are the same at the next opening and the
sum is another, no program has written to the file, and the disk has lost something.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any
from zlib import crc32

from leadjournal.errors import DamagedError, JournalError
from leadjournal.storage import holding, records
from leadjournal.storage.beside import LOGS, is_free

#: Reading as much as this takes a tenth of a second; a larger file is not sealed.
QUICK = 64 * 2**20  # bytes

BROKEN = (
    "Something in the journal’s file has changed though no program wrote to it: the"
    " disk has lost a part. Nothing was written to the file."
)

_SECOND = 1_000_000_000  # nanoseconds


def seal(path: Path) -> bool:
    """Remember how a file is that has just been closed; tell whether it is sealed.

    It is not while another program has it open, if it cannot be read, or if reading
    it would keep a person waiting. A file that is as it was sealed is not read again.
    """
    if _is_open_elsewhere(path) or not is_quick(path):
        return False
    try:
        if not records.is_kept(path):
            return False
        record = records.load(path)
        before = _outside(path)
        if record.seal is not None and _fits(record.seal, before):
            return True
        whole = before | {"sum": _sum(path)}
        if _outside(path) != before:
            return False
        records.save(path, replace(record, seal=whole))
    except (OSError, JournalError):  # a journal that is not sealed is no worse
        return False
    return True


def is_quick(path: Path) -> bool:
    """Whether looking at the seal takes no time that a person would notice."""
    try:
        return path.stat().st_size <= QUICK
    except OSError:
        return True


def is_broken(path: Path) -> bool:
    """Whether the file has rotted since it was sealed. Nothing is written.

    A file that any program has written to since has no seal to break.
    """
    kept = _kept(path)
    try:
        if kept is None or not _fits(kept, _outside(path)):
            return False
        return "sum" in kept and bool(_sum(path) != kept["sum"])
    except OSError:
        return False


def refuse_broken(path: Path) -> None:
    """Raise DamagedError if the file has rotted since it was sealed."""
    if is_broken(path):
        raise DamagedError(BROKEN)


def lift(path: Path) -> None:
    """Forget the seal of a file about to be written, where its time tells too little.

    A USB stick's clock may only know every other second, within which a program can
    write and be killed. Elsewhere the seal of a journal that is not changed stays.
    """
    with suppress(JournalError):
        record = records.load(path)
        if record.seal is not None and _is_coarse(record.seal.get("mtime_ns")):
            records.save(path, replace(record, seal=None))


def forget(path: Path) -> None:
    """Forget the seal of a file in whose place another is about to be put.

    By a clock that tells too little the other could seem to be the one that was sealed.
    """
    with suppress(JournalError):
        record = records.load(path)
        if record.seal is not None:
            records.save(path, replace(record, seal=None))


def was_journal(path: Path) -> bool:
    """Whether a journal was closed here before, whatever the file looks like now."""
    return _kept(path) is not None


def _kept(path: Path) -> dict[str, Any] | None:
    try:
        return records.load(path).seal
    except JournalError:  # where there is no home folder, nothing is known
        return None


def _outside(path: Path) -> dict[str, Any]:
    found = path.stat()
    return {"size": found.st_size, "mtime_ns": found.st_mtime_ns}


def _fits(kept: dict[str, Any], outside: dict[str, Any]) -> bool:
    return all(kept.get(name) == value for name, value in outside.items())


def _is_coarse(mtime_ns: object) -> bool:
    return isinstance(mtime_ns, int) and mtime_ns % _SECOND == 0


def _is_open_elsewhere(path: Path) -> bool:
    """Whether a log stands beside the file; the last to close a journal removes it."""
    return not is_free(path, LOGS)


def _sum(path: Path) -> int:
    """Return a sum that tells what a disk has lost; nobody means to deceive it."""
    found = 0
    with holding.reading(path) as read:
        for piece in holding.pieces(read):
            found = crc32(piece, found)
    return found
