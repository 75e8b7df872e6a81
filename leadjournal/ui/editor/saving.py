"""Saving what is typed: by itself, soon, and never what nobody has typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from leadjournal import revisions
from leadjournal.errors import JournalError
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.revisions import Keeping, Text
from leadjournal.ui.editor.text_area import TextArea

#: Milliseconds until typed text is saved. A crash may cost two seconds of typing, and
#: the save itself takes some of them on a busy machine.
INTERVAL = 1500

SAVED = "✓ Saved"
SAVING = "Saving…"
UNSAVED = "Not saved yet"


class Sitting(QObject):
    """Somebody writing: the fields they type in, and the reflection these belong to.

    A field is compared with what it was shown, so what nobody has touched is
    never written again, however it was stored.
    """

    #: How things stand, and if they stand badly, why.
    state_changed = Signal(str, str)

    def __init__(self, journal: Journal, fields: dict[str, TextArea]) -> None:
        super().__init__()
        self._journal = journal
        self._fields = fields
        self._shown = dict.fromkeys(fields, "")
        self._typed = False
        self._keeping: Keeping | None = None
        self._written: Text | None = None  # what was saved here last
        self.reflection: Reflection | None = None
        self.is_saving = False
        # It keeps time from the first keystroke, so steady typing is saved too.
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL)
        self._timer.timeout.connect(self.try_to_save)
        for field in fields.values():
            field.typed.connect(self._on_typed)
            field.left.connect(self.try_to_save)
            # A window that is closed though it could not save takes its fields along.
            field.destroyed.connect(self._timer.stop)

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Save what was typed so far, and show another reflection."""
        self.save()
        self.reflection = reflection
        self._keeping = Keeping(reflection) if reflection else None
        self._written = None
        for name, field in self._fields.items():
            self._shown[name] = getattr(reflection, name) if reflection else ""
            field.show_words(self._shown[name])
        self.state_changed.emit(SAVED, "")

    def save(self) -> None:
        """Write what was typed since the last time. Raises StorageError."""
        if not self._typed:
            return
        self._timer.start()  # to try again, should it fail
        changed = self._changed()
        if changed and self._is_there():
            self._write(changed)
        self._timer.stop()
        self._typed = False
        self.state_changed.emit(SAVED, "")

    def try_to_save(self) -> None:
        """Save if it can be done; say so if it cannot, yet."""
        try:
            self.save()
        except JournalError as error:
            self.state_changed.emit(UNSAVED, str(error))

    def on_journal_changed(self, changes: Changes) -> None:
        """Show what is stored where something else changed it; typing wins."""
        if "reflections" not in changes or self.is_saving or not self._is_there():
            return
        self._keep_written()
        typed = self._changed() if self._typed else {}
        for name, field in self._fields.items():
            stored = getattr(self.reflection, name)
            if name not in typed and stored != self._shown[name]:
                self._shown[name] = stored
                field.put_words(stored)

    def _changed(self) -> dict[str, str]:
        words = {name: field.words() for name, field in self._fields.items()}
        return {name: said for name, said in words.items() if said != self._shown[name]}

    def _is_there(self) -> bool:
        return (
            self.reflection is not None and self.reflection in self._journal.reflections
        )

    def _write(self, changed: dict[str, str]) -> None:
        """Write, keeping the earlier text if it is time."""
        reflection, keeping = self.reflection, self._keeping
        assert reflection is not None and keeping is not None
        new = {"title": reflection.title, "body": reflection.body, **changed}
        self.is_saving = True
        try:
            with self._journal.change():
                keeping.before_saving(new["title"], new["body"], self._journal.now())
                for name, words in changed.items():
                    setattr(reflection, name, words)
            self._shown.update(changed)
            self._written = revisions.present(reflection)
        finally:
            self.is_saving = False

    def _keep_written(self) -> None:
        """Keep what was written here if something else, as an undo, took its place.

        Typing is no step of its own, so that nothing else would bring it back.
        """
        reflection, written = self.reflection, self._written
        if reflection is None or written is None:
            return
        if written.says(reflection.title, reflection.body):
            return
        try:
            with self._journal.change():
                revisions.keep(reflection, written)
        except JournalError as error:  # and try again at the next change
            self.state_changed.emit(UNSAVED, str(error))
        else:
            self._written, self._keeping = None, Keeping(reflection)

    def _on_typed(self) -> None:
        if not self._typed:
            self._typed = True
            self.state_changed.emit(SAVING, "")
        if not self._timer.isActive():
            self._timer.start()
