"""The list of what is in a backup, and how each stands in the journal now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from leadjournal import days
from leadjournal.safekeeping.bringing_back import Found, Standing
from leadjournal.ui import veil
from leadjournal.ui.backups.two_lines import TwoLineList
from leadjournal.wording import counted

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()

SAID = {
    Standing.OTHER: "changed since",
    Standing.TRASHED: "in the trash now",
    Standing.GONE: "not there now",
}


class FoundRows(QAbstractListModel):
    """Says of each reflection its title, its day, and what has become of it."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Found] = ()
        self._shown: Sequence[Found] = ()

    def show_found(self, found: Sequence[Found], *, only_other: bool) -> None:
        self.beginResetModel()
        self._all = found
        self._shown = [
            each
            for each in found
            if not only_other or each.standing is not Standing.SAME
        ]
        self.endResetModel()

    def found(self, row: int) -> Found:
        return self._shown[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return "\n".join(said(self.found(index.row())))
        if role == Role.AccessibleTextRole:
            return ", ".join(said(self.found(index.row())))
        return None


class FoundList(TwoLineList):
    """Lets a person choose a reflection."""

    def __init__(self) -> None:
        super().__init__("Reflections in this backup")
        self.rows = FoundRows()
        self.setModel(self.rows)

    @property
    def chosen(self) -> Found | None:
        row = self.currentIndex().row()
        return self.rows.found(row) if row >= 0 else None


def said(found: Found) -> tuple[str, str]:
    """Return the two lines of a row."""
    words = counted(found.words, "word")
    what = SAID.get(found.standing, "in the trash" if found.trashed else words)
    title = veil.title(found.title.strip() or "Untitled", found.day)
    return (title, f"{days.full(found.day)} · {what}")
