"""Names found by a few of their letters: "nr" is New Reflection."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

LETTER = 1.0
WORD_START = 8.0
FIRST = 3.0  # the first letter of the whole name, on top
NEXT = 8.5  # right after the letter before it
WHOLE = 10.0  # nothing of the name is left over
GAP = -2.0
LENGTH = -0.05  # for each letter of the name: of two, the shorter is meant
PART = 3  # letters that may stand in the middle of a word

_SILENT = "'’`"


@dataclass(frozen=True)
class Match:
    """How well letters fit a name, and at which places of it they stand."""

    score: float
    places: tuple[int, ...]


@dataclass(frozen=True)
class _Letter:
    """A letter as it is compared, where it stands, and in which word."""

    text: str
    place: int
    word: int
    starts: bool


_State = tuple[float, tuple[int, ...]]


def match(wanted: str, name: str) -> Match | None:
    """Return how the words typed fit a name, or None.

    Each word typed must be found: from the start of a word on, leaping only to the
    starts of others or within one; or, of three letters and more, anywhere in one.
    """
    letters = _letters(name)
    score, places = LENGTH * len(letters), set[int]()
    for word in _words(wanted):
        found = _best(word, letters)
        if found is None:
            return None
        score += found[0]
        places |= {letters[at].place for at in found[1]}
    if "".join(_words(wanted)) == "".join(letter.text for letter in letters):
        score += WHOLE
    return Match(score, tuple(sorted(places)))


def best_first(
    wanted: str, things: Iterable[T], name: Callable[[T], str]
) -> list[tuple[Match, T]]:
    """Return the things that fit; of those that fit alike, the earlier one first."""
    found = ((match(wanted, name(thing)), thing) for thing in things)
    fitting = [(fit, thing) for fit, thing in found if fit is not None]
    return sorted(fitting, key=lambda pair: -pair[0].score)


def fold(text: str) -> str:
    """Return a text without accents and capitals, as it is compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


def _words(wanted: str) -> list[str]:
    plain = "".join(each for each in fold(wanted) if each not in _SILENT)
    parts = "".join(each if each.isalnum() else " " for each in plain)
    return parts.split()


@lru_cache(maxsize=4096)  # names are asked for again with every key
def _letters(name: str) -> tuple[_Letter, ...]:
    letters: list[_Letter] = []
    word, inside = 0, False
    for place, character in enumerate(name):
        for text in fold(character):
            if text.isalnum():
                word += not inside
                letters.append(_Letter(text, place, word, not inside))
                inside = True
            elif text not in _SILENT:
                inside = False
    return tuple(letters)


def _best(word: str, letters: tuple[_Letter, ...]) -> _State | None:
    """Return the best way to find a word typed among the letters of a name."""
    text = iter([letter.text for letter in letters])
    if not all(wanted in text for wanted in word):
        return None  # soon told, and true of most names
    states = _begun(word, letters)
    for wanted in word[1:]:
        states = _gone_on(wanted, letters, states)
    found = [state for state in states if state is not None]
    found += _within(word, letters)
    return max(found, key=lambda state: state[0], default=None)


def _begun(word: str, letters: tuple[_Letter, ...]) -> list[_State | None]:
    return [
        (LETTER + WORD_START + (FIRST if at == 0 else 0), (at,))
        if letter.starts and letter.text == word[0]
        else None
        for at, letter in enumerate(letters)
    ]


def _gone_on(
    wanted: str, letters: tuple[_Letter, ...], before: list[_State | None]
) -> list[_State | None]:
    """Return for each letter the best way that ends with it, one letter further."""
    ways: list[_State | None] = []
    anywhere: _State | None = None
    in_word: _State | None = None
    for at, letter in enumerate(letters):
        if letter.starts:
            in_word = None
        last = before[at - 1] if at else None
        way = None
        if letter.text == wanted:
            from_start = _more(anywhere, WORD_START) if letter.starts else None
            way = _better(
                _better(from_start, _more(last, NEXT + letter.starts)),
                _more(in_word, GAP),
            )
        ways.append(None if way is None else (way[0] + LETTER, (*way[1], at)))
        anywhere = _better(anywhere, before[at])
        in_word = _better(in_word, before[at])
    return ways


def _within(word: str, letters: tuple[_Letter, ...]) -> list[_State]:
    """Find letters that stand together in the middle of a word."""
    if len(word) < PART:
        return []
    text = "".join(letter.text for letter in letters)
    at = text.find(word)
    if at < 0 or letters[at].word != letters[at + len(word) - 1].word:
        return []
    score = LETTER * len(word) + NEXT * (len(word) - 1)
    return [(score, tuple(range(at, at + len(word))))]


def _more(state: _State | None, bonus: float) -> _State | None:
    return None if state is None else (state[0] + bonus, state[1])


def _better(one: _State | None, other: _State | None) -> _State | None:
    if one is None or other is None:
        return one or other
    return one if one[0] >= other[0] else other
