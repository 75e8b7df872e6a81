"""A page that scrolls, with one thing under the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from leadjournal.ui import theme


class Sheet(QScrollArea):
    """What is put into `column` stands on the paper."""

    def __init__(self, name: str) -> None:
        super().__init__()
        paper = theme.look(QWidget(), "page")
        self.column = QVBoxLayout(paper)
        self.column.setContentsMargins(36, 28, 36, 28)
        self.column.setSpacing(16)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setWidget(paper)
