"""Copying a journal while it is written in, and seeing that a copy is sound."""

import os
import stat
from pathlib import Path
from time import perf_counter

import pytest

from leadjournal import Journal
from leadjournal.errors import (
    DamagedError,
    JournalExistsError,
    NoAccessError,
    NoSuchJournalError,
    NotAJournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.storage import copying, keys
from tests.conftest import as_somebody_else

PAGE = 4096


def fill(journal, number=300):
    with journal.change("Import"):
        for each in range(number):
            journal.reflections.add(f"Day {each}", "I listened for once. " * 20)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "copies" / "copy.leadjournal"


@pytest.fixture(autouse=True)
def copies(target):
    target.parent.mkdir()
    return target.parent


def test_a_copy_opens_with_the_same_secret_and_holds_the_same(either, target):
    fill(either, 3)
    assert copying.copy(either.path, either.key, target) == 3
    assert copying.verify(target, either.key) == 3
    with Journal.open(target, either.key) as copy:
        assert [r.body for r in copy.reflections] == [
            r.body for r in either.reflections
        ]
        assert copy.key == either.key
        assert copy.check() == []


def test_a_copy_is_one_file_that_only_its_owner_may_read(either, target):
    fill(either, 3)
    copying.copy(either.path, either.key, target)
    copying.verify(target, either.key)
    assert list(target.parent.iterdir()) == [target]
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    if either.key:
        assert target.read_bytes()[:16] == either.key.salt
        assert b"listened" not in target.read_bytes()
    else:
        assert target.read_bytes()[18:20] == b"\1\1"  # it asks for no log beside it


def test_writing_neither_waits_for_a_copy_nor_makes_it_begin_anew(either, target):
    fill(either)
    lefts, waits = [], []

    def write(left, pages):
        lefts.append(left)
        began = perf_counter()
        with either.change():
            either.reflections.add(f"While {left} pages were left", "Words. " * 500)
        waits.append(perf_counter() - began)

    count = copying.copy(either.path, either.key, target, pages=4, progress=write)
    assert len(lefts) > 20
    assert lefts == sorted(set(lefts), reverse=True)  # every step a step further
    assert max(waits) < 2  # a writer that had to wait would wait for five seconds
    assert count == copying.verify(target, either.key) == 300  # the moment it began
    assert len(either.reflections) == 300 + len(lefts)
    assert either.check() == []


def test_another_connection_may_write_during_a_copy(either, target):
    fill(either)
    with Journal.open(either.path, either.key) as other:

        def write(left, pages):
            with other.change():
                other.reflections.add("From elsewhere")

        copying.copy(either.path, either.key, target, pages=16, progress=write)
    assert copying.verify(target, either.key) == 300


def test_a_copy_of_a_closed_journal_is_made_anew_if_it_is_written_in(either, target):
    fill(either, 50)
    either.close()
    steps = []

    def write(left, pages):
        steps.append(left)
        if len(steps) == 3:
            with Journal.open(either.path, either.key) as journal:
                fill(journal, 50)

    count = copying.copy(either.path, either.key, target, pages=4, progress=write)
    assert count == copying.verify(target, either.key) == 100
    assert {f.name for f in either.path.parent.glob("either*")} == {either.path.name}


def test_a_copy_that_is_broken_off_leaves_nothing(either, target):
    fill(either)

    def stop(left, pages):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copying.copy(either.path, either.key, target, pages=4, progress=stop)
    assert list(target.parent.iterdir()) == []
    assert either.check() == []


def test_a_copy_overwrites_nothing(either, target):
    target.write_text("mine")
    with pytest.raises(JournalExistsError, match="left as it is"):
        copying.copy(either.path, either.key, target)
    assert target.read_text() == "mine"


def test_a_folder_that_is_missing_or_locked_is_told(either, target):
    missing = target.parent / "missing" / "copy.leadjournal"
    with pytest.raises(NoAccessError, match="Nothing can be written in"):
        copying.copy(either.path, either.key, missing)
    with as_somebody_else(target), pytest.raises(NoAccessError):
        copying.copy(either.path, either.key, target)
    with pytest.raises(NoSuchJournalError):
        copying.copy(missing, None, target)


@pytest.mark.parametrize("place", [100, 20 * PAGE + 100, -100])
def test_a_damaged_journal_is_not_copied(tmp_path, target, place):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, "secret") as journal:
        fill(journal)
        key = journal.key
    damage(path, place)
    with pytest.raises(DamagedError, match="no copy of it was made"):
        copying.copy(path, key, target)
    assert not target.exists()


def damage(path, place, bits=1):
    content = bytearray(path.read_bytes())
    content[place] ^= bits
    path.write_bytes(content)


@pytest.mark.parametrize("place", [0, 15, 20, 200, PAGE - 1, 5 * PAGE + 17, -1])
def test_one_bit_wrong_in_an_encrypted_copy_is_noticed(tmp_path, target, place):
    with Journal.create(tmp_path / "a.leadjournal", "secret") as journal:
        fill(journal, 50)
        copying.copy(Path(journal.path), journal.key, target)
    damage(target, place)
    with pytest.raises(DamagedError, match=r"copy\.leadjournal is damaged"):
        copying.verify(target, journal.key)


@pytest.mark.parametrize("size", [PAGE, 3 * PAGE, 10 * PAGE + 5, -PAGE, -1])
def test_a_copy_that_was_cut_short_is_noticed(either, target, size):
    fill(either, 50)
    copying.copy(either.path, either.key, target)
    os.truncate(target, size % target.stat().st_size)
    with pytest.raises(DamagedError):
        copying.verify(target, either.key)


def test_the_structure_of_a_plain_copy_is_looked_through(tmp_path, target):
    with Journal.create(tmp_path / "a.leadjournal") as journal:
        fill(journal)
        copying.copy(Path(journal.path), None, target)
    for page in range(5, 30):
        damage(target, page * PAGE + 3, 0x55)
    with pytest.raises(DamagedError):
        copying.verify(target, None)


def test_a_wrong_key_is_told_from_damage(tmp_path, target):
    with Journal.create(tmp_path / "a.leadjournal", "secret") as journal:
        copying.copy(Path(journal.path), journal.key, target)
    for key in (keys.derive("guess", journal.key.salt), keys.new("secret")):
        with pytest.raises(WrongPassphraseError):
            copying.verify(target, key)
    with pytest.raises(PassphraseNeededError):
        copying.verify(target, None)


def test_what_is_no_journal_is_told(target):
    with pytest.raises(NoSuchJournalError):
        copying.verify(target, None)
    target.write_bytes(b"SQLite format 3\0" + b"\0" * 5000)
    with pytest.raises((DamagedError, NotAJournalError)):
        copying.verify(target, None)
