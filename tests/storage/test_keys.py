from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from leadjournal import Journal
from leadjournal.errors import BadValueError
from leadjournal.storage import identity, keys
from leadjournal.storage.keys import Key

KEY = Key(bytes(range(32)), bytes(16))


def test_the_key_is_the_one_that_sqlcipher_makes_of_the_passphrase(tmp_path):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, "it's a secrét") as journal, journal.change():
        journal.reflections.add("Monday")
    other = dbapi2.connect(str(path))
    other.execute("PRAGMA key = 'it''s a secrét'")
    [(title,)] = other.execute("SELECT title FROM reflections")
    other.close()
    assert title == "Monday"


def test_a_journal_that_sqlcipher_made_opens_with_its_passphrase(tmp_path):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, "first").close()
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("PRAGMA key = 'first'")
    other.execute("PRAGMA rekey = 'second'")
    other.close()
    with Journal.open(path, "second") as journal:
        assert journal.check() == []


def test_a_key_opens_what_its_passphrase_does(tmp_path):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, "a secret") as journal:
        key = journal.key
    assert key == keys.derive("a secret", identity.salt(path))
    with Journal.open(path, key) as journal, journal.reader() as reader:
        assert journal.key == reader.key == key


def test_what_the_sheet_says_opens_the_journal_and_nothing_else_does(tmp_path):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, "a secret") as journal:
        said = keys.sheet(journal.key)
    typed = said.lower().replace(" ", " - ")
    with Journal.open(path, keys.from_sheet(typed, identity.salt(path))) as journal:
        assert journal.encrypted
    assert len(said.split()) == 14
    assert {len(group) for group in said.split()} == {4}


@pytest.mark.parametrize("place", range(56))
def test_a_slip_of_the_pen_is_told(place):
    letters = keys.sheet(KEY).replace(" ", "")
    other = "B" if letters[place] == "A" else "A"
    with pytest.raises(BadValueError, match="group by group"):
        keys.from_sheet(letters[:place] + other + letters[place + 1 :], KEY.salt)


@pytest.mark.parametrize("text", ["", "AAAA", "é" * 56, "A" * 57, "\0" * 56])
def test_what_is_no_sheet_is_told(text):
    with pytest.raises(BadValueError):
        keys.from_sheet(text, KEY.salt)


def test_letters_that_look_alike_on_paper_are_taken_as_they_were_meant():
    said = keys.sheet(KEY)
    assert keys.from_sheet(said.replace("O", "0").replace("I", "1"), KEY.salt) == KEY


@pytest.mark.parametrize("passphrase", ["", "a\0b"])
def test_what_can_be_no_passphrase_is_told(passphrase):
    with pytest.raises(BadValueError, match="at least one character"):
        keys.derive(passphrase, KEY.salt)


def test_two_journals_of_one_passphrase_have_two_keys():
    assert keys.new("the same") != keys.new("the same")


def test_a_key_never_shows_itself():
    assert KEY.raw.hex()[:8] not in repr(KEY) + str(KEY) + f"{KEY}"
