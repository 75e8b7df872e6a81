"""The bank of questions is looked through, pinned and muted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
)

from leadjournal.choices import Happening
from leadjournal.ui import dialogs
from leadjournal.ui.questions.page import QuestionsPage
from leadjournal.ui.questions.rows import Role, short_source, sources_of
from tests.ui.pressing import buttons, choose, press, words_of

TODAY = date(2026, 11, 19)


@pytest.fixture
def page(qtbot, journal):
    page = QuestionsPage(journal)
    qtbot.addWidget(page)
    journal.on_change(page.on_journal_changed)
    page.resize(1100, 800)
    return page


@pytest.fixture
def show(qtbot, page):
    def show() -> QuestionsPage:
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def rows(page) -> list[str]:
    model = page._list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def heard(page, row: int = 0) -> str:
    return page._list.model().index(row, 0).data(Role.AccessibleTextRole)


def test_all_questions_are_listed_and_the_first_is_shown(show, journal):
    page = show()
    assert rows(page) == [question.text for question in journal.questions]
    assert "170 questions" in words_of(page)
    words = words_of(page)
    assert "Did I give away ownership?" in words
    assert "Then: What happened next?" in words
    assert "Inspired by Nicholas Timmins, “The unsung hero”" in words


def test_words_are_looked_for_in_question_and_follow_up(show, journal, qtbot):
    page = show()
    qtbot.keyClicks(page._filters.field, "NEIGHBOUR react")
    assert rows(page) == [journal.questions.get("Q002").text]
    assert "1 of 170 questions" in words_of(page)
    qtbot.keyClicks(page._filters.field, " xyzzy")
    assert "No question is like this." in words_of(page)
    assert not page._detail.isVisible()
    press(page, "Show all questions")
    assert len(rows(page)) == 170
    assert "170 questions" in words_of(page)


def test_the_filters_narrow_the_list_together(show, journal):
    page = show()
    choose(page, "Practice", "Altruism")
    choose(page, "Type", "Noticing")
    choose(page, "Source", "Nicholas Timmins")
    found = [
        question.text
        for question in journal.questions
        if "kf-altruism" in question.practices
        and question.type == "noticing"
        and "S001" in question.source
    ]
    assert found and rows(page) == found


def test_each_source_can_be_chosen(show, journal):
    page = show()
    boxes = {box.accessibleName(): box for box in page.findChildren(QComboBox)}
    assert boxes["Source"].count() == 6
    sources = sources_of(journal.questions.get("Q001"))
    assert [short_source(source)[:16] for source in sources] == [
        "Nicholas Timmins",
        "The King's Fund,",
    ]
    assert all("http" not in short_source(source) for source in sources)


def test_the_states_are_told_apart(show, journal):
    with journal.change("Ask"):
        reflection = journal.reflections.add("Answer", question="Q003")
        journal.askings.answer("Q003", reflection, TODAY - timedelta(days=7))
        journal.askings.pin("Q004", TODAY)
        journal.askings.mute("Q005", TODAY)
    page = show()
    for state, key in (("Answered", "Q003"), ("Pinned", "Q004"), ("Never", "Q005")):
        choose(page, "State", state)
        assert rows(page) == [journal.questions.get(key).text]
    choose(page, "State", "Not answered")
    assert len(rows(page)) == 169
    choose(page, "State", "My own")
    assert rows(page) == []


def test_a_row_is_heard_with_its_type_state_and_practices(show, journal):
    with journal.change("Ask"):
        reflection = journal.reflections.add("Answer", question="Q001")
        journal.askings.answer("Q001", reflection, date(2026, 11, 6))
        journal.askings.pin("Q001", TODAY)
    assert heard(show()) == (
        "Did I give away ownership?, Looking back, answered Fri 6 Nov, pinned,"
        " Altruism, Sharing and building power"
    )


def test_a_question_is_pinned_and_unpinned(show, journal):
    page = show()
    press(page, "Pin: Did I give away")
    assert journal.askings.pinned == {"Q001"}
    assert journal.undo_label == "Pin Question"
    assert "It is pinned" in words_of(page)
    press(page, "Unpin: Did I give away")
    assert journal.askings.pinned == set()
    assert journal.undo_label == "Unpin Question"
    journal.undo()
    assert "Unpin: Did I give away ownership?" in buttons(page)


def test_a_question_is_muted_and_asked_again(show, journal):
    page = show()
    press(page, "Never ask: Did I give away")
    assert journal.askings.muted == {"Q001"}
    assert "You will not be asked this again." in words_of(page)
    press(page, "Ask again: Did I give away")
    assert journal.askings.muted == set()
    assert journal.undo_label == "Ask Again"


def test_a_question_can_be_answered_now(show, qtbot):
    page = show()
    with qtbot.waitSignal(page.question_requested) as asked:
        press(page, "Answer now")
    assert asked.args == ["Q001"]


def test_the_answers_can_be_opened_but_not_those_in_the_trash(show, journal, qtbot):
    with journal.change("Answer"):
        older = journal.reflections.add("1", question="Q001", day=date(2026, 5, 1))
        newer = journal.reflections.add("2", question="q001", day=date(2026, 6, 1))
        gone = journal.reflections.add("3", question="Q001")
        journal.reflections.trash(gone)
    page = show()
    with qtbot.waitSignal(page.reflections_requested) as opened:
        press(page, "Read 2 reflections, last on 1 June 2026")
    ids, title = opened.args
    assert ids == [newer.uuid, older.uuid]
    assert title == "Did I give away ownership?"


def test_a_source_on_the_web_is_opened_only_through_the_dialogs(show, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(dialogs, "open_link", lambda _, address: opened.append(address))
    page = show()
    page._detail._source.linkActivated.emit("https://www.kingsfund.org.uk/x")
    assert opened == ["https://www.kingsfund.org.uk/x"]
    assert 'href="https://www.kingsfund.org.uk/publications' in words_of(page)


def test_it_can_be_used_by_keys_alone(show, journal, qtbot):
    page = show()
    page.setFocus()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    qtbot.keyClicks(QApplication.focusWidget(), "neighbour")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page._list
    qtbot.keyClick(page._list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page._detail.answer
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert journal.askings.pinned == {"Q002"}
    assert QApplication.focusWidget().accessibleName().startswith("Unpin: ")


def test_escape_first_empties_the_search_and_then_goes_back(show, qtbot):
    page = show()
    page.setFocus()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "neighbour")
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert len(rows(page)) == 170
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    page._list.setFocus()
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page._list, Qt.Key.Key_Escape)


def test_it_fits_a_narrow_window(show):
    page = show()
    page.resize(560, 600)
    assert page.widget().width() <= page.viewport().width()
    assert page.widget().minimumSizeHint().width() <= 560


def test_what_happened_while_it_was_hidden_is_shown(show, journal, page):
    page = show()
    page.hide()
    with journal.change("Pin"):
        journal.askings.pin("Q001", TODAY)
    page.show()
    assert "It is pinned" in words_of(page)
    assert [a.happening for a in journal.askings.history] == [Happening.PINNED]
