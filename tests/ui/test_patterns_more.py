"""Periods of one's own, own words, lines to open, and journals of every shape."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLabel

from leadjournal.ui import theme
from leadjournal.ui.patterns.page import PatternsPage
from tests.ui.pressing import buttons, press, words_of

TODAY = date(2026, 11, 19)
BODY = (
    "## So what I now think\n\nThe pen is not the meeting.\n\n"
    "## The shadow side\n\nI may be kind to myself.\n\n"
    "## A step forward\n\nI asked first.\n\n"
    "## Who made it happen\n\nThe ward clerk.\n"
)


@pytest.fixture
def page(qtbot, journal):
    page = PatternsPage(journal)
    journal.on_change(page.on_journal_changed)
    qtbot.addWidget(page)
    page.resize(1232, 900)
    return page


@pytest.fixture
def show(qtbot, page):
    def show() -> PatternsPage:
        page.show()
        qtbot.waitUntil(lambda: page.is_settled)
        return page

    return show


def write(journal, number: int, body: str = "Words", first: date = TODAY) -> None:
    with journal.change("Write"):
        for weeks in range(number):
            day = first - timedelta(weeks=weeks)
            journal.reflections.add("A day", body, day=day).tag("kf-altruism")


def choose_days(qtbot, page, first: date, last: date) -> None:
    page.periods["Own dates…"].click()
    for field, day in ((page._head.dates.first, first), (page._head.dates.last, last)):
        field.setDate(QDate(day.year, day.month, day.day))
    qtbot.waitUntil(lambda: page.is_settled)


def test_nothing_is_worked_out_before_the_page_is_shown(page, journal):
    write(journal, 5)
    assert page.is_settled
    assert page._worked is None


def test_days_of_ones_own_can_be_chosen(show, journal, qtbot):
    write(journal, 12)
    page = show()
    choose_days(qtbot, page, TODAY - timedelta(weeks=5), TODAY)
    assert "6 reflections · 15 October 2026 to 19 November 2026" in words_of(page)


def test_a_period_of_no_days_is_told_gently_and_can_be_put_right(show, journal, qtbot):
    write(journal, 12)
    page = show()
    choose_days(qtbot, page, TODAY, TODAY - timedelta(weeks=5))
    assert "There are no days in this period" in words_of(page)
    assert "before it begins" in words_of(page)
    choose_days(qtbot, page, TODAY - timedelta(weeks=11), TODAY)
    assert "12 reflections" in words_of(page)
    assert page._months.isVisible()


def test_it_can_be_set_beside_the_period_before(show, journal, qtbot):
    write(journal, 8)
    write(journal, 4, first=TODAY - timedelta(weeks=56))
    page = show()
    assert "in the period before" not in words_of(page)
    page._head.compare.click()
    qtbot.waitUntil(lambda: page.is_settled)
    said = words_of(page)
    assert "8 of 8 reflections, 4 of 4 in the period before." in said
    assert "The period before, 12 December 2024 to 30 November 2025" in said
    assert "In the period before: " in page._months.beneath.text()
    page._head.compare.click()
    qtbot.waitUntil(lambda: page.is_settled)
    assert not page._months.beneath.isVisible()


def test_a_report_is_asked_for_with_its_days(show, journal, qtbot):
    page = show()
    write(journal, 5)
    qtbot.waitUntil(lambda: page.is_settled)
    with qtbot.waitSignal(page.report_requested) as asked:
        press(page, "Make a report")
    assert asked.args == [date(2025, 12, 1), TODAY]


def test_lessons_shadows_and_credit_are_collected_and_open(show, journal, qtbot):
    write(journal, 9, BODY)
    page = show()
    said = words_of(page)
    for words in ("The pen is not the meeting.", "A step forward: I asked first."):
        assert words in said
    assert said.count("The ward clerk.") == 4
    press(page, "Credit given: Show 5 more")
    assert words_of(page).count("The ward clerk.") == 9
    assert page.focusWidget().accessibleName() == "Thu 22 Oct: The ward clerk."
    with qtbot.waitSignal(page.reflections_requested) as asked:
        press(page, "Thu 19 Nov: The ward clerk.")
    assert journal.reflections.get(asked.args[0][0]).day == TODAY


def test_threads_hours_and_weeks_open_what_is_behind_them(show, journal, qtbot):
    write(journal, 6)
    with journal.change("Join"):
        for reflection in list(journal.reflections)[:3]:
            reflection.join_thread("Rota")
    page = show()
    keys = {}
    for card in page._pictures:
        for item in getattr(getattr(card, "picture", None), "items", ()):
            if item.opens:
                keys.setdefault(item.key[0], item.key)
    for kind, number in (("thread", 3), ("entry", 1), ("week", 1), ("weekday", 6)):
        key = ("weekday", 3) if kind == "weekday" else keys[kind]
        with qtbot.waitSignal(page.reflections_requested) as asked:
            page._on_item_opened(key, "It")
        assert len(asked.args[0]) == number, kind


def test_own_words_are_off_until_asked_for_and_can_be_put_away(show, journal, qtbot):
    write(journal, 6, "We met and because of that we never spoke. " * 20)
    page = show()
    assert "says nothing about who you are" in words_of(page)
    assert "Who was in" not in words_of(page)
    press(page, "Show My Own Words")
    qtbot.waitUntil(lambda: page.is_settled)
    assert journal.undo_label == "Show Own Words"
    said = words_of(page)
    assert "Was there one exception?" in said
    assert "so nothing follows from" in said
    press(page, "Hide My Own Words")
    qtbot.waitUntil(lambda: page.is_settled)
    assert "Who was in" not in words_of(page)


def test_both_questions_have_their_reason(show, journal):
    write(journal, 6)
    page = show()
    said = words_of(page)
    for question, reason in page._worked.questions:
        assert question.text in said
        assert reason in said
    asked = [name for name in buttons(page) if name.startswith("Write on this")]
    assert len(asked) == 2


def test_what_comes_and_goes_leaves_no_card_empty(show, journal, qtbot):
    write(journal, 5)
    page = show()
    with journal.change("Join"):
        next(iter(journal.reflections)).join_thread("Rota")
    qtbot.waitUntil(lambda: page.is_settled)
    assert "What keeps coming back" in words_of(page)
    journal.undo()
    qtbot.waitUntil(lambda: page.is_settled)
    assert "What keeps coming back" not in words_of(page)


@pytest.mark.parametrize("width", [360, 1232])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_two_hundred_years_and_a_thousand_tags_fit(
    qapp, show, page, journal, qtbot, width, scale
):
    theme.apply(qapp, "light", scale)
    with journal.change("Write"):
        for number in range(40):
            day = date(1900 + 5 * number, 1 + number % 12, 28)
            reflection = journal.reflections.add("", "Words", day=day)
            reflection.tag("kf-altruism", "took")
            for tag in range(25):
                reflection.tag(f"own-{number * 25 + tag}", "partly")
    page.resize(width, 700)
    show()
    press(page, "Period: All")
    qtbot.waitUntil(lambda: page.is_settled)
    assert "40 reflections · 28 January 1900" in words_of(page)
    assert page._months.title.text() == "The five factors, year by year"
    assert len(page._months.picture.table()[1]) == 196
    for card in page._cards:
        if card.isVisible() and hasattr(card, "toggle") and card.toggle.isVisible():
            card.toggle.click()
    assert not page.grab().isNull()


def test_all_on_one_day_is_a_period(show, journal):
    with journal.change("Write"):
        for _ in range(9):
            journal.reflections.add("", "Words", day=TODAY).tag("bw-power")
    page = show()
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert any("1 week · 9 reflections" in text for text in labels)
