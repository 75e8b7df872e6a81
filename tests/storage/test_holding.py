"""What reads a file that is open here takes no locks away, and finds what is there."""

import os
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from leadjournal import Journal
from leadjournal.errors import StorageError
from leadjournal.safekeeping import dated_files
from leadjournal.salvaging import key_search, recovery, wreck
from leadjournal.storage import copying, holding, identity, looking, seals
from leadjournal.storage.connecting import connect

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, seed=1).close()
    return path


#: Whoever could lock the file for itself alone would take away the log.
LOCKING = (
    "import fcntl, sys; file = open(sys.argv[1], 'r+b');"
    "fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)"
)

READING = {
    "first bytes": identity.first_bytes,
    "salt": identity.salt,
    "seal": seals.is_broken,
    "seed": looking.seed_of,
    "look": lambda path: looking.look(path, None),
    "verify": lambda path: copying.verify(path, None),
    "plain": key_search.is_plain,
    "duplicate": lambda path: dated_files.duplicate(path, path.with_name("b")),
    "wreck": lambda path: wreck.copy_what_can_be_read(path, path.with_name("b")),
}


@posix
@pytest.mark.parametrize("read", READING.values(), ids=READING)
def test_no_reading_takes_the_locks_of_a_connection_that_is_open_here(path, read):
    with closing(connect(path, None)) as db:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM reflections").fetchall()
        read(path)
        other = [sys.executable, "-c", LOCKING, path]
        done = subprocess.run(other, capture_output=True, check=False)
        assert b"BlockingIOError" in done.stderr


def test_a_file_is_held_until_the_last_connection_is_closed(path):
    one, other = connect(path, None), connect(path, None, read_only=True)
    assert holding.is_held(path)
    one.close()
    one.close()  # a second time does nothing
    assert holding.is_held(path)
    other.close()
    assert not holding.is_held(path)


def test_who_comes_and_goes_hides_from_nobody_that_a_file_is_open(path):
    wrong, is_over = [], threading.Event()

    def come_and_go():
        while not is_over.is_set():
            holding.let_go(holding.hold(path))

    def look():
        while not is_over.is_set():
            if not holding.is_held(path):
                wrong.append("not held")
            if identity.first_bytes(path)[:16] != identity.PLAIN_HEADER:
                wrong.append("other bytes")

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with Journal.open(path):
            threads = [
                threading.Thread(target=each) for each in [come_and_go, look] * 2
            ]
            for each in threads:
                each.start()
            is_over.wait(0.5)
            is_over.set()
            for each in threads:
                each.join()
    finally:
        sys.setswitchinterval(interval)
    assert wrong == []
    assert not holding.is_held(path)


def test_the_first_bytes_are_those_of_now_also_of_a_file_that_is_open(tmp_path):
    path = tmp_path / "new.leadjournal"
    with closing(connect(path, None)) as db:
        assert identity.first_bytes(path) == b""
        db.execute("CREATE TABLE a (b)")
        assert identity.first_bytes(path).startswith(identity.PLAIN_HEADER)


def test_no_descriptor_stays_open(path):
    numbers = range(3, 200)

    def opened():
        return [each for each in numbers if _is_open(each)]

    before = opened()
    for read in (identity.salt, seals.is_broken, lambda path: looking.look(path, None)):
        read(path)
    Journal.open(path).close()
    assert opened() == before


def _is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def test_a_journal_that_is_open_here_is_not_replaced(path):
    backup = path.with_name("backup")
    copying.copy(path, None, backup)
    with Journal.open(path) as journal:
        with pytest.raises(StorageError, match="has this journal open"):
            recovery.put_back(path, backup, None, now=journal.local_now())


@posix
@pytest.mark.parametrize("secret", [None, "secret"], ids=["plain", "encrypted"])
def test_a_new_journal_is_for_its_owner_only_with_all_beside_it(tmp_path, secret):
    earlier = os.umask(0o022)
    try:
        with Journal.create(tmp_path / "a.leadjournal", secret) as journal:
            with journal.change():
                journal.reflections.add("Monday")
            modes = {
                each.name: each.stat().st_mode & 0o777 for each in tmp_path.glob("a*")
            }
    finally:
        os.umask(earlier)
    assert set(modes.values()) == {0o600} and len(modes) == 3
