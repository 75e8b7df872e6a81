"""A period beside the one before it."""

from __future__ import annotations

from datetime import date

from leadjournal import frameworks
from leadjournal.patterns.compared import compare
from leadjournal.patterns.overview import summarise
from leadjournal.reflections import Fact

PRACTICES = frameworks.load().primary
TODAY = date(2026, 11, 22)


def fact(day: str, *tags: str) -> Fact:
    pairs = tuple((tag, None) for tag in tags)
    return Fact(day, date.fromisoformat(day), pairs, (), None, None)


def test_both_counts_stand_side_by_side():
    now = summarise(
        [fact("2026-11-20", "kf-altruism"), fact("2026-11-21")],
        PRACTICES,
        date(2026, 11, 12),
        TODAY,
        TODAY,
    )
    then = summarise(
        [fact("2026-11-02", "kf-altruism", "own-thing")],
        PRACTICES,
        date(2026, 11, 1),
        date(2026, 11, 11),
        TODAY,
    )
    told = compare(now, then)
    assert (told.reflections, told.weeks_written, told.empty) == (1, 1, False)
    rows = {each.key: each for each in told.practices}
    altruism, own = rows["kf-altruism"], rows["own-thing"]
    assert (altruism.count, altruism.count_before) == (1, 1)
    assert (own.count, own.count_before) == (0, 1)
    assert altruism.text == (
        "Behave altruistically towards each other: 1 of 2 reflections,"
        " 1 of 1 in the period before."
    )
    assert len(rows) == 10


def test_there_may_be_nothing_to_compare_with():
    nothing = summarise([], PRACTICES, None, None, TODAY)
    assert compare(nothing, nothing).empty
