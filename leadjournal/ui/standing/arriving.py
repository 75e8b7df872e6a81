"""What a person is told, and asked, of a journal that has just been opened."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from leadjournal.errors import JournalError, StorageError
from leadjournal.journal import Journal
from leadjournal.safekeeping import conflicts, merging, rescue, standing
from leadjournal.safekeeping.merging import Merged
from leadjournal.storage import records
from leadjournal.storage.keys import Key
from leadjournal.ui import dialogs
from leadjournal.ui.notice import notify
from leadjournal.ui.standing.watch import Watch

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

LATER, BRING_IN = "Not Now", "Bring In What Is Missing"


def arrive(window: MainWindow) -> None:
    """Say what a person should know of the journal that has just been opened."""
    journal = window.journal
    if journal.path == ":memory:":
        return
    _look_at_clock(window)
    _offer_rescued(window)
    _offer_copies(window)


def _look_at_clock(window: MainWindow) -> None:
    journal = window.journal
    last = _instant(records.load(Path(journal.path)).last_written)
    watch = window.findChild(Watch)
    said = standing.clock_is_back(last, journal.local_now())
    if said and watch is not None:
        watch.note(said)


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.utcoffset() is not None else None


def _offer_rescued(window: MainWindow) -> None:
    for waiting in rescue.waiting(window.journal):
        if not dialogs.confirm(window, waiting.sentence(), "Bring It In"):
            continue
        try:
            merged = rescue.bring_in(window.journal, waiting.path)
        except JournalError as error:
            dialogs.show_error(window, error)
        else:
            notify(window, merged.sentence())


def _offer_copies(window: MainWindow) -> None:
    """Tell once of each copy that a shared folder left, and what can be done."""
    path = Path(window.journal.path)
    found = conflicts.not_told(path, conflicts.copies(path))
    if not found:
        return
    conflicts.remember(path, found)
    answer = dialogs.choose(window, conflicts.sentence(found), (LATER, BRING_IN))
    for copy in found if answer == BRING_IN else ():
        try:
            merged = bring_in_missing(window.journal, copy, window.journal.key)
        except JournalError as error:
            dialogs.show_error(window, StorageError(f"{copy.name}: {error}"))
        else:
            notify(window, merged.sentence())


def bring_in_missing(journal: Journal, copy: Path, key: Key | None) -> Merged:
    """Take over what only a copy has: one change. Raises JournalError."""
    with Journal.open(copy, key, clock=journal.local_now, read_only=True) as other:
        with journal.change("Bring In What Is Missing"):
            return merging.merge(journal, other)
