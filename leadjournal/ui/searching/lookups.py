"""Questions to the journal that are answered elsewhere, the newest of a kind alone.

A search over ten years may take longer than a frame; so what is asked while somebody
types or scrolls is asked of a reader, on another thread, and comes back when it is
known. An encrypted journal takes a moment to open, so the reader stays open as long
as there are questions, and for a moment after.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.ui import tasks

PATIENCE = 1.0  # seconds without a question, after which the reader is closed

Ask = Callable[[Journal], Any]


@dataclass(frozen=True, eq=False)
class _Question:
    kind: str
    ask: Ask
    done: Callable[[Any], object]
    failed: Callable[[JournalError], object]
    version: int


class Lookups(QObject):
    """Asks, and tells of an answer unless it is out of date by then."""

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._version = 0
        self._newest: dict[str, _Question] = {}
        self._desk: _Desk | None = None

    def ask(
        self,
        kind: str,
        ask: Ask,
        done: Callable[[Any], object],
        failed: Callable[[JournalError], object],
    ) -> None:
        """Ask something instead of what was last asked of this kind."""
        question = _Question(kind, ask, done, failed, self._version)
        self._newest[kind] = question
        if self._desk is None or not self._desk.take(question):
            self._desk = _Desk(self._journal.reader)
            self._desk.answered.connect(self._on_answered)
            self._desk.take(question)
            tasks.run(self._desk.work, done=self._on_ended, failed=_raise, owner=self)

    def forget(self, kind: str) -> None:
        """Want no answer of a kind any more."""
        self._newest.pop(kind, None)

    def is_waiting(self, kind: str) -> bool:
        return kind in self._newest

    def refresh(self) -> None:
        """The journal has changed: ask anew what is not answered yet."""
        self._version += 1
        for question in list(self._newest.values()):
            self.ask(question.kind, question.ask, question.done, question.failed)

    def rest(self) -> None:
        """Let the reader be closed now."""
        if self._desk is not None:
            self._desk.close()

    def _on_answered(self, question: _Question, answer: Any) -> None:
        if not isValid(self) or self._newest.get(question.kind) is not question:
            return
        del self._newest[question.kind]
        if isinstance(answer, JournalError):
            question.failed(answer)
        else:
            question.done(answer)

    def _on_ended(self, _: None) -> None:
        """Nothing is to be done: the next question opens a reader of its own."""


class _Desk(QObject):
    """Where one reader answers, on one thread from its opening to its closing."""

    answered = Signal(object, object)

    def __init__(self, open_reader: Callable[[], Journal]) -> None:
        super().__init__()
        self._open_reader = open_reader
        self._changed = Condition()
        self._waiting: dict[str, _Question] = {}
        self._open = True

    def take(self, question: _Question) -> bool:
        """Take a question, and tell whether there is still somebody to answer it."""
        with self._changed:
            if self._open:
                self._waiting[question.kind] = question
                self._changed.notify()
            return self._open

    def close(self) -> None:
        with self._changed:
            self._open = False
            self._waiting.clear()
            self._changed.notify()

    def work(self) -> None:
        """Answer until nobody asks any more."""
        reader: Journal | None = None
        version = -1
        try:
            while (question := self._next()) is not None:
                try:
                    if reader is None or question.version != version:
                        if reader is not None:
                            reader.close()
                        reader = None
                        reader = self._open_reader()
                        version = question.version
                    answer = question.ask(reader)
                except JournalError as error:
                    answer = error
                self.answered.emit(question, answer)
        finally:
            self.close()
            if reader is not None:
                reader.close()

    def _next(self) -> _Question | None:
        with self._changed:
            if not self._waiting and self._open:
                self._changed.wait(PATIENCE)
            if not self._waiting:
                self._open = False
                return None
            return self._waiting.pop(next(iter(self._waiting)))


def _raise(error: JournalError) -> None:
    raise error
