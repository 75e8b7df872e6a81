"""The list: only what is in sight is read, and the mark stays where it was put."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from leadjournal.errors import BadQueryError
from leadjournal.ui.searching.list_rows import PAGE
from leadjournal.ui.searching.reflection_list import ReflectionList

MANY = 5000


@pytest.fixture
def make_list(qtbot, journal):
    def make():
        shown = ReflectionList(journal)
        qtbot.addWidget(shown)
        shown.resize(330, 600)
        with qtbot.waitExposed(shown):
            shown.show()
        shown.activateWindow()
        shown.ask("")
        return shown

    return make


@pytest.fixture
def read(journal, monkeypatch):
    """Count the rows that are read from the journal."""
    numbers = []
    rows = journal.reflections.rows

    def counted(*arguments, **options):
        found = rows(*arguments, **options)
        numbers.append(len(found))
        return found

    monkeypatch.setattr(journal.reflections, "rows", counted)
    return numbers


def fill(journal, number):
    """Add reflections, the last of them the newest."""
    first = date(2010, 1, 1)
    with journal.change("Fill"):
        return [
            journal.reflections.add(f"Number {i}", "Words.", day=first + timedelta(i))
            for i in range(number)
        ]


def heard(shown, number):
    return shown.model().index(number).data(Qt.ItemDataRole.AccessibleTextRole)


def test_of_thousands_only_a_page_is_read(make_list, journal, read, qapp, qtbot):
    fill(journal, MANY)
    shown = make_list()
    assert shown.count == MANY
    qtbot.waitUntil(lambda: read == [PAGE])
    shown.scrollToBottom()
    qapp.processEvents()
    assert sum(read) <= 3 * PAGE


def test_a_saved_text_reads_one_row(make_list, journal, read, qapp):
    newest = fill(journal, MANY)[-1]
    shown = make_list()
    shown.select(newest)
    qapp.processEvents()
    read.clear()
    with journal.change():
        newest.title = "Another title"
    shown.reload_chosen()
    qapp.processEvents()
    assert read == [1]
    assert heard(shown, 0).startswith("Another title, ")


def test_a_letter_typed_in_the_list_does_not_read_it_all(
    make_list, journal, read, qtbot
):
    fill(journal, MANY)
    shown = make_list()
    read.clear()
    qtbot.keyClick(shown, Qt.Key.Key_Z)
    assert sum(read) <= PAGE


def test_a_change_keeps_the_mark_and_the_place(make_list, journal, qapp):
    reflections = fill(journal, 200)
    shown = make_list()
    shown.select(reflections[100])
    shown.scroll_to_chosen()
    place, told = shown.verticalScrollBar().value(), []
    shown.reflection_selected.connect(told.append)
    with journal.change("New Reflection"):
        journal.reflections.add("One more", day=date(2009, 1, 1))
    shown.reload(reflections[100])
    qapp.processEvents()
    assert shown.count == 201
    assert shown.chosen == 99
    assert shown.verticalScrollBar().value() == place
    assert told == []


def test_arrow_keys_choose_and_enter_goes_to_the_text(make_list, journal, qtbot):
    reflections = fill(journal, 3)
    shown = make_list()
    told, wished = [], []
    shown.reflection_selected.connect(told.append)
    shown.text_requested.connect(lambda: wished.append(True))
    shown.choose(0)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    newest, middle = reflections[2], reflections[1]
    assert told == [newest, middle, newest]
    assert wished == [True]


def test_a_row_is_heard_in_words(make_list, journal):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add(
            "Monday", day=date(2026, 11, 19), draft=True, private=True
        )
        for key in ("kf-altruism", "bw-listening", "my-own"):
            reflection.tag(key)
        journal.reflections.add(day=date(2020, 1, 1))
    shown = make_list()
    assert heard(shown, 0) == (
        "Monday, Thursday 19 November 2026, Altruism, Listening to each other, my-own,"
        " draft, private"
    )
    assert heard(shown, 1) == "Untitled, Wednesday 1 January 2020"


def test_a_screen_reader_finds_the_rows(make_list, journal):
    fill(journal, 3)
    shown = make_list()
    face = QAccessible.queryAccessibleInterface(shown)
    assert face.text(QAccessible.Text.Name) == "Reflections"
    assert face.childCount() == 3
    assert face.child(0).text(QAccessible.Text.Name).startswith("Number 2, ")


def test_a_bad_query_keeps_what_was_listed(make_list, journal):
    fill(journal, 3)
    shown = make_list()
    with pytest.raises(BadQueryError):
        shown.ask("nonsense:here")
    assert (shown.query, shown.count) == ("", 3)


def test_only_some_can_be_listed_and_searched(make_list, journal):
    reflections = fill(journal, 9)
    shown = make_list()
    some = frozenset(reflection.uuid for reflection in reflections[:3])
    shown.ask("", some)
    assert shown.count == 3
    shown.ask("title:2", some)
    assert shown.count == 1
    assert shown.select(reflections[2])
    assert not shown.select(reflections[8])
    assert shown.chosen == -1


def test_titles_that_are_long_or_strange_are_painted(make_list, journal):
    with journal.change("New Reflection"):
        for title in ("long " * 99, "two\nlines", "😀" * 99, ""):
            reflection = journal.reflections.add(title, f"{title} " * 9, private=True)
            for practice in journal.frameworks.practices:
                reflection.tag(practice)
    shown = make_list()
    assert not shown.grab().isNull()
