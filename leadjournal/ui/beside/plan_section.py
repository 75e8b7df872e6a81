"""The if-thens of a reflection, and a form for one more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadjournal.journal import Changes, Journal
from leadjournal.models import Plan, Reflection
from leadjournal.ui.beside.plan_rows import PlanForm, PlanRow
from leadjournal.ui.beside.practice_row import RING
from leadjournal.ui.beside.section import Section
from leadjournal.ui.editor.begun import Begun


class PlanSection(Section):
    """Shows what was planned; what is begun waits until its reflection comes back."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("If… then")
        self._journal = journal
        self._reflection: Reflection | None = None
        self.rows: list[PlanRow] = []
        self._said: list[tuple[object, ...]] = []
        self.form = PlanForm(journal.today())
        self._begun = Begun(journal, "plan", self.form.words)
        self._planned = QWidget()
        self._column = QVBoxLayout(self._planned)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.heading.setContentsMargins(RING, 0, RING, 3)
        self.form.setContentsMargins(RING, 0, RING, 0)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(self._planned)
        self.column.addWidget(self.form)
        self.form.plan_written.connect(self._on_plan_written)
        self.form.typed.connect(self._begun.on_typed)
        self.form.left.connect(self._begun.try_to_save)

    @property
    def parts(self) -> Sequence[QWidget]:
        return [*(row.state for row in self.rows), *self.form.parts]

    def show_reflection(self, reflection: Reflection | None) -> None:
        if reflection is not self._reflection:
            self.save()
            self.form.show_words(self._begun.words_for(reflection))
        self._reflection = reflection
        if reflection is not None:
            self._show_plans(reflection)

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & {"plans", "reflections"}:
            self.show_reflection(self._reflection)

    def save(self) -> None:
        """Keep the plan that was begun, without adding it. Raises StorageError."""
        self._begun.save()

    def _show_plans(self, reflection: Reflection) -> None:
        """Have a row for each plan; rows that stay keep the keyboard."""
        said = [PlanRow.says(plan) for plan in reflection.plans]
        if said == self._said:
            return
        self._said = said
        focused = [row.state.hasFocus() for row in self.rows]
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [PlanRow(plan, self._journal.today()) for plan in reflection.plans]
        self._planned.setVisible(bool(self.rows))
        for row in self.rows:
            self._column.addWidget(row)
            row.show()  # now, not in a moment: one of them may take the focus
            row.outcome_chosen.connect(self._on_outcome_chosen)
        if True in focused[: len(self.rows)]:
            self.rows[focused.index(True)].state.setFocus()
        self.parts_changed.emit()

    def _on_outcome_chosen(self, plan: Plan, outcome: str | None) -> None:
        if outcome is None:
            with self._journal.change("Reopen Plan"):
                self._journal.plans.reopen(plan)
        else:
            with self._journal.change("Close Plan"):
                self._journal.plans.close(plan, outcome)

    def _on_plan_written(self, cue: str, act: str, whom: str, due: date | None) -> None:
        if self._reflection is not None:
            with self._journal.change("Add Plan"):
                self._journal.plans.add(self._reflection, cue, act, whom, due)
            self.form.clear()
            self._begun.drop()
