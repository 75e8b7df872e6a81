"""The key of Lock Now over dialogs, where Qt hears no shortcut of a window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from leadjournal.ui.locking.unwinding import is_of

NAME = "lock_now"


class LockKey(QObject):
    """Listens to the window that has the keyboard, as `Idle` does, and for one key.

    What comes so far as a key has not been taken by any shortcut before.
    """

    def __init__(self, windows: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._windows = windows
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_focus_window_changed)
        self._on_focus_window_changed(app.focusWindow())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        lock_now = self._lock_now(watched)
        if lock_now is None or _keys(event) not in lock_now.shortcuts():
            return False
        if not event.isAutoRepeat():
            # The dialog is still to take this event; it goes right after.
            QTimer.singleShot(0, lock_now, lock_now.trigger)
        return True

    def _lock_now(self, watched: QObject) -> QAction | None:
        """Return the action of the window that the keyboard's window lies over."""
        for top in QApplication.topLevelWidgets():
            if top.windowHandle() is watched:
                for window in self._windows:
                    if top is window or is_of(top, window):
                        return window.findChild(QAction, NAME)
        return None

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


def _keys(event: QKeyEvent) -> QKeySequence:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
