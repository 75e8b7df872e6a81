"""Telling of a mistake of ours, with a report to read and to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui import theme

PROMISE = (
    "This report says where in LeadJournal it happened. It holds no word of yours, and"
    " it is sent nowhere. If you would like to tell us, read it, copy it, and send it"
    " yourself."
)


class CrashDialog(QDialog):
    """A sentence, and below it the whole report, just as it would be copied."""

    def __init__(
        self, sentence: str, report: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("LeadJournal")
        self.resize(theme.size(620), theme.size(480))
        words = QLabel(sentence)
        words.setWordWrap(True)
        promise = theme.look(QLabel(PROMISE), "muted")
        promise.setWordWrap(True)
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName("The report")
        self._copy = QPushButton("&Copy the Report")
        buttons = QDialogButtonBox()
        close = theme.look(QPushButton("Go On"), "primary")
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        for part in (words, promise):
            column.addWidget(part)
        column.addWidget(self._report, 1)
        column.addWidget(buttons)
        self._copy.clicked.connect(self._on_copy_clicked)
        buttons.rejected.connect(self.reject)
        close.setDefault(True)
        close.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copy.setText("Copied")
