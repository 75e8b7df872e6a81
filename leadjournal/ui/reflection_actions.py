"""The Reflection menu."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from leadjournal import revisions
from leadjournal.ui import trashing
from leadjournal.ui.actions import ActionGroup, action
from leadjournal.ui.history.dialog import HistoryDialog
from leadjournal.ui.notice import notify
from leadjournal.ui.plans.page import words_on_trashing

PUT_BACK = "The earlier text is back. The one before it is in the history too."


class ReflectionActions(ActionGroup):
    menu = "&Reflection"

    def _has_reflection(self) -> bool:
        reflection = self.window.reflection
        return reflection is not None and reflection.trashed is None

    def _is_trashed(self) -> bool:
        reflection = self.window.reflection
        return reflection is not None and reflection.trashed is not None

    def _has_any(self) -> bool:
        return self.window.reflection is not None

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

    @action("&Attach a File…", enabled=_has_reflection)
    def attach_file(self) -> None:
        self.window.journal_page.attach_file()

    @action(
        "Make a F&orm of This…",
        tip="A reflective account, a log of CPD or of coaching",
        enabled=_has_reflection,
    )
    def make_form(self) -> None:
        if reflection := self.window.reflection:
            self.window.make_report(form_of=[reflection.uuid])

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
        "&History…",
        shortcut="Ctrl+Shift+E",
        tip="The earlier texts of a reflection, and what has changed since",
        enabled=_has_any,
    )
    def show_history(self) -> None:
        reflection = self.window.reflection
        if reflection is None:
            return
        self.window.save()
        dialog = HistoryDialog(self.window.journal, reflection, self.window)
        chosen = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            with self.window.journal.change("Restore Earlier Text"):
                revisions.put_back(reflection, chosen)
            notify(self.window, PUT_BACK)

    @action(
        "Move to &Trash",
        shortcut="Ctrl+Shift+Delete",
        enabled=_has_reflection,
        separated=True,
    )
    def trash_reflection(self) -> None:
        if reflection := self.window.reflection:
            self.window.save()
            also = words_on_trashing(reflection)
            with self.window.journal.change("Move to Trash"):
                self.window.journal.reflections.trash(reflection)
            trashing.tell(self.window, self.window.journal, reflection, also)

    @action("&Restore from Trash", enabled=_is_trashed)
    def restore_reflection(self) -> None:
        if reflection := self.window.reflection:
            with self.window.journal.change("Restore from Trash"):
                self.window.journal.reflections.restore(reflection)

    @action("&Show Trash", enabled=_has_trash)
    def show_trash(self) -> None:
        self.window.look_for("is:trashed")

    @action("&Delete for Good…", enabled=_is_trashed)
    def delete_for_good(self) -> None:
        if reflection := self.window.reflection:
            trashing.delete(self.window, self.window.journal, reflection)

    @action("&Empty Trash…", enabled=_has_trash)
    def empty_trash(self) -> None:
        trashing.empty(self.window, self.window.journal)
