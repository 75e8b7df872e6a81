"""Somebody typing without a pause, until they are killed: see test_killed.py."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leadjournal import Journal
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings

PAUSE = 20  # milliseconds between two keys


def main(path: Path) -> None:
    application = QApplication([])
    window = MainWindow(Journal.open(path), Settings())
    window.show()
    window.new_reflection()
    typed = 0

    def type_a_letter() -> None:
        nonlocal typed
        typed += 1
        QTest.keyClicks(window.journal_page.writing, chr(ord("a") + typed % 26))
        print(typed, monotonic(), flush=True)

    timer = QTimer(interval=PAUSE)
    timer.timeout.connect(type_a_letter)
    timer.start()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
