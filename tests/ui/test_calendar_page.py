"""A year of days that can be seen, heard, walked through and opened."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from leadjournal.ui import tasks, theme
from leadjournal.ui.calendar.page import CalendarPage

Key = Qt.Key
TODAY = date(2026, 11, 19)
#: The day, and how often something is written of it.
WRITTEN = {date(2026, 11, 19): 2, date(2026, 2, 27): 1, date(2024, 2, 29): 1}


@pytest.fixture
def page(qtbot, journal):
    with journal.change("Write"):
        for day, number in WRITTEN.items():
            for count in range(number):
                journal.reflections.add(f"{day} {count}", "Words", day=day)
    page = CalendarPage(journal)
    journal.on_change(page.on_journal_changed)
    qtbot.addWidget(page)
    page.resize(1200, 860)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    yield page
    page.hide()
    tasks.finish()


@pytest.fixture
def press(qtbot, page):
    def press(*keys: Key, modifier=Qt.KeyboardModifier.NoModifier) -> date:
        for key in keys:
            qtbot.keyClick(page.year_view, key, modifier)
        return page.year_view.day

    return press


def test_it_begins_with_today_and_the_keyboard_is_there(page):
    assert page.year_view.day == TODAY
    assert QApplication.focusWidget() is page.year_view


def test_a_sentence_counts_what_is_shown(page):
    assert page.sentence == "3 reflections on 2 days in 2026."
    page.show_year(2025)
    assert page.sentence == "Nothing is written in 2025."


def test_each_day_is_said_in_words(page):
    words = Qt.ItemDataRole.AccessibleTextRole
    model = page.year_view.model()
    said = {model.index_of(day).data(words) for day in (TODAY, date(2026, 2, 27))}
    assert said == {
        "Thursday 19 November 2026, today: 2 reflections",
        "Friday 27 February 2026: 1 reflection",
    }
    assert (
        model.index_of(date(2026, 3, 1)).data(words)
        == "Sunday 1 March 2026: nothing written"
    )


def test_a_screen_reader_finds_a_table_of_named_cells(page):
    heard = QAccessible.queryAccessibleInterface(page.year_view)
    assert heard.role() is QAccessible.Role.Table
    assert heard.text(QAccessible.Text.Name) == "Days of 2026"
    across = 32  # the names of the months stand before the days
    cell = heard.child(11 * across + 19)
    assert cell.role() is QAccessible.Role.Cell
    name = cell.text(QAccessible.Text.Name)
    assert name == "Thursday 19 November 2026, today: 2 reflections"
    month = heard.child(11 * across)
    assert month.text(QAccessible.Text.Name) == "November"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (date(2026, 2, 27), Key.Key_Right, date(2026, 2, 28)),
        (date(2026, 2, 28), Key.Key_Right, date(2026, 3, 1)),
        (date(2026, 3, 1), Key.Key_Left, date(2026, 2, 28)),
        (date(2026, 3, 31), Key.Key_Up, date(2026, 2, 28)),
        (date(2026, 1, 31), Key.Key_Down, date(2026, 2, 28)),
        (date(2026, 1, 1), Key.Key_Left, date(2026, 1, 1)),
        (date(2026, 1, 1), Key.Key_Up, date(2026, 1, 1)),
        (date(2026, 12, 31), Key.Key_Right, date(2026, 12, 31)),
        (date(2026, 12, 31), Key.Key_Down, date(2026, 12, 31)),
        (date(2026, 2, 10), Key.Key_Home, date(2026, 2, 1)),
        (date(2026, 2, 10), Key.Key_End, date(2026, 2, 28)),
    ],
)
def test_arrow_keys_go_from_day_to_day_and_month_to_month(page, press, start, key, end):
    page.year_view.go_to(start)
    assert press(key) == end


def test_all_days_of_a_leap_year_can_be_reached(page, press):
    page.show_year(2024)
    page.year_view.go_to(date(2024, 1, 1))
    visited = [page.year_view.day] + [press(Key.Key_Right) for _ in range(365)]
    assert len(set(visited)) == 366
    assert date(2024, 2, 29) in visited


@pytest.mark.parametrize(
    ("modifier", "query"),
    [
        (Qt.KeyboardModifier.NoModifier, "on:2026-11-19"),
        (Qt.KeyboardModifier.ShiftModifier, "on:2026-W47"),
        (Qt.KeyboardModifier.ControlModifier, "on:2026-11"),
    ],
)
def test_enter_lists_a_day_its_week_or_its_month(qtbot, page, press, modifier, query):
    with qtbot.waitSignal(page.query_requested) as opened:
        press(Key.Key_Return, modifier=modifier)
    assert opened.args == [query]


def test_the_days_show_what_a_query_finds_and_say_so(qtbot, page, press, journal):
    with journal.change("Write"):
        journal.reflections.add("Tea", "The budget.", day=date(2026, 6, 1))
        journal.reflections.add("Pen", "The budget.", day=date(2024, 6, 1))
    page.show_query("budget or pen")
    said = "“budget or pen” finds 1 reflection on 1 day in 2026."
    qtbot.waitUntil(lambda: page.sentence == said)
    page.year_view.go_to(date(2026, 6, 1))
    with qtbot.waitSignal(page.query_requested) as opened:
        press(Key.Key_Return)
    assert opened.args == ["(budget or pen) on:2026-06-01"]
    page.show_year(2025)
    assert page.sentence == "“budget or pen” finds nothing in 2025."
    page.show_year(2024)
    qtbot.waitUntil(lambda: "in 2024" in page.sentence and "1 day" in page.sentence)
    page._everything.click()
    assert page.query == ""
    assert page.sentence == "2 reflections on 2 days in 2024."
    assert not page._everything.isVisible()


def test_a_change_is_found_too(qtbot, page, journal):
    page.show_query("budget")
    qtbot.waitUntil(lambda: page.sentence == "“budget” finds nothing in 2026.")
    with journal.change("Write"):
        journal.reflections.add("Tea", "The budget.", day=date(2026, 6, 1))
    qtbot.waitUntil(lambda: "1 reflection on 1 day" in page.sentence)


def test_a_click_opens_a_day_and_an_empty_one_stays_shut(qtbot, page):
    def click(day: date) -> None:
        view = page.year_view
        place = view.visualRect(view.model().index_of(day)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    with qtbot.waitSignal(page.query_requested):
        click(date(2026, 2, 27))
    with qtbot.assertNotEmitted(page.query_requested):
        click(date(2026, 2, 26))


def test_years_are_gone_through_by_keys_as_far_as_there_is_writing(page, press):
    alt = Qt.KeyboardModifier.AltModifier
    press(Key.Key_Up, modifier=alt)
    assert page.year == 2025
    press(*[Key.Key_Up] * 3, modifier=alt)
    assert page.year == 2024
    assert not page.earlier.isEnabled()
    press(*[Key.Key_Down] * 5, modifier=alt)
    assert page.year == 2026
    assert not page.later.isEnabled()


def test_another_year_keeps_the_day(page):
    page.year_view.go_to(date(2026, 2, 27))
    page.earlier.click()
    assert page.year_view.day == date(2025, 2, 27)


def test_escape_goes_back(qtbot, page, press):
    with qtbot.waitSignal(page.back_requested):
        press(Key.Key_Escape)


def test_tab_leaves_the_days(qtbot, page, press):
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is not page.year_view


def test_a_change_is_counted_at_once_and_the_day_stays(page, journal):
    page.year_view.go_to(date(2026, 6, 1))
    with journal.change("Write"):
        journal.reflections.add("More", "Words", day=date(2026, 6, 1))
    assert page.sentence == "4 reflections on 3 days in 2026."
    assert page.year_view.day == date(2026, 6, 1)
    assert page.year_view.currentIndex().data() == "1"


def test_what_is_in_the_trash_is_not_counted(page, journal):
    with journal.change("Trash"):
        journal.reflections.trash(next(iter(journal.reflections)))
    assert page.sentence == "2 reflections on 2 days in 2026."


def test_another_year_is_there_at_once(page):
    page.show_year(2025)
    start = perf_counter()
    page.show_year(2026)
    page.grab()
    assert perf_counter() - start < 0.5


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [1.0, 2.0])
def test_no_day_is_too_small_to_be_hit(qapp, page, colours, size):
    theme.apply(qapp, colours, size)
    view = page.year_view
    area = view.visualRect(view.model().index_of(TODAY))
    assert min(area.width(), area.height()) >= 24
    page.grab()
