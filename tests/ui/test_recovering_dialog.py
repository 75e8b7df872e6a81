"""A damaged journal: nothing more is written to it, and what can be done is offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from leadjournal import Journal
from leadjournal.errors import DamagedError
from leadjournal.safekeeping.backups import Backups
from leadjournal.ui import dialogs, tasks, theme
from leadjournal.ui.backups.look_inside import LookInside
from leadjournal.ui.recovering import dialog as offering
from leadjournal.ui.recovering.damage import NO_BACKUP, DamageDialog
from leadjournal.ui.recovering.work import Damaged
from tests.conftest import clock
from tests.ui.leaving import leaving

ERROR = DamagedError("The journal’s file is damaged.")
BROKEN = b"\xa5" * 4096
PASSPHRASES = [None, "it's a secrét"]


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture(params=PASSPHRASES, ids=["plain", "encrypted"])
def damaged(request, tmp_path):
    """Return a damaged journal that had 40 reflections, 30 of them in a backup."""
    path = tmp_path / "journal.leadjournal"
    with Journal.create(path, request.param, clock=clock, seed=1) as journal:
        write(journal, range(30))
        Backups(path, journal.key, now=clock).make()
        write(journal, range(30, 40))
        key = journal.key
    damage(path)
    return Damaged(path, key, clock)


def write(journal, numbers):
    with journal.change("Write"):
        for number in numbers:
            journal.reflections.add(f"Number {number}", f"Words {number}. " * 60)


def damage(path: Path) -> None:
    """Write over a leaf in the middle of the reflections, and leave the rest."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = BROKEN
    path.write_bytes(content)


@pytest.fixture
def open_dialog(qtbot, parent):
    def open_dialog(damaged):
        dialog = DamageDialog(damaged, ERROR, parent)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(tasks.idle)
        return dialog

    return open_dialog


def beside(damaged):
    return {each.name for each in damaged.path.parent.glob("*.leadjournal")}


def test_the_newest_good_backup_is_offered_with_what_it_holds(open_dialog, damaged):
    dialog = open_dialog(damaged)
    assert dialog.told.text() == (
        "Thursday 19 November 2026, 17:30 (30 reflections). What you wrote after that"
        " is not in it."
    )
    assert dialog.put_back.isEnabled() and dialog.look_inside.isEnabled()


def test_nothing_is_written_until_a_person_says_so(open_dialog, damaged, qtbot):
    before, names = damaged.path.read_bytes(), beside(damaged)
    dialog = open_dialog(damaged)
    dialog.close_button.click()
    assert damaged.path.read_bytes() == before
    assert beside(damaged) == names and dialog.after is None


def test_a_backup_is_put_back_and_the_damaged_file_is_kept(open_dialog, damaged, qtbot):
    before = damaged.path.read_bytes()
    dialog = open_dialog(damaged)
    dialog.put_back.click()
    qtbot.waitUntil(lambda: dialog.after is not None)
    with Journal.open(damaged.path, damaged.secret) as journal:
        assert len(journal.reflections) == 30
        assert journal.check() == []
    kept = next(damaged.path.parent.glob("*before recovery*"))
    assert kept.read_bytes() == before
    assert kept.name in dialog.after.said


def test_what_can_be_read_is_counted_before_it_is_put_in_place(
    open_dialog, damaged, qtbot
):
    before = damaged.path.read_bytes()
    dialog = open_dialog(damaged)
    dialog.salvage.click()
    qtbot.waitUntil(dialog.in_place.isVisible, timeout=20_000)
    assert "were read" in dialog.found.text()
    assert damaged.path.read_bytes() == before
    dialog.in_place.click()
    qtbot.waitUntil(lambda: dialog.after is not None)
    with Journal.open(damaged.path, damaged.secret) as journal:
        assert len(journal.reflections) > 30
        assert journal.check() == []
    assert not [*damaged.path.parent.glob("*salvaged*")]


def test_what_was_salvaged_and_not_wanted_goes(open_dialog, damaged, qtbot):
    dialog = open_dialog(damaged)
    names = beside(damaged)
    dialog.salvage.click()
    qtbot.waitUntil(dialog.in_place.isVisible, timeout=20_000)
    dialog.close_button.click()
    assert beside(damaged) == names


