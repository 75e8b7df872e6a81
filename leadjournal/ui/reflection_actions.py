"""The Reflection menu."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from leadjournal.ui import dialogs
from leadjournal.ui.actions import ActionGroup, action
from leadjournal.ui.plans_page import words_on_trashing


class ReflectionActions(ActionGroup):
    menu = "&Reflection"

    def _has_reflection(self) -> bool:
        reflection = self.window.reflection
        return reflection is not None and reflection.trashed is None

    def _is_trashed(self) -> bool:
        reflection = self.window.reflection
        return reflection is not None and reflection.trashed is not None

    def _is_draft(self) -> bool:
        return self._has_reflection() and bool(
            self.window.reflection and self.window.reflection.draft
        )

    def _is_private(self) -> bool:
        return bool(self.window.reflection and self.window.reflection.private)

    def _has_trash(self) -> bool:
        return self.window.journal.reflections.count("is:trashed") > 0

    @action("&New Reflection", shortcut=QKeySequence.StandardKey.New)
    def new_reflection(self) -> None:
        self.window.new_reflection()

    @action("This &Week’s Reflection", shortcut="Ctrl+Shift+N")
    def start_weekly(self) -> None:
        self.window.start_weekly()

    @action("This Week’s in &Two Minutes")
    def start_short_weekly(self) -> None:
        self.window.start_weekly(short=True)

    @action("&Finish Draft", shortcut="Ctrl+Return", enabled=_is_draft)
    def finish_draft(self) -> None:
        if reflection := self.window.reflection:
            self.window.save()
            with self.window.journal.change("Finish Draft"):
                reflection.draft = False

    @action(
        "&Private",
        tip="A private reflection is left out of whatever is shared",
        enabled=_has_reflection,
        checked=_is_private,
    )
    def make_private(self) -> None:
        if reflection := self.window.reflection:
            label = "Not Private" if reflection.private else "Private"
            with self.window.journal.change(label):
                reflection.private = not reflection.private

    @action(
        "Move to &Trash",
        shortcut="Ctrl+Backspace",
        enabled=_has_reflection,
        separated=True,
    )
    def trash_reflection(self) -> None:
        if reflection := self.window.reflection:
            self.window.save()
            told = words_on_trashing(reflection)
            if told and not dialogs.confirm(self.window, told, "Move to Trash"):
                return
            with self.window.journal.change("Move to Trash"):
                self.window.journal.reflections.trash(reflection)

    @action("&Restore from Trash", enabled=_is_trashed)
    def restore_reflection(self) -> None:
        if reflection := self.window.reflection:
            with self.window.journal.change("Restore from Trash"):
                self.window.journal.reflections.restore(reflection)

    @action("&Show Trash", enabled=_has_trash)
    def show_trash(self) -> None:
        self.window.look_for("is:trashed")

    @action("&Empty Trash…", enabled=_has_trash)
    def empty_trash(self) -> None:
        reflections = self.window.journal.reflections
        trashed = reflections.trashed
        number = len(trashed)
        what = "1 reflection" if number == 1 else f"{number} reflections"
        question = (
            f"{what} will be deleted for good, with plans, afterthoughts and"
            " earlier texts. You can undo this until you close the journal."
        )
        if dialogs.confirm(self.window, question, "Empty Trash"):
            with self.window.journal.change("Empty Trash"):
                for reflection in trashed:
                    reflections.erase(reflection)
