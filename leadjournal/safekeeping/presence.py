"""Who else has a journal open: a small file beside it, for as long as a window does.

On one computer SQLite keeps two programs apart. A shared folder is copied without its
knowing, so two computers that write at once lose what one of them wrote; all that can
be done is to notice. The file says on which computer a window is open and since when,
and nothing of the person or the journal. Where it cannot be written, nothing is said.
"""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from leadjournal import days
from leadjournal.storage import small_files

EVERY = timedelta(minutes=3)  # between two signs of life
STALE = timedelta(minutes=15)  # without one, nobody is there any more
LONGEST = 2_000  # bytes of a file that can be one of these


@dataclass(frozen=True)
class Other:
    """A window elsewhere that has the same journal open."""

    computer: str
    pid: int
    since: datetime
    seen: datetime

    def sentence(self, now: datetime) -> str:
        """Say who is there, and why that matters."""
        since = self.since.astimezone(now.tzinfo)
        when = f"{since:%H:%M}"
        if since.date() != now.date():
            when = f"{days.long(since.date())}, {when}"
        return (
            f"This journal seems to be open on the computer {self.computer} since"
            f" {when}. Opened in two places through a shared folder, what is written"
            " in one may be lost."
        )


class Presence:
    """Says beside a journal, from time to time, that a window has it open here."""

    def __init__(self, path: Path, now: datetime) -> None:
        self._file = file_beside(path)
        self._me = Other(here(), os.getpid(), now, now)
        self._path = path
        self.refresh(now)

    def refresh(self, now: datetime) -> Other | None:
        """Give a sign of life; return another who came meanwhile and is there.

        Theirs is left as it is: each of two is to learn of the other.
        """
        other = others(self._path, now)
        if other is None:
            self._me = replace(self._me, seen=now)
            _write(self._file, self._me)
        return other

    def leave(self) -> None:
        """Say no more, unless what stands there is of somebody else."""
        found = _read(self._file)
        if found is not None and _is_me(found):
            with suppress(OSError):
                self._file.unlink()


def others(path: Path, now: datetime) -> Other | None:
    """Return who seems to have a journal open on another computer."""
    found = _read(file_beside(path))
    if found is None or abs(now - found.seen) >= STALE:
        return None
    return None if found.computer == here() else found


def file_beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.open")


def here() -> str:
    """Return the name by which others know this computer."""
    return platform.node() or "unknown"


def _is_me(found: Other) -> bool:
    return (found.computer, found.pid) == (here(), os.getpid())


def _read(file: Path) -> Other | None:
    """Return what a file says, or None if it says nothing that can be understood."""
    try:
        with file.open("rb") as opened:
            stored = json.loads(opened.read(LONGEST))
        found = Other(
            computer=str(stored["computer"])[:80],
            pid=int(stored["pid"]),
            since=datetime.fromisoformat(stored["since"]),
            seen=datetime.fromisoformat(stored["seen"]),
        )
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return None
    aware = found.since.utcoffset() is not None and found.seen.utcoffset() is not None
    return found if aware else None


def _write(file: Path, other: Other) -> None:
    said = asdict(other)
    said["since"], said["seen"] = other.since.isoformat(), other.seen.isoformat()
    with suppress(OSError):  # a folder that takes nothing is no hindrance
        small_files.write(file, json.dumps(said))
