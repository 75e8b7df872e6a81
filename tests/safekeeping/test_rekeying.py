"""The copies of a journal follow when its passphrase changes, or are told of."""

import shutil
import sys
from contextlib import closing
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from leadjournal import Journal, paths
from leadjournal.errors import (
    WrongPassphraseError,
)
from leadjournal.safekeeping import rekeying
from leadjournal.safekeeping.backups import Backups
from leadjournal.safekeeping.rekeying import Left, Way, follow, plain_copies, rekey
from leadjournal.storage import copying, keys, recasting
from leadjournal.storage.connecting import connect
from leadjournal.storage.identity import salt
from tests.conftest import clock
from tests.rekeyed import ONE, TWO, made, write_a_canary

JOURNALS = Path(__file__).parents[1] / "journals"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.leadjournal"


def test_a_passphrase_and_its_key_are_one(path):
    made(path, None)
    rekey(path, None, keys.new("it's a secrét"), now=clock)
    with Journal.open(path, "it's a secrét") as journal:
        assert journal.check() == []
    with pytest.raises(WrongPassphraseError):
        Journal.open(path, "it's a secret")


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_journals_of_earlier_versions_follow_with_what_was_kept_of_them(path, version):
    shutil.copyfile(JOURNALS / f"{version}.leadjournal", path)
    Journal.open(path).close()
    kept = [each for each in path.parent.iterdir() if " before upgrade " in each.name]
    done = rekey(path, None, ONE, now=clock)
    assert done.copies == len(kept) and not done.left
    for each in (path, *kept):
        assert salt(each) == ONE.salt
        Journal.open(each, ONE).close()
    assert plain_copies(path, now=clock) == []


def test_backups_follow_here_and_in_the_second_place(path, tmp_path):
    made(path, None, write_a_canary)
    backups = with_second_place(path, tmp_path)
    before = {each.path: each.path.stat().st_mtime_ns for each in backups.all()}
    assert {each.place for each in backups.all()} == {"here", "second"}
    for old, new in ((None, ONE), (ONE, TWO)):
        done = rekey(path, old, new, now=clock)
        assert (done.copies, done.left) == (2, ())
        for each in (path, *before):
            assert copying.verify(each, new) == 1
            assert b"canary" not in each.read_bytes()
            assert salt(each) == new.salt
        assert {b: b.stat().st_mtime_ns for b in before} == before
    assert "and so do 2 backups or copies of it." in done.sentence
    rekey(path, TWO, None, now=clock)
    assert [copying.verify(each, None) for each in (path, *before)] == [1, 1, 1]


def test_what_cannot_follow_is_told_by_its_name(path, tmp_path):
    made(path, ONE)
    folder = paths.backups_folder(path)
    backup = Backups(path, ONE, now=clock).make().path
    earlier = path.with_name("a before upgrade 1.leadjournal")
    made(earlier, keys.Key(b"3" * 32, b"one more of sixt"))
    damaged = path.with_name("a before upgrade 2.leadjournal")
    made(damaged, None)
    damaged.write_bytes(damaged.read_bytes()[:-4096])
    done = rekey(path, ONE, TWO, now=clock)
    assert salt(backup) == TWO.salt and folder in backup.parents
    assert Left(earlier, Way.EARLIER) in done.left
    assert f"{earlier} still opens with an earlier passphrase." in done.sentence


def test_a_plain_copy_that_cannot_be_changed_is_told(path):
    made(path, None)
    copy = path.with_name("a before upgrade 1.leadjournal")
    shutil.copyfile(path, copy)
    with closing(connect(copy, None)) as open_elsewhere:
        open_elsewhere.execute("BEGIN IMMEDIATE")
        done = rekey(path, None, ONE, now=clock)
    assert done.left == (Left(copy, Way.PLAIN),)
    assert f"{copy} is still not encrypted." in done.sentence
    assert plain_copies(path, now=clock) == [copy]
    again = follow(path, None, ONE, now=clock)
    assert (again.copies, again.left) == (1, ())


