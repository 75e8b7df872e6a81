"""Setting, changing and removing a passphrase: the journal, and then its copies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from leadjournal import paths
from leadjournal.errors import JournalError
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import connecting, faults, keys, recasting
from leadjournal.storage.identity import PLAIN_HEADER, first_bytes, salt
from leadjournal.storage.keys import Key
from leadjournal.storage.looking import seed_of
from leadjournal.wording import counted, listed

#: How the names go on of what LeadJournal has put beside a journal.
BESIDE = ("before", "salvaged")

_MOMENT = 100  # milliseconds to wait for who is at a copy


class Way(Enum):
    """How a copy opens that was left as it was."""

    PLAIN = "is still not encrypted"
    EARLIER = "still opens with an earlier passphrase"
    UNKNOWN = "could not be read"


@dataclass(frozen=True)
class Left:
    """A copy of the journal that did not get its new key."""

    path: Path
    way: Way


@dataclass(frozen=True)
class Rekeyed:
    """What became of a journal's copies; the journal itself has its new key."""

    encrypted: bool
    copies: int = 0
    left: tuple[Left, ...] = ()
    away: Path | None = None

    @property
    def sentence(self) -> str:
        """Return what the person is to know, whole."""
        return " ".join([self._what_is_so(), *self._what_is_left()])

    @property
    def afterwards(self) -> str:
        """Return what there is to know when the journal is opened later, or ""."""
        said = [*self._what_is_left()]
        if self.copies:
            one = self.copies == 1
            said.insert(
                0,
                f"{counted(self.copies, 'copy') if one else f'{self.copies} copies'} of"
                f" this journal that {'was' if one else 'were'} not encrypted"
                f" {'opens' if one else 'open'} with its passphrase now.",
            )
        return " ".join(said)

    def _what_is_so(self) -> str:
        if self.encrypted:
            what = "The journal now opens with the new passphrase only"
        else:
            what = "The journal has no passphrase any more: whoever has it can read it"
        if not self.copies:
            return f"{what}."
        others = "1 copy" if self.copies == 1 else f"{self.copies} copies"
        return f"{what}, and so it is with {others} of it."

    def _what_is_left(self) -> Iterator[str]:
        for way in Way:
            names = [str(each.path) for each in self.left if each.way is way]
            if names:
                verb = way.value if len(names) == 1 else _of_several(way)
                yield f"{listed(names)} {verb}."
        if self.away:
            yield (
                f"The second place for backups, {self.away}, is not there now: the"
                " backups in it are as they were."
            )


def rekey(
    journal: Path, old: Key | None, new: Key | None, *, now: Callable[[], datetime]
) -> Rekeyed:
    """Give a journal, which is closed, and its copies another key, or none.

    Until the journal itself has its new key nothing is changed; whatever breaks in
    there, one of the two opens it. A copy that cannot follow is told of. Raises what
    `recasting.recast` does.
    """
    if is_plain(journal):
        old = None  # a passphrase that nobody needs
    copies(journal, now=now)  # that they can be looked for is known before
    recasting.recast(journal, old, new)
    return follow(journal, old, new, now=now)


def follow(
    journal: Path, old: Key | None, new: Key | None, *, now: Callable[[], datetime]
) -> Rekeyed:
    """Give the copies of a journal the key that it has itself got.

    By itself it goes on where `rekey` was broken off; *old* None then brings along
    what is not encrypted.
    """
    seed = seed_of(journal, new)
    done, left = 0, []
    for path in copies(journal, now=now):
        if _is_so(path, new) or _is_anothers(path, seed):
            continue
        way = _bring_along(path, old, new)
        if way is None:
            done += 1
        else:
            left.append(Left(path, way))
    return Rekeyed(new is not None, done, tuple(left), _away(journal, now))


def finish(journal: Path, key: Key, *, now: Callable[[], datetime]) -> Rekeyed:
    """Go on where setting a passphrase was broken off, if it was.

    The journal has this key; it may be open. What stays without one is told of: also
    what came back later, such as a second place.
    """
    for leftover in _leftovers(journal, now):
        _sweep(leftover, key)
    done = follow(journal, None, key, now=now)
    plain = tuple(each for each in done.left if each.way is Way.PLAIN)
    return replace(done, left=plain, away=None)


def plain_copies(
    journal: Path, key: Key | None = None, *, now: Callable[[], datetime]
) -> list[Path]:
    """Return the copies of an encrypted journal that anybody can read.

    With its *key*, those of another journal of the same name are told from its own.
    """
    seed = seed_of(journal, key) if key else b""
    plain = (each for each in copies(journal, now=now) if is_plain(each))
    return [each for each in plain if key is None or not _is_anothers(each, seed)]


