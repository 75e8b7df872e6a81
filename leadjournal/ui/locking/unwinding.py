"""Waiting until no dialog is under way, so that a window may go without harm.

A dialog that asks keeps whoever opened it waiting: their code goes on when the dialog
has gone, and must find its journal open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from leadjournal.ui import tasks

AGAIN = 50  # milliseconds
MAIN = 1  # the program's own loop, around which there is none
MENUS = 10  # that may be open within each other


def when_free(owner: QObject, call: Callable[[], object]) -> None:
    """Call from the program's own loop, when no work is under way any more."""
    QTimer.singleShot(0, owner, partial(_try, owner, call))


def leave_dialogs(window: QWidget) -> None:
    """Close what lies over a window, as Escape would."""
    for _ in range(MENUS):
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
    for each in QApplication.topLevelWidgets():
        if each is window or each.isHidden() or not _is_of(each, window):
            continue
        if isinstance(each, QDialog):
            each.reject()
        each.hide()  # also what would rather stay, which ends its waiting too


def _try(owner: QObject, call: Callable[[], object]) -> None:
    if QThread.currentThread().loopLevel() > MAIN or not tasks.idle():
        QTimer.singleShot(AGAIN, owner, partial(_try, owner, call))
    else:
        call()


def _is_of(each: QWidget, window: QWidget) -> bool:
    parent = each.parentWidget()
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is window
