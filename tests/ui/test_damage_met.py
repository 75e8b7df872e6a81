"""Damage met in an open window: what is typed is kept, and the file is seen to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from leadjournal import Journal
from leadjournal.errors import DamagedError
from leadjournal.safekeeping.backups import Backups
from leadjournal.ui import dialogs
from leadjournal.ui.damage_met import DamageMet
from leadjournal.ui.recovering.damage import DamageDialog
from leadjournal.ui.recovering.dialog import SEE, STAY
from tests.conftest import clock

ERROR = DamagedError("The journal’s file is damaged.")


@pytest.fixture
def asked(monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "tell", lambda *_: None)
    return asked


def answer(monkeypatch, asked, value):
    def choose(_, sentence, options):
        asked.append(sentence)
        return value

    monkeypatch.setattr(dialogs, "choose", choose)


def test_one_may_go_on_reading(window, monkeypatch, asked, qtbot):
    answer(monkeypatch, asked, STAY)
    opened = []

    def open_journal(*said):
        opened.append(said)
        return True

    met = DamageMet(open_journal)
    met.meet(window, ERROR)
    met.meet(window, ERROR)
    qtbot.waitUntil(lambda: bool(asked))
    assert window.isVisible() and not opened
    assert len(asked) == 1  # it is told once


def test_the_window_goes_and_a_backup_takes_the_place(
    window, monkeypatch, asked, qtbot
):
    journal = window.journal
    path = Path(journal.path)
    with journal.change("Write"):
        journal.reflections.add("Kept", "In the backup.")
    Backups(path, None, now=clock).make()
    with journal.change("Write"):
        journal.reflections.add("Later")
    answer(monkeypatch, asked, SEE)
    opened = []

    def press():
        found = [
            w
            for w in QApplication.topLevelWidgets()
            if isinstance(w, DamageDialog) and w.isVisible()
        ]
        if found and found[0].put_back.isEnabled():
            found[0].put_back.click()
        elif not opened:
            QTimer.singleShot(20, press)

    def open_journal(path, secret):
        with Journal.open(path, secret) as again:
            opened.extend(each.title for each in again.reflections)
        return True

    met = DamageMet(open_journal)
    QTimer.singleShot(20, press)
    with qtbot.waitSignal(met.ended) as ended:
        met.meet(window, ERROR)
    assert ended.args == [True]
    assert opened == ["Kept"]
    assert not isValid(window) or not window.isVisible()
    assert len([*path.parent.glob("*before recovery*")]) == 1
