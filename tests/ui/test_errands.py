"""Errands: a journal's file is worked on while no window has it open."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication

from leadjournal import Journal
from leadjournal.errors import StorageError
from leadjournal.ui import crashes, dialogs, tasks
from leadjournal.ui.app import App
from leadjournal.ui.errands import Errand, Next
from leadjournal.ui.notice import Notice
from leadjournal.ui.running import PleaseWait, Running
from leadjournal.ui.settings import Settings

WORDS = "Changing the passphrase…"


@pytest.fixture
def program(qapp, qtbot):
    program = App(qapp, Settings(theme="light"))
    yield program
    for window in list(program.windows):
        window.close()
    program.locker.idle.stop()
    program.locker.system.stop()


@pytest.fixture(params=[None, "sesame"], ids=["plain", "encrypted"])
def window(request, program, tmp_path):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, request.param) as journal:
        key = journal.key
    assert program.open(path, key)
    return program.windows[0]


@pytest.fixture
def errors(monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: told.append(str(error)))
    return told


def reopened(program, window, qtbot):
    def is_there():
        assert program.windows and program.windows[0] is not window

    qtbot.waitUntil(is_there, timeout=10_000)
    return program.windows[0]


def test_an_errand_finds_the_file_closed_and_all_saved(program, window, qtbot):
    path, key = window.journal.path, window.journal.key
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "typed just now")
    found = []

    def work() -> Next:
        with Journal.open(path, key) as journal:
            found.extend(each.body for each in journal.reflections)
        return Next(path, key, "It is done.")

    window.errand_requested.emit(Errand(WORDS, work))
    again = reopened(program, window, qtbot)
    assert found == ["typed just now"]
    assert again.place == "journal"
    assert again.reflection.body == "typed just now"
    assert again.findChild(Notice).sentence == "It is done."


def test_an_errand_that_fails_opens_the_journal_as_before(
    program, window, qtbot, errors
):
    def work() -> Next:
        raise StorageError("The disk is full.")

    window.errand_requested.emit(Errand(WORDS, work))
    reopened(program, window, qtbot)
    assert errors == ["The disk is full."]


def test_an_errand_does_not_begin_while_text_cannot_be_saved(
    program, window, qtbot, errors, monkeypatch
):
    def save() -> None:
        raise StorageError("The stick is away.")

    began = []
    monkeypatch.setattr(window, "save", save)
    window.errand_requested.emit(Errand(WORDS, lambda: began.append(1)))
    qtbot.waitUntil(lambda: bool(errors))
    assert errors == ["The stick is away."]
    assert program.windows == [window] and not began


def waiting():
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, PleaseWait) and each.isVisible()
    ]


def test_a_long_errand_shows_a_window_that_cannot_be_closed(program, window, qtbot):
    path, key = window.journal.path, window.journal.key
    go = threading.Event()

    def work() -> Next:
        go.wait(20)
        return Next(path, key)

    window.errand_requested.emit(Errand(WORDS, work))
    qtbot.waitUntil(lambda: bool(waiting()))
    [box] = waiting()
    assert box.accessibleName() == WORDS
    box.close()
    assert box.isVisible()
    assert not QApplication.quitOnLastWindowClosed()
    program.locker.lock_all()
    program.on_asked(path)
    assert program.windows == []
    go.set()
    if key is None:
        reopened(program, window, qtbot)
    else:  # it was to be locked meanwhile
        qtbot.waitUntil(lambda: bool(program.locker.locked), timeout=10_000)
        qtbot.waitUntil(lambda: program.locker.locked[0].window is None)
        program.locker.let_go(program.locker.locked[0])
    assert QApplication.quitOnLastWindowClosed()
    assert not waiting()


def test_a_box_that_comes_up_is_painted_before_a_journal_is_opened(qtbot, tmp_path):
    running = Running()
    running._before = after = Next(tmp_path / "a.leadjournal")
    running._waiting = box = PleaseWait(WORDS)
    with qtbot.waitExposed(box):
        box.show()
    box.was_seen = False
    ended = []
    running.ended.connect(lambda *told: ended.append(told))
    running._on_done(after)
    assert not ended
    box.repaint()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [(after, None, None)]
    assert not waiting()


def test_a_short_errand_shows_none(program, window, qtbot):
    path, key = window.journal.path, window.journal.key
    seen = []

    def work() -> Next:
        return Next(path, key)

    show = PleaseWait.showEvent
    PleaseWait.showEvent = lambda *_: seen.append(1)  # type: ignore[method-assign]
    try:
        window.errand_requested.emit(Errand(WORDS, work))
        reopened(program, window, qtbot)
    finally:
        PleaseWait.showEvent = show  # type: ignore[method-assign]
    assert not seen


def test_a_mistake_of_ours_in_an_errand_opens_the_journal_again(
    program, window, qtbot, monkeypatch
):
    monkeypatch.setattr(crashes, "on_crash", lambda *_: None)
    told = []

    def work() -> Next:
        raise ValueError

    with qtbot.captureExceptions() as met:
        window.errand_requested.emit(Errand(WORDS, work))
        qtbot.waitUntil(lambda: bool(met) and tasks.idle())
    kind, error, trace = met[0]
    told.append(kind)
    program.on_crash(kind, error, trace)
    reopened(program, window, qtbot)
    assert told == [ValueError]
