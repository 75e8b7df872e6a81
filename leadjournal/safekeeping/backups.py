"""Dated, verified copies of a journal: here, and in a second place if one is chosen."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from leadjournal import paths
from leadjournal.errors import (
    DamagedError,
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.safekeeping import backup_rule, dated_files, second_places
from leadjournal.safekeeping.dated_files import DatedFiles
from leadjournal.storage import copying, records
from leadjournal.storage.identity import PLAIN_HEADER, first_bytes
from leadjournal.storage.keys import SALT_SIZE, Key
from leadjournal.storage.looking import seed_of

#: A backup as it was when it was read to its end, and with which key.
State = tuple[Path, int, int, Key | None]

#: What is told of a backup that another passphrase opens.
NO_KEY = (WrongPassphraseError, PassphraseNeededError)

HERE, SECOND, ELSEWHERE = "here", "second", "elsewhere"


@dataclass(frozen=True)
class Backup:
    """A copy of a journal that was whole and could be read when it was made."""

    path: Path
    made: datetime
    size: int  # bytes
    place: str


class Backups:
    """The backups of one journal. They are encrypted as it is, with the same key.

    Everything here goes by the path of the journal, whether or not it is open or can
    be read, on any thread; but only one thread at a time makes a backup.
    """

    def __init__(
        self,
        journal: Path,
        key: Key | None,
        *,
        now: Callable[[], datetime],
        folder: Path | None = None,
    ) -> None:
        self.folder = folder or paths.backups_folder(journal)
        #: Why the second place, though there, could not be caught up the last time.
        self.second_fault: JournalError | None = None
        self._journal = journal.absolute()
        self._key = key
        self._now = now
        self._files = DatedFiles(journal.stem, now)
        self._verified: set[State] = set()

    def all(self) -> list[Backup]:
        """Return the backups of both places, newest first."""
        second = self.second_folder
        found = self._in(self.folder, HERE)
        found += self._in(second, SECOND) if second else []
        return sorted(found, key=self._age, reverse=True)

    def files(self) -> list[Path]:
        """Return what is called a backup in both places, whatever it may be."""
        folders = [each for each in (self.folder, self.second_folder) if each]
        return [path for each in folders for path, _ in self._files.found_in(each)]

    @property
    def newest(self) -> Backup | None:
        """The last backup; one that the future made only if there is no other."""
        backups, now = self.all(), self._now()
        past = [each for each in backups if each.made <= now]
        return next(iter(past or backups), None)

    def newest_good(self, key: Key | None = None) -> Backup | None:
        """Return the newest backup that is read to its end without a fault.

        *key* is for a journal that cannot be opened itself.
        """
        key = key or self._key
        return next((each for each in self.all() if self._is_good(each, key)), None)

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is time for a backup, going by the times of files."""
        made = [each.made for each in self._in(self.folder, HERE)]
        return backup_rule.is_due(made, self._changed(now), now)

    def make(self) -> Backup:
        """Make a backup, remove what the rule says, and catch up the second place.

        It counts only when it was opened and read to its end. Raises NoAccessError,
        StorageError, DamagedError or NoSuchJournalError; then all is as it was.
        """
        dated_files.make_folder(self.folder)
        self._files.sweep(self.folder)
        made = self._written(self._files.free_path(self.folder), HERE)
        self._thin_out(self.folder, HERE, made)
        with suppress(JournalError):
            self.catch_up()
        return made

    def make_at(self, target: Path) -> Backup:
        """Make a backup in a file that is not there yet, or in a folder with its
        dated name. Raises JournalExistsError and what `make` does.
        """
        if target.is_dir():
            target = self._files.free_path(target)
        elif os.path.lexists(target):
            raise dated_files.exists(target)
        return self._written(target.absolute(), ELSEWHERE)

    @property
    def second_place(self) -> Path | None:
        """The folder for second copies that a person chose; it may be away."""
        chosen = records.load(self._journal).second_place
        return Path(chosen) if chosen else None

    @property
    def second_folder(self) -> Path | None:
        """Where this journal's backups are in the second place; None if it is away."""
        place = self.second_place
        return (
            place / self.folder.name
            if place and second_places.is_there(place)
            else None
        )

    def set_second_place(self, place: Path | None) -> None:
        """Choose a folder for second copies, such as a USB stick's, or none any more.

        Raises BadValueError, NoAccessError or StorageError.
        """
        if place:
            second_places.refuse(place, self._journal, self.folder)
        chosen = str(place.absolute()) if place else ""
        record = records.load(self._journal)
        records.save(self._journal, replace(record, second_place=chosen))

    def catch_up(self) -> Backup | None:
        """Bring the newest good backup to the second place, if that is there.

        Returns the new copy, or None if there was nothing to do. Raises
        NoAccessError, StorageError or DamagedError, and remembers it.
        """
        self.second_fault = None
        second = self.second_folder
        if second is None:
            return None
        try:
            return self._brought_to(second)
        except JournalError as fault:
            self.second_fault = fault
            raise
        except OSError as error:  # a stick that was pulled out
            self.second_fault = dated_files.told(error, second)
            raise self.second_fault from error

    def _brought_to(self, second: Path) -> Backup | None:
        good = next((b for b in self._in(self.folder, HERE) if self._is_good(b)), None)
        if good is None or any(
            (each.made, each.size) == (good.made, good.size)
            and _series(each) == _series(good)
            for each in self._in(second, SECOND)
        ):
            return None
        dated_files.make_folder(second)
        self._files.sweep(second)
        target = self._files.free_path(second, good.made)
        with dated_files.whole(target) as part:
            dated_files.duplicate(good.path, part)
            copying.verify(part, self._key)
        brought = replace(good, path=target, place=SECOND)
        self._thin_out(second, SECOND, brought)
        return brought

    def _written(self, target: Path, place: str) -> Backup:
        made = self._files.made(target.name) or self._now()
        with dated_files.whole(target) as part:
            reflections = copying.copy(self._journal, self._key, part)
            if copying.verify(part, self._key) != reflections:
                raise DamagedError(
                    "The backup did not hold all that the journal holds, so it was not"
                    " kept. Earlier backups are as they were."
                )
        written = Backup(target, made, target.stat().st_size, place)
        self._verified.add(_state(written, self._key))
        return written

    def _in(self, folder: Path, place: str) -> list[Backup]:
        """Return the backups in a folder, newest first."""
        found = []
        for path, made in self._files.found_in(folder):
            with suppress(OSError):  # removed in this moment
                if dated_files.may_be_journal(path):
                    found.append(Backup(path, made, path.stat().st_size, place))
        return sorted(found, key=self._age, reverse=True)

    def _age(self, backup: Backup) -> tuple[datetime, int, bool, int]:
        """Order by time; of two that are alike the one here counts as the newer."""
        made, number, changed = self._files.age(backup.path, backup.made)
        return made, number, backup.place == HERE, changed

    def _is_good(self, backup: Backup, key: Key | None = None) -> bool:
        return self._fault(backup, key or self._key) is None

    def _fault(self, backup: Backup, key: Key | None) -> JournalError | None:
        """Read a backup to its end, once; return what is the matter with it."""
        known = _state(backup, key)
        if known not in self._verified:
            try:
                copying.verify(backup.path, key)
            except JournalError as fault:
                return fault
            except OSError as error:
                return dated_files.told(error, backup.path.parent)
            self._verified.add(known)
        return None

    def _thin_out(self, folder: Path, place: str, good: Backup) -> None:
        """Remove what the rule does not keep; what stands for it is read once more."""
        series = {each: _series(each) for each in self._in(folder, place)}
        if place == SECOND:  # where there may be those of another computer
            ours = {_series(good), *map(_series, self._in(self.folder, HERE))}
            series = {each: of for each, of in series.items() if of in ours}
        for each in backup_rule.removable(
            list(series),
            self._now(),
            kind=series.__getitem__,
            is_sound=self._may_stand_for_others,
        ):
            if each.path != good.path:
                with suppress(OSError):
                    each.path.unlink()

    def _may_stand_for_others(self, backup: Backup) -> bool:
        """Whether a backup is whole, as far as the present passphrase can tell."""
        fault = self._fault(backup, self._key)
        return fault is None or isinstance(fault, NO_KEY)

    def _changed(self, now: datetime) -> datetime | None:
        """Return when the journal was last written to, as its files say."""
        times = []
        for ending in ("", "-wal"):
            with suppress(OSError):
                file = self._journal.with_name(f"{self._journal.name}{ending}").stat()
                times += [file.st_mtime] if file.st_size else []
        return datetime.fromtimestamp(max(times), now.tzinfo) if times else None


def _state(backup: Backup, key: Key | None) -> State:
    """Return what changes if a file is not the one that was read."""
    try:
        return backup.path, backup.path.stat().st_mtime_ns, backup.size, key
    except OSError:
        return backup.path, 0, 0, key


def _series(backup: Backup) -> bytes:
    """Return what backups of one journal and one passphrase have in common.

    Two computers may keep journals of the same name in the same second place.
    """
    try:
        start = first_bytes(backup.path, for_reading=True)[:SALT_SIZE]
    except JournalError:
        return b""
    return start + seed_of(backup.path) if start == PLAIN_HEADER else start
