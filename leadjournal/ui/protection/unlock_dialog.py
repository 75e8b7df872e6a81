"""A box that asks for what opens a journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from leadjournal.errors import DamagedError
from leadjournal.storage.keys import Key
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.protection import letting_in
from leadjournal.ui.protection.unlock import UnlockForm
from leadjournal.ui.scrolled_dialog import ScrolledDialog

WIDTH = 560
PATIENCE = 600  # milliseconds to wait for a keyring before anybody is asked
OPENS = "“{name}” opens with its passphrase."
WAS_PLAIN = (
    "“{name}” asks for a passphrase, and its newest backup has none. Perhaps it was"
    " given one on another computer. If it never had one, its file is damaged."
)
NEVER_HAD = "It never had one. See what can be done…"
BEGINS = "The journal’s file does not begin any more as a journal does."


class UnlockDialog(ScrolledDialog):
    """Accepted when `key` is there, or the person knows that the file is damaged."""

    def __init__(self, parent: QWidget | None, form: UnlockForm, sentence: str) -> None:
        super().__init__(parent, "LeadJournal", WIDTH)
        self.key: Key | None = None
        self.is_damaged = False
        self.form = form
        self.damaged = theme.look(QPushButton(NEVER_HAD), "link")
        self._cancel = QPushButton("Cancel")
        for button in (self.damaged, self._cancel):
            button.setAutoDefault(False)
        self.column.addWidget(label(sentence))
        self.column.addWidget(self.damaged, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(form)
        self.column.addStretch(1)
        # There they stand below each other where the words are too wide.
        self.foot.row.addWidget(form.other_way)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(form.open_button)
        self.foot.row.addWidget(self._cancel)
        self.damaged.hide()
        form.opened.connect(self._on_opened)
        form.words_changed.connect(partial(self.fit, may_shrink=False))
        self.damaged.clicked.connect(self._on_damaged)
        self._cancel.clicked.connect(self.reject)
        form.setFocus()

    def look(self, kept: Callable[[], Key | None]) -> None:
        """Wait a little for a key that is kept; it may still come while one types."""
        waiting = QEventLoop()
        self.form.looked.connect(waiting.quit)
        QTimer.singleShot(PATIENCE, waiting.quit)
        self.form.look(kept)
        waiting.exec()

    def _on_opened(self, key: Key) -> None:
        self.key = key
        self.accept()

    def _on_damaged(self) -> None:
        self.is_damaged = True
        self.accept()


def ask(path: Path, kept: Callable[[], Key | None] | None = None) -> Key | None:
    """Ask for what opens a journal; None if a person would rather not.

    *kept* may have the key, from where a person keeps it, and is asked first. Raises
    DamagedError if it never had a passphrase.
    """
    was_plain = letting_in.was_plain(path)
    sentence = (WAS_PLAIN if was_plain else OPENS).format(name=path.stem)
    dialog = UnlockDialog(None, UnlockForm(path), sentence)
    dialog.damaged.setVisible(was_plain)
    if kept is not None:
        dialog.look(kept)
    if dialog.key is None:
        dialog.exec()
    dialog.deleteLater()
    if dialog.is_damaged:
        raise DamagedError(BEGINS)
    return dialog.key
