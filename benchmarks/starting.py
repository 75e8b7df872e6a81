"""Starting: the whole program, from the command to the first painted window."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.measure import Figure, all_in_turn

ROUNDS = 7
GROWTH = 1.1

#: As `python -m leadjournal` does it; it ends once the window has been painted.
PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, window.close)
        return False

application = QApplication([])
theme.apply(application, "light")
window = MainWindow(Journal.open(Path(sys.argv[1])), Settings())
painted = Painted()
window.today.viewport().installEventFilter(painted)
window.show()
application.exec()
"""


def measure(large: Path, small: Path, reflections: int) -> Iterator[Figure]:
    """Compare starting on the journal with starting on a small one, in turn."""
    start_large, start_small = partial(_start, large), partial(_start, small)
    start_large(), start_small()  # so that both files have been read once
    spent, least = all_in_turn(start_large, start_small, ROUNDS)
    # The quicker half: what else the machine does comes and goes.
    yield Figure(
        f"Start the program on {reflections:,}",
        median(sorted(spent)[: ROUNDS // 2 + 1]),
        median(sorted(least)[: ROUNDS // 2 + 1]),
        GROWTH,
        floor_name="on 1,000",
    )


def _start(path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        check=True,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
