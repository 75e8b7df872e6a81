"""Monday shows the plan and nothing else; a return after a while is a welcome."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from leadjournal import cadence, flow
from leadjournal.journal import Journal
from leadjournal.models import Plan, Reflection
from leadjournal.ui import theme, veil
from leadjournal.ui.cards import Card, label, rule
from leadjournal.weekly import week_of

SHOWN = 3
LEFT = Qt.AlignmentFlag.AlignLeft
A_YEAR = timedelta(days=365)


class MondayCard(Card):
    """What a person wanted to do this week, in their own words."""

    reflection_requested = Signal(object)
    plans_requested = Signal()
    #: All of Today is wanted after all.
    question_requested = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(marked=True)
        self.setAccessibleName("This week")
        self._journal = journal
        self._left_on: date | None = None
        self._plans = QVBoxLayout()
        self._plans.setSpacing(14)
        self._more = theme.look(QPushButton(), "link")
        self._question = theme.look(
            QPushButton("Show this week’s question all the same"), "link"
        )
        self._fill()
        self._connect()

    @property
    def is_wanted(self) -> bool:
        """Whether Today is to show this card alone."""
        if self._left_on == self._journal.today():
            return False
        now = self._journal.local_now()
        due = cadence.is_due(self._journal.cadence, now, self._journal.answered_weeks)
        return cadence.is_monday_card(
            now, has_open_plans=bool(self._journal.plans.open), due=due
        )

    def refresh(self) -> None:
        wanted = self.is_wanted
        while (item := self._plans.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        plans = self._journal.plans.open if wanted else []
        for plan in plans[:SHOWN]:
            if self._plans.count():
                self._plans.addWidget(rule())
            self._plans.addWidget(self._row(plan))
        self._more.setText(f"All {len(plans)} open plans →")
        self._more.setVisible(len(plans) > SHOWN)
        self.setVisible(wanted)

    def _row(self, plan: Plan) -> QWidget:
        first = not self._plans.count()
        sentence = veil.over(
            _this_week(plan) if first else plan.sentence, veil.plan(plan)
        )
        title = veil.title(
            plan.reflection.title or "an untitled reflection", plan.reflection.day
        )
        source = theme.look(QPushButton(f"from “{title.replace('&', '&&')}”"), "note")
        source.setAccessibleName(f"Open {title}")
        source.clicked.connect(partial(self._on_opened, plan.reflection))
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(sentence, "question" if first else "prose"))
        column.addWidget(source, 0, LEFT)
        return row

    def _fill(self) -> None:
        self.body.addLayout(self._plans)
        self.body.addWidget(self._more, 0, LEFT)
        self.body.addSpacing(8)
        self.body.addWidget(self._question, 0, LEFT)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._more.clicked.connect(self.plans_requested)
        self._question.clicked.connect(self._on_left)

    def _on_opened(self, reflection: Reflection, _: bool = False) -> None:
        self.reflection_requested.emit(reflection)

    def _on_left(self) -> None:
        self._left_on = self._journal.today()
        self.refresh()
        self.question_requested.emit()


class WelcomeLine(QLabel):
    """A sentence for who comes back after some weeks; otherwise it is not there."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(self, "lead")
        self.hide()

    def refresh(self) -> None:
        sentence = flow.welcome(self._missed())
        self.setText(sentence)
        self.setVisible(bool(sentence))

    def _missed(self) -> int:
        """Count the weeks without a word; free writing is writing, too."""
        today = self._journal.today()
        written = self._journal.reflections.days(today - A_YEAR, today)
        weeks = {*self._journal.answered_weeks, *map(week_of, written)}
        if not weeks or week_of(today) in weeks:
            return 0
        now = self._journal.local_now()
        return cadence.weeks_missed(self._journal.cadence, now, weeks, min(weeks))


def _this_week(plan: Plan) -> str:
    """This week, if the meeting runs late, then I will ask who wants to stop."""
    sentence = plan.sentence
    if plan.cue:
        sentence = f"if {plan.cue}, then I will {plan.act}"
    return f"This week, {sentence}"
