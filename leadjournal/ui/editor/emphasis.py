"""Emphasis at the cursor, where nothing is chosen: to begin it, to end it, to leave it.

What is typed on must never replace a word, so that nothing is chosen afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from leadjournal.ui.editor import list_editing

BOLD, ITALIC = 2, 1  # stars

_STARS = re.compile(r"\*+")
_ESCAPED = re.compile(r"\\.")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True)
class Span:
    """Where stars of one kind open, and where they close: each time the first star."""

    stars: int
    opens: int
    closes: int

    @property
    def start(self) -> int:
        return self.opens + self.stars

    @property
    def end(self) -> int:
        return self.closes + self.stars


def toggled(text: str, place: int, stars: int) -> tuple[str, int]:
    """Return a line with emphasis begun, ended or left at a place, and the place."""
    spans = _spans(text, place)
    own = [span for span in spans if span.stars == stars]
    for span in own:
        if span.start <= place <= span.closes:
            return _left(text, place, span, spans) or _without(text, place, span)
    for span in own:
        if text[place : span.end].strip("*") == "" and span.closes < place <= span.end:
            return _without(text, place, span)
    for span in reversed(spans):
        if span.end == place:
            return _round(text, place, span.opens, place, stars)
    for word in _WORD.finditer(text):
        if word.start() <= place <= word.end():
            return _round(text, place, *word.span(), stars)
    return text[:place] + 2 * stars * "*" + text[place:], place + stars


def _left(
    text: str, place: int, span: Span, spans: list[Span]
) -> tuple[str, int] | None:
    """Step out past the stars that end a span, if only they follow in it.

    A blank before these stars would undo them, so it comes after them.
    """
    inside = text[span.start : place].rstrip(" ")
    if not inside.strip("*") or text[place : span.closes].strip(" *"):
        return None
    kept = text[: span.start] + inside
    rest = text[len(kept) :].lstrip(" ")
    blanks = text[len(kept) :][: len(text) - len(kept) - len(rest)]
    last = span.end
    for other in spans:
        if other is not span and other.opens in {span.start, span.opens - other.stars}:
            last = text.index("*", len(kept)) + span.stars  # opened in one: only these
    marks = text[len(kept) + len(blanks) : last]
    line = kept + marks + blanks + text[last:]
    return line, len(kept) + len(marks) + len(blanks)


def _without(text: str, place: int, span: Span) -> tuple[str, int]:
    line = text[: span.opens] + text[span.start : span.closes] + text[span.end :]
    return line, min(place, span.closes) - span.stars


def _round(text: str, place: int, start: int, end: int, stars: int) -> tuple[str, int]:
    marks = stars * "*"
    line = text[:start] + marks + text[start:end] + marks + text[end:]
    return line, place + stars * (2 if place == end else 1)


def _spans(text: str, place: int) -> list[Span]:
    """Return the spans of a line; stars on both sides of the cursor are two runs."""
    plain = _ESCAPED.sub("xx", text)
    begins = len(list_editing.parted(text).head)
    found: list[Span] = []
    opened: list[tuple[int, int]] = []  # stars, and where
    for first, last in ((begins, place), (max(begins, place), len(text))):
        for run in _STARS.finditer(plain, first, max(first, last)):
            _read_run(plain, *run.span(), opened, found)
    return found


def _read_run(
    text: str, at: int, end: int, opened: list[tuple[int, int]], found: list[Span]
) -> None:
    while at < end:
        stars = min(end - at, BOLD)
        closing = [mark for mark in opened if mark[0] <= end - at]
        if closing:
            mark = closing[-1]
            opened.remove(mark)
            found.append(Span(*mark, at))
            at += mark[0]
            continue
        apart = {text[at - 1 : at], text[end : end + 1]} <= {"", " "}
        if stars == ITALIC and apart:
            return  # no emphasis, but a sign
        opened.append((stars, at))
        at += stars
