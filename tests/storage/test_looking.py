"""The look before opening is quick, and tells journals apart."""

import os

import pytest

from leadjournal import Journal
from leadjournal.storage import looking, migrations
from leadjournal.storage.keys import Key

KEY = Key(bytes(range(32)), bytes(range(16)))
PAGE = 4096


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def path(tmp_path, key):
    path = tmp_path / "a.leadjournal"
    Journal.create(path, key, seed=1).close()
    return path


def test_what_is_attached_is_not_read_so_that_a_film_takes_no_longer(tmp_path):
    """Of an encrypted journal no page is read that was spoiled."""
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, KEY, seed=1) as journal, journal.change():
        reflection = journal.reflections.add("Monday", "I listened.")
        journal.attachments.add(reflection, "film", os.urandom(100 * PAGE))
    with path.open("r+b") as file:
        file.seek(path.stat().st_size - 50 * PAGE)
        file.write(bytes(PAGE))
    assert looking.look(path, KEY) == migrations.VERSION


def test_a_journal_and_its_copy_have_one_seed_and_another_has_its_own(path, key):
    other = path.with_name("b.leadjournal")
    Journal.create(other, key, seed=2).close()
    before = sorted(each.name for each in path.parent.iterdir())
    assert looking.seed_of(path, key) == b"1"
    assert looking.seed_of(other, key) == b"2"
    assert sorted(each.name for each in path.parent.iterdir()) == before


def test_what_cannot_be_read_has_no_seed(path, key):
    assert looking.seed_of(path.with_name("missing"), key) == b""
    path.write_bytes(b"no journal" * 1000)
    assert looking.seed_of(path, key) == b""
