"""The view of a person's own words: asked for, and theirs alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from leadjournal import flow, screens
from leadjournal.facts import TextRow
from leadjournal.patterns.markers import Marker, markers
from leadjournal.patterns.own_text import prompts
from leadjournal.patterns.words import (
    FEWEST_REFLECTIONS,
    FEWEST_WORDS,
    LIMITS,
    Pool,
    WordChange,
    changes,
    pools,
)
from leadjournal.questions import Question
from leadjournal.templates import Template

#: The preference of a journal that asks for this; without it nothing is counted.
PREFERENCE = "own_words"


@dataclass(frozen=True)
class OwnWords:
    """What grew and faded in a period beside all that was written before it.

    `why_not` says what there is too little of; it is empty if there is enough.
    """

    words: int
    words_before: int
    reflections: int
    reflections_before: int
    grew: tuple[WordChange, ...]
    faded: tuple[WordChange, ...]
    markers: tuple[Marker, ...]
    why_not: str
    limits: tuple[str, ...] = LIMITS


def own_words(
    rows: Iterable[TextRow],
    first: date,
    last: date,
    known: Collection[str] = frozenset(),
) -> OwnWords:
    """Compare the words between two days with those of all the days before.

    *rows* are the texts from the beginning on, *known* the prompts to leave out.
    """
    now, earlier = pools(rows, first, last, known)
    grew, faded = changes(now, earlier)
    return OwnWords(
        now.words,
        earlier.words,
        len(now.texts),
        len(earlier.texts),
        tuple(grew),
        tuple(faded),
        markers(now),
        _why_not(now, earlier),
    )


def known_prompts(
    questions: Iterable[Question], templates: Iterable[Template]
) -> frozenset[str]:
    """Return all that LeadJournal says where a person writes."""
    return prompts(_said(questions, templates))


def _said(
    questions: Iterable[Question], templates: Iterable[Template]
) -> Iterator[str]:
    for question in questions:
        yield from (question.text, question.follow_up, question.hint)
        yield flow.follow_up_heading(question)
    for template in templates:
        for stage in template.stages:
            yield from (stage.name, stage.helper)
    yield from flow.PARTS
    yield flow.ECHO
    for said in screens.SAID.values():
        yield from (said.title, said.lead, said.hint, said.placeholder)


def _why_not(now: Pool, earlier: Pool) -> str:
    least = f"it takes {FEWEST_REFLECTIONS} reflections and {FEWEST_WORDS} words."
    if not now.is_enough:
        return f"In this period there are {now.size} of your own: {least}"
    if not earlier.is_enough:
        return f"Before this period there are {earlier.size} to compare with: {least}"
    return ""
