"""Undo in the window never costs words, and what was done is told in passing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from leadjournal import weekly
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.notice import Notice, notify


def told(window) -> str:
    notice = window.findChild(Notice)
    return notice.sentence if notice else ""


def test_undoing_a_new_reflection_puts_its_words_in_the_trash(
    window, trigger, qtbot, journal
):
    trigger("new_reflection")
    qtbot.keyClicks(window.journal_page.writing, "I listened.")
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
