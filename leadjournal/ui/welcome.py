"""The first run: where the journal is kept, and whether it has a passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.cadence import Cadence
from leadjournal.errors import JournalError
from leadjournal.journal import Journal, local_now
from leadjournal.ui import dialogs, theme
from leadjournal.ui.cadence_form import CadenceForm
from leadjournal.ui.cards import label
from leadjournal.ui.editor.voice import Voice

NEW = "New journals (*.leadjournal)"
DIFFER = "The two passphrases are not the same yet."
JOURNALS = "Journals (*.leadjournal);;All files (*)"


class Welcome(QDialog):
    """One screen, and then a journal: a new one, `chosen`, or the demo."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal: Journal | None = None
        self.chosen: Path | None = None
        self.wants_demo = False
        self._path = path
        self._where = label("", "muted")
        self._elsewhere = theme.look(QPushButton("Keep it elsewhere…"), "link")
        self._protected = QRadioButton("Protect it with a passphrase (recommended)")
        self._plain = QRadioButton("No passphrase: whoever opens the file can read it")
        self._first = self._secret("Passphrase")
        self._second = self._secret("The same passphrase again")
        self._why = label("", "warn")
        self._voice = Voice(self._second)
        self._show = QCheckBox("Show what I type")
        self._note = label(
            "Nobody can bring back a journal whose passphrase is lost: not you, and"
            " not us. Write it down and keep it somewhere safe."
        )
        self._cadence = CadenceForm(Cadence(), local_now().date(), with_leave=False)
        self._demo = theme.look(QPushButton("Look at a demo journal first"), "link")
        self._existing = theme.look(QPushButton("Open a journal I have…"), "link")
        self._start = theme.look(QPushButton("Start my journal"), "primary")
        self._lay_out()
        self._connect()
        self._protected.setChecked(True)
        self._show_path()
        self._first.setFocus()

    def _secret(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        return field

    def _lay_out(self) -> None:
        self.setWindowTitle("LeadJournal")
        self.setWindowIcon(theme.icon("logo", "accent"))
        self.setMinimumWidth(theme.size(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 36, 44, 32)
        column.setSpacing(12)
        logo = QLabel()
        logo.setPixmap(theme.icon("logo", "accent").pixmap(QSize(40, 40)))
        column.addWidget(logo)
        column.addWidget(label("A journal of your own", "title"))
        column.addWidget(
            label(
                "LeadJournal keeps what you write in one file on this computer, and"
                " sends nothing anywhere. Ten minutes a week are enough."
            )
        )
        column.addSpacing(12)
        column.addWidget(label("Where it is kept", "strong"))
        where = QHBoxLayout()
        where.addWidget(self._where, 1)
        where.addWidget(self._elsewhere)
        column.addLayout(where)
        column.addSpacing(8)
        column.addWidget(label("Who can read it", "strong"))
        choices = QButtonGroup(self)
        for choice in (self._protected, self._plain):
            choices.addButton(choice)
        column.addWidget(self._protected)
        theme.look(self._note, "muted")
        self._why.hide()
        for part in (self._first, self._second, self._why, self._show, self._note):
            column.addWidget(part)
        column.addWidget(self._plain)
        column.addSpacing(8)
        column.addWidget(label("When to be asked", "strong"))
        column.addWidget(self._cadence)
        column.addSpacing(16)
        buttons = QHBoxLayout()
        buttons.addWidget(self._existing)
        buttons.addWidget(self._demo)
        buttons.addStretch(1)
        buttons.addWidget(self._start)
        column.addLayout(buttons)
        self._start.setDefault(True)

    def _connect(self) -> None:
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._protected.toggled.connect(self._on_protected_toggled)
        self._first.textChanged.connect(self._update_start)
        self._second.textChanged.connect(self._update_start)
        self._show.toggled.connect(self._on_show_toggled)
        self._existing.clicked.connect(self._on_existing)
        self._demo.clicked.connect(self._on_demo)
        self._start.clicked.connect(self._on_start)

    def _show_path(self) -> None:
        self._where.setText(str(self._path))
        self._where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def _on_elsewhere(self) -> None:
        chosen = dialogs.choose_new_file(self, "Keep My Journal", self._path, NEW)
        if chosen:
            self._path = chosen.with_suffix(".leadjournal")
            self._show_path()

    def _on_protected_toggled(self, protected: bool) -> None:
        for part in (self._first, self._second, self._show, self._note):
            part.setVisible(protected)
        self._update_start()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the wrapped words need, which Qt asks of no dialog."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        width = max(self.width(), self.minimumWidth())
        height = min(layout.totalHeightForWidth(width), self.screen().size().height())
        self.setMinimumHeight(height)
        self.resize(width, height)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _on_show_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self._first, self._second):
            field.setEchoMode(mode)

    def _update_start(self) -> None:
        agree = self._first.text() == self._second.text() != ""
        self._start.setEnabled(agree or self._plain.isChecked())
        differ = bool(self._second.text()) and not agree and self._protected.isChecked()
        self._say_why(DIFFER if differ else "")

    def _say_why(self, why: str) -> None:
        """Say why Start is off, to read at once and to hear when one pauses."""
        if why == self._why.text():
            return
        self._why.setText(why)
        self._second.setAccessibleDescription(why)
        self._why.setVisible(bool(why))
        if why:
            self._voice.say_soon(why)
        else:
            self._voice.hush()
        self._fit()

    def _on_existing(self) -> None:
        self.chosen = dialogs.choose_file(self, "Open Journal", JOURNALS)
        if self.chosen:
            self.accept()

    def _on_demo(self) -> None:
        self.wants_demo = True
        self.accept()

    def _on_start(self) -> None:
        passphrase = self._first.text() if self._protected.isChecked() else None
        try:
            self.journal = Journal.create(self._path, passphrase)
            with self.journal.change():
                self.journal.set_cadence(self._cadence.cadence)
        except JournalError as error:
            dialogs.show_error(self, error)
        else:
            self.accept()
