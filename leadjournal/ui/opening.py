"""Opening a journal: what is asked, and what is told, before its window is there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from leadjournal.errors import (
    DamagedError,
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.journal import Journal, local_now
from leadjournal.safekeeping import presence
from leadjournal.storage.keys import Key, Secret
from leadjournal.ui import dialogs
from leadjournal.ui.protection import kept, unlock_dialog

HERE_TOO = "Open it here, too"


def opened(path: Path, secret: Secret = None) -> Journal | None:
    """Return the journal, or None if a person would rather not open it now.

    Nothing is written to the file before it is known to be sound. Raises what
    Journal.open does.
    """
    if not _may_be_open_twice(path):
        return None
    try:
        return Journal.open(path, secret)
    except (PassphraseNeededError, WrongPassphraseError):
        pass  # it is asked for, also if it was changed meanwhile
    except DamagedError as error:
        return _recovered(path, secret, error)
    try:
        key = _key(path)
    except DamagedError as error:
        return _recovered(path, None, error)
    return None if key is None else _opened_by_its_key(path, key)


def _opened_by_its_key(path: Path, key: Key) -> Journal | None:
    """Open with a key that is right: if it does not fit, the file is damaged."""
    try:
        return Journal.open(path, key)
    except (DamagedError, WrongPassphraseError) as error:
        return _recovered(path, key, error)


def _key(path: Path) -> Key | None:
    """Return what opens a journal, from who is there to be asked."""
    keyring = partial(kept.find, path) if kept.is_kept(path) else None
    return unlock_dialog.ask(path, keyring)


def _may_be_open_twice(path: Path) -> bool:
    """Ask, if a window elsewhere seems to have the journal open."""
    now = local_now()
    other = presence.others(path, now)
    return other is None or dialogs.confirm(QWidget(), other.sentence(now), HERE_TOO)


def _recovered(path: Path, secret: Secret, error: JournalError) -> Journal | None:
    """Offer what can be done about a damaged file."""
    # What it takes is seldom wanted, and would make every start longer.
    from leadjournal.ui.recovering.dialog import offer

    mended = offer(QWidget(), path, secret, error)
    return None if mended is None else opened(mended, secret)
