"""Choosing reflections for a report or a form, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.finding.finder import Row
from leadjournal.journal import Journal
from leadjournal.ui import tasks, theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.reporting.choice_rows import ChoiceRows
from leadjournal.ui.reporting.tick_list import TickList
from leadjournal.wording import counted

#: As many as there are.
ALL = 2**62
LEAST = 220  # px: some rows can be seen at once
NONE_HERE = "There are no reflections in these days."
READING = "Reading…"


class ReflectionChoices(QWidget):
    """Lists the reflections of some days, read away from the window."""

    chosen_changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._asked = 0
        self._days: tuple[date | None, date | None] | None = None
        self.rows = ChoiceRows(journal.today())
        self.field = QLineEdit()
        self.all = QPushButton("Tick All")
        self.none = QPushButton("Tick None")
        self.list = TickList(self.rows, "Reflections to choose from", wraps=False)
        self.told = label("", "muted")
        self._lay_out()
        self.field.textChanged.connect(self.rows.narrow)
        self.all.clicked.connect(self.rows.tick_shown)
        self.none.clicked.connect(self.rows.clear)
        self.rows.ticked_changed.connect(self._on_ticked_changed)

    @property
    def chosen(self) -> frozenset[str]:
        return self.rows.ticked

    def tick(self, ids: Iterable[str]) -> None:
        self.rows.tick(ids)

    def show_days(self, first: date | None, last: date | None) -> None:
        """List the reflections between two days; of several wishes the last counts."""
        if self._days == (first, last):
            return
        self._days = (first, last)
        self._asked += 1
        self.told.setText(READING)
        tasks.run(
            _reading(self._journal, first, last),
            done=partial(self._on_read, self._asked),
            failed=self._on_failed,
            owner=self,
        )

    def _lay_out(self) -> None:
        self.field.setPlaceholderText("Find in these")
        self.field.setAccessibleName("Find in the reflections to choose from")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(theme.size(180))
        self.all.setToolTip("All that are in sight, but for the private ones")
        self.all.setAccessibleName("Tick all but the private ones")
        for button in (self.all, self.none):
            button.setAutoDefault(False)
        self.list.setMinimumHeight(theme.size(LEAST))
        row = WrappingRow()
        for part in (self.field, self.all, self.none):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)

    def _on_read(self, asked: int, rows: list[Row]) -> None:
        if asked == self._asked:
            self.rows.show_rows(rows)

    def _on_failed(self, error: JournalError) -> None:
        self._days = None
        self.told.setText(str(error))

    def _on_ticked_changed(self) -> None:
        self.told.setText(self._words())
        self.chosen_changed.emit()

    def _words(self) -> str:
        """Say how many are chosen, and how many of the private ones are and are not."""
        if not self.rows.total:
            return NONE_HERE
        words = f"{len(self.chosen)} of {self.rows.total} chosen."
        if number := self.rows.private_ticked:
            are = "is" if number == 1 else "are"
            words += f" {number} of them {are} private."
        if number := self.rows.private_left:
            are = "is" if number == 1 else "are"
            words += f" {counted(number, 'private reflection')} {are} left out."
        return words


def _reading(
    journal: Journal, first: date | None, last: date | None
) -> Callable[[], list[Row]]:
    """Return what a worker is to do, with a reader of its own."""

    def work() -> list[Row]:
        with journal.reader() as reader:
            return reader.reflections.rows(_query(first, last), limit=ALL)

    return work


def _query(first: date | None, last: date | None) -> str:
    """Return what the search calls the days between two, both included."""
    words = [f"after:{first.isoformat()}"] if first else []
    if last and last < date.max:
        words.append(f"before:{(last + timedelta(1)).isoformat()}")
    return " ".join(words)
