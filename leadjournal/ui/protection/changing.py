"""Setting, changing and removing a passphrase, while no window has the journal."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from leadjournal.errors import JournalError
from leadjournal.journal import local_now
from leadjournal.safekeeping import keyrings, rekeying
from leadjournal.storage import keys
from leadjournal.storage.keys import Key
from leadjournal.ui.errands import Errand, Next
from leadjournal.wording import counted, listed

PROTECTING = "Encrypting the journal and its backups…"
CHANGING = "Changing the passphrase of the journal and its backups…"
FOLLOWING = "Encrypting the copies of the journal…"
REMOVING = "Removing the passphrase of the journal and its backups…"


def protect(path: Path, passphrase: str) -> Errand:
    return Errand(PROTECTING, partial(_rekey, path, None, passphrase))


def change(path: Path, key: Key, passphrase: str) -> Errand:
    return Errand(CHANGING, partial(_rekey, path, key, passphrase))


def remove(path: Path, key: Key) -> Errand:
    return Errand(REMOVING, partial(_rekey, path, key, None))


def encrypt_copies(path: Path, key: Key) -> Errand:
    """Bring along copies that a passphrase, when it was set, could not reach."""
    return Errand(FOLLOWING, partial(_follow, path, key))


def _follow(path: Path, key: Key) -> Next:
    done = rekeying.follow(path, None, key, now=local_now)
    told = f"{counted(done.copies, 'more file')} encrypted."
    if done.left:
        names = listed([str(each.path) for each in done.left])
        told = f"{told} This could not be, and is as it was: {names}."
    return Next(path, key, told)


def _rekey(path: Path, old: Key | None, passphrase: str | None) -> Next:
    """Do it, and tell what became of the copies and of the keyring."""
    new = None if passphrase is None else keys.new(passphrase)
    told = rekeying.rekey(path, old, new, now=local_now).sentence
    try:
        keyrings.renew(old, new, path)
    except JournalError as error:
        told = f"{told} {error}"
    return Next(path, new, told)
