"""Knowing that nobody is there: for how long nothing was touched, or a sleep."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

TICK = 2  # seconds
ASLEEP = 30  # seconds by which a machine's clock is ahead once it has slept

Kind = QEvent.Type
TOUCHES = frozenset(
    {
        Kind.KeyPress,
        Kind.MouseButtonPress,
        Kind.MouseMove,
        Kind.Wheel,
        Kind.TouchBegin,
        Kind.TouchUpdate,
        Kind.TabletPress,
        Kind.TabletMove,
    }
)


class Idle(QObject):
    """Tells once that the program was left alone, and of each sleep of the machine.

    The time is kept by a clock that nobody can set. It stands still, on Linux, while
    the machine sleeps; so the difference to the clock on the wall tells of a sleep.
    What is touched comes to our windows first, and little else does: to listen to all
    events of all widgets would cost some microseconds each, and be felt.
    """

    left_alone = Signal()
    slept = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._clock, self._wall = clock, wall
        self._touched = clock()
        self._ahead = self._difference()
        self._limit = 0.0
        self._timer = QTimer(self, interval=TICK * 1000)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_focus_window_changed)
        # What is typed by an input method does not come as keys.
        app.inputMethod().cursorRectangleChanged.connect(self.touch)
        self._on_focus_window_changed(app.focusWindow())

    def watch(self, minutes: int) -> None:
        """Look after the time from now on; 0 minutes are no limit."""
        self._limit = minutes * 60.0
        if not self._timer.isActive():
            self.touch()
            self._ahead = self._difference()
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._clock()

    def look(self) -> None:
        """See how long nobody was there, and whether the machine has slept."""
        ahead = self._difference() - self._ahead
        self._ahead += ahead
        if ahead > ASLEEP:
            self._touched -= ahead  # for nobody was there
            self.slept.emit()
        if self._limit and self._clock() - self._touched >= self._limit:
            self.touch()
            self.left_alone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.touch()
        return False

    def _difference(self) -> float:
        return self._wall() - self._clock()

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self.touch()