def copies(journal: Path, *, now: Callable[[], datetime]) -> list[Path]:
    """Return what LeadJournal has put away of a journal, wherever it is there.

    These are its backups, what it was before an upgrade or before it was restored,
    what was salvaged of it, and texts that were rescued for it.
    """
    backups = Backups(journal, None, now=now)
    found = [each.path for each in backups.all()]
    for what in BESIDE:
        begin = f"{journal.stem} {what} "
        found += _matching(journal.absolute().parent, begin, journal)
    begin = f"{backups.folder.name} "
    for folder in (rescued := paths.rescued_folder(), rescued / "brought in"):
        found += _matching(folder, begin, journal)
    return list(dict.fromkeys(found))


def is_plain(path: Path) -> bool:
    """Tell whether anybody can read a file; what is not there cannot be read."""
    try:
        return first_bytes(path, for_reading=True).startswith(PLAIN_HEADER)
    except JournalError:
        return False


def _bring_along(path: Path, old: Key | None, new: Key | None) -> Way | None:
    """Give a copy its new key; return how it opens if it has to stay as it is."""
    plain = is_plain(path)
    try:
        if not plain and (old is None or salt(path) != old.salt):
            return Way.EARLIER
        times = path.stat()
        recasting.recast(path, None if plain else old, new)
        with suppress(OSError):  # a backup is as old as what is in it
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    except (JournalError, OSError):
        if plain:
            return Way.PLAIN
        return Way.EARLIER if _looks_encrypted(path) else Way.UNKNOWN
    return None


def _looks_encrypted(path: Path) -> bool:
    with suppress(JournalError):
        return len(first_bytes(path, for_reading=True)) > keys.SALT_SIZE
    return False


def _is_so(path: Path, new: Key | None) -> bool:
    """Whether a copy has the key that it is to have."""
    if new is None or is_plain(path):
        return new is None and is_plain(path)
    with suppress(JournalError):
        return salt(path) == new.salt
    return False


def _is_anothers(path: Path, seed: bytes) -> bool:
    """Whether a copy is of another journal of the same name, in a shared folder.

    One of which that cannot be read is taken for ours, and is told of.
    """
    if not is_plain(path):
        return False
    theirs = seed_of(path)
    return b"" not in (seed, theirs) and theirs != seed


def _leftovers(journal: Path, now: Callable[[], datetime]) -> Iterator[Path]:
    """Give what attempts that were broken off have left beside copies."""
    backups = Backups(journal, None, now=now)
    rescued = paths.rescued_folder()
    places = [
        (journal.absolute().parent, f"{journal.stem} "),
        (rescued, f"{backups.folder.name} "),
        (rescued / "brought in", f"{backups.folder.name} "),
        (backups.folder, f"{journal.stem} "),
    ]
    if (second := backups.second_folder) is not None:
        places.append((second, f"{journal.stem} "))
    for folder, begin in places:
        with suppress(OSError):
            for each in sorted(folder.iterdir()):
                if each.name.startswith(begin) and each.name.endswith(recasting.ENDING):
                    yield each.with_name(each.name.removesuffix(recasting.ENDING))


def _sweep(copy: Path, key: Key) -> None:
    """Remove what is left beside a copy, unless somebody is at it just now."""
    if not copy.exists():
        recasting.remove_leftover(copy)
        return
    if not is_plain(copy) and not _is_so(copy, key):
        return  # only the key that it has can hold it
    with suppress(*faults.DRIVER, OSError):
        opened = connecting.connect(copy, None if is_plain(copy) else key)
        with closing(opened) as db:
            db.execute(f"PRAGMA busy_timeout = {_MOMENT}").fetchall()
            db.execute("BEGIN IMMEDIATE")
            recasting.remove_leftover(copy)
            db.execute("ROLLBACK")


def _matching(folder: Path, begin: str, journal: Path) -> list[Path]:
    """Return the files in a folder that begin so and end as the journal's does."""
    with suppress(OSError):
        return sorted(
            each
            for each in folder.iterdir()
            if each.name.startswith(begin)
            and each.suffix in {journal.suffix, ".leadjournal"}
            and each.is_file()
        )
    return []


def _away(journal: Path, now: Callable[[], datetime]) -> Path | None:
    backups = Backups(journal, None, now=now)
    return None if backups.second_folder else backups.second_place


def _of_several(way: Way) -> str:
    return way.value.replace("is still", "are still").replace("opens", "open")
