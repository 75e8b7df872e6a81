"""The trash says how long it keeps, asks before it lets go, and can be undone."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal import trash
from leadjournal.errors import StorageError
from leadjournal.ui import dialogs, theme, trashing
from leadjournal.ui.notice import Notice
from leadjournal.ui.trash_bar import TrashBar, TrashNote, is_about_trash
from leadjournal.ui.trash_choice import TrashChoice

UNTIL = "In the trash. It will be deleted for good on Monday 18 January 2027."


@pytest.fixture
def trashed(journal):
    with journal.change("Move to Trash"):
        reflection = journal.reflections.add("Monday", "I listened.")
        journal.reflections.trash(reflection)
    return reflection


@pytest.fixture
def page(qtbot):
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)
    return page


@pytest.fixture
def put(page, qtbot):
    """Show a widget on a page."""

    def put(widget):
        page.layout().addWidget(widget)
        with qtbot.waitExposed(page):
            page.show()
        return widget

    return put


@pytest.fixture
def asked(monkeypatch):
    """Answer no to the first question, and yes from then on."""
    questions: list[str] = []

    def answer(_, question, yes):
        questions.append(question)
        return len(questions) > 1

    monkeypatch.setattr(dialogs, "confirm", answer)
    return questions


def words(bar):
    return bar._words.text()


def button(bar, name):
    [found] = [each for each in bar.findChildren(QPushButton) if name in each.text()]
    return found


@pytest.mark.parametrize(
    ("query", "about"),
    [
        ("is:trashed", True),
        ("is:trashed has:plan", True),
        ("words is:Trashed", True),
        ("", False),
        ("trashed", False),
        ("-is:trashed", False),
        ("is:draft", False),
        ('"unclosed', False),
    ],
)
def test_a_search_of_the_trash_is_known(query, about):
    assert is_about_trash(query) is about


def test_the_bar_says_the_rule_above_the_trash_only(journal, trashed, put):
    bar = put(TrashBar(journal))
    journal.on_change(bar.on_journal_changed)
    assert bar.isHidden()
    bar.show_query("is:trashed")
    assert words(bar) == "What is in the trash is deleted for good after 60 days."
    with journal.change("Choose"):
        trash.choose_days(journal, None)
    assert words(bar) == "What is in the trash stays until you delete it."
    bar.show_query("")
    assert bar.isHidden()


def test_the_bar_empties_the_trash_if_one_agrees(journal, trashed, put, asked):
    bar = put(TrashBar(journal))
    journal.on_change(bar.on_journal_changed)
    bar.show_query("is:trashed")
    empty = button(bar, "Empty Trash")
    assert empty.accessibleName() == "Empty Trash: 1 reflection"
    empty.click()
    assert journal.reflections.trashed == [trashed]
    empty.click()
    assert journal.reflections.trashed == []
    assert "1 reflection will be deleted for good" in asked[0]
    assert "Undo can bring this back until you close the journal." in asked[0]
    assert words(bar) == "There is nothing in the trash."
    assert empty.isHidden()
    journal.undo()
    [back] = journal.reflections.trashed
    assert back.body == "I listened."
    assert words(bar).endswith("60 days.")


def test_the_note_says_the_day_and_offers_both_ways(
    journal, trashed, put, qtbot, asked
):
    note = put(TrashNote(journal))
    note.show_reflection(trashed)
    assert words(note) == UNTIL
    with qtbot.waitSignal(note.restore_requested):
        button(note, "Restore").click()
    delete = button(note, "Delete for Good")
    delete.click()
    assert journal.reflections.trashed == [trashed]
    assert "“Monday” will be deleted for good" in asked[0]
    delete.click()
    assert journal.reflections.trashed == []
    journal.undo()
    assert len(journal.reflections.trashed) == 1


def test_the_note_is_not_there_for_anything_else(journal, put):
    note = put(TrashNote(journal))
    with journal.change("Write"):
        reflection = journal.reflections.add("Monday")
    note.show_reflection(reflection)
    assert note.isHidden()
    note.show_reflection(None)
    assert note.isHidden()


def test_how_long_is_chosen_and_is_a_step_to_undo(journal, put):
    choice = put(TrashChoice(journal))
    journal.on_change(choice.on_journal_changed)
    assert choice.accessibleName()
    assert choice.currentText() == "After 60 days"
    for index, kept in enumerate(trash.CHOICES):
        choice.setCurrentIndex(index)
        assert trash.kept_days(journal) == kept
    journal.undo()
    assert choice.currentText() == "After a year"
    assert trash.kept_days(journal) == 365


def test_moving_to_the_trash_says_until_when(window, trigger, journal):
    with journal.change("Write"):
        reflection = journal.reflections.add("Monday", "I listened.")
        journal.plans.add(reflection, "it rains", "ask")
    window.show_reflection(reflection)
    trigger("trash_reflection")
    assert window.findChild(Notice).sentence == (
        f"{UNTIL} An open plan went to the trash with it, and comes back with it."
    )


def test_one_reflection_is_deleted_from_the_menu(
    window, trigger, journal, trashed, asked
):
    with journal.change("Write"):
        other = journal.reflections.add("Tuesday")
    window.show_reflection(other)
    assert not window.findChild(QAction, "delete_for_good").isEnabled()
    window.look_for("is:trashed")
    assert window.reflection is trashed
    trigger("delete_for_good")
    assert journal.reflections.trashed == [trashed]
    trigger("delete_for_good")
    assert journal.reflections.trashed == []
    assert window.reflection is not trashed
    trigger("undo")
    assert len(journal.reflections.trashed) == 1
    assert list(journal.reflections) == [other]


def test_what_is_long_overdue_waits_for_the_next_opening(journal, trashed, put):
    with journal.change("Move to Trash"):
        trashed.trashed = datetime(2026, 1, 1)
    note = put(TrashNote(journal))
    note.show_reflection(trashed)
    assert "when you next open this journal" in words(note)


def test_what_goes_as_a_window_opens_is_told(window, journal, trashed):
    journal.forget_step()
    with journal.change():
        trashed.trashed = datetime(2026, 1, 1)
        journal.preferences.set("opened", {"last": "2026-11-18"})
    trashing.tidy(window, journal)
    assert journal.reflections.trashed == []
    assert journal.undo_label is None
    assert window.findChild(Notice).sentence == (
        "1 reflection in the trash was deleted for good, as it had been there long"
        " enough."
    )


def test_a_journal_that_cannot_be_written_still_opens(window, journal, monkeypatch):
    def full(*_):
        raise StorageError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(journal, "change", full)
        trashing.tidy(window, journal)
    assert window.findChild(Notice) is None


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_it_fits_a_narrow_column_at_twice_the_size(
    journal, trashed, put, page, qapp, name
):
    theme.apply(qapp, name, 2.0)
    bar = put(TrashBar(journal))
    bar.show_query("is:trashed")
    page.resize(460, 400)
    empty = button(bar, "Empty Trash")
    assert empty.height() >= 24
    assert empty.width() <= 460
    assert empty.focusPolicy() & Qt.FocusPolicy.TabFocus
