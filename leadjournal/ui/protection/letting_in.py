"""Whether what a person gave is the key of a journal; the file is not touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import partial
from pathlib import Path

from leadjournal.errors import DamagedError, WrongPassphraseError
from leadjournal.journal import local_now
from leadjournal.safekeeping import rekeying
from leadjournal.safekeeping.backups import HERE, Backups
from leadjournal.storage.identity import salt
from leadjournal.storage.keys import Key, derive, from_sheet
from leadjournal.storage.looking import look

#: What makes the key of the file that has a salt: a passphrase, or a sheet.
Making = Callable[[bytes], Key]


#: How many salts of backups are tried, each of which takes as long as making a key.
OTHERS = 2


class Fit(Enum):
    """What a key is to a journal."""

    OPENS = auto()
    DAMAGED = auto()  # it is the right one, but the file is not what it was
    WRONG = auto()


@dataclass(frozen=True)
class Found:
    """A key, and what it is to the journal.

    If it opens a backup of *backup* alone, it may be of an earlier passphrase.
    """

    key: Key
    fit: Fit
    backup: date | None = None


def by_passphrase(passphrase: str) -> Making:
    return partial(derive, passphrase)


def by_sheet(letters: str) -> Making:
    return partial(from_sheet, letters)


def fit(path: Path, key: Key) -> Fit:
    """Return what a key is to a journal. Raises JournalError if it cannot be told."""
    try:
        look(path, key)
    except DamagedError:
        return Fit.DAMAGED
    except WrongPassphraseError:
        return Fit.WRONG
    return Fit.OPENS


def was_plain(path: Path) -> bool:
    """Whether the newest backup here of what asks for a passphrase has none."""
    backups = Backups(path, None, now=local_now)
    here = (backup.path for backup in backups.all() if backup.place == HERE)
    newest = next(here, None)
    return newest is not None and rekeying.is_plain(newest)


def find(
    path: Path,
    making: Making,
    try_key: Callable[[Key], bool] | None = None,
    known: bytes | None = None,
) -> Found:
    """Return the key that a person gave, and what it is to the journal.

    If it does not open the journal but a backup of it, the journal is damaged, or the
    passphrase was changed since. It takes as long as making a key does, so it belongs
    in a worker. *known* is the file's salt, should the file be away. Raises
    JournalError.
    """
    key = making(known or salt(path))
    if try_key is not None:
        return Found(key, Fit.OPENS if try_key(key) else Fit.WRONG)
    found = Found(key, fit(path, key))
    return _by_backups(path, making, found) if found.fit is Fit.WRONG else found


def _by_backups(path: Path, making: Making, found: Found) -> Found:
    """Look whether what does not open the journal opens a backup of it."""
    tried: set[bytes] = set()
    for backup in Backups(path, None, now=local_now).all():
        if backup.place != HERE or len(tried) > OTHERS:
            continue
        its = salt(backup.path)
        if its in tried:
            continue
        tried.add(its)
        key = found.key if its == found.key.salt else making(its)
        if fit(backup.path, key) is not Fit.OPENS:
            continue
        if key is found.key or fit(path, key) is not Fit.WRONG:
            return Found(key, Fit.DAMAGED)
        return Found(key, Fit.WRONG, backup.made.date())
    return found
