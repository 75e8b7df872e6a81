"""How a person likes to write: what the fields ask while somebody types."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True)
class Habits:
    """The habits of writing, each with its default."""

    smart_quotes: bool = False
    typewriter: bool = False
    spelling: bool = True
    counts_words: bool = True


class _Voice(QObject):
    changed = Signal()


#: Tells the fields that are open that the habits are others now.
voice = _Voice()
_now = Habits()


def current() -> Habits:
    return _now


def use(habits: Habits) -> None:
    """Write by these habits from now on, in every field."""
    global _now
    if habits != _now:
        _now = habits
        voice.changed.emit()
