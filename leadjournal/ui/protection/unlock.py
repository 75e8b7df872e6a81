"""Being let in: a passphrase or a recovery sheet, tried while the window lives on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.errors import JournalError
from leadjournal.storage.keys import Key
from leadjournal.ui import tasks, theme
from leadjournal.ui.cards import label
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.focus import tab_through
from leadjournal.ui.protection import letting_in, sheet_field
from leadjournal.ui.protection.letting_in import Fit, Found
from leadjournal.ui.protection.secret_field import SecretField
from leadjournal.ui.protection.sheet_field import SheetField

PASSPHRASE = "Passphrase"
WRONG = (
    "The passphrase does not open this journal. Please see whether Caps Lock is on,"
    " and try once more."
)
WRONG_SHEET = (
    "This sheet does not open this journal. A sheet holds until the passphrase is"
    " changed; please see whether there is a newer one."
)
EARLIER = (
    "This does not open the journal, but a backup of {day}. It may be an earlier"
    " passphrase. If the passphrase was not changed since, the journal is damaged."
)
DAMAGED = "It was not changed. See what can be done…"
BY_SHEET, BY_PASSPHRASE = "I have a recovery sheet…", "Use the passphrase instead"
OPEN, OPENING = "Open", "One moment…"
WIDTH = 460
PATIENCE = 600  # milliseconds to wait for a keyring before anybody is asked


class UnlockForm(QWidget):
    """Asks for what opens a journal, until it does; tells of `opened` with the key.

    *try_key* is asked in a worker whether a key is right; without it, the file is.
    *yes* says what comes of it.
    """

    opened = Signal(object)
    looked = Signal()  # where a key may be kept
    words_changed = Signal()  # so that more or less room is needed

    def __init__(
        self,
        path: Path,
        try_key: Callable[[Key], bool] | None = None,
        *,
        salt: bytes | None = None,
        yes: str = OPEN,
    ) -> None:
        super().__init__()
        self._path = path
        self._try_key = try_key
        self._salt = salt
        self._earlier: Key | None = None  # what opens a backup, but not the journal
        self._yes = yes
        self._busy = False
        self.field = SecretField(PASSPHRASE)
        self.sheet = SheetField()
        self.show_typed = QCheckBox("Show what I type")
        self.trouble = label("", "warn")
        self.damaged = theme.look(QPushButton(DAMAGED), "link")
        self.other_way = theme.look(QPushButton(BY_SHEET), "link")
        self.open_button = theme.look(QPushButton(yes), "primary")
        self.foot = QHBoxLayout()
        self._name = QLabel(sheet_field.NAME)
        self._voice = Voice(self)
        self._lay_out()
        self._connect()
        self._show_sheet(False)
        self.setFocusProxy(self.field)

    @property
    def is_by_sheet(self) -> bool:
        return not self.sheet.isHidden()

    @property
    def _present(self) -> SecretField | SheetField:
        return self.sheet if self.is_by_sheet else self.field

    def look(self, kept: Callable[[], Key | None]) -> None:
        """Ask elsewhere, too, for a key; the person need not wait for it."""
        tasks.run(kept, done=self._on_looked, failed=self._on_not_kept, owner=self)

    def _lay_out(self) -> None:
        self._name.setBuddy(self.sheet)
        self.field.setMinimumWidth(theme.size(220))
        self.open_button.setDefault(True)
        for link in (self.other_way, self.damaged):
            link.setAutoDefault(False)
        self.trouble.hide()
        self.foot.setSpacing(12)
        self.foot.setContentsMargins(4, 0, 4, 4)  # for the ring of the focus
        self.foot.addWidget(self.other_way)
        self.foot.addStretch(1)
        self.foot.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._name, self.field, self.sheet, self.show_typed, self.trouble):
            column.addWidget(part)
        column.addWidget(self.damaged, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addLayout(self.foot)
        tab_through(column)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.sheet.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_given)
        self.sheet.entered.connect(self._on_given)
        self.show_typed.toggled.connect(self.field.show_typed)
        self.other_way.clicked.connect(self._on_other_way)
        self.damaged.clicked.connect(self._on_damaged)
        self.open_button.clicked.connect(self._on_given)

    def _given(self) -> str:
        return self.sheet.toPlainText() if self.is_by_sheet else self.field.text()

    def _on_typed(self) -> None:
        self.open_button.setEnabled(bool(self._given().strip(" \n")))

    def _on_other_way(self) -> None:
        self._show_sheet(not self.is_by_sheet)
        self._present.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sheet(self, shown: bool) -> None:
        self._forget()
        for part in (self.field, self.show_typed, self.sheet, self._name):
            part.setVisible(shown is (part in (self.sheet, self._name)))
        self.other_way.setText(BY_PASSPHRASE if shown else BY_SHEET)
        self.setFocusProxy(self._present)
        self._say("")
        self._on_typed()

    def _on_given(self) -> None:
        """Make the key and try it elsewhere; it takes a moment."""
        given = self._given()
        if self._busy or not self.open_button.isEnabled():
            return
        way = letting_in.by_sheet if self.is_by_sheet else letting_in.by_passphrase
        self._be_busy(True)
        tasks.run(
            partial(letting_in.find, self._path, way(given), self._try_key, self._salt),
            done=self._on_found,
            failed=self._on_failed,
            owner=self,
        )

    def _on_found(self, found: Found) -> None:
        if found.fit is not Fit.WRONG:
            self._let_in(found.key)
        elif found.backup is not None:
            self._earlier = found.key
            self._refuse(EARLIER.format(day=days.long(found.backup)))
            self.damaged.show()
            self.words_changed.emit()
        else:
            self._refuse(WRONG_SHEET if self.is_by_sheet else WRONG)

    def _on_damaged(self) -> None:
        if self._earlier is not None:
            self._let_in(self._earlier)

    def _let_in(self, key: Key) -> None:
        self._be_busy(False)
        self._forget()
        self.opened.emit(key)

    def _on_looked(self, key: Key | None) -> None:
        if key is not None and not self._busy:
            self._let_in(key)
        self.looked.emit()

    def _on_not_kept(self, _: JournalError) -> None:
        """Then it is to be typed, as it always can."""
        self.looked.emit()

    def _on_failed(self, error: JournalError) -> None:
        self._refuse(str(error))

    def _refuse(self, why: str) -> None:
        """Say what is the matter, and leave what was typed to be mended."""
        self._be_busy(False)
        self._say(why)
        self._present.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _say(self, why: str) -> None:
        self.damaged.hide()
        self.trouble.setText(why)
        self.trouble.setVisible(bool(why))
        for field in (self.field, self.sheet):
            field.setAccessibleDescription(why)
        if why:
            self._voice.say(why, urgent=True)
        self.words_changed.emit()

    def _be_busy(self, busy: bool) -> None:
        """Take nothing more while a key is tried. The keyboard stays where it is."""
        self._busy = busy
        self.open_button.setText(OPENING if busy else self._yes)
        self.field.setReadOnly(busy)
        self.sheet.setReadOnly(busy)
        for part in (self.show_typed, self.other_way):
            part.setDisabled(busy)
        if busy:
            self._say("")
            self._voice.say(OPENING)

    def _forget(self) -> None:
        """Hold nothing any more of what was typed."""
        self.field.clear()
        self.sheet.clear()
