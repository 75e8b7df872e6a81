"""Days in words."""

from datetime import date

import pytest

from leadjournal import days

TODAY = date(2026, 11, 19)


def test_a_day_in_words():
    assert days.long(TODAY) == "Thursday 19 November 2026"
    assert days.full(date(1900, 1, 1)) == "1 January 1900"
    assert days.short(date(2026, 2, 3), TODAY) == "Tue 3 Feb"
    assert days.short(date(2025, 2, 3), TODAY) == "Mon 3 Feb 2025"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 19), "due today"),
        (date(2026, 11, 20), "due tomorrow"),
        (date(2026, 11, 21), "due Saturday"),
        (date(2026, 11, 25), "due Wednesday"),
        (date(2026, 11, 26), "due 26 November"),
        (date(2027, 1, 2), "due 2 January 2027"),
        (date(2026, 11, 18), "was due on 18 November"),
        (date(2025, 12, 1), "was due on 1 December 2025"),
    ],
)
def test_when_a_plan_is_due(day, words):
    assert days.due(day, TODAY) == words
