"""Widgets that nothing holds any more, while the theme changes: see test_theme.py."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from leadjournal.ui import theme


class Forgotten(QWidget):
    """Holds itself, so that only the clearing away of cycles ends it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def changeEvent(self, event: QEvent) -> None:
        # So much that is new makes Python think of clearing away.
        much: list[object] = [[] for _ in range(400)]
        much.append(much)
        super().changeEvent(event)


def main() -> None:
    application = QApplication([])
    theme.apply(application, "light")
    gc.set_threshold(50, 2, 2)
    for change in range(60):
        for _ in range(40):
            widget = Forgotten()
            widget.ensurePolished()
            QWidget(widget).ensurePolished()
            del widget
        theme.apply(application, "dark" if change % 2 else "light")


if __name__ == "__main__":
    main()
