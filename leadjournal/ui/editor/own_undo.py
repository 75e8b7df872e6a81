"""Undo where somebody types: what they typed first, then the steps of the journal."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

Field = QLineEdit | QTextEdit | QPlainTextEdit
UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def can_undo(field: Field | None) -> bool:
    """Return whether something was typed in a field that can be taken back."""
    if field is None or not _is_written_in(field):
        return False
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return field.document().isUndoAvailable()


def can_redo(field: Field | None) -> bool:
    if field is None or not _is_written_in(field):
        return False
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return field.document().isRedoAvailable()


def undo(field: Field | None) -> bool:
    """Take back what was typed last in a field; return whether there was anything."""
    if field is None or not can_undo(field):
        return False
    field.undo()
    return True


def redo(field: Field | None) -> bool:
    if field is None or not can_redo(field):
        return False
    field.redo()
    return True


class Follower(QObject):
    """Tells where the keyboard goes in a window, as long as the window lives.

    A field takes the keys of undo and redo for itself, even where it has nothing to
    do with them. From here on it leaves them to the journal then.
    """

    focus_moved = Signal(QWidget)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._field: Field | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def field(self) -> Field | None:
        """The field that one types in, also while a menu is open."""
        field = self._field
        return field if field is not None and isValid(field) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride:
            return False
        if not isinstance(event, QKeyEvent) or watched is not self._field:
            return False
        undoing = event.matches(UNDO)
        if not (undoing or event.matches(REDO)):
            return False
        own = can_undo(self._field) if undoing else can_redo(self._field)
        if own or event.isAutoRepeat():
            return False  # nobody means the journal who holds a key down
        event.ignore()
        return True

    def _on_focus_changed(self, _: QWidget | None, widget: QWidget | None) -> None:
        if widget is None or widget.window() is not self._window:
            return
        if not isinstance(widget, QMenu | QMenuBar):
            self._follow(widget)
        self.focus_moved.emit(widget)

    def _follow(self, widget: QWidget) -> None:
        if (before := self.field) is not None:
            before.removeEventFilter(self)
        self._field = widget if isinstance(widget, Field) else None
        if self._field is not None:
            self._field.installEventFilter(self)


def _is_written_in(field: Field) -> bool:
    return field.isVisible() and not field.isReadOnly()