def test_it_closes_while_it_salvages_and_leaves_nothing(open_dialog, damaged, qtbot):
    dialog = open_dialog(damaged)
    names = beside(damaged)
    dialog.salvage.click()
    dialog.close_button.click()
    qtbot.waitUntil(tasks.idle, timeout=20_000)
    assert beside(damaged) == names


def test_without_a_backup_there_is_still_the_salvage(open_dialog, damaged, qtbot):
    for backup in Backups(damaged.path, damaged.secret, now=clock).all():
        backup.path.unlink()
    dialog = open_dialog(damaged)
    assert dialog.told.text() == NO_BACKUP
    assert not dialog.put_back.isEnabled() and dialog.salvage.isEnabled()


def test_a_backup_that_is_damaged_too_is_not_offered(open_dialog, damaged):
    for backup in Backups(damaged.path, damaged.secret, now=clock).all():
        damage(backup.path)
    assert open_dialog(damaged).told.text() == NO_BACKUP


def test_of_a_file_of_which_nothing_is_left_it_is_said(open_dialog, damaged, qtbot):
    for backup in Backups(damaged.path, damaged.secret, now=clock).all():
        backup.path.unlink()
    damaged.path.write_bytes(BROKEN * 4)
    dialog = open_dialog(damaged)
    dialog.salvage.click()
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=20_000)
    assert dialog.close_button.isEnabled() and dialog.in_place.isHidden()


def test_a_passphrase_still_opens_backups_when_the_first_bytes_are_lost(
    open_dialog, tmp_path
):
    path = tmp_path / "journal.leadjournal"
    with Journal.create(path, "a secret", clock=clock) as journal:
        write(journal, range(5))
        Backups(path, journal.key, now=clock).make()
    content = bytearray(path.read_bytes())
    content[:4096] = BROKEN
    path.write_bytes(content)
    dialog = open_dialog(Damaged(path, "a secret", clock))
    assert "(5 reflections)" in dialog.told.text()


def test_the_backup_can_be_looked_into_first(open_dialog, damaged, qtbot):
    dialog = open_dialog(damaged)
    looks = []

    def look():
        inside = dialog.findChild(LookInside)
        with leaving(inside):
            qtbot.waitUntil(inside.restore.isEnabled)
            looks.append(inside.told.text())
            inside.restore.click()

    QTimer.singleShot(0, look)
    dialog.look_inside.click()
    assert looks == ["This backup has 30 reflections."]
    qtbot.waitUntil(lambda: dialog.after is not None)


def test_offered_at_opening_it_says_where_the_earlier_file_is(
    damaged, parent, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(dialogs, "tell", lambda _, sentence: told.append(sentence))

    def press():
        dialog = parent.findChild(DamageDialog)
        with leaving(dialog):
            qtbot.waitUntil(dialog.put_back.isEnabled)
            dialog.put_back.click()
            qtbot.waitUntil(tasks.idle)

    QTimer.singleShot(0, press)
    path = offering.offer(parent, damaged.path, damaged.secret, ERROR, now=clock)
    assert path == damaged.path
    assert "before recovery" in told[0]


def test_at_opening_it_can_be_left(damaged, parent, qtbot):
    QTimer.singleShot(0, lambda: parent.findChild(QDialog).reject())
    assert offering.offer(parent, damaged.path, damaged.secret, ERROR) is None


@pytest.mark.parametrize("answer", [offering.STAY, offering.SEE])
def test_while_a_window_has_it_one_is_asked_to_close_it(parent, monkeypatch, answer):
    monkeypatch.setattr(dialogs, "choose", lambda *_: answer)
    sees = answer == offering.SEE
    assert offering.may_close_for_it(parent, ERROR) is sees


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_can_be_read_at_every_size(open_dialog, damaged, qapp, name, scale):
    theme.apply(qapp, name, scale)
    dialog = open_dialog(damaged)
    assert dialog.minimumSizeHint().height() < 500
    for button in (dialog.put_back, dialog.salvage, dialog.close_button):
        assert button.height() >= 24
