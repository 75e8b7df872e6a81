"""Questions are asked plainly; only what was agreed to is given back."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QWidget,
)

from leadjournal.ui import dialogs


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def answering(monkeypatch):
    """Type into the fields of a dialog and press its first button, if it may be."""

    def answer(*texts: str) -> list[QDialog]:
        asked: list[QDialog] = []

        def run(dialog: QDialog) -> int:
            asked.append(dialog)
            for field, text in zip(dialog.findChildren(QLineEdit), texts, strict=True):
                field.setText(text)
            [yes] = (
                button
                for button in dialog.findChildren(QPushButton)
                if button.property("look") == "primary"
            )
            return int(yes.isEnabled())

        monkeypatch.setattr(QDialog, "exec", run)
        return asked

    return answer


def test_a_line_of_text_comes_back_without_its_edges(parent, answering):
    answering("  A day  ")
    assert dialogs.ask_text(parent, "A title") == "A day"


def test_a_link_is_opened_only_if_one_agrees(parent, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString())
    )
    monkeypatch.setattr(dialogs, "confirm", lambda *_: False)
    dialogs.open_link(parent, "https://example.org/a")
    assert opened == []
    monkeypatch.setattr(dialogs, "confirm", lambda *_: True)
    dialogs.open_link(parent, "https://example.org/a")
    assert opened == ["https://example.org/a"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:x()", "a b", ""])
def test_only_the_web_and_mail_are_opened(parent, monkeypatch, address):
    told: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _, sentence: told.append(sentence))
    monkeypatch.setattr(QDesktopServices, "openUrl", pytest.fail)
    dialogs.open_link(parent, address)
    assert len(told) == 1


def test_a_table_is_shown_with_its_name(parent, monkeypatch):
    shown: list[QTableWidget] = []

    def run(dialog: QDialog) -> int:
        shown.append(dialog.findChild(QTableWidget))
        assert dialog.findChild(QPushButton).text().replace("&", "") == "Close"
        return 0

    monkeypatch.setattr(QDialog, "exec", run)
    dialogs.show_table(parent, "Keys", ("Action", "Keys"), [("New", "Ctrl+N")])
    assert shown[0].accessibleName() == "Keys"
    assert shown[0].item(0, 1).text() == "Ctrl+N"
