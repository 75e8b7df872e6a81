"""A field for the letters and digits that stand on a recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from leadjournal.ui import theme
from leadjournal.ui.protection.secret_field import UNLEARNT

NAME = "The letters and digits on the sheet"
LINES = 3
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetField(QPlainTextEdit):
    """Shows all groups at once, so that they can be compared with the paper."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(NAME)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # what is taken away is to be gone
        self.setInputMethodHints(UNLEARNT)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.size(15))
        self.setFont(font)
        tall = self.fontMetrics().lineSpacing() * LINES
        self.setFixedHeight(tall + theme.size(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
