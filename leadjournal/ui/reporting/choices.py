"""Choosing what to take along: a report, what is new, or a form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.finding.listing import Order
from leadjournal.journal import Journal
from leadjournal.reports.wanted import Wanted, What
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.day_field import DayField
from leadjournal.ui.reporting.period_choice import PeriodChoice
from leadjournal.ui.reporting.reflection_choices import ReflectionChoices

KINDS = {
    What.PERIOD: "A report of a period",
    What.SINCE: "What is new since we last met",
    What.FORM: "A form, filled in from reflections",
}
#: As `reports.prompts.FORMS` has them, said in full.
FORMS = {
    "nmc": "Reflective accounts, to copy into the NMC’s own form",
    "cpd": "A log of professional development (CPD)",
    "coaching": "A log of coaching",
}
WITHOUT, WITH = "One-page summary, without your text", "With reflections that I choose"
NONE_CHOSEN = "Tick the reflections that go into the form."
NOT_YET = "The day when you met is still to come."
MARGIN = 4  # px for the ring of the focus


class ReportChoices(QScrollArea):
    """Everything that is decided before there is anything to read."""

    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._today = journal.today()
        self.kinds = _Group(KINDS.values())
        self.period = PeriodChoice(self._today, _earliest(journal))
        self.met = DayField("The day when we last met", _four_weeks_before(self._today))
        self.form = QComboBox()
        self.contents = _Group((WITHOUT, WITH))
        self.reflections = ReflectionChoices(journal)
        self._met = QWidget()
        self._lay_out()
        self._on_changed()
        for group in (self.kinds, self.contents):
            group.buttons.buttonToggled.connect(self._on_changed)
        self.period.period_changed.connect(self._on_changed)
        self.met.dateChanged.connect(self._on_changed)
        self.form.currentIndexChanged.connect(self._on_changed)
        self.reflections.chosen_changed.connect(self.changed)

    @property
    def kind(self) -> What:
        return list(KINDS)[self.kinds.place]

    @property
    def wanted(self) -> Wanted:
        first, last = self._days
        chosen = self.reflections.chosen if self._is_choosing else frozenset()
        form = str(self.form.currentData())
        return Wanted(self.kind, first, last, form, chosen)

    @property
    def problem(self) -> str:
        """Why there is nothing to make yet; nothing, if there is."""
        if self.kind is What.SINCE:
            return NOT_YET if self.met.day > self._today else ""
        if self.period.problem:
            return self.period.problem
        is_form = self.kind is What.FORM
        return NONE_CHOSEN if is_form and not self.reflections.chosen else ""

    def choose_form(self, ids: Sequence[str]) -> None:
        """Begin with a form of some reflections, of whichever days they are."""
        self.kinds.choose(list(KINDS).index(What.FORM))
        self.period.choose(None, None)
        self.reflections.tick(ids)

    @property
    def _is_choosing(self) -> bool:
        return self.kind is What.FORM or self.contents.place == 1

    @property
    def _days(self) -> tuple[date | None, date | None]:
        if self.kind is What.SINCE:
            return self.met.day, None
        return self.period.days

    def _lay_out(self) -> None:
        self.form.setAccessibleName("Which form")
        self.form.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for key, words in FORMS.items():
            self.form.addItem(words, key)
        met = WrappingRow(self._met)
        asking = label("We last met on", wraps=False)
        asking.setBuddy(self.met)
        met.addWidget(asking)
        met.addWidget(self.met)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        parts = (self.kinds, self.form, self._met, self.period)
        for part in parts:
            column.addWidget(part)
        self._heading = label("What is in it", "heading")
        column.addSpacing(theme.size(8))
        column.addWidget(self._heading)
        column.addWidget(self.contents)
        column.addWidget(self.reflections, 1)
        column.addStretch(0)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("What to take along")

    def _on_changed(self) -> None:
        kind = self.kind
        self.form.setVisible(kind is What.FORM)
        self._met.setVisible(kind is What.SINCE)
        self.period.setVisible(kind is not What.SINCE)
        self.contents.setVisible(kind is not What.FORM)
        self.reflections.setVisible(self._is_choosing)
        if self._is_choosing and not self.period.problem:
            self.reflections.show_days(*self._days)
        self.changed.emit()


class _Group(QWidget):
    """One of a few, each in a line of its own."""

    def __init__(self, options: Iterable[str]) -> None:
        super().__init__()
        self.buttons = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for place, words in enumerate(options):
            button = QRadioButton(words)
            self.buttons.addButton(button, place)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.setChecked(place == 0)

    @property
    def place(self) -> int:
        return self.buttons.checkedId()

    def choose(self, place: int) -> None:
        self.buttons.button(place).setChecked(True)


def _earliest(journal: Journal) -> date:
    first = journal.reflections.rows(limit=1, order=Order.OLDEST)
    return min((row.day for row in first), default=journal.today())


def _four_weeks_before(today: date) -> date:
    return today - timedelta(min(28, (today - date.min).days))
