"""Choosing a passphrase: told honestly how strong it is, and never held up."""

from __future__ import annotations

import random
import time

import pytest
from PySide6.QtWidgets import QLineEdit

from leadjournal.ui.protection import passphrase_fields
from leadjournal.ui.protection.passphrase_fields import PassphraseFields
from tests.ui.pressing import press, words_of

STRONG = "visit divine railway pulp court"


@pytest.fixture
def fields(qtbot):
    fields = PassphraseFields(known=("appraisal",), chance=random.Random(1))
    qtbot.addWidget(fields)
    with qtbot.waitExposed(fields):
        fields.show()
    return fields


def test_how_strong_it_is_is_told_when_the_typing_pauses(qtbot, fields):
    qtbot.keyClicks(fields.first, "password1")
    assert words_of(fields).startswith(passphrase_fields.HINT)
    with qtbot.waitSignal(fields._strength_voice.said):
        pass
    assert "would guess this at once" in fields.weakness.text()
    assert fields.first.accessibleDescription() == fields.weakness.text()
    fields.first.clear()
    qtbot.keyClicks(fields.first, STRONG)
    qtbot.waitUntil(lambda: "years to guess this" in fields.strength.text())
    assert not fields.weakness.isVisible()


def test_what_has_to_do_with_the_journal_is_weak(qtbot, fields):
    qtbot.keyClicks(fields.first, "appraisal")
    qtbot.waitUntil(lambda: "is tried first" in fields.weakness.text())


def test_a_weak_passphrase_is_allowed(qtbot, fields):
    qtbot.keyClicks(fields.first, "x")
    qtbot.waitUntil(fields.weakness.isVisible)
    qtbot.keyClicks(fields.second, "x")
    assert fields.passphrase == "x"


def test_one_that_is_suggested_is_shown_and_typed_once_more(qtbot, fields):
    press(fields, "Suggest one")
    suggested = fields.first.text()
    assert len(suggested.split()) == 5
    assert fields.first.echoMode() is QLineEdit.EchoMode.Normal
    assert fields.passphrase == ""
    qtbot.keyClicks(fields.second, suggested)
    assert fields.passphrase == suggested
    qtbot.waitUntil(lambda: "years to guess this" in fields.strength.text())


def test_what_comes_too_late_is_not_told(qtbot, fields):
    fields.first.setText("password1")
    fields._on_paused()
    fields.first.setText("")
    fields.first.setText(STRONG)
    qtbot.waitUntil(lambda: "years to guess this" in fields.strength.text())
    assert fields.weakness.text() == ""


def test_a_key_is_never_held_up(fields):
    slowest = 0.0
    for letter in "a rather long passphrase of many words to type " * 4:
        begun = time.perf_counter()
        fields.first.insert(letter)
        slowest = max(slowest, time.perf_counter() - begun)
    assert slowest < 0.05


def test_nothing_of_it_is_held_once_it_is_forgotten(qtbot, fields):
    qtbot.keyClicks(fields.first, "sesame")
    qtbot.keyClicks(fields.second, "sesame")
    fields.forget()
    assert fields.first.text() == fields.second.text() == fields.passphrase == ""
