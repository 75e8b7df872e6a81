"""One framework of practices to tag with, its rows walked through with arrow keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadjournal.frameworks import Practice
from leadjournal.models import Tagging as Tag
from leadjournal.ui.beside.practice_row import RING, PracticeRow
from leadjournal.ui.cards import label


class PracticeSection(QWidget):
    """A heading and a row for each practice; without practices, nothing."""

    tag_toggled = Signal(str, bool)
    chance_noted = Signal(str, object)

    def __init__(self, heading: str, practices: Iterable[Practice] = ()) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        title = label(heading, "heading")
        title.setContentsMargins(RING, 0, RING, 3)
        self._column.addWidget(title)
        self.rows: list[PracticeRow] = []
        self.show_practices(practices)

    def show_practices(self, practices: Iterable[Practice]) -> None:
        """Have a row for each of these, keeping the rows if they are the same."""
        wanted = list(practices)
        if self.parent() is not None:  # or it would be a window for a moment
            self.setVisible(bool(wanted))
        if [row.practice for row in self.rows] == wanted:
            return
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [PracticeRow(practice) for practice in wanted]
        for number, row in enumerate(self.rows):
            self._column.addWidget(row)
            row.tag_toggled.connect(self.tag_toggled)
            row.chance_noted.connect(self.chance_noted)
            row.step_requested.connect(partial(self._on_step_requested, number))

    def show_tags(self, tags: Mapping[str, Tag]) -> None:
        for row in self.rows:
            tag = tags.get(row.practice.key)
            row.show_tag(tag is not None, tag.chance if tag else None)

    def _on_step_requested(self, number: int, step: int) -> None:
        if 0 <= number + step < len(self.rows):
            self.rows[number + step].toggle.setFocus()
