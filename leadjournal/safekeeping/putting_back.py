"""Putting a backup in the place of a journal, under the passphrase of the journal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from leadjournal.errors import JournalError
from leadjournal.salvaging import key_search, recovery
from leadjournal.storage import copying, recasting
from leadjournal.storage.beside import beside
from leadjournal.storage.identity import PAGE_SIZE, first_bytes
from leadjournal.storage.keys import Key
from leadjournal.storage.looking import seed_of

#: How a backup is called, beside the journal, until it has the journal's key.
ENDING = ".restoring.part"

#: Of a hundred bytes that are encrypted some eighty differ; of words some thirty do.
_DIFFERENT = 60


def put_back(
    journal: Path,
    backup: Path,
    key: Key | None,
    own: Key | None,
    *,
    now: datetime,
) -> Path:
    """Put a copy of a backup in the place of a journal; return where that is kept.

    *key* opens the backup and *own* the journal. What is put there has the key of the
    journal, if that has one, before it stands there. Raises what `recovery.put_back`
    and `recasting.recast` do, and has then changed nothing.
    """
    if not changes_key(key, own):
        return recovery.put_back(journal, backup, key, now=now)
    recovery.refuse_if_open(journal)
    copying.verify(backup, key)
    passing = beside(journal, ENDING)
    try:
        recasting.remove_leftover(passing)
        copying.discard(passing)
        copying.copy(backup, key, passing)
        recasting.recast(passing, key, own)
        return recovery.put_back(journal, passing, own, now=now)
    finally:
        copying.discard(passing)


def changes_key(key: Key | None, own: Key | None) -> bool:
    """Whether a backup gets another key as it takes the place of a journal."""
    return own is not None and key != own


def is_of_another(
    journal: Path, own: Key | None, backup: Path, key: Key | None
) -> bool:
    """Whether a backup is known to be of another journal than the one that is there.

    Of what is damaged, or opens with a passphrase of its own, that may not be known.
    """
    ours, theirs = seed_of(journal, own), seed_of(backup, key)
    return b"" not in (ours, theirs) and ours != theirs


def is_encrypted(journal: Path) -> bool:
    """Whether a journal is encrypted, as far as a damaged one lets that be seen."""
    try:
        if journal.stat().st_size < 2 * PAGE_SIZE or key_search.is_plain(journal):
            return False
        return len(set(first_bytes(journal, for_reading=True))) > _DIFFERENT
    except (JournalError, OSError):
        return False
