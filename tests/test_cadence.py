"""When it is time to ask: across years, clocks, zones, pauses and delays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.cadence import (
    Cadence,
    is_due,
    is_monday_card,
    later_today,
    next_moment,
    skip_week,
    tomorrow,
    turn,
    weeks_missed,
)
from leadjournal.weekly import week_of

LONDON = ZoneInfo("Europe/London")
ZONES = [
    LONDON,
    ZoneInfo("America/New_York"),
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("Australia/Lord_Howe"),  # summer time is half an hour there
    ZoneInfo("Pacific/Apia"),  # which left out a Friday
    UTC,
    timezone(timedelta(hours=-11)),
]
FRIDAYS = Cadence()
#: Friday 20 November 2026.
FRIDAY = datetime(2026, 11, 20, 15, tzinfo=LONDON)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WEEK = 7 * DAY

DAYS = st.dates(date(2005, 1, 1), date(2035, 12, 31))
MOMENTS = st.builds(
    lambda moment, zone: moment.replace(tzinfo=UTC).astimezone(zone),
    st.datetimes(datetime(2005, 1, 1), datetime(2035, 12, 31)),
    st.sampled_from(ZONES),
)
CADENCES = st.builds(
    Cadence,
    weekday=st.integers(0, 6),
    time=st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0)),
    paused=st.lists(
        st.builds(lambda day, n: (day, day + n * DAY), DAYS, st.integers(0, 90)),
        max_size=3,
    ).map(tuple),
    on=st.booleans(),
    skipped=st.lists(DAYS.map(week_of), max_size=3).map(tuple),
)


def wall(moment: datetime) -> str:
    return moment.strftime("%a %d %b %H:%M")


def test_it_is_time_from_the_set_moment_until_the_week_is_over():
    assert not is_due(FRIDAYS, FRIDAY - MINUTE, [])
    assert is_due(FRIDAYS, FRIDAY, [])
    assert is_due(FRIDAYS, FRIDAY + 2 * DAY + 8 * HOUR, [])
    assert not is_due(FRIDAYS, FRIDAY + 2 * DAY + 9 * HOUR, [])


def test_a_week_is_asked_for_once():
    assert not is_due(FRIDAYS, FRIDAY, ["2026-W47"])
    assert is_due(FRIDAYS, FRIDAY, ["2026-W46", "2026-W48", "2025-W47"])


def test_nothing_is_asked_while_it_is_switched_off():
    off = replace(FRIDAYS, on=False)
    assert not is_due(off, FRIDAY, [])
    assert next_moment(off, FRIDAY, []) is None
    assert weeks_missed(off, FRIDAY, [], "2026-W01") == 0


def test_the_next_moment_is_now_if_it_is_time():
    assert next_moment(FRIDAYS, FRIDAY + HOUR, []) == FRIDAY + HOUR
    assert next_moment(FRIDAYS, FRIDAY - HOUR, []) == FRIDAY
    assert next_moment(FRIDAYS, FRIDAY, ["2026-W47"]) == FRIDAY + WEEK


def test_a_pause_on_the_day_to_be_asked_holds_for_its_week():
    leave = replace(FRIDAYS, paused=((date(2026, 11, 20), date(2026, 11, 21)),))
    assert not is_due(leave, FRIDAY, [])
    assert not is_due(leave, FRIDAY + 2 * DAY, [])
    assert next_moment(leave, FRIDAY, []) == FRIDAY + WEEK


def test_a_pause_after_the_day_to_be_asked_only_waits():
    away = replace(FRIDAYS, paused=((date(2026, 11, 21), date(2026, 11, 21)),))
    assert is_due(away, FRIDAY, [])
    assert not is_due(away, FRIDAY + DAY, [])
    assert is_due(away, FRIDAY + 2 * DAY, [])
    assert wall(next_moment(away, FRIDAY + DAY, [])) == "Sun 22 Nov 00:00"


def test_leave_over_the_turn_of_the_year_is_no_missed_week():
    leave = replace(FRIDAYS, paused=((date(2026, 12, 21), date(2027, 1, 3)),))
    back = datetime(2027, 1, 4, 9, tzinfo=LONDON)
    assert weeks_missed(FRIDAYS, back, ["2026-W51"], "2026-W01") == 2
    assert weeks_missed(leave, back, ["2026-W51"], "2026-W01") == 0
    assert wall(next_moment(leave, back, [])) == "Fri 08 Jan 15:00"


def test_the_53rd_week_is_a_week_like_any_other():
    new_year = datetime(2027, 1, 1, 15, tzinfo=LONDON)
    assert is_due(FRIDAYS, new_year, ["2026-W52", "2027-W01"])
    assert not is_due(FRIDAYS, new_year, ["2026-W53"])
    assert weeks_missed(FRIDAYS, new_year + WEEK, ["2026-W52"], "") == 1
    assert weeks_missed(FRIDAYS, new_year + WEEK, ["2026-W53"], "") == 0


def test_later_today_is_two_hours_later_and_late_at_night_less():
    later = later_today(FRIDAYS, FRIDAY)
    assert later.snoozed == datetime(2026, 11, 20, 17)
    assert not is_due(later, FRIDAY + 2 * HOUR - MINUTE, [])
    assert is_due(later, FRIDAY + 2 * HOUR, [])
    night = later_today(FRIDAYS, FRIDAY + 8 * HOUR)
    assert night.snoozed == datetime(2026, 11, 20, 23, 30)


def test_tomorrow_is_the_set_time_of_the_next_day():
    delayed = tomorrow(FRIDAYS, FRIDAY + HOUR)
    assert wall(next_moment(delayed, FRIDAY + HOUR, [])) == "Sat 21 Nov 15:00"


def test_who_says_tomorrow_on_a_sunday_is_asked_on_monday():
    sunday = FRIDAY + 2 * DAY
    delayed = tomorrow(FRIDAYS, sunday)
    monday = next_moment(delayed, sunday, [])
    assert wall(monday) == "Mon 23 Nov 15:00"
    again = later_today(delayed, monday)
    assert wall(next_moment(again, monday, [])) == "Mon 23 Nov 17:00"
    assert not is_due(delayed, monday, ["2026-W47"])
    assert next_moment(delayed, monday, ["2026-W47"]) == FRIDAY + WEEK
    skipped = skip_week(delayed, monday)
    assert skipped.skipped == ("2026-W47",)
    assert next_moment(skipped, monday, []) == FRIDAY + WEEK


def test_a_week_is_skipped_and_the_next_is_not():
    skipped = skip_week(later_today(FRIDAYS, FRIDAY), FRIDAY)
    assert skipped.skipped == ("2026-W47",)
    assert skip_week(skipped, FRIDAY) == skipped
    assert next_moment(skipped, FRIDAY, []) == FRIDAY + WEEK
    assert weeks_missed(skipped, FRIDAY + WEEK, ["2026-W46"], "") == 0


def test_a_delay_from_before_the_clock_was_set_back_does_not_hold():
    ahead = tomorrow(FRIDAYS, FRIDAY + 52 * WEEK)
    assert is_due(ahead, FRIDAY, [])
    assert not is_due(ahead, FRIDAY - HOUR, [])
    assert weeks_missed(FRIDAYS, FRIDAY, ["2027-W30"], "2026-W46") == 0


def test_a_moment_that_summer_time_leaves_out_comes_as_much_later():
    sundays = Cadence(weekday=6, time=time(1, 30))
    before = datetime(2026, 3, 29, 0, 59, tzinfo=LONDON)
    assert not is_due(sundays, before, [])
    asked = next_moment(sundays, before, [])
    assert wall(asked) == "Sun 29 Mar 02:30"
    assert is_due(sundays, asked, [])


def test_a_moment_that_comes_twice_is_the_first_and_stays():
    sundays = Cadence(weekday=6, time=time(1, 30))
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    assert not is_due(sundays, first - MINUTE, [])
    assert is_due(sundays, first, [])
    assert is_due(sundays, first.replace(hour=1, minute=0, fold=1), [])


def test_the_time_on_the_wall_stays_when_summer_time_ends():
    saturday = datetime(2026, 10, 24, 12, tzinfo=LONDON)
    asked = next_moment(FRIDAYS, saturday, ["2026-W43"])
    assert wall(asked) == "Fri 30 Oct 15:00"
    assert asked.astimezone(UTC).hour == 15


def test_later_today_lasts_two_hours_even_when_the_clock_jumps():
    sundays = Cadence(weekday=6, time=time(0, 30))
    now = datetime(2026, 3, 29, 0, 30, tzinfo=LONDON)
    assert later_today(sundays, now).snoozed == datetime(2026, 3, 29, 3, 30)


def test_a_traveller_is_asked_by_the_clock_where_they_are():
    instant = datetime(2026, 11, 20, 15, tzinfo=UTC)
    assert is_due(FRIDAYS, instant, [])
    assert not is_due(FRIDAYS, instant.astimezone(ZONES[1]), [])
    assert is_due(FRIDAYS, instant.astimezone(ZoneInfo("Asia/Tokyo")), [])


def test_monday_shows_the_plan_and_nothing_else():
    monday = datetime(2026, 11, 23, 8, tzinfo=LONDON)
    assert is_monday_card(monday, has_open_plans=True)
    assert not is_monday_card(monday, has_open_plans=False)
    assert not is_monday_card(monday, has_open_plans=True, due=True)
    assert not is_monday_card(monday + DAY, has_open_plans=True)


def test_missed_weeks_are_counted_from_the_last_answer_or_the_first_week():
    assert weeks_missed(FRIDAYS, FRIDAY, ["2026-W46"], "2026-W01") == 0
    assert weeks_missed(FRIDAYS, FRIDAY, ["2026-W40", "2026-W43"], "2026-W01") == 3
    assert weeks_missed(FRIDAYS, FRIDAY, [], "2026-W45") == 1
    assert weeks_missed(FRIDAYS, FRIDAY, [], "2026-W47") == 0
    assert weeks_missed(FRIDAYS, FRIDAY, [], "") == 0


def test_every_fourth_answered_week_brings_lessons_and_every_twelfth_patterns():
    weeks = [f"2026-W{number:02}" for number in range(1, 25)]
    turns = {n: turn(weeks[:n]) for n in range(25) if turn(weeks[:n])}
    assert turns == {
        4: "lessons",
        8: "lessons",
        12: "patterns",
        16: "lessons",
        20: "lessons",
        24: "patterns",
    }
    assert turn(weeks[:3], weeks[3]) == turn(weeks[:4], weeks[3]) == "lessons"
    assert turn([weeks[0]] * 4) is None


@pytest.mark.parametrize(
    "odd",
    [
        None,
        [],
        "Friday",
        {"weekday": 7, "time": "25:00", "on": "yes", "snoozed": "soon"},
        {"weekday": True, "time": 15.5, "paused": 3, "skipped": "2026-W47"},
        {"weekday": 4.0, "paused": [["2026-12-21"], [1, 2], "x"], "skipped": [None]},
        {"snoozed": "0001-01-01T00:00", "paused": [["0001-01-01", "9999-12-31"]]},
        {"skipped": ["2026-W54", "2025-W53", "2026-W047", "W47", ""]},
    ],
)
def test_what_cannot_be_read_is_as_if_never_set(odd):
    assert Cadence.from_json(odd) == Cadence()


def test_what_can_be_read_beside_it_counts():
    half = {"weekday": 0, "time": "09:15", "paused": [["2027-01-03", "2026-12-21"], 1]}
    assert Cadence.from_json(half) == Cadence(
        weekday=0,
        time=time(9, 15),
        paused=((date(2026, 12, 21), date(2027, 1, 3)),),
    )


@given(CADENCES, MOMENTS)
def test_a_cadence_is_kept_as_json(cadence, now):
    for kept in (cadence, tomorrow(cadence, now), later_today(cadence, now)):
        assert Cadence.from_json(json.loads(json.dumps(kept.as_json()))) == kept


@given(CADENCES, MOMENTS, st.lists(DAYS.map(week_of), max_size=3))
def test_at_the_next_moment_it_is_time_and_not_before(cadence, now, answered):
    for delayed in (cadence, later_today(cadence, now), tomorrow(cadence, now)):
        moment = next_moment(delayed, now, answered)
        assert (moment is None) is (not cadence.on)
        if moment is None:
            continue
        assert is_due(delayed, moment, answered)
        ahead = moment.astimezone(UTC) - now.astimezone(UTC)
        assert ahead >= timedelta(0)
        for part in range(8):
            between = (now.astimezone(UTC) + ahead * part / 8).astimezone(now.tzinfo)
            assert ahead == timedelta(0) or not is_due(delayed, between, answered)


@given(st.integers(0, 6), st.times(), MOMENTS)
def test_each_week_is_asked_for_once_by_the_wall(weekday, at, start):
    cadence = Cadence(weekday=weekday, time=at.replace(second=0, microsecond=0))
    answered: list[str] = []
    now = start
    for _ in range(6):
        now = next_moment(cadence, now, answered)
        answered.append(week_of(now))
    assert len(set(answered)) == 6
    mondays = [date.fromisocalendar(int(w[:4]), int(w[6:]), 1) for w in answered]
    assert mondays == [mondays[0] + n * WEEK for n in range(6)]
