"""Filters put into a query and taken out again."""

from datetime import date

import pytest

from leadjournal.finding.narrowing import (
    added,
    between,
    chosen,
    counted_in,
    in_period,
    months_of,
    period_of,
    periods,
    without,
)


def test_filters_are_told_from_words_and_phrases():
    query = 'budget tag:kf-altruism "is:draft, he said" thread:"Winter plan" -tag:x'
    assert [(each.key, each.value) for each in chosen(query)] == [
        ("tag", "kf-altruism"),
        ("thread", "Winter plan"),
    ]


def test_a_filter_is_added_once():
    assert added("budget", "is:draft") == "budget is:draft"
    assert added("IS:draft", "is:draft") == "IS:draft"
    assert added("", "is:draft") == "is:draft"


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("budget tag:a priya", "budget priya"),
        ("tag:a", ""),
        ("tag:a budget", "budget"),
        ("budget  tag:a", "budget"),
    ],
)
def test_a_filter_taken_out_leaves_the_words(query, rest):
    assert without(query, *chosen(query)) == rest


def test_another_period_takes_the_place_of_the_last():
    query = in_period("budget after:2026-01 tag:a before:2026-03", "on:2026-11")
    assert query == "budget tag:a on:2026-11"
    assert period_of(query) == "on:2026-11"
    assert in_period(query, "") == "budget tag:a"


def test_the_periods_asked_for_most():
    assert [(each.name, each.query) for each in periods(date(2026, 11, 19))] == [
        ("This month (November)", "on:2026-11"),
        ("This quarter (October to December)", "after:2026-10 before:2027-01"),
        ("This year (2026)", "on:2026"),
        ("Last year (2025)", "on:2025"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "query"),
    [
        ("2026-03", "2026-05", "after:2026-03 before:2026-06"),
        ("2026-03", "2026-12", "after:2026-03 before:2027-01"),
        ("2026-03", "2026-03", "on:2026-03"),
        ("2026-03", "", "after:2026-03"),
        ("", "2026-03", "before:2026-04"),
        ("", "", ""),
    ],
)
def test_whole_months_make_a_period(first, last, query):
    assert between(first, last) == query
    if query:
        assert months_of(f"budget {query}") == (first, last)


def test_what_is_no_whole_month_is_none_of_ours():
    assert months_of("after:2026-03-04 before:2026-W40") == ("", "")
    assert months_of("on:2026") == ("2026-01", "2026-12")


def test_the_finds_of_a_period_are_counted():
    months = {"2025-12": 1, "2026-10": 2, "2026-12": 4, "2027-01": 8}
    assert counted_in("after:2026-10 before:2027-01", months) == 6
    assert counted_in("on:2026", months) == 6
    assert counted_in("on:2025-12", months) == 1


def test_alternatives_are_narrowed_as_one():
    assert added("budget or tea", "is:draft") == "(budget or tea) is:draft"
    assert in_period("budget or tea", "on:2026") == "(budget or tea) on:2026"
    assert in_period("(budget or tea) on:2025", "on:2026") == (
        "(budget or tea) on:2026"
    )
    assert chosen("budget or tag:a") == []
    assert [each.text for each in chosen("(x or tag:a y) tag:b")] == ["tag:b"]


def test_a_query_that_is_broken_can_still_be_narrowed():
    assert added('budget "', "is:draft") == 'budget " is:draft'
