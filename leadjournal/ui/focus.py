"""Where the keyboard is: the ring round it, the order of Tab, and what Enter does.

Style sheets cannot draw outside a widget, and a border of another colour is lost
on a filled button; so one ring follows the focus, two pixels away from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QSplitter,
    QToolButton,
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


def stops(layout: QLayout) -> list[QWidget]:
    """Return what Tab can stop at in a layout, in the order of reading."""
    found: list[QWidget] = []
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            if _is_put_away(widget):
                continue
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(widget)
                continue
            inner = widget.layout()
        if inner is not None:
            found += stops(inner)
    return found


def _is_put_away(widget: QWidget) -> bool:
    """Return whether somebody hid it; what is new is hidden, too, but not for long."""
    decided = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return decided and widget.isHidden()


def tab_through(layout: QLayout) -> None:
    """Let Tab go as one reads, also through what was added later."""
    for before, after in pairwise(stops(layout)):
        QWidget.setTabOrder(before, after)


@contextmanager
def kept_within(widget: QWidget) -> Iterator[None]:
    """Keep the keyboard within a widget while its parts are made anew.

    What has the same object name as the part that had it gets it, or else the
    first button there is.
    """
    before = QApplication.focusWidget()
    inside = before is not None and widget.isAncestorOf(before)
    name = before.objectName() if before is not None else ""
    yield
    if not inside or (isValid(before) and before is QApplication.focusWidget()):
        return
    layout = widget.layout()
    found = stops(layout) if layout is not None else []
    same = [part for part in found if name and part.objectName() == name]
    buttons = [part for part in found if isinstance(part, QAbstractButton)]
    for part in [*same, *buttons][:1]:
        _show(part, widget)
        part.setFocus(Qt.FocusReason.OtherFocusReason)


def _show(part: QWidget, top: QWidget) -> None:
    """Show a part now, for what is not shown cannot be gone to."""
    above: QWidget | None = part
    while above is not None and above is not top:
        above.show()
        above = above.parentWidget()


class FocusRing(QObject):
    """Follows the focus of an application; clicking with a mouse shows no ring.

    It also lets Enter press the button that it is on, in dialogs, too: their default
    button is for whoever is in a field.
    """

    def __init__(self, app: QApplication, colour: Callable[[], QColor]) -> None:
        super().__init__(app)
        self._colour = colour
        self._ring: _Ring | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            not isinstance(event, QKeyEvent)
            or event.type() is not QEvent.Type.KeyPress
            or event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            or not _is_pressed_by_enter(watched)
        ):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True

    def _on_focus_changed(self, left: QWidget | None, widget: QWidget | None) -> None:
        if left is not None and isValid(left):
            left.removeEventFilter(self)
        if _is_pressed_by_enter(widget):
            widget.installEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if widget is not None and not clicked and _wants_ring(widget):
            self._ring = _Ring(widget, self._colour)


class MenusLeft(QObject):
    """Gives the keyboard back when a menu of a bar is left by Escape.

    Qt would leave it with the bar, where the next letters open menus and do what
    they name.
    """

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._menus: list[QMenu] = []
        bar.installEventFilter(self)
        self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._bar and event.type() is QEvent.Type.ActionAdded:
            self._watch()
        if (
            isinstance(watched, QMenu)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            watched.hide()
            if self._bar.hasFocus():
                QApplication.sendEvent(self._bar, event)
            return True
        return False

    def _watch(self) -> None:
        for action in self._bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu) and menu not in self._menus:
                menu.installEventFilter(self)
                self._menus.append(menu)


def _is_pressed_by_enter(widget: QObject | None) -> TypeGuard[QAbstractButton]:
    # A box to tick is left to Space; what we paint ourselves has its own keys.
    return isinstance(widget, QPushButton | QToolButton)


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
