"""The view of own words: both sides, their sizes, and why there may be nothing."""

from __future__ import annotations

from datetime import date, timedelta

from leadjournal import flow, frameworks, questions, templates
from leadjournal.facts import TextRow
from leadjournal.patterns.own_text import prompts
from leadjournal.patterns.own_words import known_prompts, own_words
from leadjournal.patterns.words import LIMITS

FIRST, LAST = date(2026, 6, 1), date(2026, 11, 22)
BANK = questions.load(frameworks.load().practices)
FILLER = "Meadow lantern pebble harbour. " * 30


def rows(number: int, text: str, first: date = FIRST) -> list[TextRow]:
    return [
        TextRow(f"{first} {n}", first + timedelta(n), "", text) for n in range(number)
    ]


def test_both_sides_are_told_with_their_sizes():
    earlier = rows(5, FILLER, date(2026, 1, 1))
    later = rows(1, "Nothing of this counts. " * 99, LAST + timedelta(1))
    told = own_words(
        [*earlier, *rows(6, FILLER + "We rota rota."), *later], FIRST, LAST
    )
    assert (told.words, told.words_before) == (738, 600)
    assert (told.reflections, told.reflections_before) == (6, 5)
    assert [each.word for each in told.grew] == ["rota"]
    assert [marker.kind for marker in told.markers] == ["we"]
    assert (told.why_not, told.limits) == ("", LIMITS)


def test_too_little_is_said_and_what_there_is_of_it():
    none = own_words([], FIRST, LAST)
    assert none.why_not == (
        "In this period there are 0 words in 0 reflections of your own:"
        " it takes 4 reflections and 400 words."
    )
    short = own_words(rows(3, FILLER), FIRST, LAST)
    assert "are 360 words in 3 reflections of your own" in short.why_not
    assert (short.markers, short.grew) == ((), ())
    first = own_words(rows(9, FILLER + "We. "), FIRST, LAST)
    assert first.why_not == (
        "Before this period there are 0 words in 0 reflections to compare with:"
        " it takes 4 reflections and 400 words."
    )
    assert first.markers


def test_what_leadjournal_says_is_known_as_its_own():
    known = known_prompts(BANK, templates.load())
    for text in (
        BANK.get("Q001").text,
        BANK.get("Q002").follow_up,
        templates.load().get("gibbs").stages[1].helper,
        flow.SHADOW,
        flow.ECHO,
    ):
        assert prompts([text]) <= known
