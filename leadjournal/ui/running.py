"""Running an errand: its window goes, and a calm one to wait at may take its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.ui import dialogs, tasks, theme
from leadjournal.ui.cards import label
from leadjournal.ui.errands import Errand, Next
from leadjournal.ui.locking import unwinding
from leadjournal.ui.whereabouts import Whereabouts, whereabouts

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

PATIENCE = 200  # milliseconds that nobody needs to be told of
WIDE = 440
AGAIN = 20  # milliseconds
TRIES = 50  # one second, after which a box is not waited for that nobody can see


class Running(QObject):
    """Does one errand at a time, in a worker."""

    busy = Signal(bool)
    #: What is to be opened, the error that kept it from being done or None, and where
    #: the person was.
    ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Next | None = None
        self._where: Whereabouts | None = None
        self._waiting: PleaseWait | None = None
        self._is_ending = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._on_timeout)

    @property
    def is_busy(self) -> bool:
        return self._before is not None

    def do(self, window: MainWindow, errand: Errand) -> None:
        """Save, close the window without asking, and do the errand."""
        # Whoever asked goes on for a moment yet, and needs the journal.
        unwinding.when_free(window, partial(self._begin, window, errand))

    def _begin(self, window: MainWindow, errand: Errand) -> None:
        if self.is_busy or window.isHidden():
            return  # another is being done, or it has been locked by now
        try:
            window.save()
        except JournalError as error:
            dialogs.show_error(window, error)
            return
        self._before = Next(Path(window.journal.path), window.journal.key)
        self._where = whereabouts(window)
        self._waiting = PleaseWait(errand.words)
        self._patience.start()
        self.busy.emit(True)
        QGuiApplication.setQuitOnLastWindowClosed(False)
        last = window.backups.last_one()
        window.close()
        work = partial(_after, last, errand.work)
        tasks.run(work, done=self._on_done, failed=self._on_failed)

    def on_crash(self) -> None:
        """Go back to the journal, should the mistake have been in the errand."""
        before = self._before
        if before is not None and not self._is_ending and tasks.idle(self):
            self._end(before, None)

    def _on_timeout(self) -> None:
        if self._waiting is not None:
            self._waiting.show()

    def _on_done(self, after: Next) -> None:
        self._end_when_seen(after, None)

    def _on_failed(self, error: JournalError) -> None:
        assert self._before is not None
        self._end_when_seen(self._before, error)

    def _end_when_seen(
        self, after: Next, error: JournalError | None, tries: int = TRIES
    ) -> None:
        """Let a box that is coming up be painted: to open a journal takes a moment."""
        self._is_ending = True
        self._patience.stop()
        box = self._waiting
        if box is not None and box.isVisible() and not box.was_seen and tries:
            again = partial(self._end_when_seen, after, error, tries - 1)
            QTimer.singleShot(AGAIN, self, again)
        else:
            self._end(after, error)

    def _end(self, after: Next, error: JournalError | None) -> None:
        waiting, self._waiting, self._before = self._waiting, None, None
        self._is_ending = False
        self._patience.stop()
        if waiting is not None and error is not None:
            waiting.hide()
        self.ended.emit(after, error, self._where)
        QGuiApplication.setQuitOnLastWindowClosed(True)
        self.busy.emit(False)
        if waiting is not None:  # it stood until there was something in its place
            waiting.hide()
            waiting.deleteLater()


def _after(last: Callable[[], object] | None, work: Callable[[], Next]) -> Next:
    """Make a last backup of the file before it is worked on, if one is due."""
    if last is not None:
        last()
    return work()


class PleaseWait(QWidget):
    """Says what is being done. It cannot be closed: the file is not to be left."""

    def __init__(self, words: str) -> None:
        flags = Qt.WindowType
        super().__init__(
            None, flags.Dialog | flags.CustomizeWindowHint | flags.WindowTitleHint
        )
        self.was_seen = False
        theme.look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("LeadJournal")
        self.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(6)
        column.addWidget(label(words, "heading"))
        wait = "Please wait a moment. Your journal opens again by itself."
        column.addWidget(label(wait, "muted"))
        self.setFixedWidth(theme.size(WIDE))

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need in this width."""
        super().showEvent(event)
        if (column := self.layout()) is not None:
            column.activate()
            self.setFixedHeight(column.totalHeightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.was_seen = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
