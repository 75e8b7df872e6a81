"""Asking for the present passphrase, and for a new one."""

from __future__ import annotations

import hmac
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from leadjournal.storage.keys import Key
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.protection.passphrase_fields import PassphraseFields
from leadjournal.ui.protection.unlock import UnlockForm
from leadjournal.ui.protection.unlock_dialog import UnlockDialog
from leadjournal.ui.scrolled_dialog import ScrolledDialog

GO_ON = "Go On"
WIDTH = 520


class NewPassphrase(ScrolledDialog):
    """Asks for a new passphrase; accepted when it was typed twice the same."""

    def __init__(
        self, parent: QWidget, heading: str, meaning: str, yes: str, known: str
    ) -> None:
        super().__init__(parent, "LeadJournal", WIDTH)
        self.fields = PassphraseFields(known=(known,))
        self._yes = theme.look(QPushButton(yes), "primary")
        self._cancel = QPushButton("Cancel")
        for part in (label(heading, "heading"), label(meaning), self.fields):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self._yes)
        self.foot.row.addWidget(self._cancel)
        self._yes.setDefault(True)
        self._yes.setEnabled(False)
        self._cancel.setAutoDefault(False)
        self.fields.changed.connect(self._on_changed)
        self.fields.words_changed.connect(partial(self.fit, may_shrink=False))
        self._yes.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.fields.setFocus()

    def _on_changed(self) -> None:
        self._yes.setEnabled(bool(self.fields.passphrase))


def ask_new(parent: QWidget, heading: str, meaning: str, yes: str, known: str) -> str:
    """Ask for a new passphrase; "" if a person would rather not."""
    dialog = NewPassphrase(parent, heading, meaning, yes, known)
    agreed = dialog.exec()
    passphrase = dialog.fields.passphrase if agreed else ""
    dialog.fields.forget()
    dialog.deleteLater()
    return passphrase


def ask_present(parent: QWidget, path: Path, key: Key, sentence: str, yes: str) -> bool:
    """Whether who sits there now knows what opens the journal; the sheet will do."""
    form = UnlockForm(path, partial(_is, key), yes=yes)
    dialog = UnlockDialog(parent, form, sentence)
    dialog.exec()
    dialog.deleteLater()
    return dialog.key is not None


def _is(key: Key, other: Key) -> bool:
    return hmac.compare_digest(key.raw, other.raw)