def test_a_second_place_that_is_away_is_told(path, tmp_path):
    made(path, None)
    with_second_place(path, tmp_path)
    (tmp_path / "stick").rename(tmp_path / "elsewhere")
    done = rekey(path, None, ONE, now=clock)
    assert (done.copies, done.away) == (1, tmp_path / "stick")
    assert "is not there now: the backups in it are as they were." in done.sentence


def test_another_journal_of_the_same_name_is_left_alone(path, tmp_path):
    made(path, None)
    other = path.with_name("a before upgrade 1.leadjournal")
    Journal.create(other, seed=2).close()
    before = other.read_bytes()
    done = rekey(path, None, ONE, now=clock)
    assert (done.copies, done.left) == (0, ())
    assert other.read_bytes() == before
    assert plain_copies(path, ONE, now=clock) == []


def test_rescued_texts_follow(path):
    made(path, ONE)
    name = paths.backups_folder(path).name
    rescued = paths.rescued_folder() / f"{name} 2026-11-19.leadjournal"
    rescued.parent.mkdir(parents=True)
    made(rescued, ONE)
    assert rekey(path, ONE, TWO, now=clock).copies == 1
    assert salt(rescued) == TWO.salt


def test_what_was_salvaged_follows(path):
    made(path, None)
    salvaged = path.with_name("a salvaged 2026-11-22 0930.leadjournal")
    made(salvaged, None, write_a_canary)
    assert rekey(path, None, ONE, now=clock).copies == 1
    assert b"canary" not in salvaged.read_bytes()


@pytest.mark.parametrize("broken_off", ["before it", "as it took its name"])
def test_what_was_broken_off_is_finished_later(path, broken_off):
    made(path, None, write_a_canary)
    backup = Backups(path, None, now=clock).make().path
    recasting.recast(path, None, ONE)  # and then the power failed
    if broken_off != "before it":
        recasting.recast(backup, None, ONE)
    left = recasting.leftover_of(backup)
    left.write_bytes(b"a canary")
    of_one_that_is_gone = left.with_name("a 2026-11-01 0930.leadjournal.rekeying.part")
    of_one_that_is_gone.write_bytes(b"a canary")
    with Journal.open(path, ONE):
        done = rekeying.finish(path, ONE, now=clock)
    assert done.left == () and plain_copies(path, ONE, now=clock) == []
    assert bool(done.afterwards) == (broken_off == "before it")
    assert b"canary" not in backup.read_bytes()
    assert not left.exists() and not of_one_that_is_gone.exists()


def test_a_copy_that_another_is_at_is_told_and_its_new_file_left(path):
    made(path, ONE)
    copy = path.with_name("a before upgrade 1.leadjournal")
    made(copy, None)
    with closing(connect(copy, None)) as open_elsewhere:
        open_elsewhere.execute("PRAGMA journal_mode = DELETE")
        open_elsewhere.execute("BEGIN IMMEDIATE")
        left = recasting.leftover_of(copy)
        left.write_bytes(b"half")
        done = rekeying.finish(path, ONE, now=clock)
        assert left.exists()
    assert done.afterwards == f"{copy} is still not encrypted."


def test_looking_at_what_is_open_here_takes_no_lock_of_it(path):
    if not Path("/proc/locks").exists():
        pytest.skip("only where locks are listed can they be counted")
    with Journal.create(path, ONE, clock=clock) as journal:
        with journal.change("Write"):
            journal.reflections.add("Monday")
        before = locks(path)
        assert rekeying._is_so(path, ONE) and before
        assert locks(path) == before


def locks(path):
    number = f":{path.stat().st_ino} "
    return [
        line for line in Path("/proc/locks").read_text().splitlines() if number in line
    ]


def test_what_is_told_reads_well():
    plain = tuple(Left(Path(name), Way.PLAIN) for name in ("a", "b"))
    told = rekeying.Rekeyed(True, 1, plain).sentence
    assert told == (
        "The journal now opens with the new passphrase only, and so does 1 backup or"
        " copy of it. a and b are still not encrypted."
    )
    assert "whoever has it can read it." in rekeying.Rekeyed(False).sentence
    assert rekeying.Rekeyed(False, 2).sentence == (
        "The journal and 2 backups or copies of it have no passphrase any more: whoever"
        " has them can read them."
    )
    assert rekeying.Rekeyed(True, 2).sentence.endswith(
        "so do 2 backups or copies of it."
    )
    folders = tuple(map(Path, "ab"))
    told = rekeying.Rekeyed(True, unread=folders).afterwards
    assert told.startswith("The folders a and b cannot be read: what is in them")


