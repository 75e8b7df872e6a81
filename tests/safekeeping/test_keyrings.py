"""The system's keyring holds a key if asked, and is never in the way."""

import subprocess
import sys

import pytest

from leadjournal import Journal
from leadjournal.errors import NoAccessError
from leadjournal.safekeeping import keyrings
from leadjournal.storage import identity, keys
from tests.memory_keyring import Memory


@pytest.fixture
def use(monkeypatch):
    """Have the system offer keyrings of ours."""
    monkeypatch.setattr(Memory, "held", {})

    def use(*names):
        offered = tuple(f"tests.memory_keyring:{name}" for name in names)
        monkeypatch.setattr(keyrings, "SYSTEM", {sys.platform: offered})

    use("Memory")
    return use


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, "one two").close()
    return path


@pytest.fixture
def key(path):
    return keys.derive("one two", identity.salt(path))


def test_a_kept_key_opens_the_journal_until_it_is_forgotten(use, path, key):
    assert keyrings.find(path) is None
    keyrings.keep(key, path)
    with Journal.open(path, keyrings.find(path)) as journal:
        assert journal.encrypted
    keyrings.forget(path)
    assert keyrings.find(path) is None


def test_it_holds_the_key_under_the_salt_and_neither_name_nor_passphrase(
    use, path, key
):
    keyrings.keep(key, path)
    [((service, name), held)] = Memory.held.items()
    assert (service, name) == ("LeadJournal", key.salt.hex())
    assert bytes.fromhex(held) == key.raw


def test_a_new_key_takes_the_place_of_one_that_was_held(use, path, key):
    new = keys.Key(bytes(32), bytes(16))
    keyrings.renew(key, new, path)
    assert Memory.held == {}  # it was not asked for
    keyrings.keep(key, path)
    path.write_bytes(new.salt + path.read_bytes()[16:])
    keyrings.renew(key, new, path)
    assert keyrings.find(path) == new and len(Memory.held) == 1
    keyrings.renew(new, None, path)
    assert Memory.held == {}


@pytest.mark.parametrize("name", ["Plaintext", "Absent"])
def test_only_a_real_keyring_counts(use, path, key, name):
    use(name)
    assert not keyrings.is_there()
    assert keyrings.find(path) is None
    with pytest.raises(NoAccessError, match="no keyring"):
        keyrings.keep(key, path)
    use(name, "Memory")
    assert keyrings.is_there()


def test_a_locked_keyring_is_told_and_stops_no_opening(use, path, key):
    use("Locked")
    assert keyrings.find(path) is None
    for act in (
        lambda: keyrings.keep(key, path),
        lambda: keyrings.forget(path),
        lambda: keyrings.renew(key, None, path),
    ):
        with pytest.raises(NoAccessError, match="locked or does not answer"):
            act()


def test_what_the_keyring_holds_may_be_nonsense(use, path, key):
    for nonsense in ("", "zz", "00"):
        Memory.held["LeadJournal", key.salt.hex()] = nonsense
        assert keyrings.find(path) is None


def test_a_plain_or_missing_journal_has_no_key(use, tmp_path):
    plain = tmp_path / "plain.leadjournal"
    Journal.create(plain).close()
    for path in (plain, tmp_path / "none"):
        assert keyrings.find(path) is None
        keyrings.forget(path)


def test_a_setting_cannot_put_another_keyring_in_its_place(path, monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.memory_keyring.Memory")
    found = keyrings._keyring()
    assert found is None or type(found).__module__.startswith("keyring.backends.")


def test_keyring_is_imported_only_when_it_is_wanted():
    module = "leadjournal.safekeeping.keyrings"
    code = f"import {module}, sys; assert 'keyring' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
