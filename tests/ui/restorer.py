"""Puts earlier texts back in a window, on and on, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from leadjournal import Journal, revisions
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings


def main(path: Path) -> None:
    app = QApplication(["leadjournal"])
    with Journal.open(path) as journal:
        window = MainWindow(journal, Settings())
        window.show()
        [reflection] = journal.reflections
        window.show_reflection(reflection, write=True)
        turn = 0
        while True:
            texts = revisions.earlier(reflection)
            with journal.change("Restore Earlier Text"):
                revisions.put_back(reflection, texts[turn % len(texts)])
            if turn % 3 == 2:
                journal.undo()
            app.processEvents()
            turn += 1
            sys.stdout.write(f"{turn}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
