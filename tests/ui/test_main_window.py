"""The window keeps what is typed, also while the file will not take it."""

from contextlib import contextmanager

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from leadjournal import Journal
from leadjournal.errors import StorageError
from leadjournal.storage import faults
from leadjournal.ui import dialogs
from leadjournal.ui.dialogs import COPY, KEEP, LOSE
from leadjournal.ui.editor.saving import INTERVAL


@pytest.fixture
def errors(monkeypatch):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: told.append(str(error)))
    return told


@pytest.fixture
def answer(monkeypatch):
    """Choose what becomes of a text that cannot be saved."""
    asked = []

    def answer(option: str) -> list[str]:
        def choose(_, sentence, options):
            asked.append(sentence)
            assert option in options
            return option

        monkeypatch.setattr(dialogs, "choose", choose)
        return asked

    return answer


@contextmanager
def locked(journal: Journal):
    """Hold the file as another program does that is writing to it."""
    journal._door._driver.execute("PRAGMA busy_timeout = 0")
    other = sqlcipher.connect(journal.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@pytest.fixture
def typing(window, qtbot):
    window.new_reflection()
    qtbot.keyClicks(window.journal_page.writing, "Not yet kept")
    return window


def test_a_window_stays_open_while_its_text_cannot_be_saved(typing, answer):
    asked = answer(KEEP)
    with locked(typing.journal):
        assert not typing.close()
        assert typing.isVisible()
    assert "Another program is writing" in asked[0]
    path = typing.journal.path
    assert typing.close()
    with Journal.open(path) as journal:
        assert [each.body for each in journal.reflections] == ["Not yet kept"]


@pytest.mark.parametrize(("option", "copied"), [(COPY, "Not yet kept"), (LOSE, "")])
def test_a_text_that_cannot_be_saved_can_be_copied_or_lost(
    typing, answer, option, copied
):
    answer(option)
    QGuiApplication.clipboard().clear()
    with locked(typing.journal):
        assert typing._may_close()
    assert QGuiApplication.clipboard().text() == copied


def test_one_stays_where_the_text_is_that_cannot_be_saved(typing, errors):
    with locked(typing.journal):
        typing.rail.place_requested.emit("today")
        assert typing.place == "journal"
    assert len(errors) == 1
    typing.show_place("today")
    assert typing.place == "today"


def test_a_file_that_cannot_be_read_again_is_told_once(window, errors, monkeypatch):
    def look_again() -> None:
        raise StorageError(faults.DAMAGED)

    monkeypatch.setattr(window.journal, "look_again", look_again)
    for _ in range(2):
        QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert errors == [faults.DAMAGED]


def test_the_safe_choice_is_the_first(window, monkeypatch):
    seen = []

    def run(box: QMessageBox) -> int:
        seen.append((box.defaultButton().text(), box.escapeButton().text()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", run)
    assert dialogs.choose(window, "Well?", (KEEP, LOSE)) == KEEP
    assert seen == [(KEEP, KEEP)]


def test_a_window_that_is_closed_without_saving_tries_no_more(typing, answer, qtbot):
    answer(LOSE)
    with locked(typing.journal), qtbot.captureExceptions() as raised:
        typing.close()
        qtbot.waitUntil(lambda: not isValid(typing))
        qtbot.wait(INTERVAL + 200)  # the next try would be within this time
    assert raised == []
