"""A file gets another key whole, or stays as it is, whatever happens."""

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
from contextlib import suppress

import pytest

from leadjournal import Journal
from leadjournal.errors import (
    DamagedError,
    NoSuchJournalError,
    PassphraseNeededError,
    ReadOnlyPlaceError,
    StorageError,
    WrongPassphraseError,
)
from leadjournal.safekeeping.rekeying import rekey
from leadjournal.storage import copying, identity, recasting, seals
from tests.conftest import as_somebody_else, clock
from tests.rekeyed import (
    ONE,
    TWO,
    WAYS,
    attachments,
    demo,
    empty,
    made,
    odd_texts,
    rows,
    write_a_canary,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.leadjournal"


@pytest.mark.parametrize(("old", "new"), WAYS, ids=["set", "change", "remove"])
@pytest.mark.parametrize("kind", [empty, demo, attachments, odd_texts])
def test_all_that_a_journal_holds_is_there_with_its_new_key(path, kind, old, new):
    kind(path, old)
    before = rows(path, old)
    done = rekey(path, old, new, now=clock)
    assert done.encrypted == (new is not None) and not done.left
    assert rows(path, new) == before
    assert [each.name for each in path.parent.glob("a.*")] == [path.name]
    with Journal.open(path, new, clock=clock) as journal:
        assert journal.check() == []
        assert journal.key == new
    if new is not None:
        assert identity.salt(path) == new.salt
        with pytest.raises(PassphraseNeededError):
            Journal.open(path)


@pytest.mark.parametrize("new", [None, TWO])
def test_the_schema_is_that_of_a_new_journal(path, new):
    made(path, ONE)
    fresh = made(path.with_name("fresh.leadjournal"), None)
    rekey(path, ONE, new, now=clock)
    for query in (recasting._SCHEMA, "PRAGMA user_version", "PRAGMA application_id"):
        assert rows(path, new).get(query) == rows(fresh, None).get(query)


def test_what_is_typed_is_found_and_erased_as_before(path):
    made(path, None)
    rekey(path, None, ONE, now=clock)
    with Journal.open(path, ONE, clock=clock) as journal:
        with journal.change("Write"):
            reflection = journal.reflections.add("Monday", "a canary sings")
        assert journal.reflections.find("canaries").total == 1
        with journal.change("Erase"):
            journal.reflections.erase(reflection)
        assert journal.reflections.find("canary").total == 0
    rekey(path, ONE, None, now=clock)
    assert b"canary" not in path.read_bytes()


def test_the_bytes_of_the_plain_file_are_written_over(path):
    made(path, None, write_a_canary)
    with path.open("rb") as old:
        assert b"canary" in old.read()
        rekey(path, None, ONE, now=clock)
        if os.name == "posix":
            old.seek(0)
            assert set(old.read()) == {0}


def test_a_file_with_another_name_too_keeps_what_it_has_there(path):
    made(path, None, write_a_canary)
    other = path.with_name("by another name")
    os.link(path, other)
    rekey(path, None, ONE, now=clock)
    assert copying.verify(other, None) == 1


def test_a_link_goes_on_pointing_to_the_journal(path, tmp_path):
    real = made(tmp_path / "real.leadjournal", None)
    path.symlink_to(real)
    rekey(path, None, ONE, now=clock)
    assert path.is_symlink() and identity.salt(real) == ONE.salt


def test_who_may_read_the_file_stays_as_it_was(path):
    made(path, None)
    path.chmod(0o640)
    rekey(path, None, ONE, now=clock)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_an_open_journal_is_refused_and_stays_as_it_is(path):
    with Journal.create(path, clock=clock) as journal:
        with journal.change("Write"):
            journal.reflections.add("Monday", "words")
        with pytest.raises(StorageError, match="Another program has this journal open"):
            in_another_process(path, None, ONE)
        with journal.change("Write"):
            journal.reflections.add("Tuesday", "more words")
    assert copying.verify(path, None) == 2
    assert not recasting.leftover_of(path).exists()


def in_another_process(path, old, new):
    """Rekey as another program does, and raise what it raised."""
    said = subprocess.run(
        [sys.executable, "-c", CHILD, path, *map(_told, (old, new))],
        capture_output=True,
        text=True,
        check=False,
    )
    if said.returncode:
        raise StorageError(said.stderr)


def _told(key):
    return f"{key.raw.hex()}{key.salt.hex()}" if key else "-"


CHILD = """
import sys
from pathlib import Path
from leadjournal.storage import keys, recasting

def key(text):
    raw = bytes.fromhex(text) if text != "-" else None
    return keys.Key(raw[:32], raw[32:]) if raw else None

path, old, new = Path(sys.argv[1]), key(sys.argv[2]), key(sys.argv[3])
print("ready", flush=True)
recasting.recast(path, old, new)
"""


def test_of_several_programs_at_once_one_gives_the_key(path):
    demo(path, ONE)
    count = copying.verify(path, ONE)
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, path, _told(ONE), _told(TWO)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(3)
    ]
    assert sorted(child.wait() for child in children) == [0, 1, 1]
    assert copying.verify(path, TWO) == count
    assert not recasting.leftover_of(path).exists()


