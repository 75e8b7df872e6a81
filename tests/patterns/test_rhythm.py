"""When one writes: weeks, weekdays and hours."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from leadjournal.cadence import Cadence
from leadjournal.patterns.rhythm import marks, rhythm
from leadjournal.reflections import Fact

PLUS_ONE = timezone(timedelta(hours=1))


def at(day: str, created: str | None = None, weight: str | None = None) -> Fact:
    moment = datetime.fromisoformat(created) if created else None
    return Fact(day, date.fromisoformat(day), (), (), None, weight, moment)


def test_weeks_have_their_marks_in_order_and_no_average():
    facts = [
        at("2026-11-16", weight="heavy"),
        at("2026-11-18"),
        at("2026-11-20", weight="light"),
    ]
    told = rhythm(facts, date(2026, 11, 9), date(2026, 11, 22))
    before, this = told.weeks
    assert (before.label, this.label) == ("2026-W46", "2026-W47")
    assert this.weights == ("heavy", "light")
    assert marks(this) == "heavy and light"
    assert marks(before) == ""
    assert len(this.reflections) == 3
    assert told.weekdays == (1, 0, 1, 0, 1, 0, 0)
    assert (told.weeks_written, told.weeks_empty, told.weeks_away) == (1, 1, 0)
    assert told.text == "You wrote in 1 of 2 weeks."


def test_leave_is_set_aside_unless_something_was_written_in_it():
    away = Cadence(paused=((date(2026, 11, 2), date(2026, 11, 15)),))
    told = rhythm([at("2026-11-10")], date(2026, 11, 2), date(2026, 11, 22), away)
    assert [week.away for week in told.weeks] == [True, False, False]
    assert (told.weeks_written, told.weeks_away, told.weeks_empty) == (1, 1, 1)
    assert told.text == "You wrote in 1 of 3 weeks; 1 week you were away."


def test_hours_are_those_of_the_clock_where_one_writes():
    facts = [
        at("2026-11-19", "2026-11-19T18:30:00"),
        at("2026-11-20", "2026-11-20T23:30:00"),  # half past midnight, the day after
        at("2026-11-18", "2026-11-21T09:00:00"),  # brought in later
        at("2026-11-17"),
    ]
    told = rhythm(facts, date(2026, 11, 16), date(2026, 11, 22), zone=PLUS_ONE)
    assert (told.hours[19], told.hours[0], told.hours_of) == (1, 1, 2)


def test_summer_time_is_minded():
    london = ZoneInfo("Europe/London")
    facts = [
        at("2026-06-19", "2026-06-19T18:30:00"),
        at("2026-12-18", "2026-12-18T18:30:00"),
    ]
    told = rhythm(facts, date(2026, 1, 1), date(2026, 12, 31), zone=london)
    assert (told.hours[19], told.hours[18]) == (1, 1)


def test_the_ends_of_the_calendar_are_borne():
    first, last = date.min, date(1, 1, 8)
    odd = Fact("x", first, (), (), None, None, datetime.min)
    told = rhythm([odd], first, last, Cadence(weekday=6), timezone(-timedelta(hours=9)))
    assert (len(told.weeks), told.hours_of) == (2, 0)
    ends = rhythm([], date(9999, 12, 30), date.max, Cadence(weekday=6))
    assert len(ends.weeks) == 1


@given(
    st.lists(st.dates(date(1900, 1, 1), date(2100, 12, 31)), max_size=20),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.integers(0, 400),
)
def test_weeks_weekdays_and_reflections_add_up(days, first, length):
    last = first + timedelta(length)
    facts = [
        Fact(str(place), day, (), (), None, None) for place, day in enumerate(days)
    ]
    told = rhythm(facts, first, last)
    inside = [day for day in days if first <= day <= last]
    assert sum(told.weekdays) == len(inside)
    assert sum(len(week.reflections) for week in told.weeks) == len(inside)
    assert told.weeks[0].monday <= first and told.weeks[-1].monday <= last
    assert (last - told.weeks[-1].monday).days < 7
