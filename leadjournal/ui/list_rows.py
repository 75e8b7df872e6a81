"""The rows of a list of reflections, read a page at a time as they come into sight."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from leadjournal import days
from leadjournal.finding import Row
from leadjournal.journal import Journal
from leadjournal.models import Reflection

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PAGE = 50
PAGES_KEPT = 40
ROW = Role.UserRole
WORDS = 8  # of a text that stand for its title


def title(row: Row) -> str:
    """Return the title; without one, the first words of the text."""
    words = row.excerpt.split()
    first = " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")
    return row.title.strip() or first or "Untitled"


class ListRows(QStringListModel):
    """Knows how many reflections a query finds, and what a list shows of each.

    A view asks for the number of rows twice for every row it lays out; so the
    number is kept by Qt, as that of a list of nothing, and the rows by us.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._pages: dict[int, list[Row]] = {}
        self.query = ""
        self.only: frozenset[str] | None = None

    def ask(self, query: str, only: frozenset[str] | None) -> None:
        """Show what another query finds. Raises BadQueryError, and changes nothing."""
        count = self._journal.reflections.count(query, only=only)
        self.query, self.only = query, only
        self._pages.clear()
        self.setStringList([""] * count)

    def reload(self) -> None:
        """Forget what was read, and count anew."""
        count = self._journal.reflections.count(self.query, only=self.only)
        self._pages.clear()
        if count != self.rowCount():
            self.setStringList([""] * count)

    def reload_row(self, number: int) -> None:
        """Read one row again, such as that of a text being written."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page, [])
        if place < len(rows):
            rows[place : place + 1] = self._journal.reflections.rows(
                only=[rows[place].uuid], limit=1
            )

    def row(self, number: int) -> Row | None:
        """Return a row; None if it has gone since they were counted."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            if len(self._pages) >= PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._journal.reflections.rows(
                self.query, only=self.only, offset=page * PAGE, limit=PAGE
            )
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def position(self, reflection: Reflection) -> int | None:
        """Return at which place of the list a reflection stands, or None."""
        return self._journal.reflections.position(
            reflection, self.query, only=self.only
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        wanted = (Role.DisplayRole, Role.AccessibleTextRole, ROW)
        if role not in wanted or not (row := self.row(index.row())):
            return None
        if role == ROW:
            return row
        if role == Role.DisplayRole:
            return title(row)
        return self._in_words(row)

    def _in_words(self, row: Row) -> str:
        """Return what is to be heard of a row."""
        known = self._journal.frameworks.practices
        parts = [title(row), days.long(row.day)]
        parts += [known[key].short if key in known else key for key in row.practices]
        states = ((row.draft, "draft"), (row.private, "private"))
        parts += [state for holds, state in states if holds]
        return ", ".join(parts)
