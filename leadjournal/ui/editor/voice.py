"""What is said aloud to a person who listens to the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from leadjournal.ui.editor.saving import SAVED, SAVING

PAUSE = 1500  # milliseconds without a key, after which nobody is interrupted


class Voice(QObject):
    """Speaks for a widget, at once or when the typing pauses."""

    said = Signal(str, bool)  # the words, and whether they interrupt

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._next = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._on_paused)

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Say something now, instead of what was to be said."""
        self.hush()
        self.said.emit(words, urgent)
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self._widget, words)
            if urgent:
                event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    def say_soon(self, words: str) -> None:
        """Say something when there has been a pause, unless there is newer news."""
        self._next = words
        self._pause.start()

    def hush(self) -> None:
        """Leave unsaid what was to be said."""
        self._pause.stop()

    def _on_paused(self) -> None:
        self.say(self._next)


class SavingVoice(Voice):
    """Says once that what was typed is saved; and at once if it is not."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._typed = False
        self._trouble = ""

    def hear(self, state: str, why: str) -> None:
        """Take what a sitting tells of how things stand."""
        if why and why != self._trouble:
            self.say(f"{state}: {why}", urgent=True)
        self._trouble = why
        if state == SAVING:
            self._typed = True
            self.hush()
        elif state == SAVED and self._typed:
            self._typed = False
            self.say_soon(SAVED.removeprefix("✓ "))
