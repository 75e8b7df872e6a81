"""The days of a year as a table: a row a month, a number for what was written."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from leadjournal import days
from leadjournal.wording import counted

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

MONTHS, LONGEST_MONTH = 12, 31
COUNT, DAY, IS_TODAY = Role.UserRole, Role.UserRole + 1, Role.UserRole + 2


class YearDays(QAbstractTableModel):
    """Knows one year; a day that a month does not have cannot be reached."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._counts: Mapping[date, int] = {}
        self.year = today.year

    def show_year(self, year: int, counts: Mapping[date, int], today: date) -> None:
        """Show how often something was written on the days of a year."""
        self.year, self._counts, self._today = year, counts, today
        last = self.index(MONTHS - 1, LONGEST_MONTH - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, MONTHS - 1)

    def day(self, index: Index) -> date | None:
        month, number = index.row() + 1, index.column() + 1
        if not index.isValid() or number > monthrange(self.year, month)[1]:
            return None
        return date(self.year, month, number)

    def index_of(self, day: date) -> QModelIndex:
        return self.index(day.month - 1, day.day - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else MONTHS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else LONGEST_MONTH

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.day(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        day = self.day(index)
        if day is None:
            return None
        count = self._counts.get(day, 0)
        if role == Role.DisplayRole:
            return str(count) if count else ""
        if role in {Role.AccessibleTextRole, Role.ToolTipRole}:
            return self._in_words(day, count)
        known: dict[int, Any] = {COUNT: count, DAY: day, IS_TODAY: day == self._today}
        return known.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        along = orientation is Qt.Orientation.Horizontal
        if role == Role.DisplayRole:
            return str(section + 1) if along else days.MONTHS[section][:3]
        if role == Role.AccessibleTextRole:
            return f"Day {section + 1}" if along else days.MONTHS[section]
        return None

    def _in_words(self, day: date, count: int) -> str:
        """Thursday 19 November 2026: 2 reflections"""
        written = counted(count, "reflection") if count else "nothing written"
        today = ", today" if day == self._today else ""
        return f"{days.long(day)}{today}: {written}"
