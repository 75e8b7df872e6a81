"""The British words that come with LeadJournal, and those that are like another."""

from __future__ import annotations

import gzip
import re
import zlib
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from string import ascii_lowercase

from leadjournal.errors import BadMaterialError
from leadjournal.paths import resource

NO_DICTIONARY = (
    "The words to check spelling by cannot be read, so nothing is marked as misspelt."
)
LETTERS = ascii_lowercase + "'"
COMMON = 50  # what is in print more seldom than this is not what a slip was meant to be
OF_CARE = 35

LONG, VERY_LONG = 8, 10  # letters, from which on more of them may be wrong
LONGEST = 40  # beyond which it is no word

#: What sounds alike, or is often taken for each other.
SOUNDS = (
    *(("f", "ph"), ("ei", "ie"), ("shun", "tion"), ("sion", "tion"), ("ant", "ent")),
    *(("ance", "ence"), ("able", "ible"), ("er", "re"), ("or", "our"), ("k", "ck")),
    *(("c", "s"), ("sc", "s"), ("c", "k"), ("ch", "k"), ("gh", "f"), ("n", "kn")),
    *(("r", "wr"), ("s", "ps"), ("e", "ae"), ("e", "oe"), ("i", "y"), ("ar", "er")),
    *(("beau", "bu"), ("eau", "o"), ("ro", "reau"), ("uff", "ough"), ("i", "igh")),
    *(("ily", "ally"), ("ly", "ally"), ("cally", "cly"), ("ed", "t"), ("w", "wh")),
)


class Dictionary:
    """Words by how common they are, the commonest first."""

    def __init__(
        self, levels: Iterable[tuple[int, list[str]]], unsaid: Iterable[str] = ()
    ) -> None:
        """Take words by level; what is *unsaid* is known, and never suggested."""
        self._ranked: list[str] = []
        self._begins: list[int] = []
        self._levels: list[int] = []
        for level, words in levels:
            self._begins.append(len(self._ranked))
            self._levels.append(level)
            self._ranked += words
        self._places = {word: place for place, word in enumerate(self._ranked)}
        self._unsaid = frozenset(unsaid)

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def __len__(self) -> int:
        return len(self._places)

    def is_slip(self, word: str) -> bool:
        """Whether one letter makes a common word of it, as one of “teh” makes “the”."""
        return any(each in self._common for each in _one_letter_off(word))

    def alike(self, word: str, others: Iterable[str] = ()) -> list[str]:
        """Return words that may be meant, the likeliest first; *others* too."""
        if len(word) > LONGEST:
            return []
        costs: dict[str, float] = {}
        for candidate, cost in (
            *self._heard(word),
            *self._apart(word),
            *self._near(word, self._ranked),
            *self._near_own(word, list(others)),
        ):
            costs[candidate] = min(cost, costs.get(candidate, cost))
        fit = (each for each in costs if each.casefold() not in self._unsaid)
        return sorted(fit, key=lambda each: (costs[each], each))

    @cached_property
    def _common(self) -> frozenset[str]:
        end = next(
            (b for b, n in zip(self._begins, self._levels, strict=True) if n > COMMON),
            len(self._ranked),
        )
        return frozenset(word for word in self._ranked[:end] if word.islower())

    @cached_property
    def _commonest(self) -> frozenset[str]:
        """The words that may be parts of one, when the space was forgotten."""
        end = self._begins[2] if len(self._begins) > 2 else len(self._ranked)
        short = {"a", "i"}
        return frozenset(w for w in self._ranked[:end] if len(w) > 1 or w in short)

    def _near_own(self, word: str, own: list[str]) -> Iterator[tuple[str, float]]:
        """Yield a person's own words: they come first, whatever their capitals."""
        for found, distance in self._near(word.casefold(), [o.casefold() for o in own]):
            yield from ((each, distance) for each in own if each.casefold() == found)

    def _near(self, word: str, choices: list[str]) -> Iterator[tuple[str, float]]:
        # Dear to import, and many a sitting asks for nothing.
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        for found, distance, place in extract(
            word, choices, scorer=OSA.distance, score_cutoff=_furthest(word), limit=60
        ):
            yield found, distance + self._unlike(word, found, place)

    def _heard(self, word: str) -> Iterator[tuple[str, float]]:
        for one, other in SOUNDS:
            for is_so, was_meant in ((one, other), (other, one)):
                for place in re.finditer(f"(?={re.escape(is_so)})", word):
                    start, end = place.start(), place.start() + len(is_so)
                    candidate = word[:start] + was_meant + word[end:]
                    at = self._places.get(candidate)
                    if at is not None:
                        yield candidate, 0.8 + self._unlike(word, candidate, at)

    def _apart(self, word: str) -> Iterator[tuple[str, float]]:
        for place in range(1, len(word)):
            one, other = word[:place], word[place:]
            if one in self._commonest and other in self._commonest:
                yield f"{one} {other}", 0.7

    def _unlike(self, word: str, found: str, place: int) -> float:
        """Return what beside the letters makes it less likely that this was meant."""
        level = self._levels[bisect(self._begins, place) - 1] if self._levels else 0
        level += 30 if not found.islower() and word.islower() else 0
        cost = level / 60
        if sorted(word) == sorted(found):
            cost -= 0.5
        elif word[:1].casefold() != found[:1].casefold():
            cost += 0.6
        cost -= 0.4 * (_single(word) == _single(found))
        cost -= 0.6 * (found.replace("'", "") == word.replace("'", ""))
        # Our own texts have -ise, and both are right.
        return cost + 0.3 * ("iz" in found and "z" not in word)


@cache
def dictionary() -> Dictionary:
    """Return the words of SCOWL with those of health and care. Raises BadMaterialError.

    It takes some hundredths of a second, once.
    """
    try:
        packed = resource("spelling/words.txt.gz").read_bytes()
        levels = list(_levels(gzip.decompress(packed).decode("utf-8")))
        care, unsaid = map(_listed, ("care.txt", "unsaid.txt"))
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise BadMaterialError(NO_DICTIONARY) from error
    at = next((n for n, (level, _) in enumerate(levels) if level >= OF_CARE), 0)
    levels.insert(at, (OF_CARE, [*care, *_with_z(care)]))
    return Dictionary(levels, unsaid)


def _levels(text: str) -> Iterator[tuple[int, list[str]]]:
    for part in text.split("\n\n"):
        level, *words = part.split("\n")
        yield int(level), words


def _listed(name: str) -> list[str]:
    """Return the words of a list of ours, in which “#” begins a remark."""
    lines = resource(f"spelling/{name}").read_text("utf-8").splitlines()
    return [word for line in lines for word in line.partition("#")[0].split()]


def _with_z(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        other = re.sub(r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1", word)
        if other != word:
            yield other


def _furthest(word: str) -> int:
    return 2 + (len(word) >= LONG) + (len(word) >= VERY_LONG)


def _one_letter_off(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _single(word: str) -> str:
    """Return a word without its double letters."""
    return re.sub(r"(.)\1+", r"\1", word.casefold())
