"""The first run: where the journal is kept, and whether it has a passphrase."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from leadjournal.cadence import Cadence
from leadjournal.errors import JournalError
from leadjournal.journal import Journal, local_now
from leadjournal.ui import dialogs, theme
from leadjournal.ui.cadence_form import CadenceForm
from leadjournal.ui.cards import label
from leadjournal.ui.protection.passphrase_fields import PassphraseFields
from leadjournal.ui.scrolled_dialog import ScrolledDialog

NEW = "New journals (*.leadjournal)"
JOURNALS = "Journals (*.leadjournal);;All files (*)"
WIDTH = 600


class Welcome(ScrolledDialog):
    """One screen, and then a journal: a new one, `chosen`, or the demo."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, "LeadJournal", WIDTH)
        self.journal: Journal | None = None
        self.chosen: Path | None = None
        self.wants_demo = False
        self._path = path
        self._where = label("", "muted")
        self._elsewhere = theme.look(QPushButton("Keep it elsewhere…"), "link")
        self._protected = QRadioButton("Protect it with a passphrase (recommended)")
        self._plain = QRadioButton("No passphrase: whoever opens the file can read it")
        self.fields = PassphraseFields(known=(path.stem,))
        self._cadence = CadenceForm(Cadence(), local_now().date(), with_leave=False)
        self._demo = theme.look(QPushButton("See a demo first"), "link")
        self._existing = theme.look(QPushButton("Open a journal I have…"), "link")
        self._start = theme.look(QPushButton("Start my journal"), "primary")
        self._lay_out()
        self._connect()
        self._protected.setChecked(True)
        self._show_path()
        self.fields.setFocus()

    def _lay_out(self) -> None:
        self.setWindowIcon(theme.icon("logo", "accent"))
        column = self.column
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
        column.addSpacing(8)
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
        for part in (self._protected, self.fields, self._plain):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(label("When to be asked", "strong"))
        column.addWidget(self._cadence)
        column.addStretch(1)
        foot = self.foot.row
        foot.addWidget(self._existing)
        foot.addWidget(self._demo)
        foot.addStretch(1)
        foot.addWidget(self._start)
        self._start.setDefault(True)

    def _connect(self) -> None:
        self._elsewhere.clicked.connect(self._on_elsewhere)
        self._protected.toggled.connect(self._on_protected_toggled)
        self.fields.changed.connect(self._update_start)
        self.fields.words_changed.connect(partial(self.fit, may_shrink=False))
        self._existing.clicked.connect(self._on_existing)
        self._demo.clicked.connect(self._on_demo)
        self._start.clicked.connect(self._on_start)

    def _show_path(self) -> None:
        """Say where, so that a long path may go on in another line."""
        breakable = str(self._path).replace(os.sep, f"{os.sep}\u200b")
        self._where.setText(breakable)
        self._where.setAccessibleName(str(self._path))

    def _on_elsewhere(self) -> None:
        chosen = dialogs.choose_new_file(self, "Keep My Journal", self._path, NEW)
        if chosen:
            self._path = chosen.with_suffix(".leadjournal")
            self._show_path()

    def _on_protected_toggled(self, protected: bool) -> None:
        self.fields.setVisible(protected)
        self._update_start()
        self.fit()

    def _update_start(self) -> None:
        agree = bool(self.fields.passphrase)
        self._start.setEnabled(agree or self._plain.isChecked())

    def _on_existing(self) -> None:
        self.chosen = dialogs.choose_file(self, "Open Journal", JOURNALS)
        if self.chosen:
            self.accept()

    def _on_demo(self) -> None:
        self.wants_demo = True
        self.accept()

    def _on_start(self) -> None:
        passphrase = self.fields.passphrase if self._protected.isChecked() else None
        try:
            self.journal = Journal.create(self._path, passphrase)
            with self.journal.change():
                self.journal.set_cadence(self._cadence.cadence)
        except JournalError as error:
            dialogs.show_error(self, error)
        else:
            self.accept()
