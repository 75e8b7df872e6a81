"""The head of the page of patterns: what it shows, which days, and a report of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QPushButton, QVBoxLayout, QWidget

from leadjournal import periods
from leadjournal.ui import theme
from leadjournal.ui.cards import Line, label
from leadjournal.ui.patterns import before_words
from leadjournal.ui.patterns import wording as patterns_words
from leadjournal.ui.patterns.card_area import MIDDLING
from leadjournal.ui.patterns.period_row import OWN, OwnDates, PeriodButtons
from leadjournal.ui.patterns.work import Worked

BESIDE = "Set beside the period before"


class PatternsHead(QWidget):
    """The title, the counts of a line, the periods and the button for a report."""

    period_changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._note = label("", "muted")
        self.periods = PeriodButtons()
        year = periods.span(periods.YEAR, today)
        self.dates = OwnDates(year.first, year.last)
        self.report = theme.look(QPushButton("Make a Report"), "primary")
        self.report.setAccessibleName("Make a report of this period")
        self.compare = QCheckBox(BESIDE)
        self._before = label("", "muted")
        self._before.setMinimumWidth(1)
        self._lay_out()
        self.dates.hide()
        self.report.setEnabled(False)
        self.periods.period_chosen.connect(self._on_period_chosen)
        self.dates.days_chosen.connect(self.period_changed)
        self.compare.toggled.connect(self._update_before)

    @property
    def compares(self) -> bool:
        return self.compare.isChecked() and self.compare.isEnabled()

    def say(self, note: str) -> None:
        self._note.setText(note)
        self.report.setEnabled(False)

    def show_worked(self, worked: Worked) -> None:
        """Show the counts of a line, and what is known of the period before."""
        note = patterns_words.in_short(worked.overview.summary)
        self._note.setText(note if worked.is_enough else patterns_words.HERE)
        self.report.setEnabled(True)
        self._before.setText(before_words.when(worked))
        self.compare.setEnabled(before_words.has_any(worked))
        self.compare.setVisible(bool(self._before.text()) and worked.is_enough)
        self._update_before()

    def arrange(self, width: int) -> None:
        """Put title and periods beside each other, or beneath."""
        direction = QBoxLayout.Direction
        beside = width >= theme.size(MIDDLING + 200)
        self._row.setDirection(
            direction.LeftToRight if beside else direction.TopToBottom
        )

    def _lay_out(self) -> None:
        self.periods.addWidget(self.report)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._row.addWidget(label("Patterns", "title"), 1)
        self._row.addLayout(self.periods)
        quiet = Line(820)
        quiet.row.addWidget(self._note, 1)
        quiet.row.addWidget(self.compare)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.dates, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(quiet)
        column.addWidget(self._before)
        self.compare.hide()
        self._before.hide()

    def _on_period_chosen(self) -> None:
        self.dates.setVisible(self.periods.chosen == OWN)
        if self.periods.chosen == OWN:
            self.dates.first.setFocus()
        self.period_changed.emit()

    def _update_before(self, *_: object) -> None:
        """Say which days are set beside these, or why none can be."""
        known = self.compare.isChecked() or not self.compare.isEnabled()
        shown = known and not self.compare.isHidden()
        self._before.setVisible(shown and bool(self._before.text()))
