"""A person's own words, beside those of their own earlier writing. Off until asked for.

How much a word has grown is told by Hardie's log ratio: the binary logarithm of its
share of the words now to its share before (A. Hardie, “Log Ratio: an informal
introduction”, CASS, Lancaster 2014). It is shown only where its interval of confidence
leaves out no change, and ranked by the end of the interval that is nearer to it: the
conservative estimate of S. Evert, “Measuring keyness”, DH 2022. Given how often a word
came in all, how often it came now is binomial, and the interval is Wilson's for its
share, made into a ratio; it needs no correction for words that came 0 times. It is wide
enough for all the words that are looked at (Bonferroni, 95 in 100).

Words come in bursts, which no interval for single words allows for; so a word counts
only if it comes in three reflections.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, log2, sqrt
from statistics import NormalDist

from leadjournal.facts import TextRow
from leadjournal.patterns.own_text import OwnText, Sentence, own_text, sentences
from leadjournal.patterns.word_lists import STOP_WORDS
from leadjournal.wording import counted

#: Nothing is shown of less writing, now or before.
FEWEST_REFLECTIONS, FEWEST_WORDS = 4, 400
#: A word comes in so many reflections, or it is one day's.
DISPERSION = 3
#: How many words are shown, and how many sentences of each.
MOST_WORDS, MOST_SENTENCES = 10, 5
#: How unsure it may be that any of the words shown has not changed.
DOUBT = 1 / 20
_SHORTEST = 3

LIMITS = (
    "Words are counted without their sense: read the sentences.",
    "A word that comes more or less often shows what there was to write about.",
)


class _Letters(dict[int, int]):
    """Letters as they are, and a space for all that no word is made of."""

    def __missing__(self, code: int) -> int:
        kept = chr(code).isalpha() or chr(code) in "'-"
        self[code] = code if kept else ord(" ")
        return self[code]


_LETTERS = _Letters()
# Marks with no letter before them, or none after; it begins with what is seldom there.
_AT_AN_END = re.compile(r"['-](?:(?<!\w['-])['-]*|['-]*(?!\w))")
_POSSESSIVE = re.compile(r"'s(?![\w'-])")


@dataclass(frozen=True)
class WordChange:
    """A word that came more often, or less, than before, in its sentences.

    `log_ratio` is 1 for twice as often, -1 for half; infinite if it came only now or
    only before. `low` and `high` are its interval.
    """

    word: str
    count: int
    count_before: int
    reflections: int
    log_ratio: float
    low: float
    high: float
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Pool:
    """The own words of some reflections: how often each came, and in how many."""

    texts: tuple[OwnText, ...]
    counts: Counter[str]
    spread: Counter[str]

    @property
    def words(self) -> int:
        return self.counts.total()

    @property
    def is_enough(self) -> bool:
        many = len(self.texts) >= FEWEST_REFLECTIONS
        return many and self.words >= FEWEST_WORDS

    @property
    def size(self) -> str:
        reflections = counted(len(self.texts), "reflection")
        words = "1 word" if self.words == 1 else f"{self.words:,} words"
        return f"{words} in {reflections}"


def pool(texts: Iterable[OwnText]) -> Pool:
    kept = []
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for text in texts:
        if words := tokens(text.own):
            kept.append(text)
            counts.update(words)
            spread.update(set(words))
    return Pool(tuple(kept), counts, spread)


def pools(
    rows: Iterable[TextRow], first: date, last: date, known: Collection[str]
) -> tuple[Pool, Pool]:
    """Return the own words of a period, and of all that was written before it."""
    now: list[OwnText] = []
    earlier: list[OwnText] = []
    for row in rows:
        if row.day <= last and (text := own_text(row, known)):
            (now if row.day >= first else earlier).append(text)
    return pool(now), pool(earlier)


def tokens(text: str) -> list[str]:
    """Return the words of a text: lower case, without an 's at their end."""
    # Twice as quick as looking for the words with a pattern.
    text = text.lower().replace("’", "'").translate(_LETTERS)
    if "'" in text or "-" in text:
        text = _POSSESSIVE.sub("", _AT_AN_END.sub(" ", text))
    return text.split()


