"""One pattern that finds any of many listed words, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from leadjournal.wording import at_the_start

_END = ""


class _Letters(dict[str, "_Letters"]):
    """The letters that may come next, and what may come after each; the end is one."""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some words or phrases, the longest that fits.

    Capitals count, but for one at the start: so us is found and the US is not.

    >>> any_of(["no one", "no", "us"]).findall("No one in the US told us: no, no-one.")
    ['No one', 'us', 'no']
    """
    return _pattern(tuple(words))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    # Tried one after another at each place of a text, a hundred words take a hundred
    # times as long as one; letter by letter, those that begin alike are tried together.
    letters = _Letters()
    for word in words:
        for form in (word, at_the_start(word)):
            below = letters
            for letter in form:
                below = below.setdefault(letter, _Letters())
            below[_END] = _Letters()
    if not letters:
        return re.compile(r"(?!)")
    return re.compile(rf"\b(?<!['’-]){_tried(letters)}(?![\w-]|['’](?!s\b)\w)")


def _tried(letters: _Letters) -> str:
    ways = [
        (r"\s+" if letter == " " else re.escape(letter)) + _tried(below)
        for letter, below in letters.items()
        if letter != _END
    ]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)}){'?' if _END in letters else ''}"
