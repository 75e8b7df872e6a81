"""Setting, changing and removing a passphrase: the journal, and then its copies."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from leadjournal import paths
from leadjournal.errors import JournalError
from leadjournal.safekeeping import conflicts, leftovers
from leadjournal.safekeeping.backups import Backups
from leadjournal.safekeeping.rekeyed import Left, Rekeyed, Way
from leadjournal.storage import connecting, faults, keys, recasting, small_files
from leadjournal.storage.identity import PLAIN_HEADER, first_bytes, salt
from leadjournal.storage.keys import Key
from leadjournal.storage.looking import seed_of

__all__ = [
    "Left",
    "Rekeyed",
    "Way",
    "copies",
    "finish",
    "follow",
    "is_plain",
    "plain_copies",
    "rekey",
]

#: How the names go on of what LeadJournal has put beside a journal.
BESIDE = ("before", "salvaged")

#: Beside the backups while copies follow: it stays if that is broken off. It says
#: nothing but that.
BEGUN = "following.json"

_MOMENT = 100  # milliseconds to wait for who is at a copy


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
    others = conflicts.copies(journal)  # which are told from it by its present key
    begun = _begin(journal)
    try:
        recasting.recast(journal, old, new)
        done = follow(journal, old, new, now=now)
    finally:
        with suppress(OSError):
            begun.unlink(missing_ok=True)
    return replace(done, left=(*done.left, *_left_of(others, new)))


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
    if new is not None:
        unfinished = leftovers.sweep(journal, seed, now)
        left += [Left(each, Way.PLAIN) for each in unfinished]
    return Rekeyed(
        new is not None,
        done,
        tuple(left),
        _away(journal, now),
        leftovers.unread(journal, now),
    )


def finish(journal: Path, key: Key, *, now: Callable[[], datetime]) -> Rekeyed:
    """Go on where setting a passphrase was broken off, if it was.

    The journal has this key; it may be open. What stays without one is told of: also
    what came back later, such as a second place. So is, once, what has an earlier key
    because a change was broken off.
    """
    for leftover in leftovers.of_rekeying(journal, now):
        _sweep(leftover, key)
    done = follow(journal, None, key, now=now)
    left = done.left
    begun = paths.backups_folder(journal) / BEGUN
    if begun.exists():
        with suppress(OSError):
            begun.unlink()
    else:
        left = tuple(each for each in left if each.way is Way.PLAIN)
    return replace(done, left=left, away=None, unread=())


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
    found = sorted(backups.files())
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


def _begin(journal: Path) -> Path:
    """Leave a note that copies are to follow, if there can be one; return where."""
    begun = paths.backups_folder(journal) / BEGUN
    with suppress(OSError, JournalError):
        begun.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        small_files.write(begun, "{}")
    return begun


def _left_of(others: list[Path], new: Key | None) -> list[Left]:
    """Tell of the copies that a program for shared folders left beside a journal."""
    return [
        Left(each, Way.PLAIN if is_plain(each) else Way.EARLIER)
        for each in others
        if not _is_so(each, new)
    ]


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
