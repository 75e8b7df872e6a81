"""A field for what nobody else is to see."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

Hint = Qt.InputMethodHint
#: What is shown is still not to be learnt by a keyboard that completes words.
UNLEARNT = Hint.ImhSensitiveData | Hint.ImhNoPredictiveText | Hint.ImhNoAutoUppercase


class SecretField(QLineEdit):
    """A line of dots, or of letters if the person asks to see them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.show_typed(False)

    def show_typed(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.setInputMethodHints(self.inputMethodHints() | UNLEARNT)
