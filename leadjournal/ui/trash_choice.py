"""How long the trash is kept, to be chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from leadjournal import trash
from leadjournal.journal import Changes, Journal

WORDS = {30: "After 30 days", 60: "After 60 days", 365: "After a year", None: "Never"}


class TrashChoice(QComboBox):
    """Keeps the choice in the journal, so that it travels with it."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.setAccessibleName("Delete for good what is in the trash")
        for kept in trash.CHOICES:
            self.addItem(WORDS[kept], kept)
        self._show()
        self.currentIndexChanged.connect(self._on_chosen)

    def on_journal_changed(self, changes: Changes) -> None:
        if "preferences" in changes:
            self._show()

    def _show(self) -> None:
        self.setCurrentIndex(trash.CHOICES.index(trash.kept_days(self._journal)))

    def _on_chosen(self, index: int) -> None:
        kept = trash.CHOICES[index]
        if kept != trash.kept_days(self._journal):
            with self._journal.change("Change When the Trash Is Emptied"):
                trash.choose_days(self._journal, kept)
