"""A backup takes the place of a journal, which is kept; one is always there."""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from leadjournal import Journal
from leadjournal.errors import (
    DamagedError,
    JournalExistsError,
    NoSuchJournalError,
    PassphraseNeededError,
    StorageError,
    WrongPassphraseError,
)
from leadjournal.salvaging import key_search, recovery
from leadjournal.storage import copying, identity, seals
from leadjournal.storage.keys import Key
from tests.damage import contents, flip, lose_pages

KEY = Key(bytes(range(32)), bytes(range(16)))
NOW = datetime(2026, 11, 22, 17, 30).astimezone()
KEPT = "a before recovery 2026-11-22 1730.leadjournal"


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "journals"
    folder.mkdir()
    return folder


@pytest.fixture
def path(folder, key):
    """A journal in which something was written since its backup."""
    path = folder / "a.leadjournal"
    with Journal.create(path, key, seed=1) as journal:
        with journal.change("Write"):
            journal.reflections.add("Old", "text")
        copying.copy(path, key, folder.parent / "backup")
        with journal.change("Write"):
            journal.reflections.add("New", "text")
    return path


@pytest.fixture
def backup(path):
    return path.parent.parent / "backup"


def words_in_the_log(path, key):
    """Write something that a crash has left in the log beside a journal."""
    with Journal.open(path, key) as journal:
        with journal.change("Write"):
            journal.reflections.add("In the log", "only")
        log = path.with_name(f"{path.name}-wal").read_bytes()
        main = path.read_bytes()
    path.write_bytes(main)
    path.with_name(f"{path.name}-wal").write_bytes(log)


def titles(path, key):
    with Journal.open(path, key) as journal:
        assert journal.check() == []
        return {each.title for each in journal.reflections}


def test_the_backup_is_the_journal_and_the_earlier_file_is_kept(path, backup, key):
    before = path.read_bytes()
    kept = recovery.put_back(path, backup, key, now=NOW)
    assert kept == path.with_name(KEPT)
    assert sorted(contents(path.parent)) == [KEPT, path.name]
    assert kept.read_bytes() == before
    assert not seals.is_broken(path)
    assert titles(path, key) == {"Old"}
    assert titles(kept, key) == {"Old", "New"}
    assert backup.exists()


def test_a_damaged_journal_is_kept_to_the_last_byte(path, backup, key):
    lose_pages(path, [1, 3])
    before = path.read_bytes()
    kept = recovery.put_back(path, backup, key, now=NOW)
    assert kept.read_bytes() == before
    assert titles(path, key) == {"Old"}


def test_a_log_goes_with_its_journal_and_not_into_the_backup(path, backup, key):
    words_in_the_log(path, key)
    kept = recovery.put_back(path, backup, key, now=NOW)
    assert titles(path, key) == {"Old"}
    assert titles(kept, key) == {"Old", "New", "In the log"}


def test_two_recoveries_in_a_minute_keep_two_files(path, backup, key):
    first = recovery.put_back(path, backup, key, now=NOW)
    second = recovery.put_back(path, backup, key, now=NOW)
    assert first.read_bytes() != second.read_bytes()
    assert second.name == "a before recovery 2026-11-22 1730 2.leadjournal"


def test_a_bad_backup_is_not_put_in_place(path, backup, key):
    lose_pages(backup, [5])
    before = contents(path.parent)
    with pytest.raises(DamagedError):
        recovery.put_back(path, backup, key, now=NOW)
    assert contents(path.parent) == before


