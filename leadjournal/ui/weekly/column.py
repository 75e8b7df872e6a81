"""Things one below the other, in line, with room for the ring of the focus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from leadjournal.ui.chips import WrappingRow

RING = 4  # px around whatever has the keyboard


class Column(QWidget):
    """What stands in it leaves room at both sides; what brings its own is wide."""

    def __init__(self, spacing: int = 12) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)

    def add(
        self, part: QWidget | QLayout, stretch: int = 0, *, half: bool = False
    ) -> None:
        """Add something as wide as there is room, or *half* as wide."""
        inset = QHBoxLayout()
        inset.setContentsMargins(RING, 0, RING, 0)
        if isinstance(part, QLayout):
            inset.addLayout(part, 1)
        else:
            inset.addWidget(part, 1)
        if half:
            inset.addStretch(1)
        self.column.addLayout(inset, stretch)

    def add_wide(self, widget: QWidget) -> None:
        self.column.addWidget(widget)

    def add_row(self, *parts: QWidget, gap: int = 10) -> QWidget:
        """Add things side by side."""
        row = Row(parts, gap)
        self.add_wide(row)
        return row


def order_focus(parts: Iterable[QWidget]) -> None:
    """Let Tab go as one reads, also through what was added later."""
    for before, after in pairwise(parts):
        QWidget.setTabOrder(before, after)


class Row(QWidget):
    """Things side by side; words stand in the middle of what is beside them."""

    def __init__(self, parts: Sequence[QWidget] = (), gap: int = 10) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(RING, RING, RING, RING)
        self.line = WrappingRow(gap=gap)
        outer.addLayout(self.line)
        tallest = max((part.sizeHint().height() for part in parts), default=0)
        for part in parts:
            if isinstance(part, QLabel):
                part.setWordWrap(False)
                part.setMinimumHeight(tallest)
            self.line.addWidget(part)
