"""Dated files: their order, and what can be one."""

import os
import random
from datetime import UTC, datetime

import pytest

from leadjournal import Journal
from leadjournal.safekeeping.dated_files import DatedFiles, may_be_journal
from leadjournal.storage.keys import Key

KEY = Key(bytes(range(32)), bytes(range(16)))
NOW = datetime(2026, 11, 22, 9, 32, tzinfo=UTC)
FILES = DatedFiles("a", lambda: NOW)


def test_of_one_minute_the_later_file_is_the_newer(tmp_path):
    first = FILES.free_path(tmp_path)
    first.touch()
    second = FILES.free_path(tmp_path)
    second.touch()
    first.unlink()
    third = FILES.free_path(tmp_path)
    third.touch()
    assert third.name == "a 2026-11-22 0932 3.leadjournal"
    assert FILES.age(second, NOW) < FILES.age(third, NOW)


def test_the_tenth_of_a_minute_is_newer_than_the_second(tmp_path):
    tenth, second = (
        tmp_path / f"a 2026-11-22 0932 {number}.leadjournal" for number in (10, 2)
    )
    assert FILES.age(second, NOW) < FILES.age(tenth, NOW)


def test_of_one_number_the_disk_tells_which_is_newer(tmp_path):
    ages = []
    for folder, second in (("here", 2), ("second", 1)):
        path = tmp_path / folder / "a 2026-11-22 0932.leadjournal"
        path.parent.mkdir()
        path.touch()
        os.utime(path, (second, second))
        ages.append(FILES.age(path, NOW))
    assert ages[0] > ages[1]


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_journal_can_be_one_and_junk_cannot(tmp_path, key):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, key).close()
    assert may_be_journal(path)
    assert may_be_journal(path, {KEY.salt})
    assert may_be_journal(path, {bytes(16)}) == (key is None)
    path.write_bytes(path.read_bytes()[:-1])
    assert not may_be_journal(path)
    assert not may_be_journal(tmp_path / "away")


@pytest.mark.parametrize("size", [0, 50_000, 3 * 4096])
def test_chance_is_no_journal(tmp_path, size):
    path = tmp_path / "junk"
    path.write_bytes(random.Random(6).randbytes(size))
    assert not may_be_journal(path, {KEY.salt})


def test_another_program_s_database_is_no_journal(tmp_path):
    path = tmp_path / "junk"
    path.write_bytes(b"SQLite format 3\0".ljust(4096, b"\0"))
    assert not may_be_journal(path)
