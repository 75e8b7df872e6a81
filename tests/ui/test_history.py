"""From the menu: an earlier text comes back as one step, and no word is lost by it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QAction, QKeySequence

from leadjournal import Journal, revisions
from leadjournal.ui.history.dialog import HistoryDialog
from leadjournal.ui.notice import Notice
from leadjournal.ui.weekly.draft import Draft

FIRST = "The first text, in which I said how it was."
SECOND = "Another text altogether; nothing of before is there."


@pytest.fixture
def reflection(journal):
    """A reflection that is older than the window, with one earlier text."""
    with journal.change("Write"):
        reflection = journal.reflections.add("Monday", FIRST, day=date(2026, 11, 16))
    with journal.change():
        revisions.keep(reflection)
        reflection.title, reflection.body = "Tuesday", SECOND
    return reflection


@pytest.fixture
def put_back(window, trigger, reflection, monkeypatch):
    """Open the history from the menu, choose a row and put it back."""

    def put_back(row=1):
        def run(dialog):
            dialog.list.choose(row)
            dialog.put_back.click()
            return dialog.result()

        monkeypatch.setattr(HistoryDialog, "exec", run)
        trigger("show_history")

    window.show_reflection(reflection, write=True)
    return put_back


def shown(window):
    return window.journal_page.writing.toPlainText()


def earlier(reflection):
    return {text.body for text in revisions.earlier(reflection)}


def test_an_earlier_text_comes_back_as_one_step(window, journal, reflection, put_back):
    put_back()
    assert shown(window) == reflection.body == FIRST
    assert reflection.title == "Monday"
    assert journal.undo_label == "Restore Earlier Text"
    assert earlier(reflection) == {FIRST, SECOND}
    assert "earlier text is back" in window.findChild(Notice).sentence


def test_what_is_being_typed_is_saved_first_and_kept(
    window, qtbot, reflection, put_back
):
    qtbot.keyClicks(window.journal_page.writing, " Typed just now.")
    put_back(2)
    assert shown(window) == FIRST
    assert f"{SECOND} Typed just now." in earlier(reflection)


def test_undo_and_redo_with_typing_in_between_lose_no_word(
    window, trigger, qtbot, journal, reflection, put_back
):
    put_back()
    qtbot.keyClicks(window.journal_page.writing, " And more, after all.")
    window.journal_page.left.list.setFocus()
    trigger("undo")
    assert shown(window) == reflection.body == SECOND
    assert f"{FIRST} And more, after all." in earlier(reflection)
    qtbot.keyClicks(window.journal_page.writing, " Typed again.")
    window.journal_page.left.list.setFocus()
    trigger("redo")
    said = {shown(window), *earlier(reflection)}
    assert f"{SECOND} Typed again." in said
    assert f"{FIRST} And more, after all." in said
    trigger("undo")
    trigger("redo")
    assert said <= {shown(window), *earlier(reflection)}
    assert journal.check() == []
    texts = [text.body for text in revisions.earlier(reflection)]
    assert len(texts) == len(set(texts))


def test_closing_the_history_changes_nothing(
    window, trigger, journal, reflection, put_back, monkeypatch
):
    monkeypatch.setattr(HistoryDialog, "exec", lambda dialog: dialog.result())
    before = journal.undo_label
    trigger("show_history")
    assert reflection.body == SECOND
    assert journal.undo_label == before


def test_a_paste_over_everything_keeps_what_was_there(window, qtbot, journal):
    with journal.change("Write"):
        reflection = journal.reflections.add(draft=True)
    window.show_reflection(reflection, write=True)
    writing = window.journal_page.writing
    qtbot.keyClicks(writing, FIRST)
    window.save()
    writing.selectAll()
    qtbot.keyClicks(writing, "x")
    window.save()
    assert reflection.body == "x"
    assert earlier(reflection) == {FIRST}


def test_the_weekly_reflection_has_a_history_too(window, journal, put_back):
    draft = Draft.start(journal, short=False)
    with journal.change():
        draft.put("What happened?", FIRST)
    again = Draft(journal, draft.reflection)
    with journal.change():
        again.put("What happened?", SECOND)
    window.show_reflection(draft.reflection, write=True)
    [kept] = revisions.earlier(draft.reflection)
    assert FIRST in kept.body
    put_back()
    assert FIRST in draft.reflection.body
    assert draft.part("What happened?") == FIRST


def test_its_keys_are_its_own(window):
    ours = QKeySequence("Ctrl+Shift+E")
    having = [
        action.objectName()
        for action in window.findChildren(QAction)
        if ours in action.shortcuts()
    ]
    assert having == ["show_history"]


def test_without_a_reflection_there_is_no_history(window):
    window.show_place("today")
    assert not window.findChild(QAction, "show_history").isEnabled()


@pytest.mark.parametrize("passphrase", [None, "it's a secrét"])
def test_a_history_outlives_the_window(tmp_path, passphrase):
    path = tmp_path / "b.leadjournal"
    with Journal.create(path, passphrase) as journal:
        with journal.change("Write"):
            reflection = journal.reflections.add("Monday", FIRST)
        with journal.change():
            revisions.keep(reflection)
            reflection.body = SECOND
        with journal.change("Restore Earlier Text"):
            revisions.put_back(reflection, revisions.earlier(reflection)[0])
    with Journal.open(path, passphrase) as again:
        [reflection] = again.reflections
        assert reflection.body == FIRST
        assert earlier(reflection) == {FIRST, SECOND}