def changes(now: Pool, earlier: Pool) -> tuple[list[WordChange], list[WordChange]]:
    """Return the words that grew and those that faded, the surest first.

    None if there is too little writing in either.
    """
    if not (now.is_enough and earlier.is_enough):
        return [], []
    looked_at = [
        word
        for word in now.counts.keys() | earlier.counts.keys()
        if len(word) >= _SHORTEST
        and word not in STOP_WORDS
        and max(now.spread[word], earlier.spread[word]) >= DISPERSION
    ]
    if not looked_at:
        return [], []
    deviations = NormalDist().inv_cdf(1 - DOUBT / 2 / len(looked_at))
    sizes = now.words, earlier.words
    grew, faded = [], []
    for word in looked_at:
        counts = now.counts[word], earlier.counts[word]
        low, high = interval(counts, sizes, deviations)
        if low > 0 and now.spread[word] >= DISPERSION:
            grew.append((-low, word, low, high))
        elif high < 0 and earlier.spread[word] >= DISPERSION:
            faded.append((high, word, low, high))
    return (
        list(_told(sorted(grew)[:MOST_WORDS], now, now, earlier)),
        list(_told(sorted(faded)[:MOST_WORDS], earlier, now, earlier)),
    )


def interval(
    counts: tuple[int, int], sizes: tuple[int, int], deviations: float
) -> tuple[float, float]:
    """Return between what the log ratio of a word lies, so many deviations wide."""
    total, square = sum(counts), deviations**2
    share = counts[0] / total
    middle = share + square / (2 * total)
    reach = deviations * sqrt(
        share * (1 - share) / total + square / (4 * total * total)
    )
    whole = 1 + square / total
    low, high = (middle - reach) / whole, (middle + reach) / whole
    if not counts[0]:
        low = 0.0  # as it is, but for the rounding
    if not counts[1]:
        high = 1.0
    return _as_ratio(low, sizes), _as_ratio(high, sizes)


def log_ratio(counts: tuple[int, int], sizes: tuple[int, int]) -> float:
    return _as_ratio(counts[0] / sum(counts), sizes)


def _as_ratio(share: float, sizes: tuple[int, int]) -> float:
    """Return the log ratio at which a word has a share of its hits now."""
    if share <= 0:
        return -inf
    return inf if share >= 1 else log2(share / (1 - share) * sizes[1] / sizes[0])


def _told(
    found: Sequence[tuple[float, str, float, float]],
    where: Pool,
    now: Pool,
    earlier: Pool,
) -> Iterator[WordChange]:
    quoted = quotations(where.texts, {word for _, word, _, _ in found})
    for _, word, low, high in found:
        counts = now.counts[word], earlier.counts[word]
        yield WordChange(
            word,
            *counts,
            where.spread[word],
            log_ratio(counts, (now.words, earlier.words)),
            low,
            high,
            tuple(quoted.get(word, ())),
        )


def quotations(
    texts: Sequence[OwnText], words: Collection[str]
) -> dict[str, list[Sentence]]:
    """Return the newest sentences with each of some words, one of each reflection.

    The oldest of them comes first.
    """
    found: dict[str, list[Sentence]] = {word: [] for word in words}
    wanted = set(words)
    for text in reversed(texts):
        if not wanted:
            break
        here = wanted.intersection(tokens(text.own))
        for sentence in sentences(text) if here else ():
            if not here:
                break
            for word in here.intersection(
                tokens(text.own[sentence.start : sentence.end])
            ):
                found[word].insert(0, sentence)
                here = here - {word}
                if len(found[word]) == MOST_SENTENCES:
                    wanted.discard(word)
    return found
