"""A button drawn by ourselves that may open a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

MORE = "▾"
LEAST = 24  # pixels: a target anybody can hit


class MenuButton(QAbstractButton):
    """Takes keys and pointer; its heirs say how it looks.

    Not a QToolButton, whose least size in the style sheet would overrule the size
    that the words need.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_menu)

    def set_menu(self, menu: QMenu) -> None:
        self.menu = menu
        self.setAccessibleDescription("Opens a menu")

    def open_menu(self) -> None:
        """Open the menu beneath, if there is one."""
        if self.menu is not None:
            self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()
