"""Damage that is met while a window has the journal: the window goes, and comes back.

All that can be done about a file needs it to be closed. What is typed and can no longer
be saved is kept in a file of its own first.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from leadjournal.errors import JournalError
from leadjournal.storage.keys import Secret
from leadjournal.ui import dialogs, keeping
from leadjournal.ui.locking import unwinding
from leadjournal.ui.recovering.dialog import may_close_for_it, offer

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

MET = "damage_met"


class DamageMet(QObject):
    """Tells of damage once for each window, and sees to it if a person agrees."""

    #: Whether the journal is open in a window again.
    ended = Signal(bool)

    def __init__(self, open_journal: Callable[[Path, Secret], bool]) -> None:
        super().__init__()
        self._open = open_journal

    def meet(self, window: MainWindow, error: JournalError) -> None:
        if not window.property(MET):
            window.setProperty(MET, True)
            # Whoever met it goes on for a moment yet, and needs the journal.
            unwinding.when_free(window, partial(self._ask, window, error))

    def _ask(self, window: MainWindow, error: JournalError) -> None:
        if window.isHidden() or not may_close_for_it(window, error):
            return
        try:
            keeping.rescue_window(window)
        except JournalError as trouble:
            dialogs.show_error(window, trouble)
            return
        keeping.let_go(window)
        window.backups.stop()  # of a file like this none is to be made
        path, key = Path(window.journal.path), window.journal.key
        QGuiApplication.setQuitOnLastWindowClosed(False)
        try:
            window.close()
            mended = offer(QWidget(), path, key, error)
            self.ended.emit(self._open(mended or path, key))
        finally:
            QGuiApplication.setQuitOnLastWindowClosed(True)
