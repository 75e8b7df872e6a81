"""The line that a person types in to find an action or a reflection."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from leadjournal.ui import theme

NAME = "Search actions and reflections"
HINT = "Type a few letters of an action, a reflection, a practice or a day"
PAGE = 7
SIDE, HEIGHT = 19, 52
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}
AWAY = {
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
}


class PaletteField(QLineEdit):
    """A line that hands the keys of a list on to the list below it."""

    step_requested = Signal(int)
    chosen = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "bare")
        self.setFrame(False)
        self.setPlaceholderText(HINT)
        self.setAccessibleName(NAME)

    def fit(self) -> None:
        """Take the type and the room of the theme as it is now."""
        self.ensurePolished()
        self.setFont(theme.sans(16))
        self.setTextMargins(theme.size(SIDE), 0, theme.size(SIDE), 0)
        self.setFixedHeight(theme.size(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step_requested.emit(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go through what was found: there is nowhere else to go."""
        self.step_requested.emit(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in AWAY:
            self.leave_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rule below the line; the focus needs no ring in a palette."""
        super().paintEvent(event)
        rule = QRect(0, self.height() - 1, self.width(), 1)
        QPainter(self).fillRect(rule, QColor(theme.current().line))
