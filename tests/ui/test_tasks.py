"""Work is done elsewhere; what it gives arrives here, or not at all."""

from __future__ import annotations

import gc
from functools import partial
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from leadjournal.errors import JournalError, StorageError
from leadjournal.ui import tasks


@pytest.fixture(autouse=True)
def nothing_left():
    yield
    assert tasks.idle()


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def take(self, *values: object) -> None:
        self.got.append(values)


def unexpected(result: object) -> None:
    raise AssertionError(f"{result!r} was not to be delivered")


def fail(error: JournalError) -> None:
    raise error


def test_work_runs_elsewhere_and_its_result_arrives_here(qtbot):
    here, threads = current_thread(), []

    def done(there: object) -> None:
        threads.extend([there, current_thread()])

    tasks.run(current_thread, done=done, failed=fail)
    qtbot.waitUntil(tasks.idle)
    there, back = threads
    assert there is not here
    assert back is here


def test_what_is_the_matter_arrives_as_an_error(qtbot):
    def work() -> None:
        raise StorageError("The disk is full.")

    errors: list[JournalError] = []
    tasks.run(work, done=unexpected, failed=errors.append)
    qtbot.waitUntil(tasks.idle)
    assert [str(error) for error in errors] == ["The disk is full."]


def test_our_own_mistake_is_raised_here(qtbot):
    with qtbot.captureExceptions() as raised:
        tasks.run(lambda: 1 // 0, done=unexpected, failed=fail)
        qtbot.waitUntil(tasks.idle)
    assert [each[0] for each in raised] == [ZeroDivisionError]


@pytest.mark.parametrize("wrapped", [False, True])
def test_nothing_is_delivered_to_what_is_gone(qtbot, wrapped):
    receiver, go = Receiver(), Event()
    done = partial(receiver.take, 1) if wrapped else receiver.take
    tasks.run(go.wait, done=done, failed=fail)
    delete(receiver)
    go.set()
    qtbot.waitUntil(tasks.idle)
    assert receiver.got == []


def test_an_owner_can_be_named_for_a_plain_function(qtbot):
    owner, go = QObject(), Event()
    tasks.run(go.wait, done=unexpected, failed=fail, owner=owner)
    delete(owner)
    go.set()
    qtbot.waitUntil(tasks.idle)


def test_finishing_waits_and_delivers_nothing_more(qtbot):
    finished: list[int] = []
    for number in range(5):
        tasks.run(partial(finished.append, number), done=unexpected, failed=fail)
    tasks.finish()
    assert sorted(finished) == [0, 1, 2, 3, 4]
    assert tasks.idle()
    qtbot.wait(1)


class Part(Receiver):
    """Something in a window."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.setParent(window)


def test_what_one_window_waits_for_is_not_forgotten_with_another(qtbot):
    closing, other = QObject(), QObject()
    part, go = Part(other), Event()
    tasks.run(partial(go.wait, 10), done=part.take, failed=fail)
    tasks.run(int, done=Part(closing).take, failed=fail)
    tasks.finish(closing)
    assert tasks.idle(closing) and not tasks.idle(other)
    go.set()
    qtbot.waitUntil(tasks.idle)
    assert part.got == [(True,)]


def test_work_for_nobody_goes_on_when_a_window_closes(qtbot):
    closing, got = QObject(), []
    tasks.run(int, done=got.append, failed=fail)
    tasks.finish(closing)
    assert not tasks.idle(closing)  # for it may concern anybody
    qtbot.waitUntil(tasks.idle)
    assert got == [0]


def test_work_that_will_not_end_is_left_and_not_heard_of(qtbot, monkeypatch):
    monkeypatch.setattr(tasks, "PATIENCE", 1)
    window, go = QObject(), Event()
    part = Part(window)
    tasks.run(partial(go.wait, 10), done=part.take, failed=fail)
    tasks.finish(window)
    assert tasks.idle()
    assert not gc.isenabled()  # a widget might die in the other thread
    assert not tasks.wait(1)
    go.set()
    qtbot.waitUntil(gc.isenabled)
    assert part.got == []


def test_what_hangs_in_two_windows_does_not_keep_a_third_waiting(qtbot):
    go, got = Event(), []
    for _ in range(tasks.AT_ONCE - 1):
        tasks.run(partial(go.wait, 10), done=id, failed=fail)
    tasks.run(int, done=got.append, failed=fail)
    qtbot.waitUntil(lambda: got == [0])
    go.set()
    qtbot.waitUntil(tasks.idle)
