"""Choosing a passphrase: typed twice, with an honest sentence on its strength."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.ui import tasks, theme
from leadjournal.ui.cards import label
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.protection.secret_field import SecretField

if TYPE_CHECKING:
    from leadjournal.safekeeping.strength import Random, Strength

FIRST, SECOND = "Passphrase", "The same passphrase again"
DIFFER = "The two passphrases are not the same yet."
HINT = (
    "A few words that do not belong together are easier to remember, and harder to"
    " guess, than one word with digits."
)
SUGGESTED = "A passphrase is suggested. Please note it, and type it once more."
#: The honest part, which nobody likes to read and everybody must.
NOBODY = (
    "Nobody can bring back a journal whose passphrase is lost: not you, and not us."
    " Write it down and keep it somewhere safe."
)
PAUSE = 300  # milliseconds without a key, before the strength is worked out


class PassphraseFields(QWidget):
    """Two fields that must agree. What can be guessed from *known* words is weak."""

    changed = Signal()
    words_changed = Signal()  # so that more or less room is needed

    def __init__(self, known: Sequence[str] = (), chance: Random | None = None) -> None:
        super().__init__()
        self._known = tuple(known)
        self._chance = chance or secrets.SystemRandom()
        self._asked = 0  # what is told of an earlier passphrase comes too late
        self.first = SecretField(FIRST)
        self.second = SecretField(SECOND)
        self.show_typed = QCheckBox("Show what I type")
        self.suggest = theme.look(QPushButton("Suggest one"), "link")
        self.strength = label(HINT, "muted")
        self.weakness = label("", "warn")
        self.differ = label(DIFFER, "warn")
        self._note = label(NOBODY, "muted")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._strength_voice = Voice(self.first)
        self._voice = Voice(self.second)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.first)

    @property
    def passphrase(self) -> str:
        """What was typed twice the same, or nothing."""
        first = self.first.text()
        return first if first == self.second.text() else ""

    def forget(self) -> None:
        """Hold nothing any more of what was typed."""
        self.first.clear()
        self.second.clear()

    def _lay_out(self) -> None:
        self.differ.hide()
        self.weakness.hide()
        self.suggest.setAutoDefault(False)
        self.suggest.setToolTip("Five words, drawn by chance on this computer")
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.setContentsMargins(4, 0, 4, 0)  # for the ring of the focus
        foot.addWidget(self.show_typed)
        foot.addStretch(1)
        foot.addWidget(self.suggest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.first)
        column.addWidget(self.strength)
        column.addWidget(self.weakness)
        column.addWidget(self.second)
        column.addWidget(self.differ)
        column.addLayout(foot)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self.first.textChanged.connect(self._on_first_typed)
        for field in (self.first, self.second):
            field.textChanged.connect(self._on_typed)
        self.show_typed.toggled.connect(self._on_show_toggled)
        self.suggest.clicked.connect(self._on_suggest)
        self._pause.timeout.connect(self._on_paused)

    def _on_show_toggled(self, shown: bool) -> None:
        for field in (self.first, self.second):
            field.show_typed(shown)

    def _on_suggest(self) -> None:
        """Show one; that it is typed once more shows that it was noted."""
        from leadjournal.safekeeping.strength import suggest

        self.show_typed.setChecked(True)
        self.second.clear()
        self.first.setText(suggest(self._chance))
        self._voice.say(SUGGESTED)
        self.second.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        first, second = self.first.text(), self.second.text()
        self._say_differ(bool(second) and first != second)
        self.changed.emit()

    def _say_differ(self, differ: bool) -> None:
        """Say why it is not taken yet, to read at once and to hear in a pause."""
        if differ is not self.differ.isHidden():
            return
        self.differ.setVisible(differ)
        self.second.setAccessibleDescription(DIFFER if differ else "")
        if differ:
            self._voice.say_soon(DIFFER)
        else:
            self._voice.hush()
        self.words_changed.emit()

    def _on_first_typed(self) -> None:
        """Work out the strength when the typing pauses, and not before."""
        self._asked += 1
        self._strength_voice.hush()
        if self.first.text():
            self._pause.start()
        else:
            self._pause.stop()
            self._show_strength(HINT)

    def _on_paused(self) -> None:
        tasks.run(
            partial(_strength, self.first.text(), self._known),
            done=partial(self._on_worked_out, self._asked),
            failed=self._on_failed,
            owner=self,
        )

    def _on_worked_out(self, asked: int, strength: Strength) -> None:
        if asked != self._asked:
            return
        words = f"{strength.sentence} {strength.advice}".strip()
        self._show_strength(words, weak=strength.weak)
        self._strength_voice.say_soon(words)

    def _on_failed(self, error: JournalError) -> None:
        self._show_strength(str(error), weak=True)

    def _show_strength(self, words: str, *, weak: bool = False) -> None:
        shown, hidden = self.strength, self.weakness
        if weak:
            shown, hidden = hidden, shown
        shown.setText(words)
        shown.show()
        hidden.hide()
        self.first.setAccessibleDescription(words)
        self.words_changed.emit()


def _strength(passphrase: str, known: Sequence[str]) -> Strength:
    # What it takes is read in only here: it is large, and seldom wanted.
    from leadjournal.safekeeping.strength import strength

    return strength(passphrase, known)
