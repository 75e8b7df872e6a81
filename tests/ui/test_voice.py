"""The voice: news once, in a pause, and trouble at once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leadjournal.ui.editor import saving, voice
from leadjournal.ui.journal_page import JournalPage


@pytest.fixture
def page(qtbot, journal, monkeypatch):
    monkeypatch.setattr(voice, "PAUSE", 50)
    with journal.change("Fill"):
        for title in ("Tea", "The chair"):
            journal.reflections.add(title, "Words.", day=date(2026, 11, 17))
        journal.reflections.add("", "We spent an hour on a table of the budget and")
        journal.reflections.add("", "")
    page = JournalPage(journal)
    journal.on_change(page.on_journal_changed)
    qtbot.addWidget(page)
    page.resize(1233, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page
    page.save()


def heard(a_voice):
    said = []
    a_voice.said.connect(lambda *what: said.append(what))
    return said


def test_saved_is_said_once_after_the_typing(page, qtbot):
    said = heard(page.desk.voice)
    qtbot.keyClicks(page.writing, "One")
    page.save()
    qtbot.keyClicks(page.writing, "Two")
    page.save()
    qtbot.waitUntil(lambda: said == [("Saved", False)])
    page.save()
    qtbot.wait(120)
    assert said == [("Saved", False)]


def test_what_is_not_saved_is_said_at_once_and_not_again(page):
    said = heard(page.desk.voice)
    for _ in range(3):
        page.desk.voice.hear(saving.UNSAVED, "The disk is full.")
    assert said == [("Not saved yet: The disk is full.", True)]


def test_what_a_search_found_is_said(page, qtbot):
    said = heard(page.left.voice)
    qtbot.keyClicks(page.left.search.field, "chair")
    qtbot.waitUntil(lambda: said == [("1 of 4 reflections", False)])


def test_a_bad_query_is_said_and_the_count_hidden(page, qtbot):
    said = heard(page.left.voice)
    qtbot.keyClicks(page.left.search.field, 'tag:"')
    # A quote that is still open is no mistake until one pauses.
    qtbot.waitUntil(lambda: bool(page.left.search.trouble))
    qtbot.waitUntil(lambda: (page.left.search.trouble, False) in said)
    labels = [each for each in page.left.findChildren(QLabel) if each.isVisible()]
    assert [each.text() for each in labels] == [page.left.search.trouble]
    page.left.search.field.clear()
    qtbot.keyClick(page.left.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.left.search._counted.isVisible)
    assert page.left.search.counted == "4 reflections"


def test_without_a_title_the_first_words_are_heard(page):
    rows = page.left.list.model()
    titles = [rows.index(row).data() for row in range(4)]
    assert sorted(titles) == [
        "Tea",
        "The chair",
        "Untitled",
        "We spent an hour on a table of…",
    ]


def test_arrows_go_between_the_title_and_the_text(page, qtbot):
    title = page.desk.sheet.title
    page.writing.setFocus()
    qtbot.keyClick(page.writing, Qt.Key.Key_Up)
    assert title.hasFocus()
    qtbot.keyClick(title, Qt.Key.Key_Down)
    assert page.writing.hasFocus()
    qtbot.keyClick(page.writing, Qt.Key.Key_Backtab)
    assert title.hasFocus()


def test_what_lies_above_is_heard_first(page, journal):
    reflection = page.reflection
    with journal.change("Add Plan"):
        journal.plans.add(reflection, "he shouts", "breathe")
    inner = page.tagging._inner
    order = [inner.layout().itemAt(i).widget() for i in range(inner.layout().count())]
    shown = [each for each in order if each is not None]
    assert [child for child in inner.children() if child in shown] == shown
