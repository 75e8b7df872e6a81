"""Mistakes of ours: what is typed is saved, and where it happened is told.

Nothing of this raises: Python would print what it could not tell, message and all.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterable
from types import TracebackType

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from leadjournal.errors import DamagedError, JournalError
from leadjournal.storage import faults
from leadjournal.ui import crash_report, dialogs, keeping

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]

MISTAKE = "Something went wrong that is our mistake."
GO_ON = (
    "You can go on; if it happens again, please close LeadJournal and open it again."
)

ENDED = (
    "LeadJournal ended all at once the last time. That is our mistake. What you had"
    " typed until about two seconds before is in your journal."
)

logger = logging.getLogger("leadjournal")


class Watch(QObject):
    """Hears of what nobody caught, in any thread, and tells it on this one."""

    _met = Signal(object)

    def __init__(self, on_crash: Hook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_crash = on_crash
        self._met.connect(self._on_met)
        sys.excepthook = self.on_error
        threading.excepthook = self.on_thread_error
        sys.unraisablehook = on_unraisable

    def end(self) -> None:
        """Let Python tell of crashes as it did before."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

    def on_error(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        if QThread.currentThread() is self.thread():
            self._on_crash(kind, error, trace)
        else:
            self._met.emit(error)

    def on_thread_error(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.on_error(told.exc_type, told.exc_value, told.exc_traceback)

    def _on_met(self, error: BaseException) -> None:
        self._on_crash(type(error), error, error.__traceback__)


def on_crash(
    windows: Iterable[QWidget],
    kind: type[BaseException],
    error: BaseException,
    trace: TracebackType | None,
) -> None:
    """Save what is being typed, note where it happened, and say so.

    A crash while another is being told of is noted only, and one that was told of
    before is not told again unless a text could not be saved: a mistake in painting
    would otherwise let nobody get to their window any more.
    """
    try:
        error = faults.sentence_of(error) or error  # that of the driver, of a read
        if isinstance(error, JournalError):  # the world's fault, met in a click
            _tell_of_fault(list(windows), error)
            return
        report = crash_report.report(error, trace)
        logger.error("%s", report)
        if not _telling:
            _telling.append(report)
            try:
                _tell(list(windows), report)
            finally:
                _telling.clear()
    except Exception as trouble:  # noqa: BLE001  it may hold words, and none may loop
        logger.error("a crash could not be told of: %s", type(trouble).__name__)


def _tell_of_fault(windows: list[QWidget], error: JournalError) -> None:
    # Qt adds to the error's words where it passed through its own.
    own = type(error)(error.args[0] if error.args else str(error))
    damaged = [each for each in windows if each.journal.damaged]  # type: ignore[attr-defined]  # a main window
    for window in damaged if isinstance(own, DamagedError) else ():
        window.damage_met.emit(own)  # type: ignore[attr-defined]  # a main window
        return
    dialogs.show_error(QWidget(), own)


_telling: list[str] = []
_told: set[str] = set()


def _tell(windows: list[QWidget], report: str) -> None:
    all_saved, sentence = _saved(windows)
    if all_saved and report in _told:
        return
    _told.add(report)
    dialogs.tell_of_crash(f"{MISTAKE} {sentence} {GO_ON}", report)


def _saved(windows: list[QWidget]) -> tuple[bool, str]:
    """Save each window, or keep what is typed elsewhere; return how that went."""
    sentences = [sentence for each in windows if (sentence := _trouble_of(each))]
    if sentences:
        return False, " ".join(sentences)
    if windows:
        return True, "What you wrote has been saved."
    return True, "No journal was open."


def _trouble_of(window: QWidget) -> str:
    """Save what is typed in a window; return what must be said if that fails."""
    try:
        window.save()  # type: ignore[attr-defined]  # a main window
    except Exception as trouble:  # noqa: BLE001  the crash may be in the saving
        logger.error("what was typed could not be saved: %s", type(trouble).__name__)
        why = f" {trouble}" if isinstance(trouble, JournalError) else ""
    else:
        return ""
    try:
        kept = keeping.rescue_window(window)
    except Exception as trouble:  # noqa: BLE001  there is nothing left to try
        logger.error("nor could it be rescued: %s", type(trouble).__name__)
        kept = None
    if kept is not None:
        return f"What you wrote last is not in the journal yet.{why} It is in {kept}."
    return f"What you wrote last is not saved yet.{why}"


def tell_of_last(report: str) -> None:
    """Offer the report of a crash that nobody could be told of when it happened."""
    dialogs.tell_of_crash(ENDED, report)


def on_unraisable(told: sys.UnraisableHookArgs) -> None:
    """Note what Python could raise nowhere; by itself it would print the values."""
    if told.exc_value is not None:
        logger.error("%s", crash_report.report(told.exc_value, told.exc_traceback))
