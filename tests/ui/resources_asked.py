"""A page to read that notes what it was asked to load."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl

from leadjournal.ui.reading.page import Browser


class Recorder(Browser):
    """Shows pages as the window does, and keeps what they asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        self.asked.append(name if isinstance(name, str) else name.toString())
        return super().loadResource(kind, name)

    def asked_elsewhere(self) -> list[str]:
        """Return what was asked for that is no attachment."""
        return [each for each in self.asked if not each.startswith("attachment:")]
