"""The card of today that looks back to this day, and this week, of earlier years."""

from datetime import date

import pytest

from leadjournal.ui.today.cards import YearAgoCard, earlier


@pytest.fixture
def card(qtbot, journal):
    card = YearAgoCard(journal)
    qtbot.addWidget(card)
    return card


def write(journal, day, title="A day", body="I wrote.", **fields):
    with journal.change("New Reflection"):
        return journal.reflections.add(title, body, day=day, **fields)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2025, 11, 19), "On this day a year ago"),
        (date(2025, 11, 17), "A year ago this week"),
        (date(2025, 11, 23), "A year ago this week"),
        (date(2023, 11, 19), "On this day 3 years ago"),
        (date(2024, 11, 20), "2 years ago this week"),
    ],
)
def test_it_says_how_long_ago_and_whether_it_is_the_day(card, journal, day, title):
    write(journal, day)
    card.refresh()
    assert not card.isHidden()
    assert (card.title.text(), card.accessibleName()) == (title, title)


def test_of_a_week_the_day_itself_is_told_and_of_years_the_nearest(card, journal):
    write(journal, date(2023, 11, 19))
    there = write(journal, date(2025, 11, 19), "The day")
    write(journal, date(2025, 11, 21), "Later")
    card.refresh()
    opened = []
    card.reflection_requested.connect(opened.append)
    card._source.click()
    assert opened == [there]


@pytest.mark.parametrize("fields", [{"private": True}, {"body": "  "}])
def test_what_is_private_or_empty_is_left_alone(card, journal, fields):
    write(journal, date(2025, 11, 19), **fields)
    write(journal, date(2025, 8, 1))
    card.refresh()
    assert card.isHidden()


def test_more_than_one_year_leads_to_all_of_them(card, journal):
    old = [write(journal, date(year, 11, 19)).uuid for year in (2025, 2022)]
    write(journal, date(2026, 11, 19), "Today")
    card.refresh()
    asked = []
    card.reflections_requested.connect(lambda *those: asked.append(those))
    assert card.every_year.text() == "All 2 on this day of other years"
    card.every_year.click()
    assert asked == [(old, "On 19 November of other years")]
    assert [row.uuid for row in journal.reflections.rows("on:11-19 before:2026")] == old


def test_a_leap_day_has_its_day_in_every_year():
    assert earlier(date(2028, 2, 29), 1) == date(2027, 2, 28)
    assert earlier(date(2028, 2, 29), 4) == date(2024, 2, 29)
