"""The first run: a journal with a passphrase, or without, on any screen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QRadioButton

from leadjournal import Journal
from leadjournal.ui import theme
from leadjournal.ui.protection.passphrase_fields import DIFFER, NOBODY
from leadjournal.ui.welcome import Welcome
from tests.ui.pressing import press, words_of


@pytest.fixture
def path(tmp_path):
    return tmp_path / "first.leadjournal"


@pytest.fixture
def welcome(qtbot, path):
    welcome = Welcome(path)
    qtbot.addWidget(welcome)
    with qtbot.waitExposed(welcome):
        welcome.show()
    yield welcome
    welcome.reject()


def test_the_first_run_makes_a_journal_with_a_passphrase(qtbot, welcome, path):
    assert not welcome._start.isEnabled()
    assert NOBODY in words_of(welcome)
    qtbot.keyClicks(welcome.fields.first, "open sesame")
    assert not welcome._start.isEnabled()
    qtbot.keyClicks(welcome.fields.second, "open sesame")
    press(welcome, "Start")
    assert welcome.journal.encrypted
    welcome.journal.close()
    with Journal.open(path, "open sesame") as journal:
        assert len(journal.reflections) == 0


def test_the_first_run_may_do_without_a_passphrase(welcome):
    welcome.findChildren(QRadioButton)[1].setChecked(True)
    assert NOBODY not in words_of(welcome)
    press(welcome, "Start")
    assert not welcome.journal.encrypted
    welcome.journal.close()


def test_the_welcome_begins_with_the_passphrase_and_can_show_it(welcome):
    field = welcome.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.accessibleName() == "Passphrase"
    press(welcome, "Show what I type")
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_passphrases_that_differ_are_told_in_a_sentence(qtbot, welcome):
    fields = welcome.fields
    qtbot.keyClicks(fields.first, "one thing")
    assert DIFFER not in words_of(welcome)  # nobody has got so far
    qtbot.keyClicks(fields.second, "one")
    assert DIFFER in words_of(welcome)
    assert fields.second.accessibleDescription() == DIFFER
    with qtbot.waitSignal(fields._voice.said):
        pass
    qtbot.keyClicks(fields.second, " thing")
    assert DIFFER not in words_of(welcome)
    assert welcome._start.isEnabled()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_all_of_it_can_be_reached_on_a_small_screen(qapp, qtbot, path, scale):
    theme.apply(qapp, "light", scale)
    welcome = Welcome(path)
    qtbot.addWidget(welcome)
    welcome.show()
    room = welcome.screen().availableSize()
    assert welcome.width() <= room.width()
    assert welcome.height() <= room.height()
    assert welcome.minimumSizeHint().width() <= 1024
    assert welcome.minimumSizeHint().height() <= 700
    welcome.reject()
