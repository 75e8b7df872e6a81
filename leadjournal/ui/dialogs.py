"""Questions and bad news; tests replace these functions, not Qt's classes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui import addresses, theme
from leadjournal.ui.crash_dialog import CrashDialog
from leadjournal.ui.tables import table

TITLE = "LeadJournal"
KEEP, COPY, LOSE = "Keep it open", "Copy the text and close", "Close without saving"
ELSEWHERE = "Save it elsewhere and close"
LINKS = {"http", "https", "mailto"}
Buttons = QDialogButtonBox.StandardButton


def confirm(parent: QWidget, question: str, yes: str = "Yes") -> bool:
    """Ask before something that cannot be taken back; *yes* names what will happen."""
    box = QMessageBox(parent)
    box.setWindowTitle(TITLE)
    box.setTextFormat(Qt.TextFormat.PlainText)  # what it quotes may look like HTML
    box.setText(question)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    safe = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    return box.clickedButton() is agreed


def choose(parent: QWidget, sentence: str, options: Sequence[str]) -> str:
    """Ask which it is to be; the first option is the safe one."""
    box = QMessageBox(QMessageBox.Icon.Warning, TITLE, sentence, parent=parent)
    role = QMessageBox.ButtonRole.ActionRole
    buttons = {box.addButton(option, role): option for option in options}
    safe = next(iter(buttons))
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    clicked = box.clickedButton()
    return next((buttons[each] for each in buttons if each is clicked), options[0])


def may_lose(
    parent: QWidget,
    text: str,
    error: Exception,
    *_: Exception,
    elsewhere: Callable[[], bool] | None = None,
) -> bool:
    """Ask whether to close although a text cannot be saved, or what to do first.

    *elsewhere* saves it in another place, and returns whether it did.
    """
    sentence = f"What you wrote last is not saved yet. {error}"
    others = (ELSEWHERE,) if elsewhere and text else ()
    answer = choose(parent, sentence, (KEEP, *others, COPY, LOSE))
    if answer == ELSEWHERE:
        return elsewhere is not None and elsewhere()
    if answer == COPY:
        QGuiApplication.clipboard().setText(text)
    return answer != KEEP


def show_error(parent: QWidget, error: Exception) -> None:
    """Say what is the matter, in the sentence that the error holds."""
    _say(parent, str(error), QMessageBox.Icon.Warning)


def tell(parent: QWidget, sentence: str) -> None:
    """Say what has been done, where the window itself does not show it."""
    _say(parent, sentence, QMessageBox.Icon.Information)


def show_table(
    parent: QWidget, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Show a table to read, such as that of the keys."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.resize(theme.size(520), theme.size(560))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 24)
    column.setSpacing(16)
    column.addWidget(table(title, heads, rows))
    buttons = QDialogButtonBox(Buttons.Close)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(buttons)
    dialog.exec()


def open_link(parent: QWidget, address: str) -> None:
    """Hand an address of the web or of mail to the desktop, if a person agrees."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() not in LINKS:
        tell(parent, "LeadJournal opens only links to the web and to mail addresses.")
    elif confirm(parent, addresses.question(url), "Open"):
        QDesktopServices.openUrl(url)


def tell_of_crash(sentence: str, report: str) -> None:
    """Say that a mistake of ours was met; the report may be copied, and is not sent."""
    CrashDialog(sentence, report).exec()


def ask_text(parent: QWidget, prompt: str, text: str = "", yes: str = "OK") -> str:
    """Ask for one line; "" if a person would rather not."""
    dialog = _Asking(parent, prompt, text, yes)
    return dialog.field.text().strip() if dialog.exec() else ""


def choose_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """Choose a file to read; *kinds* as in "Journals (*.leadjournal)"."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def choose_new_file(
    parent: QWidget, title: str, suggested: Path, kinds: str
) -> Path | None:
    """Choose where to write a file; the dialog itself asks before overwriting."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    return Path(name) if name else None


def choose_folder(parent: QWidget, title: str, start: Path) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(name) if name else None


def _say(parent: QWidget, sentence: str, icon: QMessageBox.Icon) -> None:
    box = QMessageBox(icon, TITLE, sentence, QMessageBox.StandardButton.Ok, parent)
    box.exec()


class _Asking(QDialog):
    """A prompt over one field; accepted only when it is filled."""

    def __init__(self, parent: QWidget, prompt: str, text: str, yes: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setMinimumWidth(theme.size(400))
        self.field = QLineEdit(text)
        self.field.setAccessibleName(prompt)
        self.field.selectAll()
        words = QLabel(prompt)
        words.setWordWrap(True)
        buttons = QDialogButtonBox(Buttons.Cancel)
        self._yes = theme.look(QPushButton(yes), "primary")
        buttons.addButton(self._yes, QDialogButtonBox.ButtonRole.AcceptRole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.setSpacing(16)
        for part in (words, self.field, buttons):
            outer.addWidget(part)
        self.field.textChanged.connect(self._on_text_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._on_text_changed()
        self.field.setFocus()

    def _on_text_changed(self) -> None:
        self._yes.setEnabled(bool(self.field.text()))
