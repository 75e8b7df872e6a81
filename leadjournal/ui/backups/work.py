"""What is done about backups in a worker: looking, making one, checking the journal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from time import perf_counter

from leadjournal import soundness
from leadjournal.errors import DamagedError, JournalError
from leadjournal.journal import Journal
from leadjournal.safekeeping.backups import HERE, SECOND, Backup, Backups
from leadjournal.storage import records
from leadjournal.storage.keys import Key

Now = Callable[[], datetime]
CLOSING = timedelta(minutes=1)


@dataclass(frozen=True)
class Kept:
    """Which journal is to be backed up, and with what."""

    path: Path
    key: Key | None
    now: Now

    @cached_property
    def backups(self) -> Backups:
        return Backups(self.path, self.key, now=self.now)


@dataclass(frozen=True)
class Outcome:
    """How the backups stand after some work, or why it could not be done."""

    newest: datetime | None = None
    made: Backup | None = None
    took: float = 0.0  # seconds that making one took
    trouble: str = ""
    damage: DamagedError | None = None
    behind: bool = False  # whether the journal was written to since


@dataclass(frozen=True)
class Listed:
    """A backup, and whether it is on this computer and in the second place."""

    backup: Backup
    is_here: bool
    is_second: bool


@dataclass(frozen=True)
class Overview:
    """Which backups there are, and where."""

    folder: Path
    backups: tuple[Listed, ...]
    second: Path | None
    second_is_there: bool


def overview(kept: Kept) -> Overview:
    backups = kept.backups
    second = backups.second_place
    is_there = second is not None and second.is_dir()
    return Overview(backups.folder, _listed(backups.all()), second, is_there)


def set_second_place(kept: Kept, folder: Path | None) -> Overview:
    """Have copies in another folder, too, or no longer; bring it up to date."""
    backups = kept.backups
    backups.set_second_place(folder)
    backups.catch_up()
    return overview(kept)


def look(kept: Kept) -> Outcome:
    """Return when the last backup was made."""
    newest = _newest(kept.backups)
    return Outcome(newest, behind=newest is not None and _is_behind(kept.path, newest))


def make_if_due(kept: Kept, *, changed: bool, reader: Callable[[], Journal]) -> Outcome:
    """Make a backup if it is time, or *changed* says so, and check the file weekly."""
    is_time = changed or kept.backups.is_due(kept.now())
    outcome = make(kept) if is_time else _caught_up(kept)
    if outcome.damage is None:
        outcome = replace(outcome, damage=_checked(kept, reader))
    return outcome


def make(kept: Kept) -> Outcome:
    """Make a backup, and bring it to the second place if that is there."""
    return _made(kept.backups)


def make_here(kept: Kept) -> Outcome:
    """Make one on this computer alone, as nobody is to wait for a network."""
    return _made(_HereOnly(kept.path, kept.key, now=kept.now))


class _HereOnly(Backups):
    @property
    def second_folder(self) -> Path | None:
        return None


def _made(backups: Backups) -> Outcome:
    began = perf_counter()
    try:
        made = backups.make()
    except DamagedError as error:
        return Outcome(_newest(backups), damage=error, trouble=str(error))
    except JournalError as error:
        return Outcome(_newest(backups), trouble=str(error))
    fault = backups.second_fault
    took = perf_counter() - began
    return Outcome(made.made, made, took, trouble=str(fault) if fault else "")


def _caught_up(kept: Kept) -> Outcome:
    """Bring the newest backup to the second place, if that has come back."""
    outcome = look(kept)
    try:
        kept.backups.catch_up()
    except JournalError as error:
        return replace(outcome, trouble=str(error))
    return outcome


def _listed(backups: Sequence[Backup]) -> tuple[Listed, ...]:
    """Tell of a backup and its copy once, and of the one that is nearer."""
    places: dict[tuple[datetime, str, int], dict[str, Backup]] = {}
    for each in backups:
        same = (each.made, each.path.name, each.size)
        places.setdefault(same, {})[each.place] = each
    return tuple(
        Listed(there.get(HERE) or there[SECOND], HERE in there, SECOND in there)
        for there in places.values()
    )


def _newest(backups: Backups) -> datetime | None:
    newest = backups.newest
    return newest.made if newest is not None else None


def _is_behind(path: Path, newest: datetime) -> bool:
    """Whether the file was written to later than by its own closing."""
    written = [
        each.stat().st_mtime
        for each in (path, path.with_name(f"{path.name}-wal"))
        if each.exists()
    ]
    return max(written, default=0.0) > (newest + CLOSING).timestamp()


def _checked(kept: Kept, reader: Callable[[], Journal]) -> DamagedError | None:
    """Read the whole file if a week has passed, and return what is the matter."""
    now = kept.now()
    if not soundness.is_check_due(records.load(kept.path), now):
        return None
    try:
        with reader() as journal:
            problems = journal.check()
    except DamagedError as error:
        return error
    if problems:
        return DamagedError(" ".join(problems))
    soundness.note_checked(kept.path, now)
    return None
