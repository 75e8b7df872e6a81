"""A mistake of ours is told without a word of the person's, and loses none either."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from leadjournal import Journal
from leadjournal.errors import StorageError
from leadjournal.storage import database
from leadjournal.ui import crashes, dialogs
from leadjournal.ui.crash_dialog import CrashDialog
from leadjournal.ui.crash_report import report
from leadjournal.ui.crashes import Watch, on_crash
from leadjournal.ui.hard_crashes import NAME

ROOT = Path(__file__).parents[2]
WORDS = "a canary phrase"


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """What was told of crashes in this test: (sentence, report)."""
    told = []
    monkeypatch.setattr(dialogs, "tell_of_crash", lambda *words: told.append(words))
    crashes._told.clear()
    return told


@pytest.fixture
def writing(window, qtbot):
    """A window in which something is being typed."""
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, WORDS)
    return window


def crash(windows, error=None, hook=on_crash):
    try:
        raise error or ValueError(WORDS)
    except ValueError as met:
        hook(windows, ValueError, met, met.__traceback__)


def test_what_is_typed_is_saved_and_no_word_of_it_is_told(writing, told, caplog):
    crash([writing])
    [reflection] = writing.journal.reflections
    assert reflection.body == WORDS
    [(sentence, report)] = told
    assert "What you wrote has been saved." in sentence
    assert "ValueError" in report
    assert "test_crashes.py, line" in report
    for text in (sentence, report, caplog.text):
        assert WORDS not in text


def test_the_report_tells_kinds_causes_our_lines_and_versions_but_no_folder(tmp_path):
    def lines_of_ours():
        Journal.create(tmp_path / WORDS / "a.leadjournal")

    try:
        try:
            lines_of_ours()
        except OSError as cause:
            raise KeyError(WORDS) from cause
        except Exception as cause:
            raise KeyError(WORDS) from cause
    except KeyError as error:
        told = report(error, error.__traceback__)
    assert told.startswith("LeadJournal ")
    assert "Python 3" in told
    assert "KeyError" in told
    assert "while handling leadjournal.errors.NoAccessError" in told
    assert "  leadjournal/storage/identity.py, line" in told
    assert "    raise NoAccessError" in told
    for secret in (WORDS, str(Path.home()), str(ROOT), str(tmp_path)):
        assert secret not in told


def test_an_error_that_is_its_own_cause_is_told_once():
    one, other = ValueError(), TypeError()
    one.__context__, other.__context__ = other, one
    assert report(one, None).count("ValueError") == 1


def test_a_crash_while_all_is_locked_is_told_without_a_window(told):
    crash([])
    assert "No journal was open." in told[0][0]


@pytest.fixture
def away(writing):
    """The journal's file has gone elsewhere, and comes back after the test."""
    path = Path(writing.journal.path)
    elsewhere = path.rename(path.with_name("elsewhere"))
    yield writing
    elsewhere.rename(path)


def test_what_cannot_be_saved_is_kept_elsewhere(away, told, own_folder):
    crash([away])
    [kept] = (own_folder / "rescued").glob("*.leadjournal")
    assert (
        f"is not in the journal yet. {database.REPLACED} It is in {kept}"
        in (told[0][0])
    )
    with Journal.open(kept, read_only=True) as journal:
        assert [each.body for each in journal.reflections] == [WORDS]


def test_what_can_be_kept_nowhere_is_told_to_be_unsaved(away, told, own_folder):
    own_folder.mkdir(exist_ok=True)
    (own_folder / "rescued").write_text("In the way.")
    crash([away])
    assert f"is not saved yet. {database.REPLACED}" in told[0][0]
    assert "has been saved" not in told[0][0]


def test_a_crash_in_the_saving_itself_is_told_and_does_not_loop(
    writing, told, monkeypatch, caplog
):
    def fail(*_):
        raise ValueError(WORDS)

    with monkeypatch.context() as patched:
        patched.setattr(writing.journal_page, "save", fail)
        crash([writing])
    [(sentence, _)] = told
    assert "is not saved yet" in sentence
    assert WORDS not in sentence + caplog.text


