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


def test_what_is_in_the_trash_is_counted_by_itself(page, three, journal, qtbot):
    with journal.change("Trash"):
        journal.reflections.trash(three[0])
    assert page.left.search.counted == "2 reflections"
    page.find("is:trashed")
    assert page.left.search.counted == "1 in the trash"
    page.find("is:trashed zzyzx")
    assert page.left.search.counted == "0 in the trash"
    page.find("chair")
    assert page.left.search.counted == "1 of 2 reflections"


@pytest.mark.parametrize("width", [150, 190, 240, 320])
def test_a_count_is_never_a_mere_number(page, width):
    bar = page.left.search
    bar.setFixedWidth(width)
    bar.show_count(4, 4, narrowed=False)
    assert bar._counted.text() == "4 reflections"
    bar.show_count(2, 4, narrowed=True)
    assert bar._counted.text() in {"2 of 4", "2 of 4 reflections"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_part_of_a_practice_is_finished_by_a_key(page, qtbot, key):
    field(page).setFocus()
    qtbot.keyClicks(field(page), "tag:li")
    assert page.left.search.completion.offered == ["tag:bw-listening"]
    qtbot.keyClick(field(page), key)
    assert field(page).text() == "tag:bw-listening "
    assert field(page).hasFocus()
    qtbot.waitUntil(lambda: page.left.query == "tag:bw-listening")
    assert page.left.search.trouble == ""


def test_a_part_that_means_one_practice_is_searched_for_as_it_is(page, qtbot):
    field(page).setFocus()
    qtbot.keyClicks(field(page), "tag:personal")
    qtbot.keyClick(field(page), Qt.Key.Key_Return)
    assert field(page).text() == "tag:personal"
    qtbot.waitUntil(lambda: titles(page) == ["Tea"])


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
