"""A second start is shown in the first: with real processes, killed ones too."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from leadjournal import Journal
from leadjournal.storage import identity, keys
from leadjournal.ui import single
from leadjournal.ui.app import App
from leadjournal.ui.protection import unlock_dialog
from leadjournal.ui.settings import Settings
from leadjournal.ui.single import NotAnsweringError, Single

ROOT = str(Path(__file__).parents[2])
SECONDS = 60
ENDED = QLocalSocket.LocalSocketState.UnconnectedState

#: Starts as the program does, and tells which windows it has whenever that changes.
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from leadjournal.ui import app, main_window
qt = QApplication([])
told = []
def tell():
    shown = [w for w in qt.topLevelWidgets() if isinstance(w, main_window.MainWindow)]
    names = " ".join(sorted(Path(w.journal.path).stem for w in shown if w.isVisible()))
    if names and told[-1:] != [names]:
        told.append(names)
        print(names, flush=True)
timer = QTimer(interval=20)
timer.timeout.connect(tell)
timer.start()
QTimer.singleShot(50_000, qt.quit)
sys.exit(app.main(*map(Path, sys.argv[1:])))
"""


@pytest.fixture
def start(tmp_path, place):
    """Start LeadJournal as a process of its own, with other processes of the test's."""
    started = []

    def start(*arguments: object) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", START, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env={
                **os.environ,
                "PYTHONPATH": ROOT,
            },
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate(timeout=SECONDS)


@pytest.fixture
def journals(tmp_path):
    paths = [tmp_path / f"{name}.leadjournal" for name in ("one", "other")]
    for path in paths:
        Journal.create(path).close()
    return paths


def _next(process: subprocess.Popen) -> str:
    return process.stdout.readline().strip()


def test_a_second_start_ends_and_leaves_the_window_to_the_first(start, journals):
    first = start(journals[0])
    assert _next(first) == "one"
    second = start(journals[0])
    assert second.wait(SECONDS) == 0
    assert second.stdout.read() == ""
    assert second.stderr.read() == ""
    assert first.poll() is None


def test_another_journal_opens_in_the_first_process(start, journals):
    first = start(journals[0])
    assert _next(first) == "one"
    assert start(journals[1].name).wait(SECONDS) == 0  # from its folder
    assert _next(first) == "one other"
    assert start().wait(SECONDS) == 0  # no journal in particular
    assert first.poll() is None


def test_the_first_may_have_been_killed(start, journals):
    first = start(journals[0])
    assert _next(first) == "one"
    first.send_signal(signal.SIGKILL)
    first.wait(SECONDS)
    again = start(journals[0])
    assert _next(again) == "one"
    assert start(journals[0]).wait(SECONDS) == 0


def test_of_several_started_at_once_one_has_the_window(start, journals):
    processes = [start(journals[0]) for _ in range(4)]
    deadline = time.monotonic() + SECONDS
    while len(left := [p for p in processes if p.poll() is None]) > 1:
        assert time.monotonic() < deadline
        for process in left[:-1]:
            try:
                process.wait(0.2)
                break
            except subprocess.TimeoutExpired:
                continue
    [winner] = left
    assert _next(winner) == "one"
    ended = [process for process in processes if process is not winner]
    assert [process.returncode for process in ended] == [0, 0, 0]
    assert [process.stdout.read() for process in ended] == ["", "", ""]


@pytest.fixture
def place(own_folder, monkeypatch):
    # A short name: the path of a socket may have about a hundred characters.
    with tempfile.TemporaryDirectory(prefix="lj") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.fixture
def first(place, qapp):
    first = Single()
    assert first.claim(None)
    yield first
    first.leave()


def test_one_that_does_not_answer_is_told_of_and_no_second_opens(first, tmp_path):
    first.listen()  # and nobody turns the loop of events that would answer
    with pytest.raises(NotAnsweringError, match="does not answer"):
        Single().claim(tmp_path / "a.leadjournal", wait=200)


def test_one_that_does_not_listen_yet_is_waited_for(first):
    with pytest.raises(NotAnsweringError, match="being opened"):
        Single().claim(None, opening=100)


def test_when_the_first_has_left_the_next_is_the_first(first):
    first.listen()
    first.leave()
    second = Single()
    assert second.claim(None)
    second.leave()


def test_what_is_no_message_is_not_answered(first, qtbot):
    first.listen()
    asked = []
    first.asked.connect(asked.append)
    for message in (b"hello\n", b"show 7\n", b'show "a"\n', b"show\n", b"x" * 70_000):
        guest = QLocalSocket()
        guest.connectToServer(single._address())
        guest.write(message)
        qtbot.waitUntil(lambda guest=guest: guest.state() == ENDED)
    assert asked == []


def test_a_message_holds_the_path_whatever_its_letters(tmp_path):
    for path in (tmp_path / "a\nb “c”.leadjournal", tmp_path / "Zürich", None):
        assert single._read(single._message(path)) == path


@pytest.mark.skipif(os.name != "posix", reason="Windows has pipes and no modes")
def test_nobody_else_can_reach_where_it_listens(first, monkeypatch, tmp_path):
    first.listen()
    address = Path(single._address())
    assert address.stat().st_mode & 0o077 == 0
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    folder = single._folder()
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o777)
    assert single._folder().stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such folder")
def test_without_a_place_for_a_lock_one_starts_all_the_same(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "none"))
    started = Single()
    assert started.claim(None)
    started.listen()
    started.leave()


def test_starting_does_not_wait_for_the_network_part_of_qt():
    code = "import sys, leadjournal.ui.app; print('PySide6.QtNetwork' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert told.stdout == "False\n"


@pytest.fixture
def program(qapp):
    program = App(qapp, Settings(theme="light"))
    yield program
    for window in list(program.windows):
        window.close()


def test_a_journal_is_one_however_it_is_called(program, journals, tmp_path):
    link = tmp_path / "link.leadjournal"
    link.symlink_to(journals[0])
    program.open(journals[0])
    for path in (link, tmp_path / "home" / ".." / journals[0].name):
        program.on_asked(path)
    assert len(program.windows) == 1
    program.on_asked(journals[1])
    assert len(program.windows) == 2


def test_a_window_that_was_made_small_is_shown_again_as_large_as_it_was(
    program, journals, qtbot
):
    program.open(journals[0])
    [window] = program.windows
    window.showMaximized()
    window.showMinimized()
    assert window.isMinimized()
    program.on_asked(None)
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.isMinimized()
    assert window.isMaximized()


def test_a_passphrase_is_not_asked_for_twice(program, tmp_path, monkeypatch):
    path = tmp_path / "secret.leadjournal"
    Journal.create(path, "sesame").close()
    asked = []

    def ask(*_: object) -> keys.Key:
        asked.append(True)
        program.on_asked(path)  # a second start, while the dialog is open
        return keys.derive("sesame", identity.salt(path))

    monkeypatch.setattr(unlock_dialog, "ask", ask)
    assert program.open(path)
    assert len(asked) == 1
    assert len(program.windows) == 1


def test_a_dialog_that_waits_comes_to_the_front(program, journals, qtbot):
    program.open(journals[0])
    [window] = program.windows
    box = QMessageBox(window)
    box.setWindowModality(Qt.WindowModality.ApplicationModal)
    box.show()
    window.activateWindow()
    program.on_asked(None)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is box)
    box.close()
