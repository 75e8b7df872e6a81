"""What a person is told, and asked, of a journal that has just been opened."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leadjournal.errors import JournalError, StorageError
from leadjournal.journal import Journal
from leadjournal.safekeeping import conflicts, merging, rekeying, rescue, standing
from leadjournal.safekeeping.merging import Merged
from leadjournal.safekeeping.rekeying import Rekeyed
from leadjournal.storage import records
from leadjournal.storage.keys import Key
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.notice import notify
from leadjournal.ui.standing.watch import Watch

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

LATER, NEVER = "Not Now", "Do Not Ask Again"
BRING_IN = "Bring In What Is Missing"


def arrive(window: MainWindow) -> None:
    """Say what a person should know of the journal that has just been opened."""
    journal = window.journal
    if journal.path == ":memory:":
        return
    _look_at_clock(window)
    _offer_rescued(window)
    _offer_copies(window)
    _finish_encrypting(window)


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
    """Tell of each copy that a shared folder left, until all of it is here.

    What could not be brought in, or is put off, is offered again at the next opening.
    """
    path = Path(window.journal.path)
    found = conflicts.not_told(path, conflicts.copies(path))
    if not found:
        return
    choices = (LATER, NEVER, BRING_IN)
    answer = dialogs.choose(window, conflicts.sentence(found), choices)
    if answer == NEVER:
        conflicts.remember(path, found)
    said = []
    for copy in found if answer == BRING_IN else ():
        try:
            merged = bring_in_missing(window.journal, copy, window.journal.key)
        except JournalError as error:
            dialogs.show_error(window, StorageError(f"{copy.name}: {error}"))
        else:
            conflicts.remember(path, [copy])
            said.append(merged.sentence())
    if said:
        notify(window, " ".join(said))


def _finish_encrypting(window: MainWindow) -> None:
    """Have a worker encrypt what a passphrase that was being set has left plain."""
    journal = window.journal
    if journal.key is not None:
        path, now = Path(journal.path), journal.local_now
        job = partial(rekeying.finish, path, journal.key, now=now)
        done = partial(_tell_of_plain, window)
        tasks.run(job, done=done, failed=_leave, owner=window)


def _tell_of_plain(window: MainWindow, done: Rekeyed) -> None:
    if done.afterwards:
        notify(window, done.afterwards)


def _leave(_: JournalError) -> None:
    """It is tried again at the next opening."""


def bring_in_missing(journal: Journal, copy: Path, key: Key | None) -> Merged:
    """Take over what only a copy has: one change. Raises JournalError."""
    with Journal.open(copy, key, clock=journal.local_now, read_only=True) as other:
        with journal.change("Bring In What Is Missing"):
            return merging.merge(journal, other)
