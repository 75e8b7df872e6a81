"""Where to turn: a page that is always there, and looks into nothing."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from leadjournal import rendering
from leadjournal.paths import resource
from leadjournal.ui import dialogs, theme
from leadjournal.ui.reading.page import Browser


class WhereToTurn(QDialog):
    """People and places that help. Arrow keys scroll, Tab goes to the links."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.browser = Browser()
        self.setWindowTitle("Where to Turn")
        self.resize(theme.size(680), theme.size(720))
        self.browser.setAccessibleName("Where to turn")
        self.browser.show_page(_page())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self.browser, 1)
        column.addWidget(buttons)
        buttons.setContentsMargins(24, 0, 24, 0)
        buttons.rejected.connect(self.reject)
        self.browser.anchorClicked.connect(self._on_anchor_clicked)
        self.browser.setFocus()

    def _on_anchor_clicked(self, address: QUrl) -> None:
        dialogs.open_link(self, address.toString())


def _page() -> str:
    words = resource("where-to-turn.md").read_text("utf-8")
    return rendering.to_html(words)