def test_what_is_kept_is_a_file_of_its_own(path, backup, key, monkeypatch):
    def cut_short(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(recovery, "_exchange", cut_short)
    monkeypatch.setattr(recovery, "_let_go", lambda *_: None)
    with pytest.raises(KeyboardInterrupt):
        recovery.put_back(path, backup, key, now=NOW)
    kept = path.with_name(KEPT)
    assert kept.read_bytes() == path.read_bytes()
    with Journal.open(path, key) as journal, journal.change("Write"):
        journal.reflections.add("Later", "text")
    assert titles(kept, key) == {"Old", "New"}
    assert titles(path, key) == {"Old", "New", "Later"}


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open stays there")
def test_a_journal_that_another_program_has_open_is_left_alone(path, backup, key):
    secret = f"Key({key.raw!r}, {key.salt!r})" if key else "None"
    code = (
        "import sys; from leadjournal import Journal;"
        "from leadjournal.storage.keys import Key"
        f"\nwith Journal.open(sys.argv[1], {secret}) as journal:"
        "\n    print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert other.stdout.readline() == b"open\n"
        before = path.read_bytes()
        with pytest.raises(StorageError, match="Another program has this journal open"):
            recovery.put_back(path, backup, key, now=NOW)
        assert path.read_bytes() == before
    finally:
        other.communicate(timeout=60)
    assert recovery.put_back(path, backup, key, now=NOW).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no forks")
@pytest.mark.parametrize("log", [False, True], ids=["closed", "crashed"])
def test_killed_at_any_step_one_of_the_two_is_there(path, backup, key, log):
    old = {"Old", "New"}
    if log:
        words_in_the_log(path, key)
        old.add("In the log")
    raw = [each.hex() for each in (key.raw, key.salt)] if key else []
    done = subprocess.run(
        [sys.executable, "-m", "tests.salvaging.dying", path, backup, *raw],
        cwd=Path(__file__).parents[2],
        check=False,
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    ends = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(ends) > 20
    for end in ends:
        assert end["names"] == 1
        assert set(end["journal"]) in ({"Old"}, old)
        assert all(set(kept) == old for kept in end["kept"])
        assert set(end["journal"]) == old or end["kept"]
    assert ends[-1]["journal"] == ["Old"]


def test_a_missing_journal_is_put_there_again(path, backup, key):
    path.unlink()
    with pytest.raises(NoSuchJournalError):
        recovery.put_back(path, backup, key, now=NOW)
    recovery.put_in_place(path, backup, key)
    assert titles(path, key) == {"Old"}
    with pytest.raises(JournalExistsError):
        recovery.put_in_place(path, backup, key)


def test_the_key_is_found_though_the_first_bytes_are_lost(tmp_path):
    path, backup = tmp_path / "a.leadjournal", tmp_path / "backup"
    with Journal.create(path, "secret", seed=1) as journal:
        made = journal.key
        copying.copy(path, made, backup)
    assert key_search.find_key(path, "secret", []) == made
    with pytest.raises(WrongPassphraseError):
        key_search.find_key(path, "guess", [backup])
    with pytest.raises(PassphraseNeededError):
        key_search.find_key(path, None, [backup])
    flip(path, 3, 200, 300)
    assert identity.salt(path) != made.salt
    assert key_search.find_key(path, "secret", [backup]) == made
    with pytest.raises(WrongPassphraseError, match="or nothing of the file can be"):
        key_search.find_key(path, "secret", [])


def test_a_plain_journal_is_known_as_one_without_its_first_page(tmp_path):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, seed=1).close()
    lose_pages(path, [1])
    assert key_search.is_plain(path)
    assert key_search.find_key(path, "needless", []) is None
    path.unlink()
    Journal.create(path, KEY, seed=1).close()
    assert not key_search.is_plain(path)


def test_a_backup_that_takes_no_place_leaves_all_as_it_was(
    path, backup, key, monkeypatch
):
    before = contents(path.parent)
    replaced = Path.replace

    def refused(part, target):
        if Path(target) == path:
            raise PermissionError(13, "Permission denied")
        return replaced(part, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(StorageError, match="could not be put in the place"):
        recovery.put_back(path, backup, key, now=NOW)
    assert contents(path.parent) == before
    assert path.stat().st_nlink == 1
    assert titles(path, key) == {"Old", "New"}
