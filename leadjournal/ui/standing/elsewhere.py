"""Saving elsewhere what cannot be saved where it belongs, and going on there."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leadjournal.errors import JournalError
from leadjournal.safekeeping import rescue
from leadjournal.storage import identity
from leadjournal.storage.keys import Key
from leadjournal.ui import dialogs, keeping
from leadjournal.ui.errands import Errand, Next
from leadjournal.ui.notice import notify
from leadjournal.ui.standing.bar import Choice

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

JOURNALS = "Journals (*.leadjournal)"
SUFFIX = ".leadjournal"


def do(window: MainWindow, choice: Choice) -> None:
    """Do what a person chose in the bar; say so if it cannot be done."""
    what = {
        Choice.KEEP_TEXT: keep_text,
        Choice.SAVE_AS: save_journal,
        Choice.OPEN_AGAIN: open_again,
        Choice.ANEW: open_again,
    }[choice]
    try:
        what(window)
    except JournalError as error:
        dialogs.show_error(window, error)


def keep_text(window: MainWindow) -> None:
    """Keep a copy of what is typed; here it goes on waiting to be saved."""
    texts = keeping.all_typed(window)
    if texts and (path := keeping.keep(window, texts)):
        notify(window, keeping.where(path))


def save_journal(window: MainWindow) -> None:
    """Save all that is open under another name, and go on there.

    Raises JournalError.
    """
    journal = window.journal
    suggested = Path.home() / Path(journal.path).name
    title = "Save the Journal Elsewhere"
    target = dialogs.choose_new_file(window, title, suggested, JOURNALS)
    if target is None:
        return
    target = target if target.suffix else target.with_suffix(SUFFIX)
    rescue.save_as(journal, target, keeping.all_typed(window))
    said = f"The journal is now at {target}."
    _go_on(window, Next(target, journal.key, said))


def open_again(window: MainWindow) -> None:
    """Open what stands at the journal's place now; what is typed is offered there.

    Raises JournalError.
    """
    texts = keeping.all_typed(window)
    if texts and keeping.keep(window, texts) is None:
        return
    path = Path(window.journal.path)
    _go_on(window, Next(path, _key_of(path, window.journal.key)))


def _go_on(window: MainWindow, following: Next) -> None:
    keeping.let_go(window)
    errand = Errand("Opening the journal…", partial(_return, following))
    window.errand_requested.emit(errand)


def _return(following: Next) -> Next:
    return following


def _key_of(path: Path, key: Key | None) -> Key | None:
    """Return the key, if it is that of the file which stands there now."""
    return key if key is not None and identity.salt(path) == key.salt else None
