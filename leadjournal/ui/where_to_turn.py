"""Where to turn: a page that is always there, and looks into nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leadjournal.ui.help_page import HelpPage


class WhereToTurn(HelpPage):
    """People and places that help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Where to Turn", "where-to-turn.md", parent)
