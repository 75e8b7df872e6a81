"""The rail: the places of the window, and how the journal is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.icon_button import IconButton
from leadjournal.ui.quiet_line import QuietLine

WIDTH = 208
NARROW = 760  # px of window, at the usual size of text, with no room for words

ENCRYPTED = "Encrypted on this computer"
PLAIN = "Kept on this computer, no\N{NO-BREAK SPACE}passphrase"
PLAIN_MEANS = "No passphrase: whoever has the file can read it"

#: The places: name, words and drawing.
PLACES = (
    ("today", "Today", "home"),
    ("journal", "Journal", "book"),
    ("patterns", "Patterns", "bars"),
)

#: Under which place of the rail the other pages are.
IN_THE_RAIL = {
    "weekly": "today",
    "plans": "today",
    "questions": "today",
    "calendar": "journal",
}


class Rail(QWidget):
    """Says where one is, and leads elsewhere."""

    place_requested = Signal(str)
    preferences_requested = Signal()
    backups_requested = Signal()
    lock_requested = Signal()
    unveil_requested = Signal()

    def __init__(self, *, encrypted: bool) -> None:
        super().__init__()
        theme.look(self, "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self._places = {name: self._place(*place) for name, *place in PLACES}
        self._preferences = self._button("Settings", "gear")
        self.lock = IconButton("lock", "Lock now", colour="muted", px=14)
        self.backup = QuietLine("backup")
        self.veil = QuietLine("veil", is_drawn_beside=True)
        self.veil.say("Titles are veiled", "Show them again")
        self._words = (
            label("LeadJournal", "heading", wraps=False),
            label(ENCRYPTED if encrypted else PLAIN, "muted"),
        )
        if not encrypted:
            self._words[1].setToolTip(PLAIN_MEANS)
            self._words[1].setAccessibleDescription(PLAIN_MEANS)
        self._lay_out()
        self.lock.setHidden(not encrypted)
        self.backup.hide()  # until there is something to say
        self.veil.hide()
        self.lock.clicked.connect(self.lock_requested)
        self.backup.clicked.connect(self.backups_requested)
        self.veil.clicked.connect(self.unveil_requested)
        for name, button in self._places.items():
            button.clicked.connect(lambda _, name=name: self.place_requested.emit(name))
        self._preferences.clicked.connect(self.preferences_requested)

    def show_place(self, name: str) -> None:
        self._places[IN_THE_RAIL.get(name, name)].setChecked(True)

    def show_backup(self, words: str, trouble: bool = False) -> None:
        """Say when the journal was backed up; nothing, if it never is."""
        self.backup.setVisible(bool(words))
        self.backup.say(words, "See your backups" if words else "", trouble=trouble)

    def show_veiled(self, veiled: bool) -> None:
        self.veil.setVisible(veiled)

    def fit(self, room: int) -> None:
        """Take the width that the words need, or where there is no *room*, do without.

        The names stay for a screen reader and as tooltips.
        """
        narrow = room < theme.size(NARROW)
        width = theme.size(60) if narrow else theme.size(WIDTH * 0.6) + WIDTH * 0.4
        self.setFixedWidth(round(width))
        for words in self._words:
            words.setHidden(narrow)
        for line in (self.backup, self.veil):
            line.be_narrow(narrow)
        left = 5 if self.lock.isVisibleTo(self) else 10
        # Where only drawings are left, they stand one below the other in the middle.
        self._name.setContentsMargins(0 if narrow else 10, 4, 0, 0)
        self._kept.setContentsMargins(*((0,) * 4 if narrow else (left, 0, 4, 0)))
        self._lines.setContentsMargins(*((0,) * 4 if narrow else (10, 0, 4, 0)))
        for button in (*self._places.values(), self._preferences):
            if button.property("narrow") is not narrow:
                button.setProperty("narrow", narrow)
                theme.look(button, "place")
            button.setIconSize(QSize(theme.size(18), theme.size(18)))
            button.setText("" if narrow else f" {button.accessibleName()}")

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Say which keys lead to the places now, by the names of the places."""
        self.lock.show_keys(keys.get("lock_now", ""))
        for name, button in self._places.items():
            words, its = button.accessibleName(), keys.get(name, "")
            button.setToolTip(f"{words} ({its})" if its else words)

    def _place(self, words: str, drawing: str) -> QPushButton:
        button = self._button(words, drawing)
        button.setCheckable(True)
        self._group.addButton(button)
        return button

    def _button(self, words: str, drawing: str) -> QPushButton:
        button = theme.look(QPushButton(), "place")
        button.setIcon(theme.icon(drawing))
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 13, 14)
        column.setSpacing(5)
        column.addLayout(self._name_row())
        column.addSpacing(14)
        for button in self._places.values():
            column.addWidget(button)
        column.addStretch(1)
        column.addLayout(self._protection())
        column.addLayout(self._below(self.veil, self.backup))
        column.addSpacing(8)
        column.addWidget(self._preferences)

    def _name_row(self) -> QHBoxLayout:
        self._name = row = QHBoxLayout()
        row.setSpacing(9)
        logo = QLabel()
        logo.setPixmap(theme.icon("logo", "accent").pixmap(QSize(22, 22)))
        logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        logo.setAccessibleName("")
        row.addWidget(logo)
        row.addWidget(self._words[0], 1)
        return row

    def _protection(self) -> QHBoxLayout:
        self._kept = row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.lock)
        row.addWidget(self._words[1], 1)
        return row

    def _below(self, *lines: QWidget) -> QVBoxLayout:
        self._lines = column = QVBoxLayout()
        column.setSpacing(2)
        for line in lines:
            column.addWidget(line)
        return column
