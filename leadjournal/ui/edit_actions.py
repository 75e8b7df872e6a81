"""The Edit menu."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from leadjournal.ui.actions import ActionGroup, action


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
        self.window.journal.undo()

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
