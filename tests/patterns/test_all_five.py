"""All five factors together: in one reflection, and in one week."""

from __future__ import annotations

from datetime import date

from leadjournal import frameworks
from leadjournal.patterns.all_five import all_five, claims
from leadjournal.periods import Period, period_of
from leadjournal.reflections import Fact

PRACTICES = frameworks.load().primary
FIVE = [practice.key for practice in PRACTICES if practice.key.startswith("kf-")]
TODAY = date(2026, 11, 22)


def fact(day: int, *tags: str) -> Fact:
    pairs = tuple((tag, None) for tag in tags)
    return Fact(f"{day} {tags}", date(2026, 11, day), pairs, (), None, None)


def period(*facts: Fact) -> Period:
    return period_of(facts, PRACTICES, None, None, TODAY)


def test_a_reflection_and_a_week_with_all_five_are_found():
    whole, start, end = fact(2, *FIVE), fact(9, *FIVE[:3]), fact(15, *FIVE[2:])
    beside, without = fact(11, "bw-power"), fact(16, *FIVE[:4])
    looked = period(whole, start, beside, end, without)
    told = all_five(looked)
    assert told.reflections == (whole.id,)
    assert told.weeks == (
        (date(2026, 11, 2), (whole.id,)),
        (date(2026, 11, 9), (start.id, end.id)),
    )
    assert told.weeks_written == 3
    [claim] = claims(looked)
    assert claim.text == (
        "In 2 of the 3 weeks you wrote in, all five factors came up:"
        " 3 reflections are about them."
    )
    assert (claim.count, claim.practice) == (3, None)


def test_nothing_is_said_where_they_never_came_together():
    assert list(claims(period(fact(2, *FIVE[:4])))) == []
    assert all_five(period()).weeks == ()


def test_one_week_of_one_is_said_in_the_singular():
    [claim] = claims(period(fact(2, *FIVE)))
    assert claim.text == (
        "In the 1 week you wrote in, all five factors came up:"
        " 1 reflection is about them."
    )
