"""The screens about plans: what became of the last ones, and the next one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from leadjournal import days, flow
from leadjournal.flow import Step, Wording
from leadjournal.models import Plan
from leadjournal.ui import theme, veil
from leadjournal.ui.beside.plan_rows import OUTCOMES
from leadjournal.ui.cards import label, rule
from leadjournal.ui.editor.day_button import DayButton
from leadjournal.ui.weekly.column import Column
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.fields import Keeper, LineField
from leadjournal.ui.weekly.screen import Screen, fields_of, prose, words_of

NEXT = "What happened next?"


class LoopRow(Column):
    """One if-then, what became of it, and what happened next."""

    outcome_chosen = Signal(object, object)  # the plan, and an outcome or None

    def __init__(self, plan: Plan, today: date, keeper: Keeper) -> None:
        super().__init__(10)
        self.plan = plan
        self.outcomes = {outcome.value: QPushButton(name) for outcome, name in OUTCOMES}
        self.note = LineField(f"{NEXT} {veil.plan(plan)}", NEXT)
        words = prose(veil.plan(plan))
        self.add(words)
        if plan.due is not None:
            self.add(label(days.due(plan.due, today), "small"))
        for outcome, button in self.outcomes.items():
            button.setCheckable(True)
            button.setAutoDefault(True)
            button.setAccessibleName(f"{button.text()}: {veil.plan(plan)}")
            button.clicked.connect(partial(self._on_clicked, outcome))
        self.add_row(*self.outcomes.values())
        self.add(self.note)
        keeper.keep(self.note, lambda: plan.note, partial(setattr, plan, "note"))
        self.refresh()

    def refresh(self) -> None:
        for outcome, button in self.outcomes.items():
            button.setChecked(outcome == self.plan.outcome)
        self.note.setVisible(self.plan.outcome is not None)

    def _on_clicked(self, outcome: str, _: bool = False) -> None:
        chosen = self.outcomes[outcome].isChecked()
        self.outcome_chosen.emit(self.plan, outcome if chosen else None)


class LoopScreen(Screen):
    """Close the loop: each open if-then, and “no chance came up” keeps it fair."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, words_of(draft, Step.LOOK_BACK))
        self.rows: list[LoopRow] = []
        for plan in draft.plans_to_close:
            if self.rows:
                self.add(rule())
            row = LoopRow(plan, self.journal.today(), self.keeper)
            row.outcome_chosen.connect(self._on_outcome)
            self.add_wide(row)
            self.rows.append(row)
        self.column.addStretch(1)
        if self.rows:
            self.first = next(iter(self.rows[0].outcomes.values()))

    def refresh(self) -> None:
        there = self.draft.plans_to_close
        for row in self.rows:
            row.setVisible(row.plan in there)
        if all(row.plan in there for row in self.rows):
            super().refresh()
            for row in self.rows:
                row.refresh()

    def _on_outcome(self, plan: Plan, outcome: str | None) -> None:
        if outcome is None:
            with self.journal.change("Reopen Plan"):
                self.journal.plans.reopen(plan)
        else:
            with self.journal.change("Close Plan"):
                self.journal.plans.close(plan, outcome)
        self.refresh()


class IfThenScreen(Screen):
    """When and where, one visible act, with or for whom, and by when."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, words_of(draft, Step.IF_THEN))
        self.cue = self._plan_line("If… (when and where)", "cue")
        self.act = self._plan_line("then I will… (one visible act)", "act")
        self.whom = self._plan_line("with or for… (a role)", "with_whom")
        self.due = DayButton(self.journal.today(), "no special day", padding=8)
        self.no_day = theme.look(QPushButton("No special day"), "link")
        self.add_row(label("by when", "strong"), self.due, self.no_day)
        self.column.addStretch(1)
        self.due.day_chosen.connect(self._on_day)
        self.no_day.clicked.connect(partial(self._on_day, None))
        self.refresh()

    @property
    def is_empty(self) -> bool:
        return not any(field.words() for field in (self.cue, self.act, self.whom))

    def refresh(self) -> None:
        super().refresh()
        plan = self.draft.plan
        day = plan.due if plan else None
        self.due.show_day(day)
        self.no_day.setVisible(day is not None)

    def leave(self) -> None:
        super().leave()
        self.draft.tidy_plan()

    def _plan_line(self, name: str, attribute: str) -> LineField:
        draft = self.draft

        def read() -> str:
            return getattr(draft.plan, attribute) if draft.plan else ""

        def write(said: str) -> None:
            draft.keep_plan(**{attribute: said.strip()})

        return self.add_line(name, "", read, write)

    def _on_day(self, day: date | None, _: bool = False) -> None:
        self.keeper.save()
        self.draft.keep_due(day)
        self.refresh()


class ReadBackScreen(Screen):
    """The plan as one sentence, to be read once, and what might get in its way."""

    def __init__(self, draft: Draft) -> None:
        plan = draft.plan
        words = Wording(sentence_of(plan), "Read it once, slowly.")
        super().__init__(draft, words)
        parts = [
            part
            for part in fields_of(draft, Step.IF_THEN)
            if part.heading == flow.IN_THE_WAY
        ]
        for part in parts:
            self.add_part(part, lines=2)
        self.column.addStretch(1)

    def refresh(self) -> None:
        super().refresh()
        self.title.setText(sentence_of(self.draft.plan))


def sentence_of(plan: Plan | None) -> str:
    """Return a plan as it is read back, with whom it is for and by when."""
    if plan is None:
        return ""
    if not plan.act:
        return f"If {plan.cue}, then…" if plan.cue else ""
    words = plan.sentence.rstrip(". ")
    whom = f", with or for {plan.with_whom}" if plan.with_whom else ""
    due = f", by {days.long(plan.due)}" if plan.due else ""
    return f"{words}{whom}{due}."
