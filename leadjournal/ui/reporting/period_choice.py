"""Choosing the days that a report is about."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from leadjournal import days
from leadjournal.periods import ALL, FOUR_WEEKS, QUARTER, YEAR, Span, span
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.day_field import DayField

OWN = "Days of my own"
NAMES = (FOUR_WEEKS, QUARTER, YEAR, ALL, OWN)
BACKWARDS = "The last day is before the first one."


class PeriodChoice(QWidget):
    """A period by its name, or from one day to another."""

    period_changed = Signal()

    def __init__(self, today: date, earliest: date) -> None:
        super().__init__()
        self._today, self._earliest = today, earliest
        self.names = QComboBox()
        self.first = DayField("First day", today - timedelta(27))
        self.last = DayField("Last day", today)
        self._own = QWidget()
        self._told = label("", "muted")
        self._lay_out()
        self.names.setCurrentText(YEAR)
        self._on_changed()
        self.names.currentIndexChanged.connect(self._on_changed)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._on_changed)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first day and the last; None where all there is is meant."""
        name = self.names.currentText()
        if name == ALL:
            return None, None
        if name == OWN:
            return self.first.day, self.last.day
        known = span(name, self._today)
        return known.first, known.last

    @property
    def problem(self) -> str:
        first, last = self.days
        return BACKWARDS if first and last and last < first else ""

    def choose(self, first: date | None, last: date | None) -> None:
        """Choose the period of some days, by its name if it has one."""
        wanted = Span(first or self._earliest, last or self._today)
        for name in (ALL, FOUR_WEEKS, QUARTER, YEAR):
            if span(name, self._today, self._earliest) == wanted:
                self.names.setCurrentText(name)
                return
        self.first.day, self.last.day = wanted.first, wanted.last
        self.names.setCurrentText(OWN)

    def _lay_out(self) -> None:
        self.names.addItems(NAMES)
        self.names.setAccessibleName("Period")
        row = WrappingRow(self._own)
        parts = (
            _named("From", self.first),
            self.first,
            _named("to", self.last),
            self.last,
        )
        for part in parts:
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        above = WrappingRow(gap=12)
        above.addWidget(self.names)
        above.addWidget(self._told)
        column.addLayout(above)
        column.addWidget(self._own)

    def _on_changed(self) -> None:
        own = self.names.currentText() == OWN
        self._own.setVisible(own)
        first, last = self.days
        if own:
            self._told.setText(self.problem)
        else:
            first, last = first or self._earliest, last or self._today
            self._told.setText(f"{days.full(first)} to {days.full(last)}")
        self._told.setVisible(bool(self._told.text()))
        self.period_changed.emit()


def _named(words: str, field: DayField) -> QLabel:
    shown = label(words, wraps=False)
    shown.setBuddy(field)
    return shown
