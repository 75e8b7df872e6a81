"""Putting a whole backup in the place of a journal, which is kept beside it."""

from __future__ import annotations

from functools import partial

from leadjournal.salvaging import recovery
from leadjournal.storage.keys import Key
from leadjournal.ui.backups.inside import Source, fitting
from leadjournal.ui.backups.work import Kept
from leadjournal.ui.errands import Errand, Next

WORDS = "Putting the backup back…"
BACK = "Put It Back"
WITH_ANOTHER = " It opens with the passphrase that it had then."
WITHOUT = " It has no passphrase, so whoever has the file can read it."


def question(source: Source, key: Key | None) -> str:
    """Return what a person is asked before a backup takes the journal's place.

    *key* is that of the journal now.
    """
    then = ""
    if source.key != key:
        then = WITH_ANOTHER if source.key is not None else WITHOUT
    return (
        f"Your journal will be what is in {source.name}.{then} What you have now is"
        " not lost: its file is kept beside it, with “before recovery” in its name."
    )


def errand(kept: Kept, source: Source) -> Errand:
    """Return the work of putting a backup back, while no window has the journal."""
    return Errand(WORDS, partial(put_back, kept, source))


def put_back(kept: Kept, source: Source) -> Next:
    """Put a file in the journal's place. Raises a JournalError, and changes nothing."""
    source = fitting(source)
    earlier = recovery.put_back(kept.path, source.path, source.key, now=kept.now())
    said = (
        f"Your journal is what was in {source.name}. What you had before is kept"
        f" as {earlier}."
    )
    return Next(kept.path, source.key, said)
