"""Differences as they are read: line by line, and what did not change folded away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from leadjournal.text.differences import Change, Part, words_in
from leadjournal.wording import counted

#: So many paragraphs stay in sight beside a change, and fewer than this are not folded.
BESIDE, FEWEST = 1, 2
#: A run of words that is longer shows only its ends, each of so many words.
LONGEST, END = 160, 50

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True)
class Fold:
    """What is left out since it is the same in both texts."""

    number: int
    noun: str

    def __str__(self) -> str:
        return f"… {counted(self.number, self.noun)} unchanged …"


@dataclass(frozen=True)
class Line:
    """A line of the text, in parts; what ends it belongs to the last."""

    parts: tuple[Part | Fold, ...]

    @property
    def is_same(self) -> bool:
        return all(
            not isinstance(p, Part) or p.change is Change.SAME for p in self.parts
        )

    @property
    def is_blank(self) -> bool:
        return all(isinstance(p, Part) and not p.text.strip() for p in self.parts)


def lines(parts: Iterable[Part]) -> list[Line]:
    """Cut parts into lines; joined again, they are the parts to the letter."""
    made: list[Line] = []
    line: list[Part | Fold] = []
    for part in parts:
        for piece in _LINE.findall(part.text):
            line.append(Part(part.change, piece))
            if piece.endswith(("\r", "\n")):
                made.append(Line(tuple(line)))
                line = []
    return [*made, Line(tuple(line))] if line else made


def folded(parts: Iterable[Part]) -> list[Line | Fold]:
    """Return the lines with what lies far from any change left out."""
    all_lines = lines(parts)
    shown: list[Line | Fold] = []
    place = 0
    for same, run in groupby(all_lines, lambda line: line.is_same):
        unchanged = list(run)
        first, place = place == 0, place + len(unchanged)
        if same:
            shown += _around(unchanged, first=first, last=place == len(all_lines))
        else:
            shown += unchanged
    return [_shortened(each) if isinstance(each, Line) else each for each in shown]


def _around(run: Sequence[Line], *, first: bool, last: bool) -> Iterator[Line | Fold]:
    """Yield a run of lines that are the same, but for those in its middle."""
    start = 0 if first else _past(run)
    end = len(run) if last else len(run) - _past(run[::-1])
    number = sum(not line.is_blank for line in run[start:end])
    if number < FEWEST:
        yield from run
        return
    yield from run[:start]
    yield Fold(number, "paragraph")
    yield from run[end:]


def _past(run: Sequence[Line]) -> int:
    """Return how many lines make up the paragraphs that stay beside a change."""
    seen = 0
    for place, line in enumerate(run):
        seen += not line.is_blank
        if seen == BESIDE:
            return place + 1
    return len(run)


def _shortened(line: Line) -> Line:
    pieces: list[Part | Fold] = []
    for part in line.parts:
        if isinstance(part, Part) and part.change is Change.SAME:
            pieces += _ends(part)
        else:
            pieces.append(part)
    return Line(tuple(pieces))


def _ends(part: Part) -> list[Part | Fold]:
    """Return the ends of a long run of words, and how many stand between them."""
    words = re.findall(r"\s*\S+", part.text)
    if len(words) <= LONGEST:
        return [part]
    head = "".join(words[:END])
    tail = part.text[len("".join(words[:-END])) :]
    middle = part.text[len(head) : len(part.text) - len(tail)]
    number = words_in(middle)
    return [Part(part.change, head), Fold(number, "word"), Part(part.change, tail)]
