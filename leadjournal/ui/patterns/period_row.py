"""Which days to look at: four weeks, a quarter, a year, all, or days of one's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QPushButton,
    QWidget,
)

from leadjournal import periods
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.day_field import DayField

OWN = "Own dates…"
NAMES = (periods.FOUR_WEEKS, periods.QUARTER, periods.YEAR, periods.ALL, OWN)


class PeriodButtons(WrappingRow):
    """One of several to choose from; Tab stops at the chosen, arrow keys go on."""

    period_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        for place, name in enumerate(NAMES):
            button = QPushButton(name)
            button.setCheckable(True)
            # A screen reader is to say that it is one of several to choose from.
            button.setAutoExclusive(True)
            button.setAccessibleName(f"Period: {name.rstrip('…')}")
            self.group.addButton(button, place)
            _let_tab_reach(button, name == periods.YEAR)
            button.setChecked(name == periods.YEAR)
            self.addWidget(button)
        self.group.buttonToggled.connect(_let_tab_reach)
        self.group.buttonClicked.connect(self._on_clicked)

    @property
    def chosen(self) -> str:
        return NAMES[self.group.checkedId()]

    def _on_clicked(self, _: QAbstractButton) -> None:
        self.period_chosen.emit()


class OwnDates(QWidget):
    """Two days to type or to choose; they count when a field is left or by Enter."""

    days_chosen = Signal()

    def __init__(self, first: date, last: date) -> None:
        super().__init__()
        self.first = DayField("First day", first)
        self.last = DayField("Last day", last)
        row = WrappingRow(self)
        for word, field in (("From", self.first), ("to", self.last)):
            words = label(word, "muted", wraps=False)
            words.setBuddy(field)
            row.addWidget(words)
            row.addWidget(field)
        self.show_days(first, last)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._on_changed)

    def show_days(self, first: date, last: date) -> None:
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)
            field.day = day
            field.blockSignals(False)

    @property
    def days(self) -> tuple[date, date]:
        return self.first.day, self.last.day

    def _on_changed(self, _: QDate) -> None:
        self.days_chosen.emit()


def _let_tab_reach(button: QAbstractButton, checked: bool) -> None:
    """Of several to choose from, Tab stops at the chosen; arrow keys go on."""
    policy = Qt.FocusPolicy
    button.setFocusPolicy(policy.StrongFocus if checked else policy.ClickFocus)
