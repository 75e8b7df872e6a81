"""The key of Lock Now: over dialogs, too, and with a word where it cannot lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from leadjournal import Journal
from leadjournal.ui.app import App
from leadjournal.ui.notice import Notice
from leadjournal.ui.settings import Settings
from leadjournal.ui.view_actions import NO_PASSPHRASE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qapp):
    program = App(qapp, Settings(theme="light"))
    yield program
    for locked in list(program.locker.locked):
        program.locker.let_go(locked)
    for window in list(program.windows):
        window.close()
    program.locker.idle.stop()
    program.locker.system.stop()


@pytest.fixture
def opened(program, tmp_path):
    def opened(passphrase: str | None):
        path = tmp_path / f"{passphrase}.leadjournal"
        with Journal.create(path, passphrase) as journal:
            key = journal.key
        assert program.open(path, key)
        return program.windows[-1]

    return opened


def press_over_a_dialog(window, key, held=CTRL) -> bool:
    """Press a key in a field of a modal dialog; return whether it locked."""
    dialog = QDialog(window)
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    QTimer.singleShot(100, dialog, lambda: press_in(dialog, key, held))
    field.setFocus()
    return dialog.exec() == QDialog.DialogCode.Rejected


def press_in(dialog, key, held):
    QTest.keyPress(dialog.windowHandle(), key, held)
    QTimer.singleShot(100, dialog, dialog.accept)  # unless it is locked by then


def test_the_key_locks_over_a_modal_dialog(program, opened, qtbot):
    window = opened("sesame")
    assert press_over_a_dialog(window, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: len(program.locker.locked) == 1)


def test_the_key_that_was_chosen_locks_over_a_dialog(program, opened, qtbot):
    window = opened("sesame")
    window.keep_settings(shortcuts={"lock_now": "Ctrl+Alt+K"})
    held = CTRL | Qt.KeyboardModifier.AltModifier
    assert press_over_a_dialog(window, Qt.Key.Key_K, held)
    qtbot.waitUntil(lambda: len(program.locker.locked) == 1)


def test_other_keys_stay_with_the_dialog(program, opened, qtbot):
    window = opened("sesame")
    none = Qt.KeyboardModifier.NoModifier
    assert not press_over_a_dialog(window, Qt.Key.Key_A, none)
    assert program.locker.locked == []


def test_a_dialog_over_another_window_locks_that_one_only(program, opened, qtbot):
    opened("sesame")
    other = opened("heron")
    assert press_over_a_dialog(other, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: len(program.locker.locked) == 1)
    assert program.locker.locked[0].path.stem == "heron"


def test_a_journal_without_a_passphrase_says_why_it_is_not_locked(program, opened):
    window = opened(None)
    lock_now = window.findChild(QAction, "lock_now")
    assert lock_now.isEnabled()
    lock_now.trigger()
    assert window.findChild(Notice).sentence == NO_PASSPHRASE
    assert window.isVisible() and program.locker.locked == []
