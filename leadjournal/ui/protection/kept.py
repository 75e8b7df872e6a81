"""The key of a journal in this computer's keyring, and whether it is there.

A keyring may ask for a passphrase of its own, so it is asked only where a person chose
to keep a key; an empty file beside the backups says so.
"""

from __future__ import annotations

from pathlib import Path

from leadjournal import paths
from leadjournal.errors import JournalError, StorageError
from leadjournal.safekeeping import keyrings
from leadjournal.storage.keys import Key
from leadjournal.ui.protection import letting_in
from leadjournal.ui.protection.letting_in import Fit

NOTE = "key-in-keyring"


def keep(path: Path, key: Key) -> None:
    """Have the keyring hold a key. Raises NoAccessError or StorageError."""
    keyrings.keep(key, path)
    note = _note(path)
    try:
        note.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        note.touch()
    except OSError as error:
        raise StorageError(
            f"That the keyring holds the key could not be noted in {note.parent}."
        ) from error


def forget(path: Path, key: Key) -> None:
    """Have the keyring hold a key no more. Raises NoAccessError or StorageError."""
    keyrings.renew(key, None, path)
    try:
        _note(path).unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"That the keyring holds no key could not be noted in {_note(path).parent}."
        ) from error


def is_kept(path: Path) -> bool:
    """Whether a person chose so, here."""
    try:
        return _note(path).exists()
    except (JournalError, OSError):
        return False


def find(path: Path) -> Key | None:
    """Return the key from the keyring if it opens the journal. It may take long."""
    key = keyrings.find(path)
    return key if key is not None and letting_in.fit(path, key) is Fit.OPENS else None


def _note(path: Path) -> Path:
    return paths.backups_folder(path) / NOTE
