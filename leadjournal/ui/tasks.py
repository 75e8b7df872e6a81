"""Work off the GUI thread; the only file that starts one.

A task computes, or reads through a reader of its own; it never touches the window's
journal or widgets. What it returns or raises arrives back on the GUI thread.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from leadjournal.errors import JournalError

T = TypeVar("T")


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
    QThreadPool.globalInstance().start(task.work)


def idle() -> bool:
    """Whether every result has been delivered."""
    return not _running


def finish() -> None:
    """Wait for all work to end, as before a journal is closed; deliver nothing more."""
    QThreadPool.globalInstance().waitForDone()
    for task in tuple(_running):
        task.forget()
    _let_go()


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
        self._work = work
        self._done = done
        self._failed = failed
        self._owners = [owner, _owner(done), _owner(failed)]
        self._result: Any = None
        self._error: Exception | None = None
        self.ended.connect(self._deliver)

    def work(self) -> None:
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001  _deliver raises or shows it
            self._error = error
        self.ended.emit()

    def forget(self) -> None:
        self.ended.disconnect(self._deliver)
        self._end()

    def _end(self) -> None:
        """Count as ended, and hold nothing that belongs to others any more."""
        _running.discard(self)
        _ended.append(self)
        del self._work, self._done, self._failed, self._owners
        if not _running:
            gc.enable()

    def _deliver(self) -> None:
        if self not in _running:
            return  # it was forgotten while its news was under way
        done, failed, owners = self._done, self._failed, self._owners
        result, self._result = self._result, None
        error, self._error = self._error, None
        self._end()
        if error is not None and not isinstance(error, JournalError):
            raise error
        if not all(isValid(owner) for owner in owners if owner is not None):
            return
        if error is not None:
            failed(error)
        else:
            done(result)


_running: set[_Task] = set()
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