@pytest.mark.parametrize(("old", "new"), WAYS, ids=["set", "change", "remove"])
def test_a_kill_leaves_the_one_or_the_other_journal_whole(path, old, new):
    demo(path, old)
    count = copying.verify(path, old)
    for number in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, path, _told(old), _told(new)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert child.stdout.readline() == b"ready\n"
        with suppress(subprocess.TimeoutExpired):
            child.wait(random.Random(number).uniform(0.0, 0.1))
        child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        child.wait()
        child.stdout.close()
        now_has = new if _opens(path, new) else old
        assert copying.verify(path, now_has) == count
        old, new = (new, old) if now_has == new else (old, new)
    rekey(path, old, new, now=clock)
    assert not recasting.leftover_of(path).exists()
    assert [each.name for each in path.parent.glob("a.*")] == [path.name]


def _opens(path, key):
    try:
        copying.verify(path, key)
    except (PassphraseNeededError, WrongPassphraseError):
        return False
    return key is None or identity.salt(path) == key.salt


def test_a_wrong_key_changes_nothing(path):
    made(path, ONE)
    before = path.read_bytes()
    for old, error in ((TWO, WrongPassphraseError), (None, PassphraseNeededError)):
        with pytest.raises(error):
            rekey(path, old, None, now=clock)
    assert path.read_bytes() == before


def test_a_missing_or_damaged_journal_is_told_and_not_written_to(path):
    with pytest.raises(NoSuchJournalError):
        rekey(path, None, ONE, now=clock)
    made(path, ONE, write_a_canary)
    content = bytearray(path.read_bytes())
    content[5 * 4096 + 100] ^= 1
    path.write_bytes(content)
    with pytest.raises(DamagedError):
        rekey(path, ONE, TWO, now=clock)
    assert path.read_bytes() == content


def test_no_room_and_no_right_to_write_are_told_before_anything_is(path, monkeypatch):
    made(path, None)
    before = path.read_bytes()
    usage = type(shutil.disk_usage(path.parent))
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda where: usage(10**9, 10**9, 100))
        with pytest.raises(StorageError, match="no room"):
            rekey(path, None, ONE, now=clock)
    path.chmod(0o666)
    with as_somebody_else(path), pytest.raises(ReadOnlyPlaceError, match="locked"):
        recasting.recast(path, None, ONE)
    assert path.read_bytes() == before
    assert not recasting.leftover_of(path).exists()


def test_by_a_clock_that_tells_little_a_new_key_is_not_taken_for_rot(path):
    made(path, ONE)
    for key, other in ((ONE, TWO), (TWO, ONE)):
        os.utime(path, ns=(0, 1_700_000_000_000_000_000))
        assert seals.seal(path)
        size = path.stat().st_size
        recasting.recast(path, key, other)
        os.utime(path, ns=(0, 1_700_000_000_000_000_000))
        assert path.stat().st_size == size
        assert not seals.is_broken(path)
