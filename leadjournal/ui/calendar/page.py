"""What was written in a year, on which days; each day opens."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.finding import narrowing
from leadjournal.journal import Changes, Journal
from leadjournal.ui import theme
from leadjournal.ui.calendar.days import YearDays
from leadjournal.ui.calendar.view import YearView
from leadjournal.ui.cards import Card, Line, label
from leadjournal.ui.searching.lookups import Lookups
from leadjournal.wording import counted

HINT = (
    "Each number says how many reflections there are of that day. Arrow keys go from"
    " day to day, Enter opens one, with Shift its week, with Ctrl its month."
)


class CalendarPage(QWidget):
    """One year at a time. It counts, and says nothing of what is not there.

    Where the list shows what a search finds, so do the days, and they say so.
    """

    back_requested = Signal()
    #: What was written in a day, week or month is to be listed.
    query_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._counts: dict[date, int] = {}
        self._found: dict[date, int] = {}
        self._query = ""
        self._stale = True
        self._lookups = Lookups(journal, self)
        self._everything = theme.look(QPushButton("Show all reflections"), "link")
        self._model = YearDays(journal.today())
        self.year_view = YearView(self._model)
        self._title = label("", "title")
        self._sentence = label("", "lead")
        self._back = theme.look(QPushButton("← Back"), "link")
        self.earlier = QPushButton()
        self.later = QPushButton()
        self._lay_out()
        self._connect()

    @property
    def year(self) -> int:
        return self._model.year

    @property
    def sentence(self) -> str:
        """What is said above the days, such as “63 reflections on 58 days in 2026”."""
        return self._sentence.text()

    @property
    def query(self) -> str:
        """What the days are narrowed to; "" is everything."""
        return self._query

    def show_query(self, query: str) -> None:
        """Show only what a query finds, as the list does; "" finds everything."""
        if query != self._query:
            self._query, self._found = query, {}
            if self.isVisible():
                self.show_year(self.year)
            else:
                self._stale = True

    def show_year(self, year: int) -> None:
        """Show a year between that of the first reflection and that of the last."""
        first, last = self._range()
        year = min(max(year, first), last)
        today = self._journal.today()
        day = self.year_view.day
        self._model.show_year(year, self._shown, today)
        if day is None:
            day = today
        if day.year != year:
            day = date(year, day.month, min(day.day, 28))
        self.year_view.go_to(day)
        self._title.setText(str(year))
        self.year_view.setAccessibleName(f"Days of {year}")
        self._say(year)
        self._look_up(year)
        for button, other, ways in (
            (self.earlier, year - 1, "← {}"),
            (self.later, year + 1, "{} →"),
        ):
            button.setText(ways.format(other))
            button.setAccessibleName(f"Show {other}")
            button.setEnabled(first <= other <= last)

    def on_journal_changed(self, changes: Changes) -> None:
        if "reflections" in changes:
            self._stale = True
            self._lookups.refresh()
            if self.isVisible():
                self._refresh()

    @property
    def _shown(self) -> dict[date, int]:
        return self._found if self._query else self._counts

    def _look_up(self, year: int) -> None:
        """Count elsewhere what the query finds in a year."""
        if self._query:
            found = partial(_found_in, self._query, year)
            self._lookups.ask("days", found, self._on_found, self._on_not_found)
        else:
            self._lookups.forget("days")

    def _on_found(self, found: dict[date, int]) -> None:
        self._found = found
        self._model.show_year(self.year, found, self._journal.today())
        self._say(self.year)

    def _on_not_found(self, _: JournalError) -> None:
        """Go on without a query that is understood no more."""
        self.show_query("")

    def _say(self, year: int) -> None:
        self._sentence.setText(self._said_of(year))
        self._everything.setVisible(bool(self._query))
        self.year_view.setAccessibleDescription(f"{self.sentence} {HINT}")

    def _refresh(self) -> None:
        self._stale = False
        self._counts = self._journal.reflections.days(date.min, date.max)
        self.show_year(self.year)

    def _range(self) -> tuple[int, int]:
        years = {day.year for day in self._counts} | {self._journal.today().year}
        return min(years), max(years)

    def _said_of(self, year: int) -> str:
        written = [count for day, count in self._shown.items() if day.year == year]
        if self._query and not written:
            return f"“{self._query}” finds nothing in {year}."
        if not written:
            return f"Nothing is written in {year}."
        number = counted(sum(written), "reflection")
        if self._query:
            days_of = counted(len(written), "day")
            return f"“{self._query}” finds {number} on {days_of} in {year}."
        return f"{number} on {counted(len(written), 'day')} in {year}."

    def _lay_out(self) -> None:
        self.setAccessibleName("Calendar")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignLeft)
        years = QWidget()
        row = QHBoxLayout(years)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.earlier)
        row.addWidget(self.later)
        row.addStretch(1)
        head = Line(420, gap=10)
        head.row.addLayout(words, 1)
        head.row.addWidget(years)
        card = Card()
        card.body.addWidget(self.year_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(42, 24, 42, 24)
        column.setSpacing(12)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(head)
        column.addWidget(card, 1)
        column.addWidget(label(HINT, "muted"))
        self.setFocusProxy(self.year_view)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self._everything.clicked.connect(self._on_everything)
        self.year_view.day_opened.connect(self._on_day_opened)
        self.year_view.week_opened.connect(self._on_week_opened)
        self.year_view.month_opened.connect(self._on_month_opened)
        for keys, slot in (
            ("Alt+Up", self._on_earlier),
            ("Alt+Down", self._on_later),
            ("Escape", self.back_requested.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        self.earlier.setToolTip("The year before (Alt+Up)")
        self.later.setToolTip("The year after (Alt+Down)")

    def _on_earlier(self) -> None:
        self.show_year(self.year - 1)

    def _on_later(self) -> None:
        self.show_year(self.year + 1)

    def _on_day_opened(self, day: date) -> None:
        self._open(day.isoformat())

    def _on_week_opened(self, day: date) -> None:
        year, week, _ = day.isocalendar()
        self._open(f"{year:04}-W{week:02}")

    def _on_month_opened(self, day: date) -> None:
        self._open(day.isoformat()[:7])

    def _open(self, period: str) -> None:
        self.query_requested.emit(narrowing.in_period(self._query, f"on:{period}"))

    def _on_everything(self) -> None:
        self.show_query("")
        self.year_view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._refresh()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lookups.rest()


def _found_in(query: str, year: int, reader: Journal) -> dict[date, int]:
    """Return on which days of a year a query finds something, and how often."""
    wanted = narrowing.added(query, f"on:{year:04}")
    rows = reader.reflections.rows(wanted, limit=-1)
    return dict(Counter(row.day for row in rows))
