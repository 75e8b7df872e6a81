"""What is said of the trash wherever it is seen, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from leadjournal import trash
from leadjournal.errors import BadQueryError
from leadjournal.finding import search
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme, trashing
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor import measure
from leadjournal.ui.pane import Pane
from leadjournal.wording import counted


def is_about_trash(query: str) -> bool:
    """Whether a search looks into the trash."""
    try:
        return _looks_there(search.parse(query))
    except BadQueryError:
        return False


class TrashBar(Pane):
    """Stands above the list of what is in the trash, and is hidden above any other."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("rail", "bottom")
        self._journal = journal
        self._words = label("")
        self._empty = QPushButton("Empty Trash…")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addWidget(self._words)
        row = QWidget()
        WrappingRow(row).addWidget(self._empty)
        column.addWidget(row)
        self._empty.clicked.connect(self._on_empty)
        self.show_query("")

    def show_query(self, query: str) -> None:
        """Be there if a search looks into the trash."""
        self.setVisible(is_about_trash(query))
        self._refresh()

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & {"reflections", "preferences"}:
            self._refresh()

    def _refresh(self) -> None:
        if self.isHidden():
            return
        number = self._journal.reflections.count("is:trashed")
        words = trash.rule(trash.kept_days(self._journal))
        self._words.setText(words if number else "There is nothing in the trash.")
        self._empty.setVisible(number > 0)
        what = counted(number, "reflection")
        self._empty.setAccessibleName(f"Empty Trash: {what}")

    def _on_empty(self) -> None:
        trashing.empty(self.window(), self._journal)


class TrashNote(Pane):
    """Stands above a reflection that is in the trash: until when, and what to do."""

    restore_requested = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("rail", "bottom")
        self._journal = journal
        self._reflection: Reflection | None = None
        self._words = label("")
        self._restore = QPushButton("Restore")
        self._delete = QPushButton("Delete for Good…")
        column = QVBoxLayout(self)
        column.setContentsMargins(measure.SIDE, 10, measure.SIDE, 10)
        column.setSpacing(8)
        column.addWidget(self._words)
        buttons = QWidget()
        row = WrappingRow(buttons)
        for button in (self._restore, self._delete):
            row.addWidget(button)
        column.addWidget(buttons)
        self._restore.clicked.connect(self.restore_requested)
        self._delete.clicked.connect(self._on_delete)
        self.hide()

    @property
    def words(self) -> QLabel:
        """The sentence that is said."""
        return self._words

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Be there for a reflection that is in the trash."""
        self._reflection = reflection
        trashed = reflection.trashed if reflection else None
        self.setVisible(trashed is not None)
        if trashed is not None:
            kept, now = trash.kept_days(self._journal), self._journal.local_now()
            self._words.setText(trash.stated(trashed, now, kept))
            theme.look(self._words, "strong")

    def _on_delete(self) -> None:
        if self._reflection is not None:
            trashing.delete(self.window(), self._journal, self._reflection)


def _looks_there(node: search.Node | None) -> bool:
    match node:
        case search.Filter(key, value):
            return (key, value.casefold()) == ("is", "trashed")
        case search.And(terms) | search.Or(terms):
            return any(map(_looks_there, terms))
    return False
