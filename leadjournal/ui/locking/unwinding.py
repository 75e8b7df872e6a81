"""Waiting until no dialog is under way, so that a window may go without harm.

A dialog that asks keeps whoever opened it waiting: their code goes on when the dialog
has gone, and must find its journal open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from leadjournal.ui import tasks

AGAIN = 50  # milliseconds
MAIN = 1  # the program's own loop, around which there is none
MENUS = 10  # that may be open within each other
TRIES = 60  # three seconds, after which work is not waited for


def when_free(owner: QObject, call: Callable[[], object]) -> None:
    """Call from the program's own loop, when *owner* waits for no work any more."""
    QTimer.singleShot(0, owner, partial(_try, owner, call))


def when_almost_free(
    owner: QObject, window: QObject, call: Callable[[], object]
) -> None:
    """Call from the program's own loop, even if work of a window will not end."""
    attempt = partial(_try_at_last, owner, window, call, TRIES)
    QTimer.singleShot(0, owner, attempt)


def leave_dialogs(window: QWidget) -> None:
    """Close what lies over a window, as Escape would."""
    for _ in range(MENUS):
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
    for each in QApplication.topLevelWidgets():
        if each is window or each.isHidden() or not is_of(each, window):
            continue
        if isinstance(each, QDialog):
            each.reject()
        each.hide()  # also what would rather stay, which ends its waiting too


def is_of(each: QWidget, window: QWidget) -> bool:
    """Whether something lies over a window, or over what lies over it."""
    parent = each.parentWidget()
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is window


def _try(owner: QObject, call: Callable[[], object]) -> None:
    if _is_in_loop() or not tasks.idle(owner):
        QTimer.singleShot(AGAIN, owner, partial(_try, owner, call))
    else:
        call()


def _try_at_last(
    owner: QObject, window: QObject, call: Callable[[], object], tries: int
) -> None:
    if _is_in_loop() or (tries and isValid(window) and not tasks.idle(window)):
        again = partial(_try_at_last, owner, window, call, max(0, tries - 1))
        QTimer.singleShot(AGAIN, owner, again)
    else:
        call()


def _is_in_loop() -> bool:
    return QThread.currentThread().loopLevel() > MAIN
