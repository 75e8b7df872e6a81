"""The rows of a list of reflections, read a page at a time as they come into sight."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QStringListModel,
    Qt,
    Signal,
)

from leadjournal import days
from leadjournal.finding.finder import Row
from leadjournal.finding.listing import Order
from leadjournal.finding.search import OPEN, plain
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import veil
from leadjournal.ui.first_words import first_words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

PAGE = 50
PAGES_KEPT = 40
FRAME = 0.008  # seconds: half of what there is for a frame
ROW = Role.UserRole


def title(row: Row) -> str:
    """Return the title; without one, the first words; if veiled, its day."""
    first = first_words(plain(row.excerpt))
    return veil.title(row.title.strip() or first or "Untitled", row.day)


def beginning(row: Row) -> str:
    """Return the first words of the text, or those that were found."""
    return veil.over(row.excerpt, "")


@dataclass(frozen=True)
class Asked:
    """What a list shows: the finds of a query, of some reflections or of all."""

    query: str = ""
    only: frozenset[str] | None = None
    order: Order = Order.NEWEST

    def page(self, journal: Journal, number: int) -> list[Row]:
        return journal.reflections.rows(
            self.query,
            only=self.only,
            order=self.order,
            offset=number * PAGE,
            limit=PAGE,
        )

    def count(self, journal: Journal) -> int:
        return journal.reflections.count(self.query, only=self.only)

    def position(self, journal: Journal, reflection: Reflection) -> int | None:
        return journal.reflections.position(
            reflection, self.query, only=self.only, order=self.order
        )


@dataclass(frozen=True)
class Answer:
    """What was found elsewhere: how many, the first page, and how long that took.

    `position` is where the reflection that is shown stands among them.
    """

    asked: Asked
    count: int
    first: list[Row]
    position: int | None
    seconds: float


def answer(asked: Asked, shown: int | None, reader: Journal) -> Answer:
    """Find what is asked for, on a reader elsewhere. Raises BadQueryError."""
    count = asked.count(reader)
    start = perf_counter()
    first = asked.page(reader, 0)
    seconds = perf_counter() - start
    reflection = None if shown is None else reader.reflections.by_id(shown)
    position = None if reflection is None else asked.position(reader, reflection)
    return Answer(asked, count, first, position, seconds)


class ListRows(QStringListModel):
    """Knows how many reflections a query finds, and what a list shows of each.

    A view asks for the number of rows twice for every row it lays out; so the
    number is kept by Qt, as that of a list of nothing, and the rows by us.
    Where a page takes longer than a frame may, what is painted waits for pages
    that are read elsewhere.
    """

    #: The number of a page that is in sight, and not read yet.
    page_wanted = Signal(int)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._pages: dict[int, list[Row]] = {}
        self._former: dict[int, list[Row]] = {}  # shown until they are read anew
        self._slow = False
        self.asked = Asked()

    @property
    def query(self) -> str:
        return self.asked.query

    @property
    def only(self) -> frozenset[str] | None:
        return self.asked.only

    def ask(self, asked: Asked) -> None:
        """Show what another query finds. Raises BadQueryError, and changes nothing."""
        count = asked.count(self._journal)
        self._show(asked, count)

    def show(self, found: Answer) -> None:
        """Show what was found elsewhere."""
        self._show(found.asked, found.count)
        self._pages[0] = found.first
        self._slow = found.seconds > FRAME

    def reload(self) -> None:
        """Forget what was read, and count anew."""
        count = self.asked.count(self._journal)
        self._former = {**self._former, **self._pages}
        self._pages.clear()
        if count != self.rowCount():
            self._former.clear()
            self._set_count(count)

    def reload_row(self, number: int) -> None:
        """Read one row again, such as that of a text being written."""
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page, [])
        if place < len(rows):
            read, only = self._journal.reflections.rows, [rows[place].uuid]
            found = read(self.query, only=only, limit=1)
            rows[place : place + 1] = found or read(only=only, limit=1)

    def row(self, number: int) -> Row | None:
        """Return a row; None if it has gone since they were counted."""
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            start = perf_counter()
            self.take_page(self.asked, page, self.asked.page(self._journal, page))
            self._slow = self._slow or perf_counter() - start > FRAME
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None

    def row_to_paint(self, number: int) -> Row | None:
        """Return a row, or None while it is still to be read."""
        page, place = divmod(number, PAGE)
        if not self._slow or page in self._pages:
            return self.row(number)
        self.page_wanted.emit(page)
        rows = self._former.get(page, [])
        return rows[place] if place < len(rows) else None

    def take_page(self, asked: Asked, page: int, rows: list[Row]) -> None:
        """Take a page that was read, unless something else is shown by now."""
        if asked != self.asked:
            return
        if len(self._pages) >= PAGES_KEPT:
            del self._pages[next(iter(self._pages))]
        self._pages[page] = rows
        self._former.pop(page, None)

    def position(self, reflection: Reflection) -> int | None:
        """Return at which place of the list a reflection stands, or None."""
        return self.asked.position(self._journal, reflection)

    def _show(self, asked: Asked, count: int) -> None:
        self.asked = asked
        self._pages.clear()
        self._former.clear()
        self._slow = False
        self._set_count(count)

    def _set_count(self, count: int) -> None:
        """Let there be so many rows; to make more of them takes Qt longest."""
        before = self.rowCount()
        if 0 < count <= before:
            self.removeRows(count, before - count)
            self.dataChanged.emit(self.index(0), self.index(min(count, PAGE) - 1))
        else:
            self.setStringList([""] * count)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == ROW:
            return self.row_to_paint(index.row())
        wanted = (Role.DisplayRole, Role.AccessibleTextRole)
        if role not in wanted or not (row := self.row(index.row())):
            return None
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
        if OPEN in (found := beginning(row)):
            parts.append(f"found in: {plain(found)}")
        return ", ".join(parts)
