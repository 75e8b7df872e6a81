"""What a reflection is about, what was done with the chance, and what is planned."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from leadjournal.choices import Weight
from leadjournal.frameworks import Practice
from leadjournal.journal import Changes, Journal
from leadjournal.models import Plan, Reflection
from leadjournal.ui import theme
from leadjournal.ui.begun import Begun
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.plan_rows import PlanForm, PlanRow
from leadjournal.ui.practice_row import RING
from leadjournal.ui.practice_section import PracticeSection

NOTE = (
    "A tag says what this is about, never how good you are at it. What you did with"
    " the chance is yours to note, or to leave blank."
)
SIDE, END = 22, 14
SHOWN = frozenset({"reflections", "taggings", "plans", "preferences"})


class Tagging(QScrollArea):
    """Tags one reflection, and plans from it."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._reflection: Reflection | None = None
        self._sections: dict[str, PracticeSection] = {}
        self._others = PracticeSection("Other tags")
        self._weights: dict[str, QPushButton] = {}
        self.plans: list[PlanRow] = []
        self._said: list[tuple[object, ...]] = []
        self.form = PlanForm(journal.today())
        self._begun = Begun(journal, "plan", self.form.words)
        # Widgets of their own, so that who listens hears them in this order too.
        self._own, self._planned = QWidget(), QWidget()
        self._middle = QVBoxLayout(self._own)
        self._plan_rows = QVBoxLayout(self._planned)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._lay_out()
        self._connect(self._others)
        self.form.plan_written.connect(self._on_plan_written)
        self.form.typed.connect(self._begun.on_typed)
        self.form.left.connect(self._begun.try_to_save)
        self.show_reflection(None)

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Show another reflection; a begun plan waits for its return."""
        if reflection is not self._reflection:
            self.save()
            self.form.show_words(self._begun.words_for(reflection))
            self.verticalScrollBar().setValue(0)
        self._reflection = reflection
        self.refresh()

    def save(self) -> None:
        """Keep the plan that was begun, without adding it. Raises StorageError."""
        self._begun.save()

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & SHOWN:
            self.refresh()

    def refresh(self) -> None:
        """Show the reflection as it is; rows that stay keep the keyboard."""
        reflection = self._reflection
        live = reflection is not None and reflection.trashed is None
        self._inner.setVisible(reflection is not None)
        self._inner.setEnabled(live)
        if reflection is None:
            return
        self._show_sections()
        self._others.show_practices(self._other_practices(reflection))
        for section in (*self._sections.values(), self._others):
            section.show_tags(reflection.taggings)
        self._show_plans(reflection)
        for weight, chip in self._weights.items():
            chip.setChecked(weight == reflection.weight)
        self._order_focus()

    @property
    def sections(self) -> list[PracticeSection]:
        return [*self._sections.values(), self._others]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rows where they are, whether there is a scroll bar or not."""
        super().resizeEvent(event)
        right = self.viewport().width() - self.width() + END - RING
        self._column.setContentsMargins(SIDE - RING, 22, max(right, 0), 18)

    def _lay_out(self) -> None:
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Tags and plans")
        for inside in (self._middle, self._plan_rows):
            inside.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(18)
        column = self._column
        column.setSpacing(18)
        column.addWidget(self._own)
        column.addWidget(self._others)
        column.addWidget(self._planning())
        column.addWidget(self._weighing())
        column.addStretch(1)
        note = label(NOTE, "small")
        note.setContentsMargins(RING, 0, RING, 0)
        column.addWidget(note)

    def _planning(self) -> QWidget:
        planning = QWidget()
        column = QVBoxLayout(planning)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        heading = label("If… then", "heading")
        heading.setContentsMargins(RING, 0, RING, 3)
        column.addWidget(heading)
        column.addWidget(self._planned)
        self.form.setContentsMargins(RING, 0, RING, 0)
        column.addWidget(self.form)
        return planning

    def _weighing(self) -> QWidget:
        weighing = QWidget()
        column = QVBoxLayout(weighing)
        column.setContentsMargins(RING, 0, RING, 0)
        column.addWidget(label("Light, mixed or heavy", "heading"))
        chips = WrappingRow(gap=8)
        for weight in Weight:
            chip = theme.look(QPushButton(weight.value.capitalize()), "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(f"It felt {weight.value}")
            chip.clicked.connect(self._on_weight_clicked)
            self._weights[weight.value] = chip
            chips.addWidget(chip)
        column.addLayout(chips)
        return weighing

    def _show_sections(self) -> None:
        """Have a section for each framework that is on."""
        on = [
            f for f in self._journal.frameworks if f.key in self._journal.frameworks_on
        ]
        if list(self._sections) == [framework.key for framework in on]:
            return
        while (item := self._middle.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        self._sections = {
            framework.key: PracticeSection(framework.name, framework.practices)
            for framework in on
        }
        for section in self._sections.values():
            self._middle.addWidget(section)
            self._connect(section)

    def _connect(self, section: PracticeSection) -> None:
        section.tag_toggled.connect(self._on_tag_toggled)
        section.chance_noted.connect(self._on_chance_noted)

    def _other_practices(self, reflection: Reflection) -> list[Practice]:
        """Return what it is tagged with that no section shows."""
        shown = {row.practice.key for s in self._sections.values() for row in s.rows}
        known = self._journal.frameworks.practices
        return [
            known.get(key) or Practice(key, key, key, "", (), "")
            for key in sorted(reflection.taggings)
            if key not in shown
        ]

    def _show_plans(self, reflection: Reflection) -> None:
        said = [PlanRow.says(plan) for plan in reflection.plans]
        if said == self._said:
            return
        self._said = said
        focused = [row.state.hasFocus() for row in self.plans]
        for row in self.plans:
            row.hide()
            row.deleteLater()
        self.plans = [PlanRow(plan, self._journal.today()) for plan in reflection.plans]
        self._planned.setVisible(bool(self.plans))
        for row in self.plans:
            self._plan_rows.addWidget(row)
            row.show()  # now, not in a moment: one of them may take the focus
            row.outcome_chosen.connect(self._on_outcome_chosen)
        if True in focused[: len(self.plans)]:
            self.plans[focused.index(True)].state.setFocus()

    def _order_focus(self) -> None:
        """Let Tab go as one reads, also through what was added later."""
        parts: list[QWidget] = []
        for section in self.sections:
            for row in section.rows:
                parts += [row.toggle, row.chance]
        parts += [row.state for row in self.plans]
        parts += [*self.form.parts, *self._weights.values()]
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _on_tag_toggled(self, key: str, tagged: bool) -> None:
        if self._reflection is not None:
            with self._journal.change("Add Tag" if tagged else "Remove Tag"):
                if tagged:
                    self._reflection.tag(key)
                else:
                    self._reflection.untag(key)

    def _on_chance_noted(self, key: str, chance: str | None) -> None:
        if self._reflection is not None:
            with self._journal.change("Note Chance"):
                self._reflection.tag(key, chance)

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

    def _on_weight_clicked(self) -> None:
        if self._reflection is None:
            return
        chosen = [key for key, chip in self._weights.items() if chip.isChecked()]
        before = self._reflection.weight
        weight = next((key for key in chosen if key != before), None)
        with self._journal.change("Note Weight"):
            self._reflection.weight = weight
