"""Saving: by itself, soon, and never what nobody has typed."""

import pytest
from PySide6.QtGui import QTextCursor

from leadjournal.errors import StorageError
from leadjournal.ui.editor import saving
from leadjournal.ui.editor.writing import WritingArea
from leadjournal.ui.editor.writing_sheet import WritingSheet


@pytest.fixture
def sheet(qtbot, journal):
    sheet = WritingSheet(journal)
    journal.on_change(sheet.on_journal_changed)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.activateWindow()
    yield sheet
    sheet.save()


@pytest.fixture
def at_once(monkeypatch):
    """Let no test wait two seconds, except the one about them."""
    monkeypatch.setattr(saving, "INTERVAL", 20)


def add(journal, body="", title="", **fields):
    with journal.change("New Reflection"):
        return journal.reflections.add(title, body, **fields)


def test_typing_is_saved_without_being_asked(sheet, qtbot, journal):
    reflection = add(journal)
    sheet.show_reflection(reflection)
    assert saving.INTERVAL <= 1500  # and the save itself within two seconds
    qtbot.keyClicks(sheet.body, "I listened.")
    qtbot.waitUntil(lambda: reflection.body == "I listened.", timeout=4000)


def test_steady_typing_is_saved_too(at_once, qtbot, journal):
    area = WritingArea(journal)
    qtbot.addWidget(area)
    reflection = add(journal)
    area.show_reflection(reflection)

    def saved_while_typing():
        qtbot.keyClicks(area, "on and on, ")
        return bool(reflection.body)

    qtbot.waitUntil(saved_while_typing)


def test_leaving_the_text_saves_it_at_once(sheet, qtbot, journal):
    reflection = add(journal)
    sheet.show_reflection(reflection)
    sheet.body.setFocus()
    qtbot.keyClicks(sheet.body, "I listened.")
    sheet.title.setFocus()
    assert reflection.body == "I listened."


def test_showing_another_reflection_saves_the_first(sheet, qtbot, journal):
    first, second = add(journal), add(journal, "something else")
    sheet.show_reflection(first)
    qtbot.keyClicks(sheet.body, "I listened.")
    sheet.show_reflection(second)
    assert first.body == "I listened."
    assert second.body == "something else"


def test_saving_is_no_step_to_undo(sheet, qtbot, journal):
    sheet.show_reflection(add(journal))
    qtbot.keyClicks(sheet.body, "I listened.")
    sheet.save()
    assert journal.undo_label == "New Reflection"


def test_the_earlier_text_is_kept_once_in_a_sitting(sheet, qtbot, journal):
    reflection = add(journal, "as it was", "Monday")
    sheet.show_reflection(reflection)
    for word in ("now ", "and again "):
        qtbot.keyClicks(sheet.body, word)
        sheet.save()
    assert [(r.title, r.body) for r in reflection.revisions] == [
        ("Monday", "as it was")
    ]


def test_a_first_text_has_no_earlier_one(sheet, qtbot, journal):
    reflection = add(journal)
    sheet.show_reflection(reflection)
    for word in ("one ", "two "):
        qtbot.keyClicks(sheet.body, word)
        sheet.save()
    assert reflection.revisions == []


def test_what_something_else_wrote_is_shown_and_the_cursor_stays(sheet, journal):
    reflection = add(journal, "one 😀 two three")
    sheet.show_reflection(reflection)
    cursor = sheet.body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    sheet.body.setTextCursor(cursor)
    with journal.change("Replace"):
        reflection.body = "one 😀 and a half, two three"
    assert sheet.body.toPlainText() == "one 😀 and a half, two three"
    assert sheet.body.textCursor().atEnd()
    journal.undo()
    assert sheet.body.toPlainText() == "one 😀 two three"


def test_typing_wins_over_what_something_else_writes(sheet, qtbot, journal):
    reflection = add(journal, "", "Monday")
    sheet.show_reflection(reflection)
    qtbot.keyClicks(sheet.body, "mine")
    with journal.change("Replace"):
        reflection.body, reflection.title = "theirs", "Tuesday"
    assert sheet.body.toPlainText() == "mine"
    assert sheet.title.toPlainText() == "Tuesday"
    sheet.save()
    assert (reflection.body, reflection.title) == ("mine", "Tuesday")


def test_words_that_cannot_be_saved_are_kept_and_it_is_said(
    at_once, qtbot, journal, monkeypatch
):
    sheet = WritingSheet(journal)
    qtbot.addWidget(sheet)
    states = []
    sheet.state_changed.connect(lambda *state: states.append(state))
    reflection = add(journal)
    sheet.show_reflection(reflection)

    def full(*_):
        raise StorageError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(journal, "change", full)
        qtbot.keyClicks(sheet.body, "I listened.")
        qtbot.waitUntil(lambda: (saving.UNSAVED, "The disk is full.") in states)
        with pytest.raises(StorageError):
            sheet.show_reflection(None)
        assert sheet.body.toPlainText() == "I listened."
    qtbot.waitUntil(lambda: states[-1] == (saving.SAVED, ""))
    assert reflection.body == "I listened."
