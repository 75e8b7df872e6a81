"""Opening the window: what it reads must not grow with the journal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy import event

from benchmarks.measure import Figure, in_turn
from leadjournal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import rehearsal, theme
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings

SMALL = 1_000
ROUNDS = 9


def measure(path: Path, small: Path, reflections: int) -> Iterator[Figure]:
    """Compare opening the window on the journal with opening it on a small one."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    large_time, small_time = in_turn(lambda: _open(path), lambda: _open(small), ROUNDS)
    yield Figure(
        f"Open the window on {reflections:,}",
        large_time,
        small_time,
        1.5,
        floor_name=f"on {SMALL:,}",
    )
    loaded: list[Reflection] = []
    event.listen(Reflection, "load", lambda thing, _: loaded.append(thing))
    _open(path)
    yield Figure(
        "Bodies read whole while opening",
        len(loaded),
        reflections,
        0.01,
        unit="reflections",
        floor_name="of",
    )


def _open(path: Path) -> None:
    window = MainWindow(Journal.open(path), Settings())
    window.show()
    rehearsal.settle()
    window.close()
