"""Reflections to tick, with their days; private ones say that they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal

from leadjournal import days
from leadjournal.finding.finder import Row
from leadjournal.ui.reporting.tick_painter import FORM as AS
from leadjournal.ui.reporting.tick_painter import NOTE, STRONG, WARNS
from leadjournal.ui.searching.list_rows import Index, title

Role = Qt.ItemDataRole
NOBODY = QModelIndex()
PRIVATE = "Private: in it only if you tick it"


class ChoiceRows(QAbstractListModel):
    """The reflections of some days; what is ticked stays so while the days change."""

    ticked_changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._all: Sequence[Row] = ()
        self._shown: Sequence[Row] = ()
        self._words = ""
        self._ticked: set[str] = set()

    @property
    def ticked(self) -> frozenset[str]:
        """The ids of those that are ticked and of these days, in sight or not."""
        return frozenset(row.uuid for row in self._all if row.uuid in self._ticked)

    @property
    def private_ticked(self) -> int:
        return sum(row.private and row.uuid in self._ticked for row in self._all)

    @property
    def private_left(self) -> int:
        return sum(row.private and row.uuid not in self._ticked for row in self._all)

    @property
    def total(self) -> int:
        return len(self._all)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._all = rows
        self.narrow(self._words)
        self.ticked_changed.emit()

    def narrow(self, words: str) -> None:
        """Show those alone whose title or beginning has some words."""
        self._words = words
        wanted = words.casefold().split()
        self.beginResetModel()
        self._shown = [
            row
            for row in self._all
            if all(w in f"{row.title} {row.excerpt}".casefold() for w in wanted)
        ]
        self.endResetModel()

    def tick(self, ids: Iterable[str]) -> None:
        self._ticked.update(ids)
        self._tell()

    def tick_shown(self) -> None:
        """Tick what is in sight; each private one needs a tick of its own."""
        self.tick(row.uuid for row in self._shown if not row.private)

    def clear(self) -> None:
        self._ticked.clear()
        self._tell()

    def rowCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Role.DisplayRole:
            return title(row)
        if role == Role.AccessibleTextRole:
            ticked = "" if row.uuid in self._ticked else "not "
            return f"{title(row)}, {self._note(row)}, {ticked}ticked"
        if role == Role.CheckStateRole:
            ticked_ = row.uuid in self._ticked
            return Qt.CheckState.Checked if ticked_ else Qt.CheckState.Unchecked
        if role == NOTE:
            return self._note(row)
        if role == WARNS:
            return row.private
        return STRONG if role == AS else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole:
            return False
        name = self._shown[index.row()].uuid
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(name)
        else:
            self._ticked.discard(name)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def _note(self, row: Row) -> str:
        day = days.short(row.day, self._today)
        notes = [day, *(["draft"] if row.draft else [])]
        return " · ".join([*notes, *([PRIVATE] if row.private else [])])

    def _tell(self) -> None:
        if number := self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(number - 1))
        self.ticked_changed.emit()
