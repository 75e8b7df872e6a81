"""The backups of a journal: seen, made, looked into and put back."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from leadjournal import Journal
from leadjournal.safekeeping.backup_rule import RULE
from leadjournal.safekeeping.backups import Backups
from leadjournal.ui import dialogs, tasks, theme
from leadjournal.ui.backups.dialog import BackupsDialog
from leadjournal.ui.backups.look_inside import LookInside
from leadjournal.ui.backups.making import BackupMaker
from leadjournal.ui.backups.second_place import AWAY
from leadjournal.ui.notice import Notice
from tests.conftest import NOW, clock
from tests.ui.leaving import leaving


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def before(days):
    return NOW - timedelta(days=days)


@pytest.fixture
def maker(either, parent, qtbot):
    with either.change("Write"):
        for title in ("One", "Two"):
            either.reflections.add(title, f"{title}.")
    for days in (3, 1):
        at = partial(before, days)
        Backups(Path(either.path), either.key, now=at).make()
    maker = BackupMaker(either, parent, now=clock)
    maker.start()
    qtbot.waitUntil(tasks.idle)
    yield maker
    maker.stop()
    tasks.finish()


@pytest.fixture
def dialog(either, maker, parent, qtbot):
    dialog = BackupsDialog(either, maker, parent)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(tasks.idle)
    return dialog


def rows(dialog):
    model = dialog.list.rows
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def answer(monkeypatch, name, value):
    asked = []

    def answered(*said, **_):
        asked.append(said)
        return value

    monkeypatch.setattr(dialogs, name, answered)
    return asked


def test_it_says_where_they_are_and_by_which_rule_they_are_kept(dialog, maker):
    assert str(maker.kept.backups.folder) in dialog.where.text()
    said = {each.text() for each in dialog.findChildren(type(dialog.where))}
    assert RULE in said
    assert dialog.standing.text() == "Backed up yesterday, 17:30."


def test_each_is_listed_with_its_day_its_size_and_its_place(dialog):
    first, second = rows(dialog)
    assert first.startswith("Wednesday 18 November 2026, 17:30\n")
    assert first.endswith("on this computer") and "kB" in first
    assert second.startswith("Monday 16 November 2026, 17:30\n")


def test_one_can_be_made_now(dialog, qtbot):
    dialog.now.click()
    assert not dialog.now.isEnabled()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    assert dialog.standing.text() == "Backed up today, 17:30."
    qtbot.waitUntil(tasks.idle)
    assert dialog.now.isEnabled()


def test_why_one_could_not_be_made_is_said(dialog, maker, qtbot):
    folder = maker.kept.backups.folder
    away = folder.rename(folder.with_name("away"))
    folder.write_text("In the way.")
    dialog.now.click()
    qtbot.waitUntil(dialog.trouble.isVisible)
    qtbot.waitUntil(tasks.idle)
    assert str(folder) in dialog.trouble.text()
    assert away.is_dir()


def test_a_second_place_gets_a_copy_at_once(dialog, tmp_path, monkeypatch, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    answer(monkeypatch, "choose_folder", stick)
    dialog.second.choose.click()
    qtbot.waitUntil(dialog.second.remove.isVisible)
    assert dialog.second.where.text() == str(stick)
    assert len([*stick.rglob("*.leadjournal")]) == 1
    assert rows(dialog)[0].endswith("on this computer and in the second place")


def test_a_second_place_that_is_away_is_no_error(
    dialog, tmp_path, monkeypatch, qtbot, either, maker, parent
):
    stick = tmp_path / "stick"
    stick.mkdir()
    maker.kept.backups.set_second_place(stick)
    stick.rmdir()
    again = BackupsDialog(either, maker, parent)
    qtbot.addWidget(again)
    qtbot.waitUntil(tasks.idle)
    assert again.second.where.text() == f"{stick}\n{AWAY}"
    assert again.trouble.isHidden()


def test_a_second_place_can_be_done_without(dialog, tmp_path, monkeypatch, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    answer(monkeypatch, "choose_folder", stick)
    dialog.second.choose.click()
    qtbot.waitUntil(dialog.second.remove.isVisible)
    dialog.second.remove.click()
    qtbot.waitUntil(dialog.second.remove.isHidden)
    qtbot.waitUntil(tasks.idle)
    assert len([*stick.rglob("*.leadjournal")]) == 1  # what is there stays


def test_the_whole_is_put_back_by_an_errand(dialog, either, monkeypatch, qtbot):
    asked = answer(monkeypatch, "confirm", True)
    with either.change("Later"):
        either.reflections.add("Three")
    with qtbot.waitSignal(dialog.errand_requested) as wanted:
        dialog.restore.click()
    assert "Wednesday 18 November 2026, 17:30" in asked[0][1]
    assert "before recovery" in asked[0][1]
    path, key = Path(either.path), either.key
    either.close()
    after = wanted.args[0].work()
    assert after.path == path
    with Journal.open(after.path, after.secret) as journal:
        assert {each.title for each in journal.reflections} == {"One", "Two"}
    [kept] = path.parent.glob("*before recovery*")
    assert kept.name in after.said
    with Journal.open(kept, key) as journal:
        assert len(journal.reflections) == 3


def test_no_backup_is_made_that_could_push_out_the_one_put_back(
    dialog, maker, either, monkeypatch, qtbot
):
    answer(monkeypatch, "confirm", True)
    dialog.now.click()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    qtbot.waitUntil(tasks.idle)
    chosen = dialog.list.chosen.path
    maker.on_journal_changed(frozenset({"reflections"}))
    dialog.restore.click()
    maker.finish()
    assert chosen.is_file()


def test_nothing_is_put_back_unless_agreed(dialog, monkeypatch):
    answer(monkeypatch, "confirm", False)
    wanted = []
    dialog.errand_requested.connect(wanted.append)
    dialog.restore.click()
    assert not wanted and dialog.isVisible()


def test_one_reflection_comes_back_and_can_be_undone(dialog, either, qtbot):
    found = {each.title: each for each in either.reflections}
    with either.change("Later"):
        either.reflections.erase(found["One"])
    seen = []

    def bring():
        inside = dialog.findChild(LookInside)
        with leaving(inside):
            qtbot.waitUntil(tasks.idle)
            inside.only_other.setChecked(True)
            qtbot.waitUntil(inside.bring_back.isEnabled)
            inside.bring_back.click()
            qtbot.waitUntil(tasks.idle)
            seen.append(inside.told.text())

    QTimer.singleShot(0, bring)
    dialog.look.click()
    assert {each.title for each in either.reflections} == {"One", "Two"}
    assert seen[0].startswith("This backup has 2 reflections; your journal has 2 now.")
    assert either.undo_label == "Bring Back From Backup"
    either.undo()
    assert {each.title for each in either.reflections} == {"Two"}


@pytest.mark.parametrize(
    ("later", "said"),
    [
        ("edit", "“One” has its earlier wording back. Undo brings the later one."),
        ("trash", "“One” is out of the trash, as it was. Undo puts it back there."),
        ("erase", "“One” is back in your journal. Undo takes it out again."),
    ],
)
def test_what_coming_back_means_is_said(dialog, either, qtbot, later, said):
    [one] = [each for each in either.reflections if each.title == "One"]
    with either.change("Later"):
        change = getattr(either.reflections, later)
        change(one, body="Later.") if later == "edit" else change(one)
    heard = []

    def bring():
        inside = dialog.findChild(LookInside)
        with leaving(inside):
            qtbot.waitUntil(tasks.idle)
            inside.only_other.setChecked(True)
            qtbot.waitUntil(inside.bring_back.isEnabled)
            inside.bring_back.click()
            qtbot.waitUntil(tasks.idle)
            heard.append(inside.findChild(Notice).sentence)

    QTimer.singleShot(0, bring)
    dialog.look.click()
    assert heard == [said]


def test_the_rule_is_said_below_the_list(dialog):
    [said] = [each for each in dialog.findChildren(QLabel) if each.text() == RULE]
    assert said.y() > dialog.list.y()
    assert said.property("look") == "muted"


def test_a_file_from_elsewhere_can_be_looked_into(dialog, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "elsewhere.leadjournal"
    with Journal.create(path, clock=clock) as other:
        with other.change("Write"):
            other.reflections.add("Elsewhere")
    answer(monkeypatch, "choose_file", path)
    seen = []

    def look():
        inside = dialog.findChild(LookInside)
        with leaving(inside):
            qtbot.waitUntil(inside.restore.isEnabled)
            qtbot.waitUntil(tasks.idle)
            seen.append(inside.list.rows.found(0).title)

    QTimer.singleShot(0, look)
    dialog.from_file.click()
    assert seen == ["Elsewhere"]


def test_the_keys_are_enough(dialog, qtbot):
    dialog.activateWindow()
    dialog.list.setFocus()
    order = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    wanted = {dialog.now, dialog.open_folder, dialog.list, dialog.look, dialog.restore}
    assert wanted | {dialog.from_file, dialog.second.choose} <= set(order)
    for control in wanted:
        assert control.accessibleName() or control.text()
        assert control.height() >= 24


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_it_fits_at_twice_the_size(dialog, qapp, name):
    theme.apply(qapp, name, 2.0)
    assert dialog.minimumSizeHint().width() <= 1000
    assert dialog.minimumSizeHint().height() <= 760
    three = 3 * dialog.list.sizeHintForRow(0)
    assert dialog.list.minimumSizeHint().height() >= three
