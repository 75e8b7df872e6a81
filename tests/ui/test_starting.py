"""The program stays until its work is done, and not for ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event

from leadjournal.ui import starting, tasks

ROOT = Path(__file__).parents[2]

HANGING = """
from threading import Event
from PySide6.QtWidgets import QApplication
from leadjournal.ui import starting, tasks
qt = QApplication([])
tasks.run(Event().wait, done=id, failed=id)
starting.end(7, 1)
raise AssertionError("it has not ended")
"""


def test_work_is_waited_for_at_the_end(qapp):
    ended: list[bool] = []
    tasks.run(lambda: ended.append(Event().wait(0.01)), done=id, failed=id)
    assert starting.end(3) == 3
    assert ended == [False]


def test_work_that_will_not_end_does_not_keep_the_program():
    ended = subprocess.run(
        [sys.executable, "-c", HANGING], cwd=ROOT, timeout=60, check=False
    )
    assert ended.returncode == 7
