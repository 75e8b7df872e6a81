"""Passphrase and Protection: who can read a journal, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.errands import Errand
from leadjournal.ui.protection import asking, changing
from leadjournal.ui.protection.copies_section import CopiesSection
from leadjournal.ui.protection.keyring_section import KeyringSection
from leadjournal.ui.protection.locking_section import LockingSection
from leadjournal.ui.protection.sheet_dialog import SheetDialog
from leadjournal.ui.scrolled_dialog import ScrolledDialog
from leadjournal.ui.settings import Settings

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

TITLE = "Passphrase and Protection"
WIDTH = 620
PAGE = "What is protected, and what is not"

PLAIN = "Whoever opens the file can read it"
PLAIN_MEANS = (
    "This journal has no passphrase. Anybody who can open its file can read it: on this"
    " computer, in a backup of it, in a folder that is copied to others."
)
ENCRYPTED = "The journal is encrypted"
ENCRYPTED_MEANS = (
    "The whole file is, and its backups: what you write, its earlier texts, the"
    " attachments, and what makes searching quick. While it is open here, whoever sits"
    " at this computer can read it."
)
PROTECT, CHANGE = "Protect With a Passphrase…", "Change the Passphrase…"
REMOVE, SHEET = "Remove the Passphrase…", "Show a Recovery Sheet…"
SHEET_MEANS = (
    "The key of this journal, to be written on paper or printed. It opens the journal"
    " and its backups if the passphrase is lost, for whoever holds it, and until the"
    " passphrase is changed."
)

SET_MEANS = (
    "The file and its backups are encrypted, and open with this passphrase only. What"
    " was written before may stay on the disk for a while, as with any file that is"
    " replaced, and in copies that were made elsewhere."
)
CHANGE_MEANS = (
    "The file and its backups open with the new passphrase only. A recovery sheet that"
    " you have opens them no longer. Copies that were made elsewhere keep the old one."
)
REMOVE_MEANS = (
    "Without a passphrase, anybody who can open the file can read your journal, and its"
    " backups, too."
)
PRESENT = "Please type the passphrase that your journal has now."


class ProtectionDialog(ScrolledDialog):
    """Accepted, if there is an `errand` for which the journal must be closed."""

    settings_chosen = Signal(dict)
    page_requested = Signal()

    def __init__(self, journal: Journal, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent, TITLE, WIDTH)
        self.errand: Errand | None = None
        self._path = Path(journal.path).absolute()
        self._key = journal.key
        self.protect = theme.look(QPushButton(PROTECT), "primary")
        self.change = QPushButton(CHANGE)
        self.remove = QPushButton(REMOVE)
        self.sheet = QPushButton(SHEET)
        self.page = theme.look(QPushButton(PAGE), "link")
        self._close = QPushButton("Close")
        if self._key is None:
            self._say(PLAIN, PLAIN_MEANS, [self.protect])
        else:
            self._say(ENCRYPTED, ENCRYPTED_MEANS, [self.change, self.remove])
            copies = CopiesSection(self._path)
            copies.words_changed.connect(partial(self.fit, may_shrink=False))
            copies.encrypt_requested.connect(self._on_encrypt_copies)
            self.column.addWidget(copies)
            self._say("If the passphrase is lost", SHEET_MEANS, [self.sheet])
            keyring = KeyringSection(self._path, self._key)
            keyring.words_changed.connect(partial(self.fit, may_shrink=False))
            self._add("On this computer", keyring)
            locking = LockingSection(settings)
            locking.settings_chosen.connect(self.settings_chosen)
            self._add("Locking", locking)
        self.column.addStretch(1)
        self.foot.row.addWidget(self.page)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self._close)
        self._connect()

    def _connect(self) -> None:
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.protect.clicked.connect(self._on_protect)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.sheet.clicked.connect(self._on_sheet)
        self.page.clicked.connect(self.page_requested)
        self._close.clicked.connect(self.reject)

    def _say(self, heading: str, meaning: str, buttons: Sequence[QPushButton]) -> None:
        row = WrappingRow(gap=12)
        for button in buttons:
            row.addWidget(button)
        self._add(heading, label(meaning))
        self.column.addLayout(row)

    def _add(self, heading: str, part: QWidget) -> None:
        if self.column.count():
            self.column.addSpacing(14)
        self.column.addWidget(label(heading, "heading"))
        self.column.addWidget(part)

    def _on_protect(self) -> None:
        if passphrase := self._new("Protect with a passphrase", SET_MEANS, "Protect"):
            self._go(changing.protect(self._path, passphrase))

    def _on_change(self) -> None:
        if not self._is_present(PRESENT):
            return
        if passphrase := self._new("Change the passphrase", CHANGE_MEANS, "Change"):
            assert self._key is not None
            self._go(changing.change(self._path, self._key, passphrase))

    def _on_remove(self) -> None:
        sentence = f"{REMOVE_MEANS} {PRESENT}"
        if self._is_present(sentence, "Remove the Passphrase"):
            assert self._key is not None
            self._go(changing.remove(self._path, self._key))

    def _on_encrypt_copies(self) -> None:
        assert self._key is not None
        self._go(changing.encrypt_copies(self._path, self._key))

    def _on_sheet(self) -> None:
        if self._is_present(PRESENT):
            assert self._key is not None
            sheet = SheetDialog(self, self._path, self._key)
            sheet.exec()
            sheet.deleteLater()  # with the letters on it

    def _new(self, heading: str, meaning: str, yes: str) -> str:
        return asking.ask_new(self, heading, meaning, yes, self._path.stem)

    def _is_present(self, sentence: str, yes: str = asking.GO_ON) -> bool:
        assert self._key is not None
        return asking.ask_present(self, self._path, self._key, sentence, yes)

    def _go(self, errand: Errand) -> None:
        self.errand = errand
        self.accept()


def show(window: MainWindow) -> None:
    """Show who can read a window's journal, and do what is chosen about it."""
    dialog = ProtectionDialog(window.journal, window.settings, window)
    dialog.settings_chosen.connect(lambda chosen: window.keep_settings(**chosen))
    if page := window.findChild(QAction, "show_protection"):
        dialog.page_requested.connect(page.trigger)
    dialog.exec()
    if dialog.errand is not None:
        window.errand_requested.emit(dialog.errand)