def test_a_crash_in_the_telling_is_noted_and_goes_no_further(monkeypatch, caplog):
    def fail(*_):
        raise ValueError(WORDS)

    monkeypatch.setattr(dialogs, "tell_of_crash", fail)
    crash([])
    assert "a crash could not be told of: ValueError" in caplog.text
    assert WORDS not in caplog.text


def test_a_crash_while_one_is_being_told_opens_no_second_dialog(told, monkeypatch):
    def tell(*words):
        told.append(words)
        crash([], AnotherError())

    monkeypatch.setattr(dialogs, "tell_of_crash", tell)
    crash([])
    assert len(told) == 1


class AnotherError(ValueError):
    """Another crash than the first."""


def test_the_same_crash_again_is_saved_but_not_told_again(writing, told, qtbot):
    for _ in range(3):
        qtbot.keyClicks(writing.journal_page.writing, "x")
        crash([writing])
        [reflection] = writing.journal.reflections
        assert reflection.body == writing.journal_page.writing.words()
    assert len(told) == 1


def test_a_fault_of_the_world_is_told_in_its_own_words(monkeypatch, told):
    errors = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, e: errors.append(str(e)))
    error = StorageError("The disk is full.", "Error calling Python override")
    on_crash([], StorageError, error, None)
    assert errors == ["The disk is full."]
    assert told == []


@pytest.fixture
def watch(monkeypatch, qapp):
    """What Watch heard, put in the place of the hooks for as long as the test lasts."""
    for module, hook in (
        (sys, "excepthook"),
        (threading, "excepthook"),
        (sys, "unraisablehook"),
    ):
        monkeypatch.setattr(module, hook, getattr(module, hook))
    heard = []
    watch = Watch(lambda *error: heard.append((threading.get_ident(), *error)), qapp)
    yield heard
    watch.deleteLater()


def test_a_crash_in_a_thread_is_told_on_the_thread_of_the_window(watch, qtbot):
    def fail():
        raise ValueError(WORDS)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(watch))
    [(where, kind, _, trace)] = watch
    assert where == threading.get_ident()
    assert kind is ValueError
    assert trace is not None


def test_what_can_be_raised_nowhere_is_noted_without_its_values(watch, caplog, capsys):
    class Odd(QObject):
        def __del__(self):
            raise ValueError(WORDS)

    odd = Odd()
    odd.setObjectName(WORDS)
    del odd
    assert "ValueError" in caplog.text
    assert WORDS not in caplog.text + capsys.readouterr().err
    assert watch == []


def test_the_report_can_be_copied_and_is_all_that_is_copied(qtbot):
    dialog = CrashDialog("Something went wrong.", "the report")
    qtbot.addWidget(dialog)
    assert dialog.findChild(QPlainTextEdit).isReadOnly()
    assert dialog.findChild(QPlainTextEdit).accessibleName() == "The report"
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == "the report"
    assert copy.text() == "Copied"


def test_what_was_noted_is_offered_as_a_report(told):
    crashes.tell_of_last("the report")
    assert told == [(crashes.ENDED, "the report")]


CRASHING = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from leadjournal.ui import app, dialogs
def fail():
    raise ValueError("a canary" + " phrase")
told = []
def tell(sentence, report):
    told.append(sentence)
    print("told", flush=True)
    if len(told) == 2:
        QTimer.singleShot(0, qt.closeAllWindows)
dialogs.tell_of_crash = tell
qt = QApplication([])
QTimer.singleShot(0, fail)
QTimer.singleShot(0, lambda: threading.Thread(target=fail).start())
sys.exit(app.main(Path(sys.argv[1])))
"""


def test_the_real_program_tells_of_a_crash_in_a_slot_and_in_a_thread(tmp_path):
    path = tmp_path / "a.leadjournal"
    Journal.create(path).close()
    ended = subprocess.run(
        [sys.executable, "-c", CRASHING, str(path)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.stdout == "told\ntold\n"
    assert ended.returncode == 0
    assert WORDS not in ended.stdout + ended.stderr
    assert not list(tmp_path.rglob(NAME))
