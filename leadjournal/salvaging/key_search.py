"""Finding the key of a journal of which the first bytes may be lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from leadjournal.errors import (
    JournalError,
    NoSuchJournalError,
    NotAJournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.storage import holding, looking
from leadjournal.storage.identity import PAGE_SIZE, PLAIN_HEADER, salt
from leadjournal.storage.keys import Key, Secret, derive

#: How SQLite's pages begin if nothing is encrypted: trees, and what is not in them.
_BEGINNINGS = (0, 2, 5, 10, 13)
_LOOKED_AT = 64  # pages


def find_key(journal: Path, secret: Secret, backups: Iterable[Path]) -> Key | None:
    """Return the key of a journal that may be damaged; None if it has none.

    A journal of which the first bytes are lost has its salt in its backups. Raises
    PassphraseNeededError, WrongPassphraseError or BadValueError.
    """
    files = [each for each in (journal, *backups) if each.is_file()]
    if not files:
        raise NoSuchJournalError(f"There is no journal at {journal}.")
    if is_plain(files[0]):
        return None
    if secret is None:
        raise PassphraseNeededError(f"{journal.name} needs its passphrase.")
    if isinstance(secret, Key):
        return secret
    made = {found: derive(secret, found) for found in map(salt, files)}
    for file in files:
        if _fits(file, made[salt(file)]):
            return made[salt(file)]
    raise WrongPassphraseError(
        f"The passphrase opens neither {journal.name} nor a backup of it. It may be"
        " another, or nothing of the file can be read any more."
    )


def _fits(path: Path, key: Key) -> bool:
    try:
        looking.look(path, key)
    except (WrongPassphraseError, NotAJournalError):
        return False
    except JournalError:  # it fits the first page, but not all is well
        return True
    return True


def is_plain(path: Path) -> bool:
    """Whether a file is not encrypted, whatever was lost of its first page."""
    with holding.reading(path) as read:
        if read(len(PLAIN_HEADER), 0) == PLAIN_HEADER:
            return True
        begin_as_ours = looked_at = 0
        for number in range(1, _LOOKED_AT):
            if page := read(PAGE_SIZE, number * PAGE_SIZE):
                looked_at += 1
                begin_as_ours += page[0] in _BEGINNINGS and any(page)
    # Of encrypted pages one in fifty begins so, by chance.
    return looked_at > 0 and begin_as_ours > looked_at / 2
