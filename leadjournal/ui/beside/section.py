"""A part of the column beside a text: a heading, and something about the reflection."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadjournal.journal import Changes
from leadjournal.models import Reflection
from leadjournal.ui.beside.practice_row import RING
from leadjournal.ui.cards import label


class Section(QWidget):
    """What is put into `column` stands under the heading.

    The column that it is in shows it each reflection in turn, tells it of changes,
    and leads the keyboard through its parts. One with nothing to say hides itself.
    """

    #: What the keyboard can stop at has become more or less.
    parts_changed = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.column = QVBoxLayout(self)
        # The focus ring has its room beside what is in the column.
        self.column.setContentsMargins(RING, 0, RING, 0)
        self.column.setSpacing(6)
        self.heading = label(heading, "heading")
        self.column.addWidget(self.heading)

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Show what there is about another reflection, or the same one anew."""

    def on_journal_changed(self, changes: Changes) -> None:
        """Show what has changed."""

    def save(self) -> None:
        """Keep what was begun here. Raises StorageError."""

    @property
    def parts(self) -> Sequence[QWidget]:
        """What the keyboard can stop at, in the order of reading."""
        return ()
