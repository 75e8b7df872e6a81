"""What is noticed of a journal's file while it is open."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from sqlcipher3 import dbapi2

from leadjournal import Journal
from leadjournal.errors import (
    DamagedError,
    ReadOnlyPlaceError,
    ReplacedError,
    WrongPassphraseError,
)
from leadjournal.storage.faults import told_in_words
from tests.conftest import as_somebody_else

PAGE = 4096


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.leadjournal"


@pytest.fixture(params=[None, "secret"], ids=["plain", "encrypted"])
def secret(request):
    return request.param


def filled(path, secret=None, count=300):
    with Journal.create(path, secret) as journal, journal.change():
        for number in range(count):
            journal.reflections.add(f"Day {number}", f"word{number} " * 200)


def spoil(path, page, length=PAGE):
    content = bytearray(path.read_bytes())
    content[page * PAGE : page * PAGE + length] = b"\xa5" * length
    path.write_bytes(content)


def test_a_file_that_was_cut_short_is_not_opened_nor_written_to(path, secret):
    filled(path, secret)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2 // PAGE * PAGE])
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="nothing more is written"):
        Journal.open(path, secret)
    assert path.read_bytes() == before
    assert list(path.parent.glob("a.leadjournal*")) == [path]


@pytest.mark.parametrize("left", [0, 100, 3 * PAGE + 7])
def test_what_was_a_journal_when_it_was_closed_here_is_told_to_be_damaged(
    path, secret, left
):
    filled(path, secret, 5)
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(DamagedError):
        Journal.open(path, secret)
    assert path.stat().st_size == left


def test_after_damage_was_read_nothing_is_written_any_more(path, secret):
    filled(path, secret)
    for page in range(100, 140):
        spoil(path, page)
    with Journal.open(path, secret) as journal:
        with pytest.raises(DamagedError), told_in_words():
            assert all(each.body for each in journal.reflections)
        assert journal.damaged
        before = path.read_bytes()
        with pytest.raises(DamagedError), journal.change():
            journal.reflections.add("More")
        assert path.read_bytes() == before


def test_a_wrong_passphrase_is_not_taken_for_damage(path):
    filled(path, "secret", 1)
    with pytest.raises(WrongPassphraseError):
        Journal.open(path, "another")


def test_a_file_put_in_its_place_is_noticed_before_the_next_change(path, secret):
    filled(path, secret, 2)
    other = path.with_name("other.leadjournal")
    shutil.copyfile(path, other)
    with Journal.open(path, secret) as journal:
        other.replace(path)
        with pytest.raises(ReplacedError, match="saved elsewhere"), journal.change():
            journal.reflections.add("Lost?")
        assert len(journal.reflections) == 2


def test_a_file_that_is_gone_is_noticed_and_goes_on_when_it_is_back(path):
    filled(path, None, 2)
    away = path.with_name("away")
    with Journal.open(path) as journal:
        path.rename(away)
        with pytest.raises(ReplacedError), journal.change():
            journal.reflections.add("Away")
        away.rename(path)
        with journal.change():
            journal.reflections.add("Back")
    with Journal.open(path) as journal:
        assert len(journal.reflections) == 3


def test_a_journal_where_nothing_may_be_written_can_be_read(path, secret):
    filled(path, secret, 2)
    path.chmod(0o444)
    with as_somebody_else(path):
        with Journal.open(path, secret, read_only=True) as journal:
            assert len(journal.reflections) == 2
        with pytest.raises(ReadOnlyPlaceError, match="copy it to a folder"):
            Journal.open(path, secret)
    assert list(path.parent.glob("a.leadjournal*")) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_a_second_connection_here_does_not_take_the_locks_of_the_first(path, secret):
    filled(path, secret, 2)
    with Journal.open(path, secret) as journal:
        with journal.reader() as reader:
            assert len(reader.reflections) == 2
        assert journal.encrypted == bool(secret)
        # Whoever could lock the file for itself alone would take away the log.
        code = (
            "import fcntl, sys; file = open(sys.argv[1], 'r+b');"
            "fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)"
        )
        done = subprocess.run([sys.executable, "-c", code, path], capture_output=True)
        assert b"BlockingIOError" in done.stderr


def test_an_unfinished_upgrade_is_refused_if_it_would_not_be_sound(path, monkeypatch):
    filled(path, None, 2)
    db = dbapi2.connect(str(path), isolation_level=None)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO taggings (reflection_id, practice) VALUES (999, 'kf-x')")
    db.close()
    from leadjournal.storage import migrations

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, lambda db: None))
    monkeypatch.setattr(migrations, "VERSION", migrations.VERSION + 1)
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="brought up to date"):
        Journal.open(path)
    assert path.read_bytes() == before
