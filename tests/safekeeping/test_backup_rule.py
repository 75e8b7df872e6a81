"""Which backups are kept, and when another is due."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.safekeeping.backup_rule import RULE, is_due, kept

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 19, 17, 30, tzinfo=ZONE)


@dataclass(frozen=True)
class Made:
    made: datetime


def ago(**long):
    return Made(NOW - timedelta(**long))


def newest_first(backups):
    return sorted(backups, key=lambda each: each.made, reverse=True)


def a_life(days, hours=(9, 13, 17)):
    """Make backups at some hours of each day and prune after each, as a person does."""
    backups, now = [], NOW - timedelta(days=days)
    while now <= NOW:
        for hour in hours:
            at = min(now.replace(hour=hour, minute=0), NOW)
            backups = kept([Made(at), *backups], at)
        now += timedelta(days=1)
    return backups


def test_every_one_of_today_and_yesterday_is_kept():
    backups = [ago(minutes=20 * each) for each in range(3 * 24 * 3)]
    days = Counter(each.made.date() for each in kept(backups, NOW))
    today = NOW.date()
    assert days[today] == 3 * 17 + 2
    assert days[today - timedelta(days=1)] == 3 * 24
    assert days[today - timedelta(days=2)] == 1


def test_one_made_by_hand_does_not_push_out_that_of_ten_minutes_ago():
    good = ago(minutes=10)
    assert kept([Made(NOW), Made(NOW), good], NOW) == [Made(NOW), Made(NOW), good]


def test_of_a_week_the_newest_of_each_day_is_kept():
    backups = [ago(hours=6 * each) for each in range(4 * 8)]
    days = Counter(each.made.date() for each in kept(backups, NOW))
    assert [days[(NOW - timedelta(days=age)).date()] for age in range(2, 8)] == [1] * 6
    assert ago(days=1, hours=18) in kept(backups, NOW)


def test_a_life_of_three_years_leaves_some_thirty_backups():
    ages = [(NOW.date() - each.made.date()).days for each in a_life(3 * 365)]
    assert len(ages) <= 2 * 3 + 6 + 6 + 13 + 4
    assert ages[:3] == [0, 0, 0]
    assert set(range(8)) <= set(ages)
    for longest, gap in ((35, 7), (365, 31 + 6), (3 * 365, 366 + 31)):
        known = [age for age in ages if age <= longest]
        assert max(older - newer for newer, older in pairwise(known)) <= gap
        assert known[-1] >= longest - gap


def test_what_is_kept_once_is_kept_again():
    backups = a_life(500)
    assert kept(backups, NOW) == backups


def test_a_clock_set_back_removes_nothing():
    backups = a_life(400)
    for back in (1, 30, 399, 3000):
        now = NOW - timedelta(days=back)
        ahead = [each for each in backups if each.made > now]
        assert [each for each in kept(backups, now) if each.made > now] == ahead


@pytest.mark.parametrize("days", [36, 400, 4000])
def test_a_clock_that_leapt_ahead_removes_nothing_that_day(days):
    backups = a_life(400)
    ahead = NOW + timedelta(days=days)
    assert kept(backups, ahead) == backups
    just_made = [Made(ahead), Made(ahead - timedelta(hours=2)), *backups]
    assert kept(just_made, ahead) == just_made


def test_after_a_long_pause_the_rule_goes_on_the_next_day():
    day = NOW + timedelta(days=60)
    backups = [Made(day), Made(day - timedelta(days=1)), *a_life(100)]
    assert len(kept(backups, day)) < len(backups)


moments = st.lists(
    st.integers(-3000, 60_000).map(lambda hours: ago(hours=hours)), unique=True
)


@given(moments)
def test_the_newest_and_those_of_the_future_always_stay(backups):
    backups = newest_first(backups)
    stay = kept(backups, NOW)
    assert stay[:1] == backups[:1]
    assert [b for b in stay if b.made > NOW] == [b for b in backups if b.made > NOW]
    assert [b for b in backups if b in stay] == stay


@given(moments)
def test_every_year_that_had_a_backup_has_one_still(backups):
    backups = newest_first(backups)
    years = {each.made.year for each in backups}
    assert {each.made.year for each in kept(backups, NOW)} == years


def test_the_rule_is_said_in_words():
    for said in (
        "Every backup of today",
        "7 days",
        "5 weeks",
        "12 months",
        "each year",
    ):
        assert said in RULE


def due(made, changed):
    return is_due([each.made for each in made], changed and changed.made, NOW)


def test_the_first_backup_is_always_due():
    assert due([], None)


def test_one_is_due_on_each_day_that_something_changed():
    assert due([ago(days=1)], ago(minutes=1))
    assert not due([ago(days=1)], ago(days=2))
    assert not due([ago(hours=3)], ago(minutes=1))
    assert not due([ago(days=1)], None)


def test_one_is_due_each_week_though_nothing_changed():
    assert due([ago(days=7)], ago(days=20))
    assert not due([ago(days=6)], ago(days=20))


def test_a_backup_of_the_future_keeps_none_from_being_made():
    ahead = ago(days=-300)
    assert due([ahead], ago(minutes=1))
    assert due([ahead, ago(days=1)], ago(minutes=1))
    assert not due([ahead, ago(hours=1)], ago(minutes=1))


def test_a_change_that_the_future_dates_counts_as_one():
    assert due([ago(days=1)], ago(days=-300))
