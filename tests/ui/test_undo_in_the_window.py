"""Undo in the window never costs words, and what was done is told in passing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from leadjournal import weekly
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.notice import Notice, notify
from leadjournal.ui.palette.box import Palette
from leadjournal.ui.shortcuts.keys import EDITING

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def told(window) -> str:
    notice = window.findChild(Notice)
    return notice.sentence if notice else ""


def test_undoing_a_new_reflection_puts_its_words_in_the_trash(
    window, trigger, qtbot, journal
):
    trigger("new_reflection")
    qtbot.keyClicks(window.journal_page.writing, "I listened.")
    window.journal_page.left.list.setFocus()
    trigger("undo")
    assert len(journal.reflections) == 0
    assert [r.body for r in journal.reflections.trashed] == ["I listened."]
    assert told(window) == "What you wrote is in the trash."
    trigger("undo")
    assert [r.body for r in journal.reflections] == ["I listened."]


def test_words_outlive_an_undo_that_other_changes_follow(
    window, trigger, qtbot, journal
):
    trigger("new_reflection")
    qtbot.keyClicks(window.journal_page.writing, "I listened.")
    window.journal_page.left.list.setFocus()
    trigger("undo")
    trigger("new_reflection")
    assert [r.body for r in journal.reflections.trashed] == ["I listened."]


def test_a_new_reflection_without_words_is_undone_without_a_trace(
    window, trigger, journal
):
    trigger("new_reflection")
    trigger("undo")
    assert len(journal.reflections) == 0
    assert journal.reflections.trashed == []
    assert told(window) == ""


def test_undoing_an_answer_that_has_words_keeps_it_in_the_trash(
    window, trigger, journal
):
    [first, *_] = weekly.this_week(journal, journal.today())
    with journal.change("Answer Question"):
        answer = journal.reflections.add("Why?", question=first.question.id, draft=True)
        journal.askings.answer(first.question.id, answer, journal.today())
    with journal.change():
        answer.body = "Because I was afraid."
    trigger("undo")
    assert [r.body for r in journal.reflections.trashed] == ["Because I was afraid."]


def test_undoing_an_answer_without_words_takes_it_back(window, trigger, journal):
    [first, *_] = weekly.this_week(journal, journal.today())
    with journal.change("Answer Question"):
        answer = journal.reflections.add("Why?", question=first.question.id, draft=True)
        journal.askings.answer(first.question.id, answer, journal.today())
    trigger("undo")
    assert journal.reflections.trashed == []


def test_undoing_a_weekly_reflection_with_words_keeps_them(window, trigger, journal):
    trigger("start_weekly")
    [started] = journal.reflections
    with journal.change():
        started.body = "## What happened?\n\nA colleague left.\n"
    trigger("undo")
    assert journal.reflections.trashed == [started]
    trigger("undo")
    assert list(journal.reflections) == [started]


def test_undoing_an_import_takes_it_back_until_one_has_written_in_it(
    window, trigger, journal
):
    with journal.change("Import"):
        for day in ("Monday", "Tuesday"):
            journal.reflections.add(day, "Came from elsewhere.")
    trigger("undo")
    assert journal.reflections.trashed == []
    trigger("redo")
    with journal.change():
        next(iter(journal.reflections)).body = "Came from elsewhere, and then more."
    trigger("undo")
    assert len(journal.reflections) == 0
    assert len(journal.reflections.trashed) == 2


def test_an_import_is_told_of_while_one_types_on(
    window, trigger, qtbot, monkeypatch, tmp_path
):
    source = tmp_path / "in.jsonl"
    source.write_text('{"date": "2026-01-05", "text": "Listened."}\n', "utf-8")
    monkeypatch.setattr(dialogs, "choose_file", lambda *_: source)
    trigger("new_reflection")
    writing = window.journal_page.writing
    qtbot.waitUntil(window.isActiveWindow)
    writing.setFocus()
    trigger("import_file")
    qtbot.waitUntil(lambda: bool(told(window)))
    qtbot.keyClicks(QApplication.focusWidget(), "typed on")
    assert writing.toPlainText() == "typed on"
    assert told(window) == "1 reflection was added."
    qtbot.waitUntil(tasks.idle)


@pytest.mark.parametrize("width", [640, 1440])
def test_a_notice_stands_at_the_foot_of_the_window_whole(window, qtbot, width):
    window.resize(1000, 700)
    notify(window, "3,000 reflections were added. " * 6)
    window.resize(width, 700)
    qtbot.waitUntil(lambda: window.width() == width)
    notice = window.findChild(Notice)
    assert window.rect().contains(notice.geometry())
    assert notice.height() >= notice.heightForWidth(notice.width())


def test_a_notice_goes_when_it_is_closed_or_clicked_and_by_itself(window, qtbot):
    notify(window, "One.")
    notify(window, "Two.")
    [notice] = window.findChildren(Notice)
    assert notice.sentence == "Two."
    notice.findChild(QPushButton).click()
    assert notice.isHidden()
    notify(window, "Three.")
    qtbot.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert notice.isHidden()
    notify(window, "Four.")
    assert notice._leaving.isActive()
    notice._leaving.timeout.emit()
    assert told(window) == ""


def test_the_keys_are_told_plainly_whatever_there_is_to_undo(window, trigger):
    trigger("new_reflection")
    keys = {
        each.words.rstrip("…"): each.keys
        for menu in window.menus
        for each in menu.commands()
    }
    assert keys["Undo"].startswith("Ctrl+Z")
    assert keys["Find"] == "Ctrl+F"
    assert list(keys).index("Settings") < list(keys).index("Undo")


@pytest.fixture
def writing(window, journal, qtbot):
    """The text of a reflection with the keyboard, after a step of the journal."""
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("Monday", "I listened.")
    window.show_reflection(reflection, write=True)
    field = window.journal_page.writing
    qtbot.waitUntil(field.hasFocus)
    with journal.change("Tag"):
        reflection.tag("kf-altruism")
    return field


def offered(window, name) -> str:
    for menu in window.menus:
        menu.update()
    return window.findChild(QAction, name).text().replace("&", "")


def test_ctrl_z_takes_back_the_typing_and_then_the_steps_of_the_journal(
    window, writing, qtbot, journal
):
    qtbot.keyClicks(writing, " More.")
    assert offered(window, "undo") == "Undo Typing"
    qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL)
    assert writing.words() == "I listened."
    assert window.reflection.taggings
    assert offered(window, "undo") == "Undo Tag"
    assert offered(window, "redo") == "Redo Typing"
    qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL)
    assert not window.reflection.taggings
    qtbot.keyClick(writing, Qt.Key.Key_Y, CTRL)
    assert writing.words() == "I listened. More."
    assert offered(window, "redo") == "Redo Tag"
    qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL | SHIFT)
    assert window.reflection.taggings


def test_the_menu_and_the_palette_undo_what_ctrl_z_would(
    window, writing, qtbot, trigger
):
    qtbot.keyClicks(writing, " More.")
    trigger("undo")
    assert writing.words() == "I listened."
    trigger("redo")
    assert writing.words() == "I listened. More."
    trigger("open_palette")
    palette = window.findChild(Palette)
    qtbot.keyClicks(palette.field, "undo typing")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert writing.words() == "I listened."
    assert window.reflection.taggings


def test_who_holds_ctrl_z_means_the_text_alone(window, writing, qtbot):
    held = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL, "", True)
    QApplication.sendEvent(writing, held)
    assert held.isAccepted()
    once = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    QApplication.sendEvent(writing, once)
    assert not once.isAccepted()


def test_another_field_leaves_ctrl_z_to_the_journal_until_one_types(
    window, writing, qtbot
):
    search = window.journal_page.left.findChild(QLineEdit)
    search.setFocus()
    qtbot.keyClicks(search, "x")
    qtbot.keyClick(search, Qt.Key.Key_Z, CTRL)
    assert search.text() == ""
    assert window.reflection.taggings
    qtbot.keyClick(search, Qt.Key.Key_Z, CTRL)
    assert not window.reflection.taggings


def test_words_taken_back_one_by_one_go_to_the_trash_with_their_reflection(
    window, trigger, qtbot, journal
):
    trigger("new_reflection")
    field = window.journal_page.writing
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "I listened.")
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.words() == ""
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert [r.body for r in journal.reflections.trashed] == ["I listened."]


def test_to_delete_a_word_leaves_the_reflection_alone(window, writing, qtbot, journal):
    writing.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(writing, " More")
    qtbot.keyClick(writing, Qt.Key.Key_Backspace, CTRL)
    assert writing.words() == "I listened. "
    assert journal.reflections.trashed == []
    qtbot.keyClick(writing, Qt.Key.Key_Delete, CTRL | SHIFT)
    assert len(journal.reflections.trashed) == 1


def test_no_action_has_keys_that_edit_text_but_undo_and_redo(window):
    editing = {keys for each in EDITING for keys in QKeySequence.keyBindings(each)}
    owners = {
        command.name
        for menu in window.menus
        for command in menu.commands()
        if editing & set(command.usual)
    }
    # Ctrl+K, which on some desktops deletes the end of a line, opens the palette.
    assert owners <= {"undo", "redo", "open_palette"}
