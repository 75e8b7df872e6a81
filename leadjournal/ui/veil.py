"""The veil: words in lists give way to calm stand-ins, while it is drawn.

It is for sharing one's screen. Whatever shows words of a person's in a list, or reads
them out, asks here; what a person opens is shown as it is.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from leadjournal import days
from leadjournal.models import Plan
from leadjournal.wording import at_the_start

T = TypeVar("T")

#: What is to be shown anew when the veil is drawn or put away.
COVERED = frozenset(
    {"reflections", "plans", "threads", "taggings", "askings", "preferences"}
)
NOTE = "Titles are veiled"
QUOTE, THREAD = "These words are veiled.", "A thread"


#: As much as there may be: a name may have such marks in it.
_QUOTED = re.compile("“.*”", re.DOTALL)


class _Voice(QObject):
    changed = Signal()


#: Tells those that keep what they have shown that it is to be shown anew.
voice = _Voice()
_drawn = False


def draw(drawn: bool) -> bool:
    """Draw the veil or put it away, in all windows; return whether that is new."""
    global _drawn
    if drawn is _drawn:
        return False
    _drawn = drawn
    voice.changed.emit()
    return True


def is_drawn() -> bool:
    return _drawn


def over(words: T, instead: T) -> T:
    """Return what a person has written or named, or what stands for it."""
    return instead if _drawn else words


def title(words: str, day: date) -> str:
    """Return a title, or “Reflection of 19 November”, which names its day alone."""
    return over(words, f"Reflection of {_short(day)}")


def plan(plan: Plan) -> str:
    """Return an if-then, or “Plan of 19 November”."""
    return over(plan.sentence, f"Plan of {_short(plan.reflection.day)}")


def names(sentence: str) -> str:
    """Return a sentence of ours without names of threads, which stand in quotes."""
    return over(sentence, at_the_start(_QUOTED.sub("a thread", sentence)))


def _short(day: date) -> str:
    return f"{day.day} {days.MONTHS[day.month - 1]}"
