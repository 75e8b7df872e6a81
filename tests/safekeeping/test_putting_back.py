"""A backup that takes the place of a journal opens with the journal's passphrase."""

import pytest

from leadjournal import Journal
from leadjournal.errors import StorageError, WrongPassphraseError
from leadjournal.safekeeping import putting_back
from leadjournal.safekeeping.putting_back import is_encrypted, is_of_another, put_back
from leadjournal.storage import copying, recasting
from leadjournal.storage.identity import salt
from tests.conftest import NOW
from tests.rekeyed import ONE, TWO, made, write_a_canary


@pytest.fixture
def path(tmp_path):
    """An encrypted journal that was plain once."""
    path = tmp_path / "a.leadjournal"
    made(path, None, write_a_canary)
    return path


@pytest.fixture
def plain(path, tmp_path):
    """A backup of that time; the journal has a passphrase since."""
    backup = tmp_path / "stick" / "a 2026-11-01 0900.leadjournal"
    backup.parent.mkdir()
    copying.copy(path, None, backup)
    recasting.recast(path, None, ONE)
    return backup


def test_a_plain_backup_is_encrypted_before_it_is_the_journal(path, plain):
    kept = put_back(path, plain, None, ONE, now=NOW)
    assert salt(path) == salt(kept) == ONE.salt
    assert copying.verify(path, ONE) == 1
    for each in path.parent.iterdir():
        assert not each.is_file() or b"canary" not in each.read_bytes()
    assert sorted(each.name for each in path.parent.iterdir() if each.is_file()) == [
        "a before recovery 2026-11-19 1730.leadjournal",
        "a.leadjournal",
    ]
    assert b"canary" in plain.read_bytes()  # it is as it was


def test_one_of_an_earlier_passphrase_opens_with_that_of_now(path, plain):
    recasting.recast(plain, None, TWO)
    put_back(path, plain, TWO, ONE, now=NOW)
    assert copying.verify(path, ONE) == 1


@pytest.mark.parametrize("key", [None, ONE])
def test_a_journal_without_a_passphrase_gets_what_the_backup_has(path, plain, key):
    recasting.recast(path, ONE, None)
    recasting.recast(plain, None, key)
    put_back(path, plain, key, None, now=NOW)
    assert copying.verify(path, key) == 1


def test_what_fails_leaves_nothing(path, plain):
    recasting.recast(plain, None, TWO)
    with pytest.raises(WrongPassphraseError):
        put_back(path, plain, ONE, TWO, now=NOW)
    with Journal.open(path, ONE), pytest.raises(StorageError, match="open"):
        put_back(path, plain, TWO, ONE, now=NOW)
    assert copying.verify(path, ONE) == 1
    assert [each.name for each in path.parent.glob("*.*")] == ["a.leadjournal"]


def test_a_backup_of_another_journal_is_known(path, plain, tmp_path):
    assert not is_of_another(path, ONE, plain, None)
    other = tmp_path / "other.leadjournal"
    Journal.create(other, seed=7).close()
    assert is_of_another(path, ONE, other, None)
    assert not is_of_another(path, None, other, None)  # it cannot be known


def test_what_is_encrypted_is_seen_though_it_is_damaged(path, plain, tmp_path):
    assert is_encrypted(path) and not is_encrypted(plain)
    for content in (b"", b"hello" * 3000, bytes(20_000)):
        path.write_bytes(content)
        assert not is_encrypted(path)
    assert not is_encrypted(tmp_path / "none")
    assert putting_back.changes_key(None, ONE)
