"""Saying a line of a report in other words, or one word otherwise everywhere."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.reports.lines import Cell, Entry
from leadjournal.reports.preview import Preview
from leadjournal.ui import theme
from leadjournal.ui.cards import label

HINT = (
    "Only the report says it in these words. What you wrote in your journal stays as"
    " it is."
)
LINES = 4
WIDTH, TALLEST = 500, 300


class RewordingDialog(QDialog):
    """The words of one line, to be changed; `words` are those that were left there."""

    def __init__(self, preview: Preview, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        cells = [cell for cell in entry.cells if cell.may_change]
        self._preview = preview
        self.fields = {cell: _field(cell, preview.words(cell)) for cell in cells}
        self.original = QPushButton("Say It as I Wrote It")
        self.use = theme.look(QPushButton("Use These Words"), "primary")
        self._lay_out(cells)
        self.original.clicked.connect(self._on_original)
        next(iter(self.fields.values())).setFocus()

    @property
    def words(self) -> dict[Cell, str]:
        """What each field says; what was one line stays one."""
        return {
            cell: _as_long(field.toPlainText(), self._preview.words(cell))
            for cell, field in self.fields.items()
        }

    def _lay_out(self, cells: list[Cell]) -> None:
        self.setWindowTitle("In Other Words")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 4, 4, 4)
        for cell, field in self.fields.items():
            asking = label(cell.head or "What the report says")
            asking.setBuddy(field)
            column.addWidget(asking)
            column.addWidget(field, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.original.setVisible(
            any(self._preview.words(cell) != cell.text for cell in cells)
        )
        self.original.setAutoDefault(False)
        wanted = inside.sizeHint().height() + 4
        scroll.setMinimumHeight(min(wanted, theme.size(TALLEST)))
        _finish(self, [scroll, label(HINT, "muted"), self.original], self.use)

    def _on_original(self) -> None:
        for cell, field in self.fields.items():
            field.setPlainText(cell.text)


class ReplacingDialog(QDialog):
    """Some words, and what is to stand in their place wherever they are."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLineEdit(words)
        self.by = QLineEdit()
        self.use = theme.look(QPushButton("Replace Everywhere"), "primary")
        self._lay_out()
        for field in (self.words, self.by):
            field.textChanged.connect(self._on_changed)
        self._on_changed()
        (self.by if words else self.words).setFocus()

    def _lay_out(self) -> None:
        self.setWindowTitle("Replace a Name")
        self.by.setPlaceholderText("such as “a colleague”")
        parts: list[QWidget] = []
        for text, field in (
            ("A name, or other words", self.words),
            ("What to say instead", self.by),
        ):
            asking = label(text)
            asking.setBuddy(field)
            field.setAccessibleName(text)
            parts += [asking, field]
        _finish(self, [*parts, label(HINT, "muted")], self.use)

    def _on_changed(self) -> None:
        both = self.words.text().strip() and self.by.text().strip()
        self.use.setEnabled(bool(both))


def _as_long(words: str, before: str) -> str:
    if words == before or "\n" in before:
        return words
    return " ".join(words.split())


def _field(cell: Cell, words: str) -> QPlainTextEdit:
    field = QPlainTextEdit(words)
    field.setAccessibleName(cell.head or "What the report says")
    field.setTabChangesFocus(True)
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.setMinimumHeight(field.fontMetrics().lineSpacing() * LINES)
    return field


def _finish(dialog: QDialog, parts: list[QWidget], use: QPushButton) -> None:
    """Lay the parts of a dialog one below the other, its buttons last."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.addButton(use, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    use.setDefault(True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, QScrollArea) else 0)
    column.addWidget(buttons)
    width = theme.size(WIDTH)
    room = dialog.screen().availableSize() * 0.96
    dialog.resize(QSize(width, column.totalHeightForWidth(width)).boundedTo(room))
