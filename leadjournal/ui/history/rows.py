"""The list of what a reflection said, when: the present text, then the earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from leadjournal import moments
from leadjournal.revisions import Text
from leadjournal.text import counting
from leadjournal.wording import counted

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

GAP = 3
NOW = "The text as it is now"


class HistoryRows(QStringListModel):
    """Says of each text when it was written and how long it is, once it is in sight."""

    def __init__(self, texts: Sequence[Text], now: datetime) -> None:
        super().__init__([""] * len(texts))
        self._texts = texts
        self._now = now

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return "\n".join(self._said(index.row()))
        if role == Role.AccessibleTextRole:
            return ", ".join(self._said(index.row()))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def _said(self, row: int) -> tuple[str, str]:
        text = self._texts[row]
        words = counted(counting.words(text.body), "word")
        day, _, hour = moments.said(text.at, self._now).rpartition(", ")
        return (NOW, words) if row == 0 else (day, f"{hour} · {words}")


class HistoryList(QListView):
    """Lets a person choose one of the texts, with the mouse or the keys."""

    def __init__(self, texts: Sequence[Text], now: datetime) -> None:
        super().__init__()
        self.setAccessibleName("Earlier texts")
        self.setModel(HistoryRows(texts, now))
        self.setUniformItemSizes(True)
        self.setWordWrap(True)  # or the second line of a row is left out
        self.setSpacing(GAP)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> int:
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))
