"""Periods by name, and as many days before them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.errors import BadValueError
from leadjournal.periods import ALL, FOUR_WEEKS, QUARTER, YEAR, Span, before, span

TODAY = date(2026, 11, 22)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        (FOUR_WEEKS, "2026-10-26"),
        (QUARTER, "2026-09-01"),
        (YEAR, "2025-12-01"),
        (ALL, "2020-02-29"),
    ],
)
def test_a_name_stands_for_days_up_to_today(name, first):
    told = span(name, TODAY, date(2020, 2, 29))
    assert told == Span(date.fromisoformat(first), TODAY)


def test_all_of_an_empty_journal_is_today():
    assert span(ALL, TODAY) == Span(TODAY, TODAY)
    assert span(ALL, TODAY, date(2027, 1, 1)) == Span(TODAY, TODAY)


def test_another_name_is_no_period():
    with pytest.raises(BadValueError, match="“Fortnight” is not a period"):
        span("Fortnight", TODAY)


def test_the_first_days_of_the_calendar_have_periods():
    for name in (FOUR_WEEKS, QUARTER, YEAR, ALL):
        told = span(name, date(1, 1, 9))
        assert told.first == date.min or name == ALL
    assert before(Span(date.min, date(1, 1, 9))) is None


@given(days, days)
def test_the_period_before_is_as_long_and_ends_the_day_before(one, other):
    told = Span(min(one, other), max(one, other))
    earlier = before(told)
    assert earlier is not None
    assert earlier.days == told.days >= 1
    assert earlier.last + timedelta(1) == told.first


@given(days, st.sampled_from([FOUR_WEEKS, QUARTER, YEAR]))
def test_periods_by_name_hold_today(today, name):
    told = span(name, today)
    assert told.first <= today == told.last
    if name == FOUR_WEEKS:
        assert told.days == 28
    else:
        assert told.first.day == 1
