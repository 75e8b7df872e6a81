"""The Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from leadjournal.models import Reflection
from leadjournal.ui.actions import ActionGroup, action
from leadjournal.ui.editor import own_undo
from leadjournal.ui.editor.marking import BOLD, ITALIC
from leadjournal.ui.editor.own_undo import Follower
from leadjournal.ui.editor.writing import BodyField
from leadjournal.ui.my_words_dialog import MyWordsDialog
from leadjournal.ui.notice import notify

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

IN_THE_TRASH = "What you wrote is in the trash."
TYPING = "Typing"

WRITING = {
    *("paste_plain", "make_bold", "make_italic", "make_heading", "make_quotation"),
    *("make_list", "make_numbered_list", "make_task_list", "leave_text"),
}
IN_LISTS = {"tick_task", "indent_item", "outdent_item"}


class EditActions(ActionGroup):
    menu = "&Edit"

    def __init__(self, window: MainWindow) -> None:
        self._text: BodyField | None = None
        self._follower = Follower(window)
        super().__init__(window)
        self._follower.focus_moved.connect(self._on_focus_moved)

    def _undo_label(self) -> str | None:
        """Return what would be undone: what was typed where one is goes first."""
        typed = own_undo.can_undo(self._follower.field)
        return TYPING if typed else self.window.journal.undo_label

    def _redo_label(self) -> str | None:
        typed = own_undo.can_redo(self._follower.field)
        return TYPING if typed else self.window.journal.redo_label

    def _can_undo(self) -> bool:
        return self._undo_label() is not None

    def _can_redo(self) -> bool:
        return self._redo_label() is not None

    def _undo_text(self) -> str:
        return f"&Undo {self._undo_label() or ''}".rstrip()

    def _redo_text(self) -> str:
        return f"&Redo {self._redo_label() or ''}".rstrip()

    @action(
        "&Undo",
        shortcut=QKeySequence.StandardKey.Undo,
        enabled=_can_undo,
        live_text=_undo_text,
    )
    def undo(self) -> None:
        if own_undo.undo(self._follower.field) or not self._can_undo():
            return
        self._bring_back_typing()
        self.window.save()
        if not self._set_aside():
            self.window.journal.undo()

    def _bring_back_typing(self) -> None:
        """Let what was typed and taken back go into the trash, not be deleted."""
        here = self.window.reflection
        if any(made is here for made, _ in self.window.journal.undo_deletes()):
            while own_undo.redo(self._follower.field):
                pass

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
        shortcut=("Ctrl+Y", "Ctrl+Shift+Z"),
        enabled=_can_redo,
        live_text=_redo_text,
    )
    def redo(self) -> None:
        if own_undo.redo(self._follower.field) or not self._can_redo():
            return
        self.window.save()
        self.window.journal.redo()

    def _is_writing(self) -> bool:
        return self._field is not None

    def _is_in_item(self) -> bool:
        return self._field is not None and self._field.keys.is_in_item()

    def _is_in_task(self) -> bool:
        return self._field is not None and self._field.keys.is_in_task()

    @property
    def _field(self) -> BodyField | None:
        """The text that is being written, also while a menu is open."""
        text = self._text
        if text is None or not isValid(text) or text.isReadOnly():
            return None
        return text if text.isVisible() else None

    @action(
        "Paste &Without Formatting",
        shortcut="Ctrl+Shift+V",
        enabled=_is_writing,
        separated=True,
    )
    def paste_plain(self) -> None:
        if self._field is not None:
            self._field.paste_plain()

    @action("&Bold", shortcut="Ctrl+B", enabled=_is_writing, separated=True)
    def make_bold(self) -> None:
        if self._field is not None:
            self._field.keys.emphasise(BOLD)

    @action("&Italic", shortcut="Ctrl+I", enabled=_is_writing)
    def make_italic(self) -> None:
        if self._field is not None:
            self._field.keys.emphasise(ITALIC)

    @action("&Heading", shortcut="Ctrl+Shift+H", enabled=_is_writing)
    def make_heading(self) -> None:
        if self._field is not None:
            self._field.keys.make_heading()

    @action("&Quotation", shortcut="Ctrl+Shift+B", enabled=_is_writing)
    def make_quotation(self) -> None:
        if self._field is not None:
            self._field.keys.make_quotation()

    @action("&List", shortcut="Ctrl+Shift+L", enabled=_is_writing)
    def make_list(self) -> None:
        self._list("-")

    @action("&Numbered List", shortcut="Ctrl+Shift+M", enabled=_is_writing)
    def make_numbered_list(self) -> None:
        self._list("1.")

    @action("&Task List", shortcut="Ctrl+Shift+T", enabled=_is_writing)
    def make_task_list(self) -> None:
        self._list("- [ ]")

    @action("Tic&k Task", tip="Ctrl+Enter, in a task", enabled=_is_in_task)
    def tick_task(self) -> None:
        if self._field is not None:
            self._field.keys.tick()

    @action("Indent Item", tip="Tab, in a list", enabled=_is_in_item)
    def indent_item(self) -> None:
        if self._field is not None:
            self._field.keys.shift(deeper=True)

    @action("Outdent Item", tip="Shift+Tab, in a list", enabled=_is_in_item)
    def outdent_item(self) -> None:
        if self._field is not None:
            self._field.keys.shift(deeper=False)

    @action(
        "Lea&ve the Text",
        shortcut="Ctrl+Tab",
        tip="Goes on to what comes next; Ctrl+Shift+Tab goes back",
        enabled=_is_writing,
    )
    def leave_text(self) -> None:
        if self._field is not None:
            self._field.leave()

    def _list(self, marker: str) -> None:
        if self._field is not None:
            self._field.keys.make_list(marker)

    def _on_focus_moved(self, widget: QWidget) -> None:
        if isinstance(widget, QMenuBar | QMenu):
            return
        self._text = widget if isinstance(widget, BodyField) else None
        # Only these: a window that closes moves the focus, too, and has no journal.
        for qaction in self:
            if qaction.objectName() in WRITING:
                qaction.setEnabled(self._is_writing())
            elif qaction.objectName() in IN_LISTS:
                qaction.setEnabled(self._is_in_item())

    @action(
        "Next &Misspelling",
        shortcut="F7",
        separated=True,
        tip="Goes to the next word that is marked, and opens what may be meant",
    )
    def next_misspelling(self) -> None:
        self.window.spelling.show_next()

    @action("M&y Words…", tip="The words of your own that are never marked")
    def my_words(self) -> None:
        MyWordsDialog(self.window.journal, self.window).exec()

    @action("&Find…", shortcut="Ctrl+F", separated=True)
    def find(self) -> None:
        self.window.look_for()


def _has_words(reflection: Reflection, written: bool) -> bool:
    """Return whether a person has written in it; what was imported they have not.

    The title alone may be that of the question it answers.
    """
    words = reflection.body + (reflection.title if written else "")
    return bool(words.strip()) and (written or reflection.draft)
