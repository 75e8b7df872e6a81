"""What meets what, and whether chance would make it do so."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal import frameworks
from leadjournal.patterns.meetings import claims, expected, meetings, tail
from leadjournal.periods import Period, period_of
from leadjournal.reflections import Fact

PRACTICES = frameworks.load().primary
DAY = date(2026, 11, 22)


def written(number: int, *tags: str, thread: str = "") -> list[Fact]:
    threads = (thread,) if thread else ()
    pairs = tuple((tag, None) for tag in tags)
    return [
        Fact(f"{tags}{thread}{place}", DAY, pairs, (), None, None, None, threads)
        for place in range(number)
    ]


def period(facts: list[Fact]) -> Period:
    return period_of(facts, PRACTICES, DAY, DAY, DAY)


def said(facts: list[Fact]) -> list[str]:
    return [claim.text for claim in claims(period(facts), meetings(period(facts)))]


@given(
    st.integers(1, 60).flatmap(
        lambda n: st.tuples(*[st.integers(0, n)] * 3, st.just(n))
    )
)
def test_the_tail_is_that_of_exact_fractions(numbers):
    both, of_a, of_b, total = numbers
    ways = sum(
        comb(of_a, met) * comb(total - of_a, of_b - met)
        for met in range(both, min(of_a, of_b) + 1)
        if 0 <= of_b - met <= total - of_a
    )
    exact = Fraction(ways, comb(total, of_b))
    if both * total > of_a * of_b or both == 0:
        assert tail(*numbers) == pytest.approx(float(exact), rel=1e-9, abs=1e-300)


def test_the_tail_is_quick_and_sane_for_a_hundred_thousand():
    assert tail(5_200, 20_000, 25_000, 100_000) < 1e-3
    assert 0.4 < tail(5_001, 20_000, 25_000, 100_000) < 0.6
    assert expected(20_000, 25_000, 100_000) == 5_000
    assert expected(0, 0, 0) == 0


def test_a_common_tag_is_no_link():
    facts = written(18, "kf-personal-contact", "bw-listening")
    facts += written(18, "kf-personal-contact") + written(2, "bw-listening")
    assert meetings(period(facts + written(4))) == []


def test_a_link_is_told_with_what_chance_would_make_of_it():
    facts = written(12, "bw-listening", "kf-surface-conflict") + written(40)
    facts += written(5, "kf-surface-conflict") + written(8, "bw-listening")
    [met] = meetings(period(facts))
    assert (met.both, met.of_a, met.of_b, met.total) == (12, 17, 20, 65)
    assert met.expected == pytest.approx(17 * 20 / 65)
    assert said(facts) == [
        "Of the 17 reflections about surfacing conflict,"
        " 12 are also about listening to each other; by chance about 5 would be."
    ]


def test_a_thread_that_meets_a_practice_is_told_likewise():
    facts = written(7, "bw-power", thread="the rota") + written(2, thread="the rota")
    facts += written(30) + written(3, "bw-power")
    assert said(facts) == [
        "Of the 9 reflections in “the rota”, 7 are about sharing and building power;"
        " by chance about 2 would be."
    ]
    [met] = meetings(period(facts))
    assert (met.a, met.b, met.thread, len(met.reflections)) == (
        "bw-power",
        "",
        "the rota",
        7,
    )


def test_of_many_pairs_each_must_be_the_less_likely():
    one_in_sixty = written(5, "kf-altruism", "bw-power") + written(5, "kf-altruism")
    one_in_sixty += written(4, "bw-power") + written(16)
    chance = tail(5, 10, 9, 30)
    assert 0.05 / 36 < chance < 0.12
    alone = written(6, "kf-altruism", "bw-power") + written(12) + written(2, "bw-power")
    assert [met.both for met in meetings(period(alone))] == [6]
    many = [fact for p in PRACTICES for fact in written(4, p.key)]
    assert meetings(period(one_in_sixty + many)) == []


def test_three_times_is_too_seldom_however_unlikely():
    assert meetings(period(written(3, "kf-altruism", "bw-power") + written(400))) == []


def test_what_chance_would_hardly_bring_is_said_so():
    facts = written(4, "kf-altruism", "bw-power") + written(200)
    assert said(facts)[0].endswith("; by chance hardly any would be.")
