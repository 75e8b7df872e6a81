"""A short sample of what tests.long.bit_flips does; and odd databases of our own."""

import random
import sqlite3
from contextlib import closing

import pytest

from leadjournal import Journal
from leadjournal.errors import JournalError
from leadjournal.storage.keys import Key
from tests.damage import contents, cut_off
from tests.long.bit_flips import Trial, odd

KEY = Key(bytes(range(32)), bytes(range(16)))
OURS = int.from_bytes(b"LeaJ")


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_each_damage_is_noticed_and_none_is_made_worse(tmp_path, key):
    trial = Trial(tmp_path / "trial", key)
    chance = random.Random(7)
    for _ in range(4):
        trial.run(chance)
    assert trial.missed == []
    assert trial.worse == []
    assert trial.differing == []


def made(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def another(path):
    made(path, "CREATE TABLE t (a)", "INSERT INTO t VALUES (1)")


def in_utf_16(path):
    made(path, "PRAGMA encoding = 'UTF-16'", "CREATE TABLE reflections (a)")


def small_pages(path):
    made(path, "PRAGMA page_size = 512", "CREATE TABLE reflections (a)")


def ours_without_tables(path):
    made(path, f"PRAGMA application_id = {OURS}", "PRAGMA user_version = 1")


def ours_of_no_version(path):
    made(path, f"PRAGMA application_id = {OURS}", "CREATE TABLE reflections (a)")


def cut_off_in_its_header(path):
    another(path)
    cut_off(path, 50)


def cut_off_in_a_page(path):
    another(path)
    cut_off(path, 5000)


def with_a_log(path):
    """Leave another database with its last change in the log beside it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL").fetchall()
        db.execute("CREATE TABLE t (a)")
        log = path.with_name(f"{path.name}-wal")
        kept = {file: file.read_bytes() for file in (path, log)}
    for file, content in kept.items():
        file.write_bytes(content)


def with_a_hot_journal(path):
    """Leave another database as a program that was killed in a change leaves it."""
    another(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN EXCLUSIVE")
        db.executemany("INSERT INTO t VALUES (?)", [("x" * 3000,)] * 20)
        hot = path.with_name(f"{path.name}-journal")
        kept = {file: file.read_bytes() for file in (path, hot)}
        db.execute("ROLLBACK")
    for file, content in kept.items():
        file.write_bytes(content)


@pytest.mark.parametrize(
    "make",
    [
        *(another, in_utf_16, small_pages, ours_without_tables, ours_of_no_version),
        *(cut_off_in_its_header, cut_off_in_a_page, with_a_log, with_a_hot_journal),
    ],
)
@pytest.mark.parametrize("secret", [None, "secret"])
def test_an_odd_database_is_refused_untouched(tmp_path, make, secret):
    folder = tmp_path / "odd"
    folder.mkdir()
    make(folder / "a.sqlite")
    before = contents(folder)
    with pytest.raises(JournalError, match=r"^[^\n]+\.$"):
        Journal.open(folder / "a.sqlite", secret)
    assert contents(folder) == before


def test_the_long_command_tells_what_was_not_refused(tmp_path):
    work, odds = tmp_path / "work", tmp_path / "odds"
    work.mkdir()
    odds.mkdir()
    another(odds / "a.sqlite")
    assert odd(odds, work) == []
    Journal.create(odds / "b.sqlite").close()
    again = tmp_path / "again"
    again.mkdir()
    assert "b.sqlite was opened" in odd(odds, again)
