"""Copies of an encrypted journal that anybody can read, if there are any."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.journal import local_now
from leadjournal.safekeeping import rekeying
from leadjournal.ui import tasks
from leadjournal.ui.cards import label
from leadjournal.wording import listed

ENCRYPT = "Encrypt What Is Not"
MOST = 3  # that are named


class CopiesSection(QWidget):
    """Is not there at all until a copy is found that is not encrypted."""

    encrypt_requested = Signal()
    words_changed = Signal()  # so that more room is needed

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.told = label("", "warn")
        self.encrypt = QPushButton(ENCRYPT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 4)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.encrypt, 0, Qt.AlignmentFlag.AlignLeft)
        self.encrypt.clicked.connect(self.encrypt_requested)
        self.hide()
        tasks.run(
            partial(rekeying.plain_copies, path, now=local_now),
            done=self._on_found,
            failed=self._on_failed,
            owner=self,
        )

    def _on_found(self, copies: list[Path]) -> None:
        if copies:
            self._say(_told(copies))

    def _on_failed(self, error: JournalError) -> None:
        self._say(str(error))
        self.encrypt.hide()

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.show()
        self.words_changed.emit()


def _told(copies: list[Path]) -> str:
    names = [each.name for each in copies[:MOST]]
    if len(copies) > MOST:
        names.append(f"{len(copies) - MOST} more")
    if len(copies) == 1:
        return f"This copy is not encrypted, so anybody can read it: {listed(names)}."
    return f"These copies are not encrypted, so anybody can read them: {listed(names)}."
