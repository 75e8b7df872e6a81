"""Spelling in all fields of a window in which a person writes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from leadjournal import my_words
from leadjournal.errors import JournalError
from leadjournal.journal import Changes, Journal
from leadjournal.text import dictionary
from leadjournal.text.dictionary import Dictionary
from leadjournal.text.spelling import Speller
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.editor import habits
from leadjournal.ui.editor.spelling_marks import SpellingMarks
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.notice import notify

OFF = "Spelling is not being checked. You can turn it on in the settings."
NOWHERE = "Put the cursor in what you write, to look for a misspelt word in it."
NONE_LEFT = "No word is marked as misspelt here."
ADDED = "“{}” is one of your words now."


class Spelling(QObject):
    """Follows the keyboard, and marks the fields that it comes to and their siblings.

    The dictionary is read when somebody first writes, elsewhere, so that neither the
    window nor the typing waits for it.
    """

    changed = Signal()

    def __init__(self, journal: Journal, window: QWidget) -> None:
        super().__init__(window)
        self._journal = journal
        self._window = window
        self._speller: Speller | None = None
        self._own: list[str] = []
        self._is_asked_for = False
        self._field: TextArea | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        habits.voice.changed.connect(self._on_habits_changed)

    @property
    def is_on(self) -> bool:
        return self._speller is not None and habits.current().spelling

    def wrong_in(self, line: str) -> list[tuple[int, int]]:
        return self._speller.wrong_in(line) if self._speller else []

    def suggestions(self, word: str) -> list[str]:
        return self._speller.suggestions(word) if self._speller else []

    def add(self, word: str) -> None:
        """Take a word as one of the person's own, in one step that can be undone."""
        try:
            with self._journal.change("Add Word"):
                my_words.add(self._journal.preferences, word)
        except JournalError as error:
            dialogs.show_error(self._window, error)
            return
        self._take_own()
        notify(self._window, ADDED.format(word))

    def ignore(self, word: str) -> None:
        """Let a word be until the window is closed."""
        if self._speller:
            self._speller.ignore(word)
            self.changed.emit()

    def show_next(self) -> None:
        """Go to the next misspelt word, say so, and open what helps with it."""
        area = self._writable
        if area is None or not self.is_on:
            notify(self._window, OFF if area is not None else NOWHERE)
            return
        area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        marks = self._attend(area)
        word = marks.after(area.textCursor().selectionEnd())
        if word is None:
            notify(self._window, NONE_LEFT)
            return
        area.setTextCursor(word)
        area.ensureCursorVisible()
        voice = area.findChild(Voice) or Voice(area)
        voice.say(f"Misspelt: {word.selectedText()}", urgent=True)
        marks.offer(word)

    def on_journal_changed(self, changes: Changes) -> None:
        if "preferences" in changes:
            self._take_own()

    @property
    def _writable(self) -> TextArea | None:
        area = self._field
        if area is None or not isValid(area) or area.isReadOnly():
            return None
        return area if area.isVisible() else None

    def _attend(self, area: TextArea) -> SpellingMarks:
        return area.findChild(SpellingMarks) or SpellingMarks(area, self)

    def _on_focus_changed(self, _: QWidget | None, widget: QWidget | None) -> None:
        if isinstance(widget, TextArea) and self._is_ours(widget):
            self._field = widget
            self._ask_for_dictionary()
            around = widget.parentWidget() or widget
            for area in (widget, *around.findChildren(TextArea)):
                self._attend(area)

    def _is_ours(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self._window:
            widget = widget.parentWidget()
        return widget is not None and self._window.isVisible()

    def _ask_for_dictionary(self) -> None:
        if self._is_asked_for or not habits.current().spelling:
            return
        self._is_asked_for = True
        tasks.run(_warmed, done=self._take, failed=self._do_without)

    def _take(self, words: Dictionary) -> None:
        if not self._window.isVisible():
            return  # it has been closed meanwhile, and the journal with it
        self._own = my_words.mine(self._journal.preferences)
        self._speller = Speller(words, self._own)
        self.changed.emit()

    def _do_without(self, error: JournalError) -> None:
        """Say once that nothing can be checked, and leave the typing alone."""
        notify(self._window, str(error))

    def _take_own(self) -> None:
        own = my_words.mine(self._journal.preferences)
        if self._speller and own != self._own:
            self._own = own
            self._speller.take_own(own)
            self.changed.emit()

    def _on_habits_changed(self) -> None:
        if self._writable is not None:
            self._ask_for_dictionary()
        self.changed.emit()


def _warmed() -> Dictionary:
    """Return the dictionary, so that the first suggestion comes at once, too."""
    words = dictionary.dictionary()
    words.alike("teh")
    words.is_slip("teh")
    return words
