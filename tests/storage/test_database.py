"""What opens a journal, what is refused, and that a refused file stays as it was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from leadjournal import Journal
from leadjournal.errors import (
    BadValueError,
    JournalError,
    JournalTooNewError,
    NoAccessError,
    NoSuchJournalError,
    NotAJournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from tests.conftest import as_somebody_else

ODD_DATABASES = Path(__file__).parents[3] / "shared/samples/sqlite/sqlittle/testdata"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.leadjournal"


def refused(path, error, message, passphrase=None):
    """Expect a file to be refused in words, and to be left to the last byte."""
    before = beside(path)
    with pytest.raises(error, match=message):
        Journal.open(path, passphrase)
    assert beside(path) == before


def beside(path):
    return {file: file.read_bytes() for file in path.parent.glob(f"{path.name}*")}


def test_what_is_written_is_there_when_opened_again(path):
    with Journal.create(path) as journal, journal.change("New Reflection"):
        journal.reflections.add("Monday", "One\r\nTwo\0 \u2028 🙂")
    with Journal.open(path) as journal:
        [reflection] = journal.reflections
        assert reflection.body == "One\r\nTwo\0 \u2028 🙂"
        assert not journal.encrypted


def test_an_encrypted_journal_shows_nothing_and_opens_with_its_passphrase(path):
    with Journal.create(path, "it's secrét") as journal:
        with journal.change("New Reflection"):
            journal.reflections.add("Monday", "a canary phrase")
        assert journal.encrypted
        files = [file.read_bytes() for file in path.parent.glob("a.*")]
        assert not any(b"canary" in content for content in files)
    refused(path, WrongPassphraseError, "does not open this journal", "guess")
    refused(path, PassphraseNeededError, "needs its passphrase")
    decomposed = "it's secre\u0301t"  # the same letters from another keyboard
    with Journal.open(path, decomposed) as journal:
        assert [r.title for r in journal.reflections] == ["Monday"]


def test_a_plain_journal_opens_though_a_passphrase_is_at_hand(path):
    Journal.create(path).close()
    with Journal.open(path, "needless") as journal:
        assert not journal.encrypted


def test_an_empty_passphrase_is_none(path):
    with pytest.raises(BadValueError, match="at least one character"):
        Journal.create(path, "")
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"not a database", b"x" * 4095, b"\0" * 100])
def test_what_is_not_a_journal_is_refused(path, content):
    path.write_bytes(content)
    refused(path, NotAJournalError, "a.leadjournal is not a journal")


def test_what_may_be_encrypted_asks_for_a_passphrase(path):
    path.write_bytes(b"x" * 8192)
    refused(path, PassphraseNeededError, "needs its passphrase, or is not a journal")
    refused(path, WrongPassphraseError, "does not open", "secret")


def test_another_database_is_refused(path):
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE t (a)")
    refused(path, NotAJournalError, "is a database, but not a journal")


def test_another_encrypted_database_is_refused(path):
    db = dbapi2.connect(str(path))
    db.execute("PRAGMA key = 'secret'")
    db.execute("CREATE TABLE t (a)")
    db.commit()
    db.close()
    refused(path, NotAJournalError, "is a database, but not a journal", "secret")


@pytest.mark.parametrize("passphrase", [None, "secret"])
def test_a_later_versions_file_is_refused(path, passphrase):
    Journal.create(path, passphrase).close()
    db = dbapi2.connect(str(path))
    if passphrase:
        db.execute(f"PRAGMA key = '{passphrase}'")
    db.execute("PRAGMA user_version = 999")
    db.close()
    refused(path, JournalTooNewError, "later version of LeadJournal", passphrase)


@pytest.mark.skipif(not ODD_DATABASES.is_dir(), reason="the samples are not here")
def test_damaged_and_odd_databases_are_refused_untouched(tmp_path):
    names = [file.name for file in ODD_DATABASES.glob("*.sqlite")]
    assert len(names) > 20
    for name in names:
        folder = tmp_path / name
        folder.mkdir()
        for file in ODD_DATABASES.glob(f"{name}*"):
            shutil.copyfile(file, folder / file.name)
        refused(folder / name, JournalError, r"^[^\n]+\.$")


def test_a_missing_file_and_a_folder_are_told(path):
    with pytest.raises(NoSuchJournalError, match="There is no journal at"):
        Journal.open(path)
    with pytest.raises(NoSuchJournalError, match="is a folder"):
        Journal.open(path.parent)
    assert not path.exists()


def test_a_file_that_may_not_be_read_or_written_is_told(path):
    Journal.create(path).close()
    for mode, why in ((0o000, "may not be opened"), (0o444, "copy it to a folder")):
        path.chmod(mode)
        with as_somebody_else(path), pytest.raises(NoAccessError, match=why):
            Journal.open(path)


def test_a_folder_that_may_not_be_written_is_told(path):
    with as_somebody_else(path), pytest.raises(NoAccessError, match="another folder"):
        Journal.create(path)


def test_check_finds_a_search_index_that_disagrees(path):
    with Journal.create(path) as journal, journal.change("New Reflection"):
        journal.reflections.add("Monday", "one two three")
    with Journal.open(path) as journal:
        assert journal.check() == []
    db = dbapi2.connect(str(path))
    db.execute("DROP TRIGGER search_update")
    db.execute("UPDATE reflections SET body = 'something else'")
    db.commit()
    db.close()
    with Journal.open(path) as journal:
        assert journal.check() == [
            "The search index does not agree with what is written.",
            "The journal lacks a part of its own: search_update.",
        ]


def test_check_finds_damage_in_the_file(path):
    with Journal.create(path) as journal, journal.change("Write"):
        for number in range(200):
            journal.reflections.add(f"Day {number}", "word " * 300)
    content = bytearray(path.read_bytes())
    for page in range(40, 60):
        content[page * 4096 + 100 : page * 4096 + 140] = b"\xff" * 40
    path.write_bytes(content)
    with Journal.open(path) as journal:
        assert journal.check() != []
