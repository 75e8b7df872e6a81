"""A page to read that comes with LeadJournal, in a dialog of its own."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from leadjournal import rendering
from leadjournal.paths import resource
from leadjournal.ui import dialogs, room
from leadjournal.ui.reading.page import Browser


class HelpPage(QDialog):
    """A page of resources/, by its name. Arrow keys scroll, Tab goes to the links."""

    def __init__(self, title: str, page: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.browser = Browser()
        self.setWindowTitle(title)
        room.take(self, 680, 720)
        self.browser.setAccessibleName(title)
        self.browser.show_page(rendering.to_html(resource(page).read_text("utf-8")))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self.browser, 1)
        column.addWidget(self.buttons)
        self.buttons.setContentsMargins(24, 0, 24, 0)
        self.buttons.rejected.connect(self.reject)
        self.browser.anchorClicked.connect(self._on_anchor_clicked)
        self.browser.setFocus()

    def _on_anchor_clicked(self, address: QUrl) -> None:
        dialogs.open_link(self, address.toString())
