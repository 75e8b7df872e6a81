"""Sentences of one's own to look at again, each kind with a question back.

What is counted says nothing of the person: not of ego, rank, mood or depth. So nothing
here compares, and each kind is there to be read and asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from leadjournal.patterns.listed_words import any_of
from leadjournal.patterns.own_text import OwnText, Sentence, sentences
from leadjournal.patterns.word_lists import (
    ABSOLUTES,
    CAUSES,
    FOR_ANYWAY,
    I_WORDS,
    INNOCENT,
    INSIGHTS,
    ROLES,
    WE_WORDS,
)
from leadjournal.patterns.words import MOST_SENTENCES, Pool
from leadjournal.wording import at_the_start, counted

CAUTION = (
    "How often somebody writes “I” or “we” has many causes, so nothing follows from"
    " the numbers."
)


_ASKED = re.compile(r"\?[!?]*(?=[\"”’)\]*_]*(?:\s|$))")


@dataclass(frozen=True)
class Marker:
    """A kind of sentence: how often, in which reflections, and what to ask of them.

    `parts` are the words or roles it is made of, with the reflections of each.
    """

    kind: str
    heading: str
    ask: str
    count: int
    reflections: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    caution: str = ""


@dataclass(frozen=True)
class _Hit:
    """A word as it is listed, and where it stands in which text."""

    word: str
    text: OwnText
    place: int


def markers(pool: Pool) -> tuple[Marker, ...]:
    """Return the kinds of sentences that there are; none from too little writing."""
    if not pool.is_enough:
        return ()
    kinds = (
        _we(pool),
        _roles(pool),
        _kind("because", "Cause words", _hits(pool, CAUSES), _because),
        _kind("realised", "Insight words", _hits(pool, INSIGHTS), _realised),
        _kind(
            "never", "All-or-nothing words", _hits(pool, ABSOLUTES, INNOCENT), _never
        ),
        _for(pool),
        _questions(pool),
    )
    return tuple(marker for marker in kinds if marker)


def _hits(pool: Pool, words: Iterable[str], innocent: Iterable[str] = ()) -> list[_Hit]:
    look, pass_over = any_of(words), any_of(innocent)
    found = []
    for text in pool.texts:
        own = text.own.replace("’", "'")
        passed = [hit.span() for hit in pass_over.finditer(own)] if innocent else []
        for hit in look.finditer(own):
            place = hit.start()
            if not any(start <= place < end for start, end in passed):
                found.append(_Hit(" ".join(hit[0].lower().split()), text, place))
    return found


def _kind(
    kind: str, heading: str, hits: list[_Hit], ask: Callable[[list[_Hit]], str]
) -> Marker | None:
    return _marker(kind, heading, ask(hits), hits) if hits else None


def _we(pool: Pool) -> Marker | None:
    ours = [replace(hit, word="we") for hit in _hits(pool, WE_WORDS)]
    if not ours:
        return None
    mine = counted(len(_hits(pool, I_WORDS)), "time")
    shown = min(len({hit.text.id for hit in ours}), MOST_SENTENCES)
    some, each = f"Here are {shown} of your sentences", "each"
    if shown == 1:
        some, each = "Here is a sentence of yours", "the"
    return _marker(
        "we",
        f"“I” {mine} and “we” {counted(len(ours), 'time')} in {pool.words:,} words",
        f"{some} with “we”. Who was in {each} “we”?",
        ours,
        caution=CAUTION,
    )


def _roles(pool: Pool) -> Marker | None:
    names = {form.lower(): many for one, many in ROLES for form in (one, many)}
    forms = [form for role in ROLES for form in role]
    hits = [replace(hit, word=names[hit.word]) for hit in _hits(pool, forms)]
    if not hits:
        return None
    rarest, ids = _parts(hits)[-1]
    ask = (
        f"{at_the_start(rarest)} came up in {len(ids)} of"
        f" {counted(len(pool.texts), 'reflection')}. Is that the week, or the lens?"
    )
    return _marker("roles", "Who appears", ask, hits)


def _for(pool: Pool) -> Marker | None:
    roles = [form for role in ROLES for form in role]
    whom = ["them", "him", "people", *roles]
    ways = [f"{way} {who}" for way in ("for", "done to") for who in whom]
    ways += [f"for {their} {who}" for their in ("the", "our", "my") for who in roles]
    anyway = [f"{way} {who}" for way in FOR_ANYWAY for who in whom]
    hits = [
        replace(hit, word="for" if hit.word.startswith("for") else "to")
        for hit in _hits(pool, ways, anyway)
    ]
    ask = f"Here is a “{_most(hits)}”. Could it have been a “with”?" if hits else ""
    return _marker("for", "To, for, with", ask, hits) if hits else None


def _questions(pool: Pool) -> Marker | None:
    hits = [
        _Hit("?", text, found.start())
        for text in pool.texts
        for found in _ASKED.finditer(text.own)
    ]
    ask = f"You asked {counted(len(hits), 'question')} of yourself."
    return _marker("questions", "Questions", ask, hits) if hits else None


def _marker(
    kind: str, heading: str, ask: str, hits: Sequence[_Hit], caution: str = ""
) -> Marker:
    ids = tuple(dict.fromkeys(hit.text.id for hit in hits))
    shown, parts = _shown(hits), _parts(hits)
    return Marker(kind, heading, ask, len(hits), ids, shown, parts, caution)


def _shown(hits: Sequence[_Hit]) -> tuple[Sentence, ...]:
    """Return the newest sentences, one of each reflection, the oldest of them first."""
    first: dict[str, _Hit] = {}
    for hit in hits:
        first.setdefault(hit.text.id, hit)
    newest = list(first.values())[-MOST_SENTENCES:]
    return tuple(map(_sentence, newest))


def _sentence(hit: _Hit) -> Sentence:
    around = (s for s in sentences(hit.text) if s.start <= hit.place < s.end)
    return next(around)


def _parts(hits: Iterable[_Hit]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return in which reflections each word is, the word of most of them first."""
    found: dict[str, dict[str, None]] = {}
    for hit in hits:
        found.setdefault(hit.word, {})[hit.text.id] = None
    ordered = sorted(found.items(), key=lambda each: (-len(each[1]), each[0]))
    return tuple((word, tuple(ids)) for word, ids in ordered)


def _because(hits: list[_Hit]) -> str:
    return f"You wrote “{_most(hits)}” here. What else might explain it?"


def _realised(hits: list[_Hit]) -> str:
    number = len({hit.text.id for hit in hits})
    verb = "says" if number == 1 else "say"
    them = "it again" if number == 1 else "them in a row"
    word = _most(hits)
    said = f"{counted(number, 'reflection')} {verb} “{word}” or the like."
    return f"{said} Read {them}?"


def _never(hits: list[_Hit]) -> str:
    return f"“{at_the_start(_most(hits))}” appears here. Was there one exception?"


def _most(hits: Iterable[_Hit]) -> str:
    counts = Counter(hit.word for hit in hits)
    return min(counts, key=lambda word: (-counts[word], word))
