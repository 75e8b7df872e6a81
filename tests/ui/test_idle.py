"""Noticing that nobody is there, by clocks that stand where a test puts them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leadjournal.ui.locking.idle import ASLEEP, Idle


class Clocks:
    """A clock nobody can set, and one on the wall."""

    def __init__(self) -> None:
        self.steady, self.wall = 1000.0, 1_700_000_000.0

    def pass_by(self, seconds: float) -> None:
        self.steady += seconds
        self.wall += seconds


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def idle(qapp, clocks):
    idle = Idle(clock=lambda: clocks.steady, wall=lambda: clocks.wall)
    idle.watch(10)
    yield idle
    idle.stop()


def test_ten_minutes_without_a_touch_are_told_once(idle, clocks, qtbot):
    told = []
    idle.left_alone.connect(lambda: told.append(1))
    clocks.pass_by(599)
    idle.look()
    assert not told
    clocks.pass_by(1)
    idle.look()
    idle.look()
    assert told == [1]


def test_whoever_types_or_moves_the_mouse_is_there(idle, clocks, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    told = []
    idle.left_alone.connect(lambda: told.append(1))
    idle._on_focus_window_changed(window.windowHandle())
    clocks.pass_by(599)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    clocks.pass_by(599)
    idle.eventFilter(window, QEvent(QEvent.Type.Wheel))
    clocks.pass_by(599)
    idle.look()
    assert not told


def test_a_clock_set_back_neither_locks_nor_keeps_from_locking(idle, clocks, qtbot):
    told = []
    idle.left_alone.connect(lambda: told.append("alone"))
    idle.slept.connect(lambda: told.append("slept"))
    clocks.wall -= 86_400
    idle.look()
    assert not told
    clocks.pass_by(600)
    idle.look()
    assert told == ["alone"]


def test_a_sleep_is_noticed_by_the_clock_on_the_wall(idle, clocks, qtbot):
    clocks.wall += ASLEEP + 1
    with qtbot.waitSignal(idle.slept):
        idle.look()
