"""Words that grew and faded against a person's own earlier writing."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from math import inf, log, log2, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal.facts import TextRow
from leadjournal.patterns.words import changes, interval, log_ratio, pool, pools, tokens

FIRST, LAST = date(2026, 6, 1), date(2026, 11, 22)
FILLER = "Meadow lantern pebble harbour. " * 30


def rows(number: int, text: str, *, before: bool = False) -> list[TextRow]:
    """So many reflections with the same words, in the period or before it."""
    start = FIRST - timedelta(100) if before else FIRST
    return [
        TextRow(f"{'before' if before else 'now'} {n}", start + timedelta(n), "", text)
        for n in range(number)
    ]


def changed(found: list[TextRow]) -> tuple[list[str], list[str]]:
    grew, faded = changes(*pools(found, FIRST, LAST, ()))
    return [each.word for each in grew], [each.word for each in faded]


def test_a_word_that_comes_more_often_grew_and_its_sentences_are_there():
    found = rows(8, FILLER, before=True)
    found += rows(8, FILLER + "The rota’s mine. A rota, a rota. Rota!")
    now, earlier = pools(found, FIRST, LAST, ())
    [grew], faded = changes(now, earlier)
    assert (grew.word, grew.count, grew.count_before, grew.reflections) == (
        "rota",
        32,
        0,
        8,
    )
    assert (grew.log_ratio, faded) == (inf, [])
    assert 0 < grew.low < grew.high == inf
    assert [sentence.text for sentence in grew.sentences] == ["The rota’s mine."] * 5
    assert [sentence.id for sentence in grew.sentences] == [
        f"now {n}" for n in range(3, 8)
    ]


def test_a_word_that_comes_less_often_faded_with_its_earlier_sentences():
    found = rows(8, FILLER + "Rota rota rota rota.", before=True) + rows(8, FILLER)
    now, earlier = pools(found, FIRST, LAST, ())
    grew, [faded] = changes(now, earlier)
    assert (grew, faded.word, faded.log_ratio) == ([], "rota", -inf)
    assert all(sentence.id.startswith("before") for sentence in faded.sentences)


def test_a_word_of_one_day_is_not_one_of_the_period():
    often = "Rota. " * 60
    found = rows(8, FILLER, before=True) + rows(6, FILLER)
    assert changed([*found, *rows(2, FILLER + often)]) == ([], [])
    assert changed([*found, *rows(3, FILLER + often)]) == (["rota"], [])


def test_a_difference_that_may_be_nothing_is_none():
    found = rows(8, FILLER + "Rota rota.", before=True)
    assert changed(found + rows(8, FILLER + "Rota rota rota.")) == ([], [])


def test_words_that_say_little_are_not_looked_at():
    little = "Monday we don’t always go, and I am. " * 2
    assert changed(rows(8, FILLER, before=True) + rows(8, FILLER + little)) == ([], [])


@pytest.mark.parametrize(("number", "times"), [(3, 200), (8, 10)])
def test_from_too_little_writing_nothing_is_told(number, times):
    short = rows(number, "rota rota rota rota " * (times // 4))
    long = rows(8, FILLER, before=True)
    assert not pool_is_enough(short) and pool_is_enough(rows(8, FILLER))
    assert changed(short + long) == ([], [])


def pool_is_enough(found: list[TextRow]) -> bool:
    return pools(found, FIRST, LAST, ())[0].is_enough


def test_tokens_are_british_words_with_their_apostrophes():
    text = "Don’t co-operate; the Partner's café, GP's 3 rotas' x_y organise."
    assert tokens(text) == [
        *("don't", "co-operate", "the", "partner", "café", "gp", "rotas"),
        *("x", "y", "organise"),
    ]


@given(st.text(alphabet="aé'-’ s1_.\n“b", max_size=30))
def test_tokens_are_letters_joined_by_single_marks(text):
    plain = text.lower().replace("’", "'")
    found = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", plain)
    if "'s" not in plain:
        assert tokens(text) == found
    assert all(
        re.fullmatch(r"[^\W\d_]+(['-][^\W\d_]+)*", each) for each in tokens(text)
    )


@given(st.integers(1, 400), st.integers(1, 400))
def test_the_interval_is_close_to_that_of_the_standard_error(now, before):
    sizes = 40_000, 60_000
    low, high = interval((now, before), sizes, 2.0)
    ratio = log_ratio((now, before), sizes)
    assert low < ratio < high
    error = sqrt(1 / now - 1 / sizes[0] + 1 / before - 1 / sizes[1]) / log(2)
    if min(now, before) >= 30:
        assert low == pytest.approx(ratio - 2 * error, abs=0.12)
        assert high == pytest.approx(ratio + 2 * error, abs=0.12)
    assert ratio == pytest.approx(log2(now / 40_000 / (before / 60_000)))


def test_the_interval_of_what_never_came_before_has_no_upper_end():
    low, high = interval((20, 0), (1000, 1000), 3.0)
    assert 0 < low < high == inf
    assert interval((0, 20), (1000, 1000), 3.0)[0] == -inf


texts = st.lists(
    st.lists(
        st.sampled_from(["rota", "ward", "Bus.", "“no”", "we", "it’s"]), max_size=60
    ),
    max_size=12,
)


@settings(deadline=None)
@given(texts)
def test_counts_are_those_of_the_words_themselves(written):
    found = [
        TextRow(str(n), FIRST, "", " ".join(words)) for n, words in enumerate(written)
    ]
    now, earlier = pools(found, FIRST, LAST, ())
    plain = Counter(
        re.sub(r"\W", "", word.lower().replace("’s", ""))
        for words in written
        for word in words
        if word != "“no”"
    )
    assert now.counts == plain
    for word in plain:
        there = [w for w in written if any(word in each.lower() for each in w)]
        assert now.spread[word] == len(there)
    assert earlier.words == pool([]).words == 0
