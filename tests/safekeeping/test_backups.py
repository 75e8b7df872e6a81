"""Backups: when, where, how they are checked, and what never harms them."""

import os
import shutil
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from leadjournal import Journal
from leadjournal.errors import (
    BadValueError,
    DamagedError,
    JournalExistsError,
    NoAccessError,
    NoSuchJournalError,
    StorageError,
)
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import copying, records
from tests.conftest import NOW, as_somebody_else


class Clock:
    """A clock that tests set."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def forward(self, **long):
        self.now += timedelta(**long)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def backups(either, clock):
    with either.change():
        either.reflections.add("Monday", "I listened for once. " * 400)
    return Backups(Path(either.path), either.key, now=clock)


@pytest.fixture
def stick(tmp_path, backups):
    """A second place: a USB stick."""
    place = tmp_path / "stick"
    place.mkdir()
    backups.set_second_place(place)
    return place


def damage(path):
    """Spoil some pages so that a plain file shows it, too."""
    content = bytearray(path.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 3] ^= 0x55
    path.write_bytes(content)


def names(backups):
    return [each.path.name for each in backups.all()]


def touch(path, moment):
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def test_a_backup_is_dated_and_opens_as_the_journal_does(either, backups, own_folder):
    made = backups.make()
    assert made.path.name == "either 2026-11-19 1730.leadjournal"
    assert made.path.parent.parent == own_folder / "backups"
    assert (made.made, made.place) == (NOW, "here")
    assert made.size == made.path.stat().st_size
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
    with Journal.open(made.path, either.key) as copy:
        assert [r.title for r in copy.reflections] == ["Monday"]
    assert backups.all() == [made]
    assert backups.newest == backups.newest_good() == made


def test_two_in_one_minute_do_not_collide(backups):
    first, second = backups.make(), backups.make()
    assert second.path.name == "either 2026-11-19 1730 2.leadjournal"
    assert backups.newest == second
    assert first.path != second.path and second.path.exists()


def test_names_keep_the_local_time_that_they_were_given(backups, clock):
    for zone in (timezone(timedelta(hours=-8)), UTC, NOW.tzinfo):
        clock.now = NOW.astimezone(zone)
        made = backups.make()
        assert f"{clock.now:%Y-%m-%d %H%M}" in made.path.name
        assert made.made == NOW


def test_summer_time_is_known_where_the_machine_knows_it(backups, clock, monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    __import__("time").tzset()
    try:
        clock.now = datetime(2026, 7, 1, 12, 0).astimezone()
        backups.make()
        clock.now = datetime(2026, 12, 1, 12, 0).astimezone()
        assert backups.newest.made == datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
    finally:
        monkeypatch.undo()
        __import__("time").tzset()


def test_only_whole_files_of_ours_count(backups):
    made = backups.make()
    for name in (
        "either 2026-11-19 1730.leadjournal.99.1.part",
        "either 2026-11-19 1730.leadjournal-wal",
        "either 2026-13-45 9999.leadjournal",
        "either 0001-01-01 0000.txt",
        "other 2026-11-19 1730.leadjournal",
        "about.json",
    ):
        (made.path.parent / name).write_bytes(b"")
    (made.path.parent / "either 2026-11-18 1730.leadjournal").mkdir()
    (made.path.parent / "either 2026-11-17 1730.leadjournal").symlink_to(made.path)
    assert backups.all() == [made]


def test_a_killed_backup_leaves_what_the_next_one_removes(backups):
    made = backups.make()
    part = made.path.with_name(f"{made.path.name}.99.1.part")
    part.write_bytes(b"half a backup")
    touch(part, NOW - timedelta(hours=1))
    being_written = made.path.with_name(f"{made.path.name}.99.2.part")
    being_written.write_bytes(b"of another program")
    touch(being_written, NOW - timedelta(minutes=1))
    of_another = made.path.with_name("another 2026-11-19 1730.leadjournal.9.1.part")
    of_another.write_bytes(b"")
    touch(of_another, NOW - timedelta(days=1))
    backups.make()
    assert not part.exists()
    assert being_written.exists() and of_another.exists()


def test_a_backup_that_does_not_pass_is_not_kept(either, backups, clock):
    earlier = backups.make()
    either.close()
    damage(either.path)
    clock.forward(days=1)
    with pytest.raises(DamagedError):
        backups.make()
    assert list(backups.folder.glob("either*")) == [earlier.path]


def test_a_locked_folder_is_told_and_what_was_there_stays(backups, clock):
    earlier = backups.make()
    clock.forward(days=1)
    with as_somebody_else(earlier.path):
        with pytest.raises(NoAccessError, match="Nothing can be written in"):
            backups.make()
    assert names(backups) == [earlier.path.name]


def test_a_journal_that_is_gone_is_told(tmp_path, clock):
    backups = Backups(tmp_path / "gone.leadjournal", None, now=clock)
    assert (backups.all(), backups.newest, backups.newest_good()) == ([], None, None)
    with pytest.raises(NoSuchJournalError):
        backups.make()


def test_one_is_due_when_something_changed_and_none_is_of_today(backups, clock, either):
    assert backups.is_due(clock())
    backups.make()
    either.close()
    touch(either.path, NOW + timedelta(hours=1))
    assert not backups.is_due(NOW + timedelta(hours=2))
    assert backups.is_due(NOW + timedelta(days=1))
    touch(either.path, NOW - timedelta(hours=1))
    assert not backups.is_due(NOW + timedelta(days=1))
    assert backups.is_due(NOW + timedelta(days=7))


def test_what_was_just_typed_counts_though_it_is_in_the_log_still(backups, either):
    now = datetime.now().astimezone()
    backups = Backups(Path(either.path), either.key, now=lambda: now)
    made = backups.make()
    yesterday = now - timedelta(days=1, hours=1)
    older = made.path.with_name(f"either {yesterday:%Y-%m-%d %H%M}.leadjournal")
    made.path.rename(older)
    touch(either.path, yesterday - timedelta(hours=1))
    with either.change():
        either.reflections.add("Typed just now")
    assert backups.is_due(now)


def test_a_damaged_backup_is_passed_over(backups, clock):
    good = backups.make()
    clock.forward(days=1)
    worse = backups.make()
    damage(worse.path)
    assert backups.newest == worse
    assert Backups(backups._journal, backups._key, now=clock).newest_good() == good
    assert backups.newest_good() == good  # though it was good when it was made


def test_a_cut_or_emptied_backup_is_passed_over(backups, clock):
    good = backups.make()
    for size in (0, 1, 4096, 5000):
        clock.forward(hours=1)
        os.truncate(backups.make().path, size)
    assert backups.newest_good().path == good.path


def test_a_backup_of_another_passphrase_is_passed_over(tmp_path, clock):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, "old").close()
    with Journal.open(path, "old") as journal:
        old = Backups(path, journal.key, now=clock).make()
        old_key = journal.key
    path.unlink()
    with Journal.create(path, "new") as journal:
        clock.forward(days=1)
        backups = Backups(path, journal.key, now=clock)
        assert backups.newest_good() is None
        assert backups.newest_good(old_key) == old
        new = backups.make()
        assert backups.newest_good() == new
        assert backups.newest_good(old_key) == old


def days_of(backups):
    return sorted({each.made.date().toordinal() for each in backups.all()})


def test_the_rule_is_kept_to_as_days_go_by(backups, clock):
    for _ in range(12):
        backups.make()
        clock.forward(hours=12)
        backups.make()
        clock.forward(hours=12)
    made = [(clock().date() - each.made.date()).days for each in backups.all()]
    assert made[:4] == [1, 1, 2, 3] or made[:4] == [0, 1, 1, 2]
    assert len(made) < 15


def test_nothing_goes_unless_what_stands_for_it_is_sound(backups, clock):
    first = backups.make()
    clock.forward(hours=1)
    second = backups.make()  # of the same day, for which it will stand
    clock.now = NOW + timedelta(days=3)
    damage(second.path)
    third = backups.make()
    assert first.path.exists() and second.path.exists() and third.path.exists()


def test_a_clock_set_back_deletes_nothing_and_stops_nothing(backups, clock):
    made = []
    for _ in range(3):
        made.append(backups.make())
        clock.forward(days=40)
    clock.now = NOW - timedelta(days=300)
    assert backups.is_due(clock())
    back_then = backups.make()
    assert backups.newest == back_then
    assert all(each.path.exists() for each in made)


def test_a_second_place_gets_the_newest_and_is_pruned(backups, clock, stick):
    made = backups.make()
    here, second = backups.all()
    assert (here, second.place) == (made, "second")
    assert second.path.parent == stick / backups.folder.name
    assert second.path.read_bytes() == made.path.read_bytes()
    assert stat.S_IMODE(second.path.stat().st_mode) == 0o600
    assert backups.catch_up() is None
    for _ in range(10):
        clock.forward(hours=12)
        backups.make()
    assert len(list(second.path.parent.iterdir())) < 10
    assert copying.verify(backups.all()[1].path, backups._key) == 1


def test_a_second_place_that_is_away_is_caught_up_when_it_is_there(
    backups, clock, stick
):
    away = stick.with_name("away")
    stick.rename(away)
    backups.make()
    clock.forward(days=1)
    newest = backups.make()
    assert backups.second_fault is None
    assert backups.catch_up() is None
    assert not stick.exists()  # no folder was made where the stick would be
    assert {each.place for each in backups.all()} == {"here"}
    away.rename(stick)
    brought = backups.catch_up()
    assert (brought.made, brought.place) == (newest.made, "second")
    assert [e.made for e in backups.all() if e.place == "second"] == [newest.made]


def test_a_second_place_that_only_gives_errors_is_away(backups):
    path = backups._journal
    nowhere = "/" + "x" * 5000  # the system refuses even to look
    records.save(path, replace(records.load(path), second_place=nowhere))
    made = backups.make()
    assert (backups.second_folder, backups.second_fault) == (None, None)
    assert backups.all() == [made]
    with pytest.raises(NoAccessError):
        backups.set_second_place(Path(nowhere))


def test_what_is_damaged_here_is_not_brought_there(backups, clock, stick):
    good = backups.make()
    shutil.rmtree(stick / backups.folder.name)
    clock.forward(days=1)
    damage(backups.make().path)
    shutil.rmtree(stick / backups.folder.name)
    fresh = Backups(backups._journal, backups._key, now=clock)
    assert fresh.catch_up().made == good.made


def test_a_good_one_there_stands_in_for_damaged_ones_here(backups, stick):
    damage(backups.make().path)
    assert backups.newest_good().place == "second"


def test_a_second_place_that_takes_nothing_does_not_spoil_the_first(backups, stick):
    blocked = stick / backups.folder.name
    blocked.write_text("a file where the folder should be")
    made = backups.make()
    assert made.path.exists()
    assert "Nothing can be written in" in str(backups.second_fault)
    blocked.unlink()
    assert backups.catch_up() is not None
    assert backups.second_fault is None


def test_only_files_of_this_journal_are_removed_there(backups, clock, stick, tmp_path):
    """Two computers have a journal of the same name and use the same stick."""
    secret = "other" if backups._key else None
    other = tmp_path / "elsewhere" / "either.leadjournal"
    other.parent.mkdir()
    ours = stick / backups.folder.name
    with Journal.create(other, secret, seed=2) as journal:
        theirs = Backups(other, journal.key, now=clock, folder=tmp_path / "theirs")
        for minute in range(3):
            clock.now = NOW + timedelta(minutes=minute)
            made = theirs.make()
            ours.mkdir(exist_ok=True)
            shutil.copy(made.path, ours)
            (ours / f"my own {minute}.txt").write_text("mine")
    before = set(ours.iterdir())
    assert len(before) == 6
    for day in range(1, 6):
        clock.now = NOW + timedelta(days=day, minutes=1)
        backups.make()
    assert before <= set(ours.iterdir())


def test_a_namesake_there_is_left_and_ours_put_beside_it(backups, stick, clock):
    ours = stick / backups.folder.name
    ours.mkdir()
    namesake = ours / "either 2026-11-19 1730.leadjournal"
    namesake.write_bytes(b"of another computer" * 1000)
    backups.make()
    beside = ours / "either 2026-11-19 1730 2.leadjournal"
    assert copying.verify(beside, backups._key) == 1
    assert namesake.read_bytes().startswith(b"of another")
    assert backups.catch_up() is None


def test_the_second_place_is_remembered_and_can_be_given_up(backups, stick, clock):
    again = Backups(backups._journal, backups._key, now=clock)
    assert again.second_place == stick
    assert records.load(backups._journal).second_place == str(stick)
    again.set_second_place(None)
    assert backups.second_place is None and backups.second_folder is None
    backups.make()
    assert list(stick.iterdir()) == []


def test_a_second_place_has_to_be_a_folder_that_takes_files(backups, tmp_path):
    for place in (tmp_path / "missing", Path(backups._journal)):
        with pytest.raises(NoAccessError):
            backups.set_second_place(place)
    assert backups.second_place is None


def test_a_backup_can_be_made_where_one_likes(either, backups, tmp_path):
    made = backups.make_at(tmp_path / "mine.leadjournal")
    assert (made.path, made.place) == (tmp_path / "mine.leadjournal", "elsewhere")
    assert copying.verify(made.path, either.key) == 1
    folder = tmp_path / "folder"
    folder.mkdir()
    dated = [backups.make_at(folder).path.name for _ in range(2)]
    assert dated == [
        "either 2026-11-19 1730.leadjournal",
        "either 2026-11-19 1730 2.leadjournal",
    ]
    assert backups.all() == []
    with pytest.raises(JournalExistsError, match="left as it is"):
        backups.make_at(made.path)
    with pytest.raises(JournalExistsError):
        backups.make_at(Path(either.path))
    with pytest.raises(NoAccessError):
        backups.make_at(tmp_path / "missing" / "mine.leadjournal")
    assert sorted(f.name for f in folder.iterdir()) == sorted(dated)


def test_a_full_disk_harms_nothing(either, backups, clock, tmp_path):
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    earlier = backups.make()
    clock.forward(days=1)
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(StorageError):
            backups.make()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, usual)
    assert list(backups.folder.glob("either*")) == [earlier.path]
    assert either.check() == []
    assert backups.make().path.exists()


def test_junk_with_the_right_name_is_no_backup(backups, clock):
    backups.folder.mkdir(parents=True, exist_ok=True)
    junk = backups.folder / "either 2026-11-19 1200.leadjournal"
    for content in (b"", b"hello", b"\xa5" * 5000, b"SQLite format 3\0" + bytes(5000)):
        junk.write_bytes(content)
        assert backups.all() == [] and backups.newest is None
        assert backups.is_due(clock())
    assert junk.exists()


def test_the_second_place_is_another_place(backups, tmp_path):
    backups.make()
    inside = backups.folder / "inside"
    inside.mkdir()
    for place in (backups.folder, backups.folder.parent, inside):
        with pytest.raises(BadValueError, match="backups themselves"):
            backups.set_second_place(place)
    with pytest.raises(BadValueError, match="journal itself"):
        backups.set_second_place(tmp_path)
    link = tmp_path / "link"
    link.symlink_to(backups.folder.parent)
    with pytest.raises(BadValueError):
        backups.set_second_place(link)
    assert backups.second_place is None
