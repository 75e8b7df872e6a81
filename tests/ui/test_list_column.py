"""Searching and choosing in the left column, and what it does to the page."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from leadjournal.ui.journal_page import JournalPage
from leadjournal.ui.searching.bar import SearchField


@pytest.fixture
def make_page(qtbot, journal):
    pages = []

    def make():
        page = JournalPage(journal)
        journal.on_change(page.on_journal_changed)
        qtbot.addWidget(page)
        page.resize(1233, 900)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.save()


@pytest.fixture
def three(journal):
    """Three reflections, the newest first."""
    with journal.change("Fill"):
        found = [
            journal.reflections.add(title, body, day=date(2026, 11, 17 + number))
            for number, (title, body) in enumerate(
                (
                    ("Tea", "The carers told me about the bus."),
                    ("The chair", "I left the chair to Priya."),
                    ("Two budgets", "We spent twenty minutes on a table."),
                )
            )
        ]
        found[0].tag("kf-personal-contact", "took")
    return found[::-1]


@pytest.fixture
def page(make_page, three):
    return make_page()


def field(page):
    return page.findChild(SearchField)


def button(page, words):
    found = [b for b in page.findChildren(QAbstractButton) if b.text() == words]
    return next((b for b in found if b.isVisible()), found[0] if found else None)


def press(page, words, qtbot):
    qtbot.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def says(page, words):
    return any(
        words in each.text() for each in page.findChildren(QLabel) if each.isVisible()
    )


def titles(page):
    rows = page.left.list.model()
    return [rows.index(number).data() for number in range(rows.rowCount())]


def test_the_list_searches_as_one_types(page, three, qtbot):
    field(page).setFocus()
    qtbot.keyClicks(field(page), "carer")
    qtbot.waitUntil(lambda: titles(page) == ["Tea"])
    assert page.query == "carer"
    assert says(page, "1 of 3 reflections")
    assert page.reflection is three[0]
    qtbot.keyClick(field(page), Qt.Key.Key_Down)
    assert page.left.list.hasFocus()
    assert page.reflection is three[2]
    field(page).setFocus()
    qtbot.keyClick(field(page), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(page)) == 3)
    assert page.reflection is three[2]


def test_a_query_that_cannot_be_understood_keeps_the_list(page, qtbot):
    page.find("tag:personal")
    qtbot.keyClicks(field(page), 'tag:personal "')
    qtbot.waitUntil(lambda: says(page, "is never closed"))
    assert titles(page) == ["Tea"]
    field(page).clear()
    qtbot.keyClicks(field(page), "priya")
    qtbot.waitUntil(lambda: titles(page) == ["The chair"])
    assert not says(page, "is never closed")


def test_the_receipts_of_a_claim_are_listed_until_they_are_sent_away(
    page, three, qtbot
):
    page.show_only([three[2].uuid, three[1].uuid], "Personal contact")
    assert titles(page) == ["The chair", "Tea"]
    assert page.reflection is three[1]
    press(page, "Personal contact: 2 reflections  ×", qtbot)
    assert len(titles(page)) == 3
    assert page.reflection is three[1]


def test_a_reflection_that_is_not_listed_is_shown_in_the_whole_list(page, three):
    page.find("carers")
    page.show_reflection(three[0], write=True)
    assert len(titles(page)) == 3
    assert page.left.list.chosen == 0
    assert page.writing.hasFocus()


def test_a_save_refreshes_its_row_and_leaves_the_list_alone(
    page, three, qtbot, journal, monkeypatch
):
    asked = []
    monkeypatch.setattr(journal.reflections, "count", lambda *_, **__: asked.append(1))
    qtbot.keyClicks(page.writing, "Now. ")
    page.save()
    assert asked == []
    row = page.left.list.model().row(0)
    assert row.excerpt.startswith("Now. We spent")


def test_another_day_moves_a_reflection_in_the_list(page, three, journal):
    with journal.change("Change Day"):
        three[0].day -= timedelta(days=30)
    assert titles(page) == ["The chair", "Tea", "Two budgets"]
    assert page.left.list.chosen == 2


def test_enter_in_the_list_goes_to_the_text(page, qtbot):
    page.left.list.setFocus()
    qtbot.keyClick(page.left.list, Qt.Key.Key_Return)
    assert page.writing.hasFocus()
    page.show_reading(True)
    page.left.list.setFocus()
    qtbot.keyClick(page.left.list, Qt.Key.Key_Return)
    assert page.reading.browser.hasFocus()
