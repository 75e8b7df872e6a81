"""What was written in a year, on which days; each day opens."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leadjournal import days
from leadjournal.journal import Changes, Journal
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, Line, label
from leadjournal.ui.year_days import YearDays
from leadjournal.ui.year_view import YearView
from leadjournal.wording import counted

HINT = (
    "Each number says how many reflections there are of that day. Arrow keys go from"
    " day to day, Enter opens one."
)


class CalendarPage(QWidget):
    """One year at a time. It counts, and says nothing of what is not there."""

    back_requested = Signal()
    reflections_requested = Signal(list, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._counts: dict[date, int] = {}
        self._stale = True
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

    def show_year(self, year: int) -> None:
        """Show a year between that of the first reflection and that of the last."""
        first, last = self._range()
        year = min(max(year, first), last)
        today = self._journal.today()
        day = self.year_view.day
        self._model.show_year(year, self._counts, today)
        if day is None:
            day = today
        if day.year != year:
            day = date(year, day.month, min(day.day, 28))
        self.year_view.go_to(day)
        self._title.setText(str(year))
        self._sentence.setText(self._said_of(year))
        self.year_view.setAccessibleName(f"Days of {year}")
        self.year_view.setAccessibleDescription(f"{self.sentence} {HINT}")
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
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self._counts = self._journal.reflections.days(date.min, date.max)
        self.show_year(self.year)

    def _range(self) -> tuple[int, int]:
        years = {day.year for day in self._counts} | {self._journal.today().year}
        return min(years), max(years)

    def _said_of(self, year: int) -> str:
        written = [count for day, count in self._counts.items() if day.year == year]
        if not written:
            return f"Nothing is written in {year}."
        number = counted(sum(written), "reflection")
        return f"{number} on {counted(len(written), 'day')} in {year}."

    def _lay_out(self) -> None:
        self.setAccessibleName("Calendar")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
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
        self.year_view.day_opened.connect(self._on_day_opened)
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
        found = self._journal.reflections.between(day, day)
        self.reflections_requested.emit([r.uuid for r in found], days.long(day))

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._refresh()
        super().showEvent(event)
