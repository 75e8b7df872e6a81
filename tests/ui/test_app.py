"""Starting: a first journal, one with a passphrase, one that will not open."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from leadjournal import Journal, paths
from leadjournal.errors import StorageError
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.app import App
from leadjournal.ui.backups import work
from leadjournal.ui.settings import Settings
from leadjournal.ui.welcome import Welcome


@pytest.fixture
def program(qapp):
    program = App(qapp, Settings(theme="light"))
    yield program
    for window in list(program.windows):
        window.close()


@pytest.fixture
def errors(monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: told.append(str(error)))
    return told


def test_a_journal_that_is_open_is_brought_to_the_front(program, tmp_path):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    assert program.open(path)
    assert program.open(path)
    assert len(program.windows) == 1


def test_what_is_no_journal_is_told_in_a_sentence(program, tmp_path, errors):
    path = tmp_path / "a.leadjournal"
    path.write_text("not a journal")
    assert not program.start(path)
    assert not program.start(tmp_path / "missing.leadjournal")
    assert errors[0] == "a.leadjournal is not a journal."
    assert errors[1].startswith("There is no journal at")


def test_broken_material_of_ones_own_is_told_and_left_out(program, tmp_path, errors):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    folder = paths.own_material("questions")
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("[[question]]\nid = 1\n", "utf-8")
    assert program.open(path)
    assert "mine.toml" in errors[0]
    assert errors[0].endswith("Your own material is left out until it is mended.")
    assert len(program.windows[0].journal.questions) == 170


def test_the_demo_opens_from_help(program):
    assert program.open_demo()
    [window] = program.windows
    assert len(window.journal.reflections) > 50


def test_a_crash_saves_what_is_typed_and_notes_no_words(
    program, tmp_path, qtbot, monkeypatch, caplog
):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    program.open(path)
    [window] = program.windows
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "canary phrase")
    reports = []
    monkeypatch.setattr(dialogs, "tell_of_crash", lambda _, it: reports.append(it))
    words = "canary phrase"
    try:
        raise ValueError(words)
    except ValueError as error:
        program.on_crash(ValueError, error, error.__traceback__)
    [reflection] = window.journal.reflections
    assert reflection.body == "canary phrase"
    assert words not in caplog.text
    assert words not in reports[0]
    assert "ValueError" in reports[0]


OPEN_AND_QUIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from leadjournal.ui import app
qt = QApplication([])
QTimer.singleShot(0, qt.closeAllWindows)
sys.exit(app.main(Path(sys.argv[1])))
"""


def test_the_real_program_starts_and_ends(tmp_path, own_folder):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    root = str(Path(__file__).parents[2])
    ended = subprocess.run(
        [sys.executable, "-c", OPEN_AND_QUIT, str(path)],
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": root},
        timeout=60,
        check=False,
    )
    assert "Error" not in ended.stderr
    assert ended.returncode == 0
    assert Settings.load(paths.settings_file()).last_journal == str(path)


def test_windows_share_their_settings_and_the_last_journal_stays(program, tmp_path):
    for name in ("a.leadjournal", "b.leadjournal"):
        Journal.create(tmp_path / name).close()
        assert program.open(tmp_path / name)
    first, second = program.windows
    first.keep_settings(text_size=1.2)
    assert second.settings.text_size == 1.2
    first.close()
    second.keep_settings(theme="dark")
    kept = Settings.load(paths.settings_file())
    assert (kept.text_size, kept.theme) == (1.2, "dark")
    assert kept.last_journal == str(tmp_path / "b.leadjournal")


def test_a_last_journal_that_is_gone_is_named(qapp, tmp_path, errors):
    gone = str(tmp_path / "gone.leadjournal")
    program = App(qapp, Settings(theme="light", last_journal=gone))
    default = paths.default_journal()
    default.parent.mkdir(parents=True)
    Journal.create(default).close()
    assert program.start(None)
    assert gone in errors[0]
    [window] = program.windows
    assert window.journal.path == default
    window.close()


def test_a_journal_one_has_is_opened_from_the_welcome(program, tmp_path, monkeypatch):
    path = tmp_path / "mine.leadjournal"
    Journal.create(path).close()
    monkeypatch.setattr(dialogs, "choose_file", lambda *_: path)

    def run(welcome: Welcome) -> int:
        links = welcome.findChildren(QPushButton)
        next(b for b in links if b.text() == "Open a journal I have…").click()
        return welcome.result()

    monkeypatch.setattr(Welcome, "exec", run)
    assert program.start(None)
    assert program.windows[0].journal.path == path


def test_a_new_journal_is_not_suggested_where_there_is_one(
    program, tmp_path, monkeypatch
):
    shown = []
    default = paths.default_journal()
    default.parent.mkdir(parents=True)
    default.touch()
    default.with_stem("journal-2").touch()

    def run(welcome: Welcome) -> int:
        shown.append(welcome._path)
        return 0

    monkeypatch.setattr(Welcome, "exec", run)
    assert not program.welcome()
    assert shown == [default.with_stem("journal-3")]


def test_a_fault_of_the_world_is_told_in_its_own_words(program, errors):
    error = StorageError("The disk is full.", "Error calling Python override")
    program.on_crash(StorageError, error, None)
    assert errors == ["The disk is full."]


def test_a_crash_does_not_say_that_all_is_saved_if_it_is_not(
    program, tmp_path, monkeypatch
):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    program.open(path)
    [window] = program.windows

    def save() -> None:
        raise StorageError("The disk is full.")

    told = []
    monkeypatch.setattr(dialogs, "tell_of_crash", lambda words, _: told.append(words))
    monkeypatch.setattr(window, "save", save)
    program.on_crash(ValueError, ValueError(), None)
    assert "not saved yet. The disk is full." in told[0]
    assert "has been saved" not in told[0]


@pytest.fixture
def two(program, tmp_path, qtbot):
    for name in ("a.leadjournal", "b.leadjournal"):
        Journal.create(tmp_path / name).close()
        assert program.open(tmp_path / name)
    qtbot.waitUntil(tasks.idle)
    return program.windows


def test_a_window_closes_without_waiting_for_anothers_backup(two, qtbot, monkeypatch):
    go, make = Event(), work.make

    def slow(kept):
        assert go.wait(20)
        return make(kept)

    monkeypatch.setattr(work, "make", slow)
    first, second = two
    second.backups.make_now()
    first.close()
    assert second.backups.is_busy
    go.set()
    qtbot.waitUntil(lambda: not second.backups.is_busy, timeout=20_000)
    assert second.backups.outcome.made is not None


def test_nobody_waits_for_the_backup_of_a_window_that_closes(two, qtbot, monkeypatch):
    go = Event()
    monkeypatch.setattr(work, "make_here", lambda _: go.wait(20))
    first, second = two
    with first.journal.change("Write"):
        first.journal.reflections.add("New")
    with qtbot.waitSignal(first.closed):
        first.close()
    assert second.isVisible() and not tasks.idle()
    go.set()
    qtbot.waitUntil(tasks.idle)
