"""Sentences to look at again, each kind with a question back."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal.facts import TextRow
from leadjournal.patterns.listed_words import any_of
from leadjournal.patterns.markers import CAUTION, Marker, markers
from leadjournal.patterns.words import Pool, pools

DAY = date(2026, 11, 1)
FILLER = " Meadow lantern pebble harbour." * 30
MUST_NOT = re.compile(
    r"improv|ego\b|humil|mood|status|teamwork|score|depth|quality|ruminat|unwell"
    r"|anxi|depress|better|%|!|curio|ignored",
    re.IGNORECASE,
)


def pooled(*texts: str) -> Pool:
    """Texts of a day each, and as much filling as it takes to say anything."""
    filled = [*texts, *[""] * (4 - len(texts))]
    rows = [
        TextRow(str(n), DAY + timedelta(n), "", text + FILLER)
        for n, text in enumerate(filled)
    ]
    return pools(rows, DAY, DAY + timedelta(99), ())[0]


def kinds(*texts: str) -> dict[str, Marker]:
    return {marker.kind: marker for marker in markers(pooled(*texts))}


def test_we_is_shown_in_its_sentences_with_the_caution():
    told = kinds("We met. I left our hall.", "They told us. I’m off to the US.")["we"]
    assert told.ask == "Here are 2 of your sentences with “we”. Who was in each “we”?"
    assert told.heading == "“I” 2 times and “we” 3 times in 494 words"
    assert [sentence.text for sentence in told.sentences] == [
        "We met.",
        "They told us.",
    ]
    assert (told.count, told.reflections) == (3, ("0", "1"))
    assert told.caution == CAUTION
    one = kinds("We met.")["we"]
    assert one.ask == "Here is a sentence of yours with “we”. Who was in the “we”?"


def test_the_role_that_came_up_least_is_asked_about():
    told = kinds("A carer and a GP.", "The carers’ rota.", "GPs, a carer.")["roles"]
    assert told.ask == (
        "GPs came up in 2 of 4 reflections. Is that the week, or the lens?"
    )
    assert told.parts == (("carers", ("0", "1", "2")), ("GPs", ("0", "2")))


@pytest.mark.parametrize(
    ("kind", "text", "ask"),
    [
        ("because", "I left because of it.", "You wrote “because” here. What else"),
        ("because", "So it led\nto this.", "You wrote “led to” here. What else"),
        (
            "realised",
            "I realised.",
            "1 reflection says “realised” or the like. Read it",
        ),
        ("never", "They never ask.", "“Never” appears here. Was there one exception?"),
        ("never", "No one asked.", "“No one” appears here. Was there one exception?"),
        ("for", "I did it for them.", "Here is a “for”. Could it have been a “with”?"),
        ("for", "It was done to people.", "Here is a “to”. Could it have been a"),
        ("questions", "Was I there?", "You asked 1 question of yourself."),
    ],
)
def test_each_kind_asks_its_question(kind, text, ask):
    told = kinds(text)[kind]
    assert told.ask.startswith(ask)
    assert [sentence.text for sentence in told.sentences] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "A never event. Nobody in particular. Not always. It is a must-do.",
        "We were not totally sure; next to nothing.",
        "The longest notice was two days.",
        "I am waiting for them.",
        "“They never ask,” she said, “because of us. Why?”",
        "> They never ask, because of us. Why?",
    ],
)
def test_innocent_hits_and_the_words_of_others_are_passed_over(text):
    assert set(kinds(text)) <= {"we"}


def test_from_too_little_writing_nothing_is_shown():
    rows = [TextRow(str(n), DAY, "", "We never met.") for n in range(9)]
    assert markers(pools(rows, DAY, DAY, ())[0]) == ()


def test_of_many_sentences_the_five_newest_are_shown_the_oldest_first():
    told = kinds(*["We met. We left."] * 9)["we"]
    assert [sentence.id for sentence in told.sentences] == list("45678")
    assert told.count == 18


def test_listed_words_are_found_whole_and_the_longest_first():
    found = any_of(["no", "no one", "us", "don't"])
    text = "No one told us no, no-one; the US. Nothing bus. Don't"
    assert found.findall(text) == ["No one", "us", "no", "Don't"]
    assert any_of([]).findall("anything") == []


pieces = st.lists(
    st.sampled_from(
        [
            *("We met. ", "I never ", "because ", "“us” ", "for them, ", "Why? "),
            *("a carer ", "\n\n", "noticed. ", "> we\n", "US ", "no one. "),
        ]
    ),
    max_size=20,
).map("".join)


@settings(deadline=None, max_examples=60)
@given(st.lists(pieces, min_size=1, max_size=6))
def test_all_that_is_quoted_is_to_the_letter_and_nothing_judges(texts):
    pool = pooled(*texts)
    bodies = {text.id: text.body for text in pool.texts}
    for marker in markers(pool):
        assert not MUST_NOT.search(f"{marker.heading} {marker.ask} {marker.caution}")
        assert {each for _, ids in marker.parts for each in ids} == set(
            marker.reflections
        )
        assert 0 < len(marker.reflections) <= marker.count
        for shown in marker.sentences:
            assert shown.text in bodies[shown.id]
            assert bodies[shown.id][shown.start : shown.end] == shown.text
