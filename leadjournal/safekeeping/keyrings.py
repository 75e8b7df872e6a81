"""The key of a journal in the keyring of the system, for those who ask for it.

Only keyrings of the system itself are used, by their names: never one that a setting
or another package puts in their place, which may keep a key in a plain file. On Linux
they are reached by the desktop bus, a socket of this machine; jeepney, by which
`keyring` speaks to it, knows no other kind of address.

A keyring may ask the person to unlock it, and waits for that: the window calls these
from a worker.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from leadjournal.errors import JournalError, NoAccessError
from leadjournal.storage import identity, keys
from leadjournal.storage.identity import PLAIN_HEADER
from leadjournal.storage.keys import Key

if TYPE_CHECKING:  # takes 80 ms to import, and most people never ask for it
    from keyring.backend import KeyringBackend

SERVICE = "LeadJournal"

#: The keyrings of each system, where `keyring` has them. To import that of another is
#: no small thing: the one of macOS runs a compiler elsewhere, to find a library.
SYSTEM = {
    "linux": (
        "keyring.backends.SecretService:Keyring",
        "keyring.backends.kwallet:DBusKeyring",
    ),
    "darwin": ("keyring.backends.macOS:Keyring",),
    "win32": ("keyring.backends.Windows:WinVaultKeyring",),
}


def is_there() -> bool:
    """Tell whether the system has a keyring that can hold a key."""
    with suppress(JournalError):
        return _keyring() is not None
    return False


def keep(key: Key, journal: Path) -> None:
    """Have the keyring hold the key of a journal. Raises NoAccessError."""
    with _told():
        keyring = _keyring()
        if keyring is None:
            raise NoAccessError(
                "This system has no keyring that LeadJournal can use, so the passphrase"
                " of the journal is to be typed."
            )
        salt = _salt(journal) or key.salt
        keyring.set_password(SERVICE, salt.hex(), key.raw.hex())


def find(journal: Path) -> Key | None:
    """Return the key that the keyring holds for a journal, if it does.

    Whatever is the matter with the keyring, the journal opens with its passphrase.
    """
    salt = _salt(journal)
    if salt is None:
        return None
    with suppress(JournalError, ValueError), _told():
        keyring = _keyring()
        held = keyring.get_password(SERVICE, salt.hex()) if keyring else None
        raw = bytes.fromhex(held or "")
        return Key(raw, salt) if len(raw) == keys.KEY_SIZE else None
    return None


def forget(journal: Path) -> None:
    """Have the keyring hold the key of a journal no more. Raises NoAccessError."""
    salt = _salt(journal)
    if salt is not None:
        _forget(salt)


def renew(old: Key | None, new: Key | None, journal: Path) -> None:
    """Have the keyring hold a journal's new key if it held its old one.

    Raises NoAccessError.
    """
    if old is None:
        return
    with _told():
        keyring = _keyring()
        held = keyring and keyring.get_password(SERVICE, old.salt.hex())
    if held:
        if new is not None:
            keep(new, journal)
        _forget(old.salt)


def _forget(salt: bytes) -> None:
    with _told():
        keyring = _keyring()
        if keyring and keyring.get_password(SERVICE, salt.hex()) is not None:
            keyring.delete_password(SERVICE, salt.hex())


def _salt(journal: Path) -> bytes | None:
    with suppress(JournalError):
        salt = identity.salt(journal)
        if len(salt) == keys.SALT_SIZE and salt != PLAIN_HEADER:
            return salt
    return None


def _keyring() -> KeyringBackend | None:
    """Return the keyring that this system prefers, or None if it has none."""
    viable: list[tuple[float, KeyringBackend]] = []
    for name in SYSTEM.get(sys.platform, ()):
        module, _, kind = name.partition(":")
        # Which cannot be used here says so when it is asked how good it is.
        with suppress(ImportError, AttributeError, RuntimeError, *_troubles()):
            found = getattr(import_module(module), kind)
            priority = float(found.priority)
            if priority >= 1:  # below it, `keyring` itself advises against
                viable.append((priority, found()))
    return max(viable, key=lambda each: each[0])[1] if viable else None


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _troubles() as error:
        raise NoAccessError(
            "The keyring of the system is locked or does not answer. The journal opens"
            " with its passphrase."
        ) from error


@cache
def _troubles() -> tuple[type[Exception], ...]:
    """Return what the keyrings of this system raise."""
    from keyring.errors import KeyringError

    found: list[type[Exception]] = [KeyringError, OSError, RuntimeError]
    if sys.platform == "linux":
        from jeepney import DBusErrorResponse
        from secretstorage.exceptions import SecretStorageException

        found += [DBusErrorResponse, SecretStorageException]
    if sys.platform == "win32":
        from win32ctypes.pywin32.pywintypes import error

        found.append(error)
    return tuple(found)
