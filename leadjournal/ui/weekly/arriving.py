"""Arrive: one word, how the week weighed, and stepping outside a heavy one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QPushButton

from leadjournal import cadence, flow
from leadjournal.choices import Weight
from leadjournal.flow import Step, Wording
from leadjournal.ui.cards import label
from leadjournal.ui.weekly.column import Column
from leadjournal.ui.weekly.draft import OUTSIDE_NAME, Draft
from leadjournal.ui.weekly.fields import LineField
from leadjournal.ui.weekly.screen import Screen, fields_of, words_of

OUTSIDE = "Step outside: write about yourself by name, as a friend would"
NAME = "What shall we call you?"


class ArriveScreen(Screen):
    """A choice of route, never a score."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, _words(draft))
        for part in fields_of(draft, Step.ARRIVE):
            self.add_part(part, shown=False, half=True)
        self._weights = {weight.value: QPushButton() for weight in Weight}
        self._outside = Column(8)
        self.outside = QCheckBox(OUTSIDE)
        self.name = LineField(NAME, "A first name, or any other")
        self._lay_out()
        for weight, chip in self._weights.items():
            chip.clicked.connect(partial(self._on_weight, weight))
        self.outside.clicked.connect(self._on_outside)
        self.keeper.keep(self.name, lambda: draft.outside_name, self._keep_name)
        self.refresh()

    @property
    def weights(self) -> dict[str, QPushButton]:
        return self._weights

    def refresh(self) -> None:
        super().refresh()
        reflection = self.draft.reflection
        for weight, chip in self._weights.items():
            chip.setChecked(weight == reflection.weight)
        outside = reflection.step_outside
        self.outside.setChecked(outside)
        self._outside.setVisible(outside or reflection.weight == Weight.HEAVY)
        self.name.setVisible(outside)
        self._name_label.setVisible(outside)

    def _lay_out(self) -> None:
        self.column.addSpacing(8)
        self.add(label("How did the week weigh?", "heading"))
        for weight, chip in self._weights.items():
            chip.setText(weight.capitalize())
            chip.setCheckable(True)
            chip.setAutoDefault(True)
            chip.setAccessibleName(f"It felt {weight}")
        self.add_row(*self._weights.values())
        self.add(label(self.words.hint, "muted"))
        self.add_wide(self._outside)
        if chosen := self.draft.question:
            self.column.addSpacing(8)
            self.add(label(f"Your question comes soon: {chosen.text}", "muted"))
        self.column.addStretch(1)
        self._name_label = label(NAME, "strong")
        self._outside.column.addSpacing(8)
        for part in (self.outside, self._name_label):
            self._outside.add(part)
        self._outside.add(self.name, half=True)

    def _keep_name(self, said: str) -> None:
        self.journal.preferences.set(OUTSIDE_NAME, said.strip())

    def _on_weight(self, weight: str, _: bool = False) -> None:
        chosen = self._weights[weight].isChecked()
        reflection = self.draft.reflection
        with self.journal.change("Note Weight"):
            reflection.weight = weight if chosen else None
            if reflection.weight != Weight.HEAVY:
                reflection.step_outside = False
        self.refresh()

    def _on_outside(self) -> None:
        outside = self.outside.isChecked()
        with self.journal.change("Step Outside"):
            self.draft.reflection.step_outside = outside
        self.refresh()
        if outside:
            self.name.setFocus()


def _words(draft: Draft) -> Wording:
    words = words_of(draft, Step.ARRIVE)
    journal = draft.journal
    weeks = journal.answered_weeks
    if not weeks:
        return words
    missed = cadence.weeks_missed(
        journal.cadence, journal.local_now(), weeks, min(weeks)
    )
    welcome = flow.welcome(missed)
    return Wording(
        words.title, f"{welcome} {words.lead}".strip(), words.hint, words.placeholder
    )
