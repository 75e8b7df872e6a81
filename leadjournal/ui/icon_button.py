"""A small button that is only a drawing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from leadjournal.ui import theme
from leadjournal.ui.menu_button import LEAST, MenuButton

CORNER = 6


class IconButton(MenuButton):
    """Takes up no more room than a drawing needs that can be hit."""

    def __init__(self, drawing: str, name: str, *, colour: str, px: int) -> None:
        super().__init__()
        self._icon = theme.icon(drawing, colour)
        self._px = px
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: str) -> None:
        name = self.accessibleName()
        self.setToolTip(f"{name} ({keys})" if keys else name)

    def sizeHint(self) -> QSize:
        side = max(theme.size(self._px + 10), LEAST)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current().track))
            painter.drawRoundedRect(self.rect(), CORNER, CORNER)
        side = theme.size(self._px)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        self._icon.paint(painter, left, top, side, side)
