"""What changed from one text to another, word by word and to the letter.

>>> [(part.change.value, part.text) for part in between("I was cross.", "I was sad.")]
[('same', 'I was '), ('gone', 'cross'), ('new', 'sad'), ('same', '.')]

Words that occur once in both texts hold the two together, as in a patience diff;
between them `difflib` finds the rest. So a change is shown where a person would say
that it is, and two texts of any length take no longer than their length asks for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import accumulate

#: A word, one letter of a script that divides no words, the space between, or a mark.
_TOKEN = re.compile(
    r"\r\n|[\r\n]|[^\S\r\n]+"
    r"|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
    r"(?:[’'-][^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)*"
    r"|.",
    re.DOTALL,
)
_WORD = re.compile(r"\w")
#: Where the sizes of two passages, multiplied, are more, no single words are looked
#: for between them.
_WORTH = 200_000
#: So many pairs of equal words are looked at in all, and some more in longer texts;
#: what is left then has come and gone as a whole.
_WORK = 200_000
#: So many words are counted in the time that a pair is looked at.
_QUICK = 10
#: So few words that stayed between two changes are rather a part of the change.
_STRAY = 2
#: So many words and marks at most is a change moved, to begin where a line does.
_SLIDE = 40
_ENDS = ("\n", "\r", "\r\n")


class Change(Enum):
    """What became of a part of a text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Part:
    """Words that stayed, went or came, with all that stands between them."""

    change: Change
    text: str


@dataclass(frozen=True)
class Count:
    """How many words came and went."""

    new: int
    gone: int


Tokens = Sequence[str]


class _Work:
    """What may still be done, so that no two texts take for ever."""

    def __init__(self, left: int) -> None:
        self.left = left

    def allows(self, cost: int) -> bool:
        self.left -= cost
        return self.left >= 0


#: Two stretches, each from its first token to the one after its last.
_Stretch = tuple[int, int, int, int]


def between(before: str, after: str) -> tuple[Part, ...]:
    """Return the parts of two texts as one reads: what went, then what came instead.

    Those that stayed or went are the text before, to the letter; those that stayed or
    came are the text after.
    """
    a, b = _TOKEN.findall(before), _TOKEN.findall(after)
    same = _joined(_matches(a, b, (0, len(a), 0, len(b))))
    while len(fewer := _without_strays(a, b, same)) < len(same):
        same = fewer
    return tuple(_parts(a, b, _slid(a, b, same)))


def before(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts if part.change is not Change.NEW)


def after(parts: Iterable[Part]) -> str:
    return "".join(part.text for part in parts if part.change is not Change.GONE)


def count(parts: Iterable[Part]) -> Count:
    """Return how many words came and went."""
    words: Counter[Change] = Counter()
    for part in parts:
        words[part.change] += words_in(part.text)
    return Count(words[Change.NEW], words[Change.GONE])


def words_in(text: str) -> int:
    return sum(bool(_WORD.match(token)) for token in _TOKEN.findall(text))


def _parts(a: Tokens, b: Tokens, same: Iterable[_Stretch]) -> Iterator[Part]:
    i = j = 0
    for a0, a1, b0, b1 in [*same, (len(a), len(a), len(b), len(b))]:
        for change, tokens in (
            (Change.GONE, a[i:a0]),
            (Change.NEW, b[j:b0]),
            (Change.SAME, a[a0:a1]),
        ):
            if tokens:
                yield Part(change, "".join(tokens))
        i, j = a1, b1


def _matches(a: Tokens, b: Tokens, whole: _Stretch) -> Iterator[_Stretch]:
    """Yield, in their order, the stretches that two texts have in common."""
    waiting: list[tuple[_Stretch, bool]] = [(whole, False)]
    work = _Work(_WORK + len(a) + len(b))
    while waiting:
        (a0, a1, b0, b1), found = waiting.pop()
        if found:
            yield a0, a1, b0, b1
            continue
        head = _alike(a[a0:a1], b[b0:b1])
        tail = _alike(a[a0 + head : a1][::-1], b[b0 + head : b1][::-1])
        inner = (a0 + head, a1 - tail, b0 + head, b1 - tail)
        steps: list[tuple[_Stretch, bool]] = [
            ((a0, a0 + head, b0, b0 + head), True),
            *_inside(a, b, inner, work),
            ((a1 - tail, a1, b1 - tail, b1), True),
        ]
        waiting.extend(reversed(steps))


