"""The ring round whatever button the keyboard is on.

Style sheets cannot draw outside a widget, and a border of another colour is lost
on a filled button; so one ring follows the focus, two pixels away from it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QSplitter,
    QWidget,
)
from shiboken6 import isValid

GAP = 2
WIDTH = 2
CORNER = 8

MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


class FocusRing(QObject):
    """Follows the focus of an application; clicking with a mouse shows no ring."""

    def __init__(self, app: QApplication, colour: Callable[[], QColor]) -> None:
        super().__init__(app)
        self._colour = colour
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, widget: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if widget is not None and not clicked and _wants_ring(widget):
            self._ring = _Ring(widget, self._colour)


def _wants_ring(widget: QWidget) -> bool:
    # Whatever is put into a splitter becomes one of its panes.
    return (
        isinstance(widget, QAbstractButton | QComboBox)
        and isinstance(parent := widget.parentWidget(), QWidget)
        and not isinstance(parent, QSplitter)
    )


class _Ring(QWidget):
    """Lies beside its target in the same parent, so it scrolls and hides with it."""

    def __init__(self, target: QWidget, colour: Callable[[], QColor]) -> None:
        super().__init__(target.parentWidget())
        self._target = target
        self._colour = colour
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        self._place()

    def leave(self) -> None:
        if isValid(self._target):
            self._target.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(), WIDTH))
        inset = WIDTH / 2
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        corner = min(CORNER + GAP + WIDTH / 2, ring.height() / 2)
        painter.drawRoundedRect(ring, corner, corner)

    def _place(self) -> None:
        parent = self._target.parentWidget()
        if parent is not self.parentWidget():
            self.setParent(parent)
        if parent is None:
            return
        away = GAP + WIDTH
        ring = self._target.geometry().adjusted(-away, -away, away, away)
        self.setGeometry(ring.intersected(parent.rect()))
        self.setVisible(self._target.isVisibleTo(parent))
        self.raise_()
