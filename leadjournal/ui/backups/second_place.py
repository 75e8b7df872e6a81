"""The second place: a folder elsewhere that has a copy of each backup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow

ABOUT = (
    "Each backup can have a copy in a second place, such as a USB stick or a network"
    " folder. It is a plain copy of the file: as encrypted as your journal is, and no"
    " more."
)
PLAIN = " Your journal has no passphrase, so whoever has the copy can read it."
AWAY = "Not connected now; it will be caught up."
CHOOSE, CHANGE = "Choose a Second Place…", "Choose Another…"


class SecondPlace(QWidget):
    """Says where the second place is, and lets a person choose it or do without."""

    choose_requested = Signal()
    remove_requested = Signal()

    def __init__(self, *, encrypted: bool) -> None:
        super().__init__()
        self._about = label(ABOUT if encrypted else ABOUT + PLAIN, "muted")
        self.where = label("")
        self.choose = QPushButton(CHOOSE)
        self.remove = QPushButton("Do Without It")
        self._lay_out()
        self.choose.clicked.connect(self.choose_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.show_place(None)

    def show_place(self, folder: Path | None, *, is_there: bool = False) -> None:
        place = str(folder) if folder is not None else ""
        self.where.setText(place if is_there else f"{place}\n{AWAY}")
        self.where.setVisible(folder is not None)
        self.choose.setText(CHOOSE if folder is None else CHANGE)
        self.remove.setVisible(folder is not None)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = WrappingRow(buttons, gap=12)
        for button in (self.choose, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("A second place", "strong"))
        column.addWidget(self._about)
        column.addWidget(self.where)
        column.addWidget(buttons)
        theme.look(self.where, "small")
