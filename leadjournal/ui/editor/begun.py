"""What was begun beside a reflection and not added to it yet, such as a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from leadjournal.errors import JournalError, NotFoundError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui.editor.saving import INTERVAL

PREFERENCE = "begun"

Words = dict[str, str]


class Begun(QObject):
    """Keeps the words of one form, for each reflection its own.

    *part* names the form, and *words* tells what it holds just now.
    """

    def __init__(self, journal: Journal, part: str, words: Callable[[], Words]) -> None:
        super().__init__()
        self._journal = journal
        self._part = part
        self._words = words
        self._uuid = ""
        # It keeps time from the first keystroke, as the text of a reflection does.
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL)
        self._timer.timeout.connect(self.try_to_save)
        self._typed = False

    def words_for(self, reflection: Reflection | None) -> Words:
        """Go over to a reflection, and return what was begun there."""
        self._forget_typing()
        self._uuid = reflection.uuid if reflection else ""
        return dict(self._kept().get(self._uuid, {}).get(self._part, {}))

    def on_typed(self) -> None:
        """Save before long."""
        self._typed = True
        if not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Write what was typed since the last time. Raises StorageError."""
        if not self._typed:
            return
        self._timer.start()  # to try again, should it fail
        if self._is_there(self._uuid):
            self._write({name: said for name, said in self._words().items() if said})
        self._forget_typing()

    def try_to_save(self) -> None:
        """Save if it can be done; else the timer tries again."""
        try:
            self.save()
        except JournalError:
            return

    def drop(self) -> None:
        """Forget what was begun: it was added. Not undone with what was added."""
        self._forget_typing()
        if self._part in self._kept().get(self._uuid, {}):
            self._write({})

    def _forget_typing(self) -> None:
        self._timer.stop()
        self._typed = False

    def _write(self, words: Words) -> None:
        kept = {uuid: parts for uuid, parts in self._kept().items() if uuid}
        parts = {**kept.get(self._uuid, {}), self._part: words}
        kept[self._uuid] = {name: said for name, said in parts.items() if said}
        there = {
            uuid: parts
            for uuid, parts in kept.items()
            if parts and self._is_there(uuid)
        }
        if there != self._kept():
            with self._journal.change():
                self._journal.preferences.set(PREFERENCE, there)

    def _kept(self) -> dict[str, dict[str, Words]]:
        kept: Any = self._journal.preferences.get(PREFERENCE)
        if not isinstance(kept, dict):
            return {}
        return {uuid: parts for uuid, parts in kept.items() if isinstance(parts, dict)}

    def _is_there(self, uuid: str) -> bool:
        try:
            return bool(uuid) and self._journal.reflections.get(uuid).uuid == uuid
        except NotFoundError:
            return False
