"""How a reflection felt: light, mixed or heavy, or nothing said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from leadjournal.choices import Weight
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme
from leadjournal.ui.beside.section import Section
from leadjournal.ui.chips import WrappingRow


class WeightSection(Section):
    """A chip for each weight; the chosen one clicked again takes it back."""

    def __init__(self, journal: Journal) -> None:
        super().__init__("Light, mixed or heavy")
        self._journal = journal
        self._reflection: Reflection | None = None
        self._chips: dict[str, QPushButton] = {}
        row = WrappingRow(gap=8)
        for weight in Weight:
            chip = theme.look(QPushButton(weight.value.capitalize()), "chip")
            chip.setCheckable(True)
            chip.setAccessibleName(f"It felt {weight.value}")
            chip.clicked.connect(self._on_clicked)
            self._chips[weight.value] = chip
            row.addWidget(chip)
        self.column.addLayout(row)

    @property
    def parts(self) -> Sequence[QWidget]:
        return [*self._chips.values()]

    def show_reflection(self, reflection: Reflection | None) -> None:
        self._reflection = reflection
        for weight, chip in self._chips.items():
            chip.setChecked(reflection is not None and weight == reflection.weight)

    def on_journal_changed(self, changes: Changes) -> None:
        if "reflections" in changes:
            self.show_reflection(self._reflection)

    def _on_clicked(self) -> None:
        if self._reflection is None:
            return
        before = self._reflection.weight
        chosen = [key for key, chip in self._chips.items() if chip.isChecked()]
        with self._journal.change("Note Weight"):
            self._reflection.weight = next((w for w in chosen if w != before), None)
