"""Putting a whole backup in the place of a journal, which is kept beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from leadjournal.errors import JournalError
from leadjournal.safekeeping import putting_back
from leadjournal.storage.keys import Key
from leadjournal.ui.backups.inside import Source, fitting
from leadjournal.ui.backups.work import Kept
from leadjournal.ui.errands import Errand, Next

WORDS = "Putting the backup back…"
BACK = "Put It Back"
WITH_ANOTHER = " It opens with the passphrase that it had then."
GETS_ONE = " The backup has no passphrase; as your journal it is encrypted with yours."
GETS_YOURS = " It opens with your passphrase of now."
ENCRYPTED = " It was encrypted with your passphrase."
OF_ANOTHER = (
    "This is a backup of another journal, and not of the one that you have open.\n\n"
)


def question(source: Source, key: Key | None, journal: Path | None = None) -> str:
    """Return what a person is asked before a backup takes the journal's place.

    *key* is that of the journal now.
    """
    source = _known(source)
    then = ""
    if key is None and source.key is not None:
        then = WITH_ANOTHER
    elif source.key is None and key is not None:
        then = GETS_ONE
    elif source.key != key:
        then = GETS_YOURS
    other = journal is not None and putting_back.is_of_another(
        journal, key, source.path, source.key
    )
    return (
        f"{OF_ANOTHER if other else ''}Your journal will be what is in"
        f" {source.name}.{then} What you have now is not lost: its file is kept beside"
        " it, with “before recovery” in its name."
    )


def errand(kept: Kept, source: Source) -> Errand:
    """Return the work of putting a backup back, while no window has the journal."""
    return Errand(WORDS, partial(put_back, kept, source))


def put_back(kept: Kept, source: Source) -> Next:
    """Put a file in the journal's place. Raises a JournalError, and changes nothing."""
    source, own = fitting(source), kept.key
    earlier = putting_back.put_back(
        kept.path, source.path, source.key, own, now=kept.now()
    )
    changed = putting_back.changes_key(source.key, own)
    said = (
        f"Your journal is what was in {source.name}.{ENCRYPTED if changed else ''} What"
        f" you had before is kept as {earlier}."
    )
    return Next(kept.path, own if changed else source.key, said)


def _known(source: Source) -> Source:
    try:
        return fitting(source)
    except JournalError:
        return source
