"""Whether this computer's keyring holds the key, so that nobody need type it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.safekeeping import keyrings
from leadjournal.storage.keys import Key
from leadjournal.ui import tasks
from leadjournal.ui.cards import label
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.protection import kept

KEEP = "Keep the key in this computer’s keyring"
MEANING = (
    "The journal then opens without the passphrase for whoever is signed in to this"
    " computer as you. A journal that was locked asks for it all the same."
)
NONE = "This computer has no keyring that LeadJournal can use."
LOOKING, ASKING = "Looking for a keyring…", "Asking the keyring…"


class KeyringSection(QWidget):
    """One tick, which holds at once if the keyring does as it is asked."""

    words_changed = Signal()  # so that more or less room is needed

    def __init__(self, path: Path, key: Key) -> None:
        super().__init__()
        self._path = path
        self._key = key
        self._kept = kept.is_kept(path)
        self.tick = QCheckBox(KEEP)
        self.told = label(MEANING, "muted")
        self._voice = Voice(self)
        self.tick.setChecked(self._kept)
        self.tick.setAccessibleDescription(MEANING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tick)
        column.addWidget(self.told)
        self.tick.clicked.connect(self._on_clicked)
        if not self._kept:
            self._look()

    def _look(self) -> None:
        """See whether there is a keyring; to find out may take a moment."""
        self.tick.setEnabled(False)
        self._say(LOOKING)
        tasks.run(
            keyrings.is_there,
            done=self._on_looked,
            failed=self._on_failed,
            owner=self,
        )

    def _on_looked(self, is_there: bool) -> None:
        self.tick.setEnabled(is_there)
        self._say(MEANING if is_there else NONE)

    def _on_clicked(self, on: bool) -> None:
        self.tick.setEnabled(False)
        self._say(ASKING)
        self._voice.say(ASKING)
        tasks.run(
            partial(kept.keep if on else kept.forget, self._path, self._key),
            done=self._on_done,
            failed=self._on_failed,
            owner=self,
        )

    def _on_done(self, _: None) -> None:
        self._kept = self.tick.isChecked()
        self.tick.setEnabled(True)
        self._say(MEANING)

    def _on_failed(self, error: JournalError) -> None:
        self.tick.setChecked(self._kept)
        self.tick.setEnabled(True)
        self._say(str(error))
        self._voice.say(str(error), urgent=True)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.tick.setAccessibleDescription(words)
        self.words_changed.emit()
