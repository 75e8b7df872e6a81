"""A list of plans, a page of them at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from leadjournal.journal import Journal
from leadjournal.models import Plan
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, label
from leadjournal.ui.plans.line import PlanLine

PAGE = 25


class PlanList(Card):
    """Shows plans, and closes and reopens them where they stand."""

    reflection_requested = Signal(object)
    #: The keyboard has gone to something that may be out of sight.
    focus_moved = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.setAccessibleName("Plans")
        self._journal = journal
        self._plans: list[Plan] = []
        self._places: dict[int, int] = {}
        self._lines: dict[int, PlanLine] = {}
        self._room = PAGE
        #: What was closed or reopened here stays until another list is asked for.
        self._touched: set[int] = set()
        self._nothing = label("", "lead")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._more = theme.look(QPushButton(), "link")
        self._more.clicked.connect(self._on_more)
        self.body.setSpacing(0)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._more)

    def save(self) -> None:
        """Keep the note that is being written."""
        for line in list(self._lines.values()):
            line.save()

    def show_plans(
        self,
        plans: Sequence[Plan],
        wanted: Sequence[Plan],
        nothing: str,
        *,
        anew: bool,
    ) -> None:
        """Show the *wanted* of all *plans*, or what to say if there are none.

        Unless it is *anew*, plans stay where they stood, even if they are not
        wanted any more: nothing jumps away from under a pointer.
        """
        if anew:
            self._room = PAGE
            self._touched.clear()
        ids = {plan.id for plan in wanted} | self._touched
        listed = [plan for plan in plans if plan.id in ids]
        if not anew and self._places.keys() >= {plan.id for plan in listed}:
            listed.sort(key=lambda plan: self._places[plan.id])
        self._plans = listed
        self._places = {plan.id: place for place, plan in enumerate(listed)}
        self._nothing.setText(nothing)
        self._nothing.setVisible(not listed)
        self._show_lines()

    def _show_lines(self) -> None:
        """Show the lines there is room for; those that stay are not made again."""
        shown = self._plans[: self._room]
        lines = [self._line(plan) for plan in shown]
        for number in self._lines.keys() - {plan.id for plan in shown}:
            self._lines.pop(number).leave()
        for place, line in enumerate(lines):
            if (item := self._rows.itemAt(place)) is None or item.widget() is not line:
                self._rows.insertWidget(place, line)
                line.show()  # now, for what is not shown cannot be gone to
            line.show_rule(place > 0)
        left = len(self._plans) - len(shown)
        self._more.setText(f"Show {min(left, PAGE)} more of {left:,}")
        self._more.setVisible(left > 0)

    def _line(self, plan: Plan) -> PlanLine:
        line = self._lines.get(plan.id)
        if line is not None and line.plan is plan:
            line.refresh()
            return line
        if line is not None:  # it was erased, and has come back
            line.leave()
        line = self._lines[plan.id] = PlanLine(self._journal, plan)
        line.outcome_chosen.connect(self._on_outcome_chosen)
        line.note_begun.connect(self._on_note_begun)
        line.reflection_requested.connect(self.reflection_requested)
        return line

    def _on_outcome_chosen(self, plan: Plan, outcome: str | None) -> None:
        self.save()
        self._touched.add(plan.id)
        if outcome is None:
            with self._journal.change("Reopen Plan"):
                self._journal.plans.reopen(plan)
            self._lines[plan.id].begin()
        else:
            with self._journal.change("Close Plan"):
                self._journal.plans.close(plan, outcome)
            self._lines[plan.id].begin_note()
        self.focus_moved.emit()

    def _on_note_begun(self, begun: PlanLine) -> None:
        for line in list(self._lines.values()):
            if line is not begun:
                line.save()
        self.focus_moved.emit()

    def _on_more(self) -> None:
        first = self._room
        self._room += PAGE
        self._show_lines()
        self._lines[self._plans[first].id].begin()
        self.focus_moved.emit()
