"""A disk on which nothing more fits: a small one in memory, as only root can make."""

import subprocess
import sys
from contextlib import suppress

import pytest

from leadjournal import Journal
from leadjournal.errors import StorageError
from leadjournal.storage import copying, recasting
from leadjournal.storage.keys import Key

KEY = Key(bytes(range(32)), bytes(range(16)))


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def disk(tmp_path):
    if not sys.platform.startswith("linux"):
        pytest.skip("there is no disk in memory")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may make a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def path(disk, key):
    """A journal on a disk that has filled up since."""
    path = disk / "a.leadjournal"
    with Journal.create(path, key) as journal, journal.change():
        journal.reflections.add("Monday", "words")
    fill(disk)
    return path


def fill(disk):
    with (disk / "much").open("ab", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


def test_a_journal_can_be_read(path, key):
    for _ in range(2):
        with Journal.open(path, key, read_only=True) as journal:
            assert [each.title for each in journal.reflections] == ["Monday"]
            assert journal.check() == []
    assert copying.verify(path, key) == 1


def test_that_it_is_full_is_told(path, key, tmp_path):
    before = path.read_bytes()
    with pytest.raises(StorageError, match="The disk is full"):
        Journal.open(path, key)
    with pytest.raises(StorageError, match="no room"):
        recasting.recast(path, key, None if key else KEY)
    with pytest.raises(StorageError, match="no room"):
        copying.copy(path, key, path.with_name("copy"))
    assert copying.copy(path, key, tmp_path / "copy") == 1
    assert path.read_bytes() == before


def test_once_there_is_room_all_goes_on(path, key):
    with pytest.raises(StorageError):
        Journal.open(path, key)
    path.with_name("much").unlink()
    with Journal.open(path, key) as journal, journal.change():
        journal.reflections.add("Tuesday", "words")
    with Journal.open(path, key) as journal:
        assert len(journal.reflections) == 2


def test_words_in_a_log_are_not_left_out(path, key):
    path.with_name("much").unlink()
    with Journal.open(path, key) as journal:
        with journal.change():
            journal.reflections.add("Tuesday", "words")
        log = path.with_name(f"{path.name}-wal")
        words, main = log.read_bytes(), path.read_bytes()
    path.write_bytes(main)
    log.write_bytes(words)
    fill(path.parent)
    with pytest.raises(StorageError, match="The disk is full"):
        Journal.open(path, key, read_only=True)
