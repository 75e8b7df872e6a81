"""The list of backups: when each was made, how large it is, and where it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from leadjournal.attachments import size_in_words
from leadjournal.safekeeping.backups import Backup
from leadjournal.ui import theme
from leadjournal.ui.backups import words
from leadjournal.ui.backups.two_lines import TwoLineList
from leadjournal.ui.backups.work import Listed

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOWHERE = QModelIndex()
LEAST = 160  # px, at the usual size of text, to see three backups at once


class BackupRows(QAbstractListModel):
    """Says of each backup its day and hour, its size and its place."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: Sequence[Listed] = ()
        self._now: datetime | None = None

    def show_backups(self, listed: Sequence[Listed], now: datetime) -> None:
        self.beginResetModel()
        self._listed, self._now = listed, now
        self.endResetModel()

    def backup(self, row: int) -> Backup:
        return self._listed[row].backup

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or self._now is None:
            return None
        if role in {Role.DisplayRole, Role.AccessibleTextRole}:
            backup = self.backup(index.row())
            when = words.when(backup.made, self._now)
            where = _place(self._listed[index.row()])
            what = f"{size_in_words(backup.size)} · {where}"
            between = "\n" if role == Role.DisplayRole else ", "
            return f"{when}{between}{what}"
        return None


def _place(listed: Listed) -> str:
    places = ["on this computer"] if listed.is_here else []
    return " and ".join([*places, *["in the second place"] * listed.is_second])


class BackupList(TwoLineList):
    """Lets a person choose a backup."""

    def __init__(self) -> None:
        super().__init__("Backups, the newest first")
        self.rows = BackupRows()
        self.setModel(self.rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.size(LEAST))

    @property
    def chosen(self) -> Backup | None:
        row = self.currentIndex().row()
        return self.rows.backup(row) if row >= 0 else None
