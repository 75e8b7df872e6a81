"""Backups are made by themselves, at the right moments, and nobody waits for them."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest
from PySide6.QtWidgets import QWidget

from leadjournal import Journal, paths, soundness
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import records
from leadjournal.ui import tasks
from leadjournal.ui.backups import making, work
from leadjournal.ui.backups.making import BackupMaker
from leadjournal.ui.notice import Notice
from tests.conftest import clock


class Hands:
    """The hands of a clock that a test turns, from tomorrow on.

    So what is written is written before all that is done here, as the disk tells it.
    """

    def __init__(self):
        now = datetime.now().astimezone() + timedelta(days=1)
        self.at = now.replace(hour=9, minute=0, second=0, microsecond=0)

    def __call__(self):
        return self.at

    def turn(self, **by):
        self.at += timedelta(**by)


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def maker(qtbot, either, window, hands):
    maker = BackupMaker(either, window, now=hands)
    either.on_change(maker.on_journal_changed)
    said = maker.__dict__.setdefault("said", [])
    maker.told.connect(lambda words, trouble: said.append((words, trouble)))
    maker.start()
    qtbot.waitUntil(tasks.idle)
    yield maker
    maker.stop()
    tasks.finish()


def made(journal, hands):
    """Return when backups were made, the newest first."""
    kept = Backups(Path(journal.path), journal.key, now=hands).all()
    return [each.made for each in kept]


def write(journal, title="Something new"):
    with journal.change("Write"):
        journal.reflections.add(title)


def settle(maker, qtbot):
    """Do what is done once the window has settled."""
    maker._make_if_due()
    qtbot.waitUntil(tasks.idle)


def test_a_new_journal_is_backed_up_soon_after_its_opening(maker, either, hands, qtbot):
    assert maker.said == [("Not backed up yet", False)]
    settle(maker, qtbot)
    assert len(made(either, hands)) == 1
    assert maker.said[-1] == ("Backed up today, 09:00", False)


def test_the_backup_holds_what_the_journal_held(maker, either, qtbot):
    write(either, "Kept")
    settle(maker, qtbot)
    backup = maker.outcome.made
    with Journal.open(backup.path, either.key, read_only=True) as journal:
        assert [each.title for each in journal.reflections] == ["Kept"]


def test_while_one_writes_there_is_one_an_hour_at_most(maker, either, hands, qtbot):
    settle(maker, qtbot)
    for _ in range(12):
        write(either)
        hands.turn(minutes=10)
        maker.on_tick()
        qtbot.waitUntil(tasks.idle)
    assert len(made(either, hands)) == 3


def test_without_a_change_there_is_no_other(maker, either, hands, qtbot):
    settle(maker, qtbot)
    for _ in range(5):
        hands.turn(hours=1)
        maker.on_tick()
        qtbot.waitUntil(tasks.idle)
    assert len(made(either, hands)) == 1


def test_the_words_follow_the_calendar(maker, hands, qtbot):
    settle(maker, qtbot)
    hands.turn(days=1)
    maker.on_tick()
    qtbot.waitUntil(tasks.idle)
    assert ("Backed up yesterday, 09:00", False) in maker.said
    hands.turn(days=1)
    maker.on_tick()
    qtbot.waitUntil(tasks.idle)
    said, trouble = maker.said[-1]
    assert said.startswith("Backed up on ") and not trouble


def test_at_closing_what_is_new_is_backed_up(maker, either, hands, qtbot):
    settle(maker, qtbot)
    hands.turn(minutes=5)
    write(either)
    either.close()
    maker.finish()
    qtbot.waitUntil(tasks.idle, timeout=20_000)
    assert made(either, hands) == [hands(), hands() - timedelta(minutes=5)]


def test_at_closing_the_second_place_gets_it_too(maker, either, hands, qtbot, tmp_path):
    settle(maker, qtbot)
    stick = tmp_path / "stick"
    stick.mkdir()
    maker.kept.backups.set_second_place(stick)
    hands.turn(minutes=5)
    write(either)
    either.close()
    maker.finish()
    qtbot.waitUntil(tasks.idle, timeout=20_000)
    here, second = maker.kept.backups.all()[:2]
    assert (here.made, second.made) == (hands(), hands())
    assert {here.place, second.place} == {"here", "second"}


def test_nobody_waits_for_the_backup_at_closing(maker, either, monkeypatch, qtbot):
    go = Event()
    monkeypatch.setattr(work, "make", lambda _: go.wait(10))
    write(either)
    maker.finish()
    tasks.finish(maker)
    assert not tasks.idle()  # the program stays until it is there
    go.set()
    qtbot.waitUntil(tasks.idle)


def test_an_errand_makes_the_last_backup_itself(maker, either, hands, qtbot):
    settle(maker, qtbot)
    hands.turn(minutes=5)
    write(either)
    last = maker.last_one()
    maker.finish()
    assert tasks.idle()
    last()
    assert made(either, hands) == [hands(), hands() - timedelta(minutes=5)]


def test_at_closing_nothing_is_done_where_nothing_is_new(maker, either, hands, qtbot):
    settle(maker, qtbot)
    hands.turn(minutes=5)
    maker.finish()
    assert len(made(either, hands)) == 1


def test_at_closing_a_long_backup_is_left_for_the_next_opening(
    maker, either, hands, qtbot, monkeypatch, window
):
    settle(maker, qtbot)
    write(either)
    monkeypatch.setattr(making, "SMALL", 1)
    maker.finish()
    assert len(made(either, hands)) == 1
    hands.turn(hours=2)
    os.utime(either.path, times=(hands().timestamp(),) * 2)
    again = BackupMaker(either, window, now=hands)
    again.start()
    qtbot.waitUntil(tasks.idle)
    settle(again, qtbot)
    again.stop()
    assert len(made(either, hands)) == 2


def test_a_failure_is_told_once_and_stands_in_the_rail(
    maker, either, hands, qtbot, window, own_folder
):
    own_folder.mkdir(exist_ok=True)
    (own_folder / "backups").write_text("In the way.")
    settle(maker, qtbot)
    assert maker.said[-1] == ("Backup failed; see why", True)
    notice = window.findChild(Notice)
    assert notice._words.text().startswith("The journal could not be backed up.")
    notice.hide()
    hands.turn(hours=1)
    maker.on_tick()
    qtbot.waitUntil(tasks.idle)
    assert notice.isHidden()
    (own_folder / "backups").unlink()
    hands.turn(hours=1)
    maker.on_tick()
    qtbot.waitUntil(tasks.idle)
    assert maker.said[-1][1] is False
    assert len(made(either, hands)) == 1


def test_a_second_place_that_is_away_is_no_trouble(maker, either, tmp_path, qtbot):
    stick = tmp_path / "stick"
    stick.mkdir()
    maker.kept.backups.set_second_place(stick)
    stick.rmdir()
    settle(maker, qtbot)
    assert maker.said[-1] == ("Backed up today, 09:00", False)


def test_a_second_place_that_comes_back_is_caught_up(
    maker, either, tmp_path, qtbot, hands
):
    stick = tmp_path / "stick"
    stick.mkdir()
    maker.kept.backups.set_second_place(stick)
    stick.rmdir()
    settle(maker, qtbot)
    stick.mkdir()
    hands.turn(hours=1)
    maker.on_tick()
    qtbot.waitUntil(tasks.idle)
    assert len([*stick.rglob("*.leadjournal")]) == 1


def test_the_whole_file_is_read_once_a_week(maker, either, hands, qtbot):
    settle(maker, qtbot)
    record = records.load(Path(either.path))
    assert not soundness.is_check_due(record, hands())
    hands.turn(days=8)
    maker.on_tick()
    qtbot.waitUntil(tasks.idle)
    assert not soundness.is_check_due(records.load(Path(either.path)), hands())


def test_damage_is_met_and_no_backup_counts(maker, either, hands, qtbot):
    with either.change("Write"):
        for number in range(200):
            either.reflections.add(f"Number {number}", "Words. " * 100)
    path = Path(either.path)
    with path.open("r+b") as file:  # what has been written stands in the log still
        file.truncate(4096 * 2)
        file.seek(4096)
        file.write(b"\xff" * 4096)
    with qtbot.waitSignal(maker.damage_met) as met:
        settle(maker, qtbot)
    assert str(met.args[0])
    assert made(either, hands) == []


def test_a_journal_in_passing_is_not_backed_up(tmp_path, qtbot, window, hands):
    folder = tmp_path / f"{paths.DEMO_FOLDER}abc"
    folder.mkdir()
    with Journal.create(folder / "demo.leadjournal", clock=clock) as journal:
        maker = BackupMaker(journal, window, now=hands)
        maker.start()
        maker.make_now()
        maker.finish()
        assert tasks.idle() and not maker.is_kept
        assert made(journal, hands) == []


def test_a_large_journal_never_holds_up_the_window(maker, either, qtbot):
    with either.change("Write"):
        for number in range(3_000):
            either.reflections.add(f"Number {number}", "Words of mine. " * 200)
    began = perf_counter()
    maker.make_now()
    assert perf_counter() - began < 0.05
    qtbot.waitUntil(tasks.idle, timeout=30_000)
    assert maker.outcome.made is not None


def test_one_made_by_hand_is_told(maker, qtbot, window):
    maker.make_now()
    qtbot.waitUntil(tasks.idle)
    assert window.findChild(Notice)._words.text() == "Backed up today, 09:00."
