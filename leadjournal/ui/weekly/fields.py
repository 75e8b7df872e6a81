"""Fields of the weekly reflection, and the keeper that saves what is typed in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.editor.saving import INTERVAL, SAVED, SAVING, UNSAVED
from leadjournal.ui.editor.text_area import TextArea

#: The least height of a field to write in, in lines.
LINES = 4


class ProseField(TextArea):
    """Room for some sentences, in the type of what a person writes."""

    def __init__(self, name: str, hint: str = "", *, lines: int = LINES) -> None:
        super().__init__(hint)
        self._lines = lines
        self.setAccessibleName(name)
        theme.look(self, "prose")

    def minimumSizeHint(self) -> QSize:
        """Return the room for some lines, within the padding of the style sheet."""
        _, leading = self.typeface()
        height = theme.size(leading * self._lines) + 2 * theme.size(25)
        return QSize(theme.size(120), height)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class LineField(QLineEdit):
    """Room for a few words."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        theme.look(self, "prose")
        self.textEdited.connect(self._on_text_edited)

    def words(self) -> str:
        return self.text()

    def show_words(self, text: str) -> None:
        self.setText(text)

    def put_words(self, text: str) -> None:
        """Show what the same words have become, leaving the cursor where it is."""
        place = self.cursorPosition()
        self.setText(text)
        self.setCursorPosition(min(place, len(text)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_text_edited(self, _: str) -> None:
        self.typed.emit()


Field = TextArea | LineField


@dataclass
class _Kept:
    """A field, where its words are kept, and how both stood when they last agreed."""

    field: Field
    read: Callable[[], str]
    write: Callable[[str], None]
    shown: str
    stored: str


class Keeper(QObject):
    """Saves what is typed by itself, soon, and at once when a field is left.

    It keeps what is not a whole text of a reflection: a part of one, the words of a
    plan. What nobody has typed is never written.
    """

    #: How things stand, and if they stand badly, why.
    state_changed = Signal(str, str)

    def __init__(self, journal: Journal, is_there: Callable[[], bool]) -> None:
        super().__init__()
        self._journal = journal
        self._is_there = is_there
        self._kept: list[_Kept] = []
        self._typed = False
        self._saving = False
        # It keeps time from the first keystroke, so steady typing is saved too.
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL)
        self._timer.timeout.connect(self.try_to_save)

    def keep(
        self, field: Field, read: Callable[[], str], write: Callable[[str], None]
    ) -> None:
        """Show what is stored in a field, and store what is typed there.

        *write* is called inside a change.
        """
        stored = read()
        field.show_words(stored)
        self._kept.append(_Kept(field, read, write, field.words(), stored))
        field.typed.connect(self._on_typed)
        field.left.connect(self.try_to_save)

    def start_anew(self) -> None:
        """Take what the fields show for what is stored: they are of another thing."""
        self._timer.stop()
        self._typed = False
        for kept in self._kept:
            kept.shown, kept.stored = kept.field.words(), kept.read()

    def save(self) -> None:
        """Write what was typed since the last time. Raises StorageError."""
        self._timer.stop()
        if not self._typed:
            return
        changed = [kept for kept in self._kept if kept.field.words() != kept.shown]
        if changed and self._is_there():
            self._write(changed)
        self._typed = False
        self.state_changed.emit(SAVED, "")

    def try_to_save(self) -> None:
        """Save if it can be done; say so if not, and try again before long."""
        try:
            self.save()
        except JournalError as error:
            self.state_changed.emit(UNSAVED, str(error))
            self._timer.start()

    def refresh(self) -> None:
        """Show what is stored where something else changed it; typing wins."""
        if self._saving or not self._is_there():
            return
        for kept in self._kept:
            stored = kept.read()
            typed = self._typed and kept.field.words() != kept.shown
            if stored != kept.stored and not typed:
                kept.field.put_words(stored)
                kept.shown, kept.stored = kept.field.words(), stored

    def _write(self, changed: list[_Kept]) -> None:
        self._saving = True
        try:
            words = [kept.field.words() for kept in changed]
            with self._journal.change():
                for kept, said in zip(changed, words, strict=True):
                    kept.write(said)
            for kept, said in zip(changed, words, strict=True):
                kept.shown, kept.stored = said, kept.read()
        finally:
            self._saving = False

    def _on_typed(self) -> None:
        if not self._typed:
            self._typed = True
            self.state_changed.emit(SAVING, "")
        if not self._timer.isActive():
            self._timer.start()
