"""A column of the window: a ground of its own, and a rule at its edge."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from leadjournal.ui import theme


class Pane(QWidget):
    """Painted in a token of the theme, with rules on some of its *edges*."""

    def __init__(self, ground: str = "canvas", edges: str = "") -> None:
        super().__init__()
        self._ground = ground
        self._edges = edges

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(getattr(colours, self._ground)))
        width, height = self.width(), self.height()
        rules = {
            "left": (0, 0, 1, height),
            "right": (width - 1, 0, 1, height),
            "top": (0, 0, width, 1),
            "bottom": (0, height - 1, width, 1),
        }
        for edge in self._edges.split():
            painter.fillRect(*rules[edge], QColor(colours.line))