def _inside(
    a: Tokens, b: Tokens, inner: _Stretch, work: _Work
) -> list[tuple[_Stretch, bool]]:
    """Return what is left to look at, and what was found in between, in order."""
    a0, a1, b0, b1 = inner
    if a0 == a1 or b0 == b1 or not work.allows((a1 - a0 + b1 - b0) // _QUICK):
        return []
    anchors = _anchors(a, b, inner)
    if not anchors:
        one, other = a[a0:a1], b[b0:b1]
        if len(one) * len(other) > _WORTH or not work.allows(_pairs(one, other)):
            return []
        matcher = SequenceMatcher(str.isspace, one, other, autojunk=False)
        blocks = matcher.get_matching_blocks()
        return [
            ((a0 + i, a0 + i + size, b0 + j, b0 + j + size), True)
            for i, j, size in blocks
        ]
    steps: list[tuple[_Stretch, bool]] = []
    i, j = a0, b0
    for x, y in anchors:
        steps += [((i, x, j, y), False), ((x, x + 1, y, y + 1), True)]
        i, j = x + 1, y + 1
    return [*steps, ((i, a1, j, b1), False)]


def _anchors(a: Tokens, b: Tokens, inner: _Stretch) -> list[tuple[int, int]]:
    """Return where words stand that occur once in both, in the order of both."""
    a0, a1, b0, b1 = inner
    times_a, times_b = Counter(a[a0:a1]), Counter(b[b0:b1])
    places = {b[j]: j for j in range(b0, b1) if times_b[b[j]] == 1}
    pairs = [
        (i, places[a[i]])
        for i in range(a0, a1)
        if times_a[a[i]] == 1 and a[i] in places and _WORD.match(a[i])
    ]
    return _rising(pairs)


def _pairs(one: Tokens, other: Tokens) -> int:
    """Return how many words of one text are also a word of another, each with each."""
    times = Counter(token for token in other if not token.isspace())
    return sum(times[token] for token in one)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs in which both numbers rise; the first does."""
    ends: list[int] = []  # the last number of the best run of each length
    last: list[int] = []  # and which pair that is
    back: list[int] = []  # which pair comes before each pair
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        back.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [index]
    run = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(pairs[index])
        index = back[index]
    return run[::-1]


def _joined(matches: Iterable[_Stretch]) -> list[_Stretch]:
    """Make one of stretches that follow each other without a gap."""
    joined: list[_Stretch] = []
    for a0, a1, b0, b1 in matches:
        if a0 == a1:
            continue
        if joined and (joined[-1][1], joined[-1][3]) == (a0, b0):
            joined[-1] = (joined[-1][0], a1, joined[-1][2], b1)
        else:
            joined.append((a0, a1, b0, b1))
    return joined


def _without_strays(a: Tokens, b: Tokens, same: Sequence[_Stretch]) -> list[_Stretch]:
    """Leave out the few words that stayed by chance between two larger changes."""
    kept: list[_Stretch] = []
    ends = (len(a), len(a), len(b), len(b))
    # Gaps grow as strays go: counted anew each time, they would take for ever.
    in_a, in_b = _words_before(a), _words_before(b)
    for place, stretch in enumerate(same):
        a0, a1, b0, b1 = stretch
        _, i, _, j = kept[-1] if kept else (0, 0, 0, 0)
        x, _, y, _ = same[place + 1] if place + 1 < len(same) else ends
        words = in_a[a1] - in_a[a0]
        inside = (a0 or b0) and (a1 < len(a) or b1 < len(b))
        left = max(in_a[a0] - in_a[i], in_b[b0] - in_b[j])
        right = max(in_a[x] - in_a[a1], in_b[y] - in_b[b1])
        drowned = min(left, right) > words and left + right > 4 * words
        stray = inside and drowned and words <= _STRAY
        if not stray or any(token in _ENDS for token in a[a0:a1]):
            kept.append(stretch)
    return kept


def _slid(a: Tokens, b: Tokens, same: Sequence[_Stretch]) -> list[_Stretch]:
    """Let what came or went begin and end where a line or a word does, if it can.

    "Once.¶Twice." after "Once." has come as "¶Twice.", or just as well as ".¶Twice".
    """
    slid = [(0, 0, 0, 0), *same, (len(a), len(a), len(b), len(b))]
    for place in range(len(slid) - 1):
        a0, a1, b0, b1 = slid[place]
        x0, x1, y0, y1 = slid[place + 1]
        if (a1 < x0) == (b1 < y0):  # something stands in the place of something
            continue
        text, start, end = (b, b1, y0) if b1 < y0 else (a, a1, x0)
        steps = range(-min(a1 - a0, _SLIDE), min(x1 - x0, _SLIDE) + 1)
        step = _best(text, start, end, steps)
        slid[place] = (a0, a1 + step, b0, b1 + step)
        slid[place + 1] = (x0 + step, x1, y0 + step, y1)
    return [each for each in slid if each[0] < each[1]]


def _best(text: Tokens, start: int, end: int, steps: range) -> int:
    """Return how far to slide a stretch whose ends say the same."""
    left = right = 0
    while left - 1 in steps and text[start + left - 1] == text[end + left - 1]:
        left -= 1
    while right + 1 in steps and text[start + right] == text[end + right]:
        right += 1
    return max(
        range(right, left - 1, -1),
        key=lambda step: _neatness(text, start + step, end + step),
    )


def _neatness(text: Tokens, start: int, end: int) -> int:
    begins = start == 0 or text[start - 1] in _ENDS
    ends = end == len(text) or text[end - 1] in _ENDS or text[end] in _ENDS
    word = start > 0 and text[start - 1].isspace() and not text[start].isspace()
    return 4 * begins + 2 * ends + word


def _words_before(tokens: Tokens) -> list[int]:
    """Return how many words there are before each token, and in all."""
    return [0, *accumulate(bool(_WORD.match(token)) for token in tokens)]


def _alike(one: Tokens, other: Tokens) -> int:
    """Return how many tokens two texts have in common from the beginning."""
    pairs = zip(one, other, strict=False)
    shorter = min(len(one), len(other))
    return next((place for place, (x, y) in enumerate(pairs) if x != y), shorter)
