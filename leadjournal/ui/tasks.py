"""Work off the GUI thread; the only file that starts one.

A task computes, or reads through a reader of its own; it never touches the window's
journal or widgets. What it returns or raises arrives back on the GUI thread.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, QThreadPool, Signal
from shiboken6 import isValid

from leadjournal.errors import JournalError

T = TypeVar("T")

#: How many are at work at a time, at least: two that wait for a network that is away
#: are not to keep all others waiting.
AT_ONCE = 6
PATIENCE = 1000  # milliseconds for which a window that closes waits for its work


def run(
    work: Callable[[], T],
    *,
    done: Callable[[T], object],
    failed: Callable[[JournalError], object],
    owner: QObject | None = None,
) -> None:
    """Call *work* elsewhere, then *done* or *failed* here.

    Neither is called once the object they belong to is gone: *owner*, or else the
    widget whose methods they are. An error that is our fault is raised here, for
    `sys.excepthook`.
    """
    _let_go()
    task = _Task(work, done, failed, owner)
    _running.add(task)
    # Python clears away unused cycles in whatever thread is at work, but a widget may
    # only die on the GUI thread.
    gc.disable()
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(AT_ONCE, QThread.idealThreadCount()))
    pool.start(task.work)


def idle(owner: QObject | None = None) -> bool:
    """Whether every result has been delivered.

    With an *owner*, such as a window, only what it and all within it wait for counts,
    and what is done for nobody in particular.
    """
    return not any(
        owner is None or not task.within or task.is_of(owner) for task in _running
    )


def finish(owner: QObject | None = None) -> None:
    """Deliver nothing more to *owner* and all within it, as to a window that closes.

    Work that is under way is waited for, but not for ever; it may then go on, and is
    heard of no more. The work of others goes on. Without an owner all work is meant,
    and it is waited for until it has ended.
    """
    if owner is None:
        wait()
        return
    deadline = QDeadlineTimer(PATIENCE)
    for task in [each for each in _running if each.is_of(owner)]:
        task.wait(deadline)
        task.forget()
    _let_go()


def wait(patience: int = -1) -> bool:
    """Wait for all work to end, at the end of the program; deliver nothing more.

    Returns whether it has ended within *patience*.
    """
    ended = QThreadPool.globalInstance().waitForDone(patience)
    for task in tuple(_running):
        task.forget()
    for task in tuple(_forgotten) if ended else ():
        task.leave()
    _let_go()
    return ended


class _Task(QObject):
    """One call; made on the GUI thread, so that its signal arrives there."""

    ended = Signal()

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[JournalError], object],
        owner: QObject | None,
    ) -> None:
        super().__init__()
        self._work: Callable[[], Any] | None = work
        self._done = done
        self._failed = failed
        owners = (owner, _owner(done), _owner(failed))
        self._owners = [each for each in owners if each is not None]
        #: The owners and all around them; a dialog may be gone before its work ends.
        self.within = [each for one in self._owners for each in _around(one)]
        self._has_worked = Event()
        self._result: Any = None
        self._error: Exception | None = None
        self.ended.connect(self._deliver)

    def is_of(self, owner: QObject) -> bool:
        return any(each is owner for each in self.within)

    def work(self) -> None:
        assert self._work is not None
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001  _deliver raises or shows it
            self._error = error
        self._has_worked.set()
        self.ended.emit()

    def wait(self, deadline: QDeadlineTimer) -> None:
        """Wait until the work has ended, or for as long as one may."""
        self._has_worked.wait(deadline.remainingTime() / 1000)

    def forget(self) -> None:
        """Deliver nothing. Until the work has ended, no cycle may be cleared away."""
        _running.discard(self)
        _forgotten.add(self)
        del self._done, self._failed, self._owners
        self.within = []
        if self._has_worked.is_set():
            self.leave()

    def leave(self) -> None:
        """Count as ended, and hold nothing that belongs to others any more."""
        _running.discard(self)
        _forgotten.discard(self)
        _ended.append(self)
        self._work = self._result = self._error = None
        self.within = []
        if not _running and not _forgotten:
            gc.enable()

    def _deliver(self) -> None:
        if self in _forgotten:
            self.leave()
        if self not in _running:
            return  # it was forgotten while its news was under way
        done, failed, owners = self._done, self._failed, self._owners
        result, error = self._result, self._error
        del self._done, self._failed, self._owners
        self.leave()
        if error is not None and not isinstance(error, JournalError):
            raise error
        if not all(isValid(owner) for owner in owners):
            return
        if error is not None:
            failed(error)
        else:
            done(result)


_running: set[_Task] = set()
#: Tasks that nobody waits for any more, and which are still at work.
_forgotten: set[_Task] = set()
#: Tasks that the thread which did the work may still hold for a moment. Were it the
#: last to hold one, a QObject would die there, which may bring the program down.
_ended: list[_Task] = []


def _let_go() -> None:
    """Let ended tasks die here, once no thread can hold one any more."""
    if QThreadPool.globalInstance().activeThreadCount() == 0:
        _ended.clear()


def _owner(callback: Callable[..., object]) -> QObject | None:
    """Return the object whose method this is, seen through `partial`."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return owner if isinstance(owner, QObject) else None


def _around(owner: QObject) -> list[QObject]:
    """Return an object, what it lies in, and so on up to its window."""
    around: list[QObject] = []
    each: QObject | None = owner
    while each is not None and isValid(each):
        around.append(each)
        each = each.parent()
    return around
