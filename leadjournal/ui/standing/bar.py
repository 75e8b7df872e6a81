"""The bar that says, over all pages, how it stands with the journal's file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.pane import Pane


class Choice(StrEnum):
    """What a person can do; the words are those of the button."""

    KEEP_TEXT = "Keep a Copy of the Text"
    SAVE_AS = "Save the Journal Elsewhere…"
    OPEN_AGAIN = "Open the File That Is There"
    ANEW = "Open the Journal Again"
    CLOSE = "Close"


@dataclass(frozen=True)
class Trouble:
    """A sentence, and what can be done about it, the likeliest first."""

    sentence: str
    choices: tuple[Choice, ...] = (Choice.CLOSE,)


class StandingBar(Pane):
    """Is there only when there is something to say; it never takes the keyboard."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("warn_soft", "bottom")
        self._trouble: Trouble | None = None
        self._words = label("")
        self._buttons: dict[Choice, QPushButton] = {}
        self._voice = Voice(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(self._words)
        row = QWidget()
        buttons = WrappingRow(row)
        for choice in Choice:
            button = self._buttons[choice] = QPushButton(choice.value)
            button.clicked.connect(lambda _=False, each=choice: self.chosen.emit(each))
            buttons.addWidget(button)
        column.addWidget(row)
        theme.look(self._words, "strong")
        self.setAccessibleName("How it stands with the journal")
        self.hide()

    @property
    def trouble(self) -> Trouble | None:
        """What is said, or nothing."""
        return self._trouble

    def button(self, choice: Choice) -> QPushButton:
        return self._buttons[choice]

    def say(self, trouble: Trouble | None) -> None:
        """Say how it stands, aloud only what is new, or go."""
        if trouble == self._trouble:
            return
        said = self._trouble.sentence if self._trouble else ""
        self._trouble = trouble
        self.setVisible(trouble is not None)
        if trouble is None:
            return
        self._words.setText(trouble.sentence)
        for choice, button in self._buttons.items():
            button.setVisible(choice in trouble.choices)
        if trouble.sentence != said:
            self._voice.say(trouble.sentence, urgent=True)
