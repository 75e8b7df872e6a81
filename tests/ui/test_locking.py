"""Locking: nothing of a journal is left, and one goes on just where one was."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from shiboken6 import isValid

from leadjournal import Journal
from leadjournal.errors import StorageError
from leadjournal.storage.keys import Key
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.app import App
from leadjournal.ui.locking import unwinding
from leadjournal.ui.settings import Settings

SECRET = "it's a secrét"
LONG = "\n\n".join(f"Paragraph {n}. " + "I listened. " * 30 for n in range(80))


@pytest.fixture
def program(qapp, qtbot):
    program = App(qapp, Settings(theme="light"))
    yield program
    for locked in list(program.locker.locked):
        locked.screen._holds_text = False
        program.locker.let_go(locked)
    for window in list(program.windows):
        window.close()
    program.locker.idle.stop()
    program.locker.system.stop()


#: The file and its key, made once: to make a key takes a moment.
MADE: list[tuple[bytes, Key | None]] = []


@pytest.fixture
def journal_path(tmp_path) -> Path:
    path = tmp_path / "mine.leadjournal"
    if not MADE:
        with Journal.create(path, SECRET) as journal:
            with journal.change():
                journal.reflections.add("The one before", "Other words")
                journal.reflections.add("Canary title", LONG)
            key = journal.key
        MADE.append((path.read_bytes(), key))
    path.write_bytes(MADE[0][0])
    return path


@pytest.fixture
def window(program, journal_path):
    assert program.open(journal_path, MADE[0][1])
    [window] = program.windows
    window.show_place("journal")
    return window


def trigger(window, name):
    window.findChild(QAction, name).trigger()


def locked_of(program, qtbot, *, closed=True):
    qtbot.waitUntil(lambda: len(program.locker.locked) == 1)
    [locked] = program.locker.locked
    if closed:
        qtbot.waitUntil(lambda: locked.window is None)
    return locked


def unlock(program, locked, qtbot):
    locked.screen.form.field.setText(SECRET)
    qtbot.keyClick(locked.screen.form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not program.locker.locked, timeout=10_000)
    [window] = program.windows
    return window


def texts(widget):
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def test_locking_saves_what_is_typed_and_shows_nothing_of_the_journal(
    program, window, qtbot, journal_path
):
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "canary phrase")
    trigger(window, "lock_now")
    locked = locked_of(program, qtbot)
    assert program.windows == []
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert shown == [locked.screen]
    assert locked.screen.windowTitle() == "LeadJournal"
    assert "canary" not in texts(locked.screen).casefold()
    assert "mine" not in texts(locked.screen)
    with Journal.open(journal_path, SECRET) as journal:
        assert "canary phrase" in [each.body for each in journal.reflections]


def test_one_goes_on_at_the_same_place_reflection_cursor_and_scroll(
    program, window, qtbot
):
    page = window.journal_page
    canary = next(r for r in window.journal.reflections if r.title == "Canary title")
    page.show_reflection(canary, write=True)
    cursor = page.writing.textCursor()
    cursor.setPosition(6000)
    page.writing.setTextCursor(cursor)
    page.writing.verticalScrollBar().setValue(700)
    before = page.writing.verticalScrollBar().value()
    assert before > 0
    trigger(window, "lock_now")
    again = unlock(program, locked_of(program, qtbot), qtbot)
    assert again is not window
    assert again.place == "journal"
    assert again.reflection.title == "Canary title"
    writing = again.journal_page.writing
    qtbot.waitUntil(lambda: writing.textCursor().position() == 6000)
    qtbot.waitUntil(lambda: writing.verticalScrollBar().value() == before)
    assert again.focusWidget() is writing


@pytest.mark.parametrize("place", ["patterns", "weekly"])
def test_every_place_is_found_again(program, window, qtbot, place):
    if place == "weekly":
        window.start_weekly()
    else:
        window.show_place(place)
    trigger(window, "lock_now")
    assert unlock(program, locked_of(program, qtbot), qtbot).place == place


def test_what_was_read_is_read_again(program, window, qtbot):
    trigger(window, "read")
    trigger(window, "lock_now")
    assert unlock(program, locked_of(program, qtbot), qtbot).journal_page.is_reading


def test_nothing_can_be_undone_after_locking(program, window, qtbot):
    with window.journal.change("Add"):
        window.journal.reflections.add("Another")
    body = window.journal_page.writing
    qtbot.keyClicks(body, "typed")
    document = body.document()
    assert document.isUndoAvailable()
    trigger(window, "lock_now")
    locked = locked_of(program, qtbot)
    qtbot.waitUntil(lambda: not isValid(document))
    assert not isValid(window)
    again = unlock(program, locked, qtbot)
    assert again.journal.undo_label is None
    assert not again.journal_page.writing.document().isUndoAvailable()


def test_a_wrong_passphrase_opens_nothing(program, window, qtbot):
    trigger(window, "lock_now")
    form = locked_of(program, qtbot).screen.form
    qtbot.keyClicks(form.field, "guess")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.trouble.text()) and tasks.idle())
    assert program.windows == []


def test_text_that_cannot_be_saved_waits_behind_the_lock(
    program, window, qtbot, monkeypatch
):
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "not lost")
    full = StorageError("The disk is full.")

    def save() -> None:
        raise full

    monkeypatch.setattr(window, "save", save)
    trigger(window, "lock_now")
    locked = locked_of(program, qtbot, closed=False)
    assert window.isHidden()
    assert "The disk is full." in texts(locked.screen)
    locked.screen.close()
    assert locked.screen.isVisible()
    monkeypatch.undo()
    assert unlock(program, locked, qtbot) is window
    assert window.isVisible()
    assert window.journal_page.writing.words() == "not lost"


def test_dialogs_go_and_what_opened_them_goes_on_before_the_journal_closes(
    program, window, qtbot
):
    went = []

    def ask():
        dialog = QDialog(window)
        QTimer.singleShot(0, dialog, lambda: program.locker.lock(window))
        dialog.exec()
        went.append(len(window.journal.reflections))

    QTimer.singleShot(0, window, ask)
    locked_of(program, qtbot)
    assert went == [2]


def test_a_plain_journal_stays_open(program, window, qtbot, tmp_path):
    plain = tmp_path / "plain.leadjournal"
    Journal.create(plain).close()
    program.open(plain)
    program.locker.lock_all()
    locked_of(program, qtbot)
    [left] = program.windows
    assert left.isVisible() and not left.journal.encrypted


def test_a_second_start_brings_the_lock_screen(program, window, qtbot, journal_path):
    trigger(window, "lock_now")
    locked = locked_of(program, qtbot)
    program.on_asked(journal_path)
    program.on_asked(None)
    assert program.windows == []
    assert program.locker.locked == [locked]


def test_closing_the_lock_screen_is_the_end_of_it(program, window, qtbot):
    trigger(window, "lock_now")
    locked_of(program, qtbot).screen.close()
    assert program.locker.locked == []


def test_our_copies_leave_the_clipboard(program, window, qtbot, monkeypatch):
    # Offscreen, Qt does not know whose a copy is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    QGuiApplication.clipboard().setText("canary phrase")
    trigger(window, "lock_now")
    locked_of(program, qtbot)
    assert QGuiApplication.clipboard().text() == ""


def test_copies_of_other_programs_stay_on_the_clipboard(program, window, qtbot):
    QGuiApplication.clipboard().setText("theirs")
    trigger(window, "lock_now")
    locked_of(program, qtbot)
    assert QGuiApplication.clipboard().text() == "theirs"


def test_being_left_alone_and_sleep_lock(program, window, qtbot):
    program.locker.idle.left_alone.emit()
    locked = locked_of(program, qtbot)
    again = unlock(program, locked, qtbot)
    program.locker.system.leaving.emit()
    qtbot.waitUntil(lambda: len(program.locker.locked) == 1)
    qtbot.waitUntil(lambda: program.locker.locked[0].window is None)
    assert not isValid(again) or again.isHidden()


def test_sleep_need_not_lock(program, window, qtbot):
    window.keep_settings(lock_at_sleep=False)
    program.locker.system.leaving.emit()
    assert program.locker.locked == []
    program.locker.idle.left_alone.emit()
    locked_of(program, qtbot)


def test_no_lock_while_a_dialog_of_another_is_shown_leaks_words(
    program, window, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda *_: told.append(1))
    trigger(window, "lock_now")
    locked_of(program, qtbot)
    assert not told


def test_work_that_hangs_keeps_no_journal_open_behind_the_lock(
    program, window, qtbot, monkeypatch
):
    monkeypatch.setattr(unwinding, "TRIES", 2)
    monkeypatch.setattr(tasks, "PATIENCE", 1)
    go = Event()
    tasks.run(partial(go.wait, 20), done=id, failed=id, owner=window)
    trigger(window, "lock_now")
    locked_of(program, qtbot)
    go.set()


def test_work_of_another_window_keeps_no_journal_open_behind_the_lock(
    program, window, qtbot, tmp_path
):
    Journal.create(tmp_path / "plain.leadjournal").close()
    assert program.open(tmp_path / "plain.leadjournal")
    go, got = Event(), []
    tasks.run(
        partial(go.wait, 20), done=got.append, failed=id, owner=program.windows[1]
    )
    trigger(window, "lock_now")
    locked_of(program, qtbot)
    go.set()
    qtbot.waitUntil(lambda: got == [True])
