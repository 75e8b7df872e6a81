"""A text as Qt's documents can hold it, and back, character by character.

A document of Qt knows one end of a line and turns four characters into it. So the
ends of lines are remembered, and what would be lost is stood in for by a sign that
the text does not use otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

#: What Qt makes a new line of, and the sign to show instead.
_LOST = {"\r": "␍", "\u2029": "⁋", "\ufdd0": "␂", "\ufdd1": "␃"}
_SPARE = 0xF0000  # thousands of characters nobody has given a meaning


class ExactText:
    """A stored text; `shown` is how a document holds it."""

    def __init__(self, text: str) -> None:
        self._end = _line_end(text)
        self._stand_ins = dict(_stand_ins(text.replace(self._end, "\n")))
        self.shown = text.replace(self._end, "\n")
        for lost, sign in self._stand_ins.items():
            self.shown = self.shown.replace(lost, sign)

    def stored(self, shown: str) -> str:
        """Return what is to be kept, now that a document holds *shown*."""
        for lost, sign in self._stand_ins.items():
            shown = shown.replace(sign, lost)
        return shown.replace("\n", self._end)


def _line_end(text: str) -> str:
    """Return how lines end, if all of them end alike."""
    lines = text.count("\n")
    if lines and text.count("\r\n") == lines == text.count("\r"):
        return "\r\n"
    if not lines and "\r" in text:
        return "\r"
    return "\n"


def _stand_ins(text: str) -> Iterator[tuple[str, str]]:
    spare = (chr(number) for number in range(_SPARE, _SPARE + len(text) + len(_LOST)))
    unused = (character for character in spare if character not in text)
    for lost, sign in _LOST.items():
        if lost in text:
            yield lost, sign if sign not in text else next(unused)
