"""A file that has a second name is read, but not written to."""

import os

import pytest

from leadjournal import Journal
from leadjournal.errors import StorageError
from leadjournal.safekeeping import dated_files
from leadjournal.storage import copying

ANOTHER = "has another name as well"


@pytest.fixture(params=[None, "secret"], ids=["plain", "encrypted"])
def secret(request):
    return request.param


@pytest.fixture
def path(tmp_path, secret):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, secret) as journal, journal.change():
        journal.reflections.add("Monday", "words")
    return path


def test_a_second_name_given_while_it_is_open_is_noticed(path, secret):
    other = path.with_name("b.leadjournal")
    with Journal.open(path, secret) as journal:
        os.link(path, other)
        with pytest.raises(StorageError, match=ANOTHER), journal.change():
            journal.reflections.add("Lost?")
        other.unlink()
        with journal.change():
            journal.reflections.add("Kept")
        assert len(journal.reflections) == 2


def test_it_is_not_opened_for_writing_but_can_be_read(path, secret):
    other = path.with_name("b.leadjournal")
    os.link(path, other)
    before = path.read_bytes()
    for name in (path, other):
        with pytest.raises(StorageError, match=f"{name.name} {ANOTHER}"):
            Journal.open(name, secret)
    with Journal.open(other, secret, read_only=True) as journal:
        assert len(journal.reflections) == 1
    assert path.read_bytes() == before


def test_the_name_of_a_copy_that_was_just_whole_when_killed_goes(
    path, secret, monkeypatch
):
    copy = path.with_name("copy [1].leadjournal")
    with monkeypatch.context() as killed:
        killed.setattr(copying, "discard", lambda part: None)
        with dated_files.whole(copy) as part:
            part.write_bytes(path.read_bytes())
    assert copy.stat().st_nlink == 2
    with Journal.open(copy, secret) as journal, journal.change():
        journal.reflections.add("Tuesday")
    assert copy.stat().st_nlink == 1 and not part.exists()
