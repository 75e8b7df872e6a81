"""Deleting for good what is in the trash: asked first, and undone until one closes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leadjournal import trash
from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import dialogs, veil
from leadjournal.ui.notice import notify
from leadjournal.wording import counted

# An undo within the session holds everything, so it would be untrue to say that this
# cannot be undone; and once the journal is closed, to say that it can.
WARNING = (
    "Undo can bring this back until you close the journal. After that, nothing can."
)


def tidy(window: QWidget, journal: Journal) -> None:
    """Let go, as a window opens, what has been in the trash long enough; say so."""
    try:
        went = trash.tidy(journal)
    except JournalError:  # it is there at the next opening too
        return
    if went:
        notify(window, trash.told(went))


def empty(parent: QWidget, journal: Journal) -> None:
    """Delete for good all that is in the trash, if a person agrees."""
    trashed = journal.reflections.trashed
    what = counted(len(trashed), "reflection")
    question = (
        f"{what} will be deleted for good, with plans, afterthoughts, attachments and"
        f" earlier texts. {WARNING}"
    )
    if trashed and dialogs.confirm(parent, question, "Empty Trash"):
        with journal.change("Empty Trash"):
            for reflection in trashed:
                journal.reflections.erase(reflection)


def delete(parent: QWidget, journal: Journal, reflection: Reflection) -> None:
    """Delete for good one reflection of the trash, if a person agrees."""
    title = veil.title(reflection.title.strip(), reflection.day)
    what = f"“{title}”" if title else "This reflection"
    question = (
        f"{what} will be deleted for good, with its plans, afterthoughts, attachments"
        f" and earlier texts. {WARNING}"
    )
    if dialogs.confirm(parent, question, "Delete for Good"):
        with journal.change("Delete for Good"):
            journal.reflections.erase(reflection)


def tell(parent: QWidget, journal: Journal, reflection: Reflection, also: str) -> None:
    """Say quietly that a reflection is in the trash, and how long it stays there."""
    if reflection.trashed is not None:
        kept, now = trash.kept_days(journal), journal.local_now()
        said = trash.stated(reflection.trashed, now, kept)
        notify(parent, f"{said} {also}".rstrip())
