"""What stands in the middle while there is nothing to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import label

FIRST = "Nothing is written here yet. One real moment is enough to begin with."
CHOOSE = "Choose a reflection from the list, or write a new one."


class EmptyPage(QWidget):
    """A calm sentence, and the one thing to do."""

    new_reflection_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label(FIRST, "lead")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.write = theme.look(QPushButton("Write your first reflection"), "primary")
        self.write.clicked.connect(self.new_reflection_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 26, 26, 26)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(self._words)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_for(self, *, first: bool) -> None:
        self._words.setText(FIRST if first else CHOOSE)
        words = "Write your first reflection" if first else "Write a new reflection"
        self.write.setText(words)
