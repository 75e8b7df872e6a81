"""What was done with chances, in plain numbers."""

from __future__ import annotations

from datetime import date, timedelta

from leadjournal import frameworks
from leadjournal.patterns.chances import claims
from leadjournal.patterns.overview import summarise
from leadjournal.periods import period_of
from leadjournal.reflections import Fact

PRACTICES = frameworks.load().primary
TODAY = date(2026, 11, 22)


def noted(key: str, **chances: int) -> list[Fact]:
    """So many reflections about a practice by what came of the chance, days apart."""
    each = [chance for chance, number in chances.items() for _ in range(number)]
    return [
        Fact(f"{key}{n}", TODAY - timedelta(30 * n), ((key, chance),), (), None, None)
        for n, chance in enumerate(each)
    ]


def said(facts: list[Fact]) -> list[str]:
    return [
        claim.text for claim in claims(period_of(facts, PRACTICES, None, None, TODAY))
    ]


def test_each_thing_done_with_a_chance_has_its_number():
    assert said(noted("bw-power", took=15, partly=6, passed=6, none=4)) == [
        "About sharing and building power, 31 reflections say what came of the chance:"
        " you took it in 15, took it partly in 6 and let it pass in 6; in 4 no chance"
        " came up."
    ]


def test_no_chance_is_told_by_itself_and_fewer_than_four_not_at_all():
    assert said(noted("bw-power", none=4)) == [
        "About sharing and building power, 4 reflections say what came of the chance:"
        " in 4 no chance came up."
    ]
    assert said(noted("bw-power", took=3)) == []


def test_only_the_two_most_noted_are_told_of():
    facts = noted("bw-power", took=4) + noted("kf-altruism", passed=6)
    told = said(facts + noted("bw-listening", took=5))
    assert [text.split(",")[0] for text in told] == [
        "About altruism",
        "About listening to each other",
    ]


def test_quarters_of_all_practices_with_chances():
    facts = noted("bw-power", took=2, passed=3) + noted("kf-altruism", none=1)
    told = summarise(facts, PRACTICES, None, None, TODAY).all_quarters()
    assert set(told) == {"bw-power", "kf-altruism"}
    assert sum(quarter.chances["passed"] for quarter in told["bw-power"]) == 3
