"""How large a dialog may be: as large as it would like, or as the screen lets it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from leadjournal.ui import theme
from leadjournal.ui.scrolled_dialog import WHOLE


def take(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog a size in px at the usual size of text, or what room there is."""
    room = dialog.screen().availableSize() * WHOLE
    dialog.resize(QSize(theme.size(width), theme.size(height)).boundedTo(room))
