"""The Edit menu."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from leadjournal.models import Reflection
from leadjournal.ui.actions import ActionGroup, action
from leadjournal.ui.notice import notify

IN_THE_TRASH = "What you wrote is in the trash."


class EditActions(ActionGroup):
    menu = "&Edit"

    def _can_undo(self) -> bool:
        return self.window.journal.undo_label is not None

    def _can_redo(self) -> bool:
        return self.window.journal.redo_label is not None

    def _undo_text(self) -> str:
        return f"&Undo {self.window.journal.undo_label or ''}".rstrip()

    def _redo_text(self) -> str:
        return f"&Redo {self.window.journal.redo_label or ''}".rstrip()

    @action(
        "&Undo",
        shortcut=QKeySequence.StandardKey.Undo,
        enabled=_can_undo,
        live_text=_undo_text,
    )
    def undo(self) -> None:
        self.window.save()
        if not self._set_aside():
            self.window.journal.undo()

    def _set_aside(self) -> bool:
        """Put in the trash what undoing would delete with all that was written in it.

        Typing is no step of its own, so that nothing else would keep the words.
        """
        journal = self.window.journal
        made = journal.undo_deletes()
        if not any(_has_words(*each) for each in made):
            return False
        journal.forget_step()
        with journal.change("Move to Trash"):
            for reflection, _ in made:
                journal.reflections.trash(reflection)
        notify(self.window, IN_THE_TRASH)
        return True

    @action(
        "&Redo",
        shortcut=QKeySequence.StandardKey.Redo,
        enabled=_can_redo,
        live_text=_redo_text,
    )
    def redo(self) -> None:
        self.window.save()
        self.window.journal.redo()

    @action("&Find…", shortcut=("Ctrl+F", "Ctrl+K"), separated=True)
    def find(self) -> None:
        self.window.look_for()


def _has_words(reflection: Reflection, written: bool) -> bool:
    """Return whether a person has written in it; what was imported they have not.

    The title alone may be that of the question it answers.
    """
    words = reflection.body + (reflection.title if written else "")
    return bool(words.strip()) and (written or reflection.draft)