def test_a_folder_that_cannot_be_read_is_named(path):
    made(path, None)
    folder = paths.backups_folder(path)
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way")
    for old, new in ((None, ONE), (ONE, TWO)):
        done = rekey(path, old, new, now=clock)
        assert done.unread == (folder,)
        assert f"The folder {folder} cannot be read" in done.sentence


def test_what_was_left_unfinished_and_plain_is_removed(path):
    made(path, None, write_a_canary)
    folder = paths.backups_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    parts = [
        path.with_name("a.leadjournal.part"),
        path.with_name("a.leadjournal.restoring.part"),
        folder / "a 2026-11-19 1730.leadjournal.4242.1.part",
        folder / "a 2026-11-19 1730.leadjournal.4242.part",
        folder / ".a 2026-11-19 1730.leadjournal.looking.part",
    ]
    for each in parts:
        each.write_bytes(path.read_bytes())
    parts[0].write_bytes(path.read_bytes()[:5000])
    others = [path.with_name("a film.part"), path.with_name("ab.leadjournal.part")]
    for each in others:
        each.write_bytes(path.read_bytes())
    done = rekey(path, None, ONE, now=clock)
    assert done.left == () and not any(each.exists() for each in parts)
    assert all(each.exists() for each in others)


def test_a_backup_cut_short_is_no_backup_and_is_named_all_the_same(path):
    made(path, None, write_a_canary)
    backups = Backups(path, None, now=clock)
    backup = backups.make().path
    backup.write_bytes(backup.read_bytes()[:-4000])
    assert backups.all() == []
    done = rekey(path, None, ONE, now=clock)
    assert done.left == (Left(backup, Way.PLAIN),)


def test_what_somebody_is_writing_just_now_is_named(path):
    made(path, None)
    part = path.with_name("a.leadjournal.part")
    shutil.copyfile(path, part)
    script = "import sys, sqlite3; db = sqlite3.connect(sys.argv[1]);"
    script += "db.execute('BEGIN EXCLUSIVE'); print(flush=True); input()"
    command = [sys.executable, "-c", script, str(part)]
    with Popen(command, stdin=PIPE, stdout=PIPE) as other:
        other.stdout.readline()
        done = rekey(path, None, ONE, now=clock)
        other.communicate(b"\n")
    assert done.left == (Left(part, Way.PLAIN),)
    assert part.exists()


def test_copies_of_a_shared_folder_are_named(path):
    made(path, None)
    certain = path.with_name("a (conflicted copy).leadjournal")
    perhaps = path.with_name("a-LAPTOP.leadjournal")
    for each in (certain, perhaps):
        shutil.copyfile(path, each)
    done = rekey(path, None, ONE, now=clock)
    assert f"{certain} and {perhaps} are still not encrypted." in done.sentence
    for each in (certain, perhaps):
        recasting.recast(each, None, ONE)
    done = rekey(path, ONE, TWO, now=clock)
    assert {each.way for each in done.left} == {Way.EARLIER}
    assert {each.path for each in done.left} == {certain, perhaps}


def test_a_change_that_was_broken_off_is_told_once(path, monkeypatch):
    made(path, ONE)
    backup = Backups(path, ONE, now=clock).make().path
    with monkeypatch.context() as broken:
        broken.setattr(rekeying, "follow", stop)
        broken.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            rekey(path, ONE, TWO, now=clock)
    told = rekeying.finish(path, TWO, now=clock).afterwards
    assert told == f"{backup} still opens with an earlier passphrase."
    assert rekeying.finish(path, TWO, now=clock).afterwards == ""


def stop(*_, **__):
    raise KeyboardInterrupt


def with_second_place(path, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    backups = Backups(path, None, now=clock)
    backups.set_second_place(stick)
    backups.make()
    return backups
