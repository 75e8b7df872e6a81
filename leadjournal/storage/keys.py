"""The key of an encrypted journal: from a passphrase, or from a sheet of paper.

Nothing here is cryptography of our own. SQLCipher 4 makes its key from the passphrase
and the first 16 bytes of the file, the salt, by PBKDF2 with HMAC-SHA512 and 256,000
rounds (https://www.zetetic.net/sqlcipher/design/); the same is done here once, so that
a second connection need not pay for it again. The recovery sheet is that key, written
so that it can be typed: SQLCipher itself opens the journal with it.
"""

from __future__ import annotations

import base64
import binascii
import os
import unicodedata
from dataclasses import dataclass, field
from hashlib import pbkdf2_hmac, sha256

from leadjournal.errors import BadValueError

ROUNDS = 256_000
KEY_SIZE = 32  # bytes
SALT_SIZE = 16  # bytes, the first of the file
GROUP = 4  # letters that stand together on the sheet
CHECK = 3  # bytes that tell a slip of the pen

LETTERS = (KEY_SIZE + CHECK) * 8 // 5  # of the sheet: five bits each

#: What is easily taken for something else on paper, and what it is meant to be.
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})


@dataclass(frozen=True)
class Key:
    """What SQLCipher encrypts a file with. It never shows itself."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """Return the key as `PRAGMA key = "…"` takes it."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


#: What opens a journal: a passphrase, its key, or nothing for one that has none.
Secret = str | Key | None


def derive(passphrase: str, salt: bytes) -> Key:
    """Return the key that a passphrase and a file's salt make; it takes 0.2 s or so.

    Raises BadValueError for what cannot be a passphrase.
    """
    if not passphrase or "\0" in passphrase:
        raise BadValueError("A passphrase needs at least one character.")
    # One keyboard composes an é, another writes e and an accent: one passphrase.
    secret = unicodedata.normalize("NFC", passphrase).encode()
    return Key(pbkdf2_hmac("sha512", secret, salt, ROUNDS, KEY_SIZE), salt)


def new(passphrase: str) -> Key:
    """Return the key of a file that is to be made. Raises BadValueError."""
    return derive(passphrase, os.urandom(SALT_SIZE))


def sheet(key: Key) -> str:
    """Return the key as groups of letters and digits, to be printed and typed.

    >>> sheet(Key(bytes(32), bytes(16)))
    'AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAG M2D2'
    """
    written = base64.b32encode(key.raw + _check(key.raw)).decode()
    return " ".join(
        written[place : place + GROUP] for place in range(0, len(written), GROUP)
    )


def from_sheet(text: str, salt: bytes) -> Key:
    """Return the key that a sheet gives, for the file with this salt.

    Spaces, hyphens and small letters do not matter. Raises BadValueError.
    """
    letters = "".join(text.replace("-", " ").split()).upper().translate(_MISREAD)
    if len(letters) != LETTERS:
        raise BadValueError(
            "A recovery sheet has fourteen groups of four letters and digits."
        )
    try:
        found = base64.b32decode(letters)
    except (binascii.Error, ValueError):
        found = b""
    raw = found[:KEY_SIZE]
    if not found or found[KEY_SIZE:] != _check(raw):
        raise BadValueError(
            "This is not quite what stands on the sheet. Please compare it group by"
            " group."
        )
    return Key(raw, salt)


def _check(raw: bytes) -> bytes:
    return sha256(raw).digest()[:CHECK]
