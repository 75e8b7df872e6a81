"""A person's own words for spelling: to see them, to add one, to take one away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal import my_words
from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.ui import dialogs, theme
from leadjournal.ui.cards import label

ABOUT = (
    "LeadJournal never marks these words as misspelt. They are kept in your journal,"
    " as safe as the rest of it."
)
EMPTY = "There are no words of your own yet. “Add to My Words” in the menu of a word, "
EMPTY += "or here, adds one."
PROMPT = "A word to add"


class MyWordsDialog(QDialog):
    """Each word that is added or removed is one step, which can be undone."""

    def __init__(self, journal: Journal, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal = journal
        self.field = QLineEdit()
        self.list = QListWidget()
        self.add = QPushButton("Add")
        self.remove = QPushButton("Remove")
        self._empty = label(EMPTY, "muted")
        self._lay_out()
        self._connect()
        self.refresh()
        self.field.setFocus()

    @property
    def words(self) -> list[str]:
        """The words that are listed."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def refresh(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        self.list.addItems(my_words.mine(self._journal.preferences))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._empty.setVisible(not self.list.count())
        self._on_chosen()

    def _lay_out(self) -> None:
        self.setWindowTitle("My Words")
        self.resize(theme.size(440), theme.size(480))
        self.field.setAccessibleName(PROMPT)
        self.field.setPlaceholderText(PROMPT)
        self.list.setAccessibleName("My words")
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.add)
        below = QHBoxLayout()
        below.addWidget(self.remove)
        below.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below.addWidget(buttons)
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(label(ABOUT, "muted"))
        column.addLayout(line)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add_clicked)
        self.field.returnPressed.connect(self._on_add_clicked)
        self.field.textChanged.connect(self._on_chosen)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.list.currentRowChanged.connect(self._on_chosen)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove_clicked)

    def _on_chosen(self, *_: object) -> None:
        self.add.setEnabled(bool(self.field.text().strip()))
        self.remove.setEnabled(self.list.currentItem() is not None)

    def _on_add_clicked(self) -> None:
        if not self.field.text().strip():
            return
        try:
            with self._journal.change("Add Word"):
                my_words.add(self._journal.preferences, self.field.text())
        except JournalError as error:
            dialogs.show_error(self, error)
            return
        self.field.clear()
        self.refresh()

    def _on_remove_clicked(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        try:
            with self._journal.change("Remove Word"):
                my_words.remove(self._journal.preferences, item.text())
        except JournalError as error:
            dialogs.show_error(self, error)
            return
        self.refresh()
