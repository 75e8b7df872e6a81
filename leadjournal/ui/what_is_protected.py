"""What is protected, and what is not: the promises, and how to see them for oneself."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QWidget

from leadjournal.errors import NoAccessError
from leadjournal.paths import resource
from leadjournal.ui import dialogs
from leadjournal.ui.help_page import HelpPage

SCRIPT = "without_leadjournal.py"


class WhatIsProtected(HelpPage):
    """The page, and the script that opens a journal without LeadJournal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What Is Protected", "protection.md", parent)
        save = QPushButton("&Save the Script…")
        save.setToolTip("A page of Python that opens a journal without LeadJournal")
        save.setAutoDefault(False)
        self.buttons.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        save.clicked.connect(self._on_save_clicked)

    def _on_save_clicked(self) -> None:
        suggested = Path.home() / SCRIPT
        title, kinds = "Save the Script", "Python (*.py)"
        target = dialogs.choose_new_file(self, title, suggested, kinds)
        if target is None:
            return
        try:
            shutil.copyfile(resource(SCRIPT), target)
        except OSError:
            dialogs.show_error(self, _not_written(target))


def _not_written(target: Path) -> NoAccessError:
    return NoAccessError(
        f"The script cannot be written to {target}. Please choose another folder."
    )
