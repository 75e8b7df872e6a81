"""How long the window stands still while the patterns of a year are worked out.

A timer of one millisecond ticks on the thread of the window; the longest gap between
two ticks is what a person could feel. The worker is Python too, and hands over every
5 ms, so a gap of about that much is Python's own. The floor is the same timer while a
worker counts in pure Python, and the window has nothing to do.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.measure import Figure
from benchmarks.writing import LAST
from leadjournal import Journal
from leadjournal.ui import tasks, theme
from leadjournal.ui.patterns.page import PatternsPage

ROUNDS = 11
AFTER = 60  # ms
TARGET = 16  # ms, a picture of 60 in a second
FIRST = 50  # ms, for the paint of a page that was never painted
BUSY = 3_000_000  # steps of the worker that only counts


class Ticks(QObject):
    """Keeps the gaps between the ticks of a timer, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def run(self, begin: Callable[[], object], done: Callable[[], bool]) -> float:
        """Return the longest gap from the beginning of something to its end."""
        loop = QEventLoop()
        self.longest, self._last = 0.0, perf_counter()
        self._timer.start()
        begin()
        while not done():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # What is in its place is painted after that.
        QTimer.singleShot(AFTER, loop.quit)
        loop.exec()
        self._on_tick()
        self._timer.stop()
        return self.longest

    def _on_tick(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def measure(path: Path, reflections: int) -> Iterator[Figure]:
    """Show the page of a journal whose last day is that of the benchmarks."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    with Journal.open(path, clock=_at_the_end) as journal:
        ticks, page = Ticks(), PatternsPage(journal)
        page.resize(1232, 900)
        first = ticks.run(page.show, lambda: page.is_settled)
        idle = [ticks.run(_count_elsewhere, tasks.idle) for _ in range(ROUNDS)]
        year, quarter = page.periods["Year"], page.periods["Quarter"]
        again = []
        for _ in range(ROUNDS):
            ticks.run(quarter.click, lambda: page.is_settled)
            again.append(ticks.run(year.click, lambda: page.is_settled))
        page.close()
    floor = median(idle)
    for name, spent, target in (
        ("first shown", first, FIRST),
        ("of a year", median(again), TARGET),
    ):
        said = f"Longest stillness, patterns {name}, {reflections:,}"
        yield Figure(
            said, spent, floor, target, floor_name="busy worker", absolute=True
        )


def _at_the_end() -> datetime:
    return datetime(LAST.year, LAST.month, LAST.day, 12, tzinfo=UTC)


def _count_elsewhere() -> None:
    tasks.run(_count, done=_take, failed=_take)


def _count() -> int:
    number = 0
    while number < BUSY:
        number += 1
    return number


def _take(_: object) -> None:
    pass
