"""What can be read of a damaged journal is salvaged; the file is not touched."""

import random
from datetime import date
from pathlib import Path

import pytest

from leadjournal import Journal
from leadjournal.errors import JournalExistsError, NoSuchJournalError
from leadjournal.salvaging.salvage import salvage
from leadjournal.storage import identity
from tests.conftest import NOW, clock
from tests.damage import flip, lose_pages
from tests.salvaging.salvaged import (
    KEY,
    REFLECTIONS,
    Damaged,
    pages_of,
    pages_with,
    texts,
)


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def damaged(request, tmp_path):
    return Damaged(tmp_path, request.param)


@pytest.fixture
def encrypted(tmp_path):
    return Damaged(tmp_path, KEY)


@pytest.fixture
def plain(tmp_path):
    return Damaged(tmp_path, None)


def test_of_a_sound_journal_everything_is_salvaged(damaged):
    done = damaged.salvaged()
    assert (done.read, done.filled, done.cut, done.lost) == (REFLECTIONS + 1, 0, 0, 0)
    assert texts(damaged.into, damaged.key) == damaged.whole
    with Journal.open(damaged.into, damaged.key, clock=clock) as journal:
        assert len(list(journal.plans)) == REFLECTIONS
        assert journal.seed == 1
        assert done.is_complete
    assert done.sentences() == (
        "61 reflections were read. Nothing is known to be missing."
    )


def test_the_key_and_the_salt_stay_the_same(encrypted):
    encrypted.salvaged()
    assert identity.salt(encrypted.into) == KEY.salt
    assert b"unmistakable" not in encrypted.into.read_bytes()


def test_what_lost_pages_held_is_told_of_and_the_rest_is_there(damaged):
    lost = pages_of(damaged.path, damaged.key, "reflections")[5:20:7]
    lose_pages(damaged.path, lost)
    done = damaged.salvaged()
    assert done.read >= REFLECTIONS - 4 * len(lost)
    assert done.lost + done.cut >= len(lost)
    assert done.read + done.cut + done.lost == REFLECTIONS + 1
    assert f"{done.read} reflections were read" in done.sentences()
    there = texts(damaged.into, damaged.key)
    assert len(there & damaged.whole) == done.read
    with Journal.open(damaged.into, damaged.key) as journal:
        # The others stand there by their day.
        assert len(journal.reflections) == REFLECTIONS + 1
        assert {each.day for each in journal.reflections} == {NOW.date()}


def test_a_backup_fills_in_what_the_file_does_not_give(damaged):
    lose_pages(damaged.path, pages_of(damaged.path, damaged.key, "reflections")[5:20:7])
    done = damaged.salvaged(damaged.backup)
    assert done.filled > 0
    assert done.read + done.filled == REFLECTIONS + 1
    assert texts(damaged.into, damaged.key) == damaged.whole
    assert f"{done.filled} came from the backup of Monday" in done.sentences(
        "the backup of Monday"
    )


def test_what_is_newer_in_the_damaged_file_stands(damaged):
    with Journal.open(damaged.path, damaged.key) as journal:
        with journal.change("Write"):
            journal.reflections.add("Newer", "Written since the backup.")
            first = next(r for r in journal.reflections if r.title == "Title 3")
            journal.reflections.edit(first, body="Rewritten since the backup.")
    lose_pages(damaged.path, pages_of(damaged.path, damaged.key, "reflections")[10:12])
    damaged.salvaged(damaged.backup)
    there = dict(texts(damaged.into, damaged.key))
    assert there["Newer"] == "Written since the backup."
    assert there["Title 3"] == "Rewritten since the backup."


def test_what_was_deleted_for_good_does_not_come_back(damaged):
    with Journal.open(damaged.path, damaged.key) as journal:
        gone = next(r for r in journal.reflections if r.title == "Title 12")
        with journal.change("Delete"):
            journal.reflections.trash(gone)
        with journal.change("Erase"):
            journal.reflections.erase(gone)
    for number in pages_of(damaged.path, damaged.key, "reflections")[4:30:3]:
        lose_pages(damaged.path, [number])
    done = damaged.salvaged(damaged.backup)
    assert done.filled > 0
    assert "Title 12" not in dict(texts(damaged.into, damaged.key))


def test_of_a_long_text_the_beginning_is_kept(plain):
    lose_pages(plain.path, [pages_with(plain.path, b"paragraph\n" * 300)[4]])
    done = plain.salvaged()
    assert (done.read, done.cut, done.lost) == (REFLECTIONS, 1, 0)
    body = dict(texts(plain.into, None))["A long one"]
    assert body.startswith("paragraph\n" * 100)
    assert body.endswith("*The rest of this text could not be read.*")


def test_a_text_cut_short_keeps_the_whole_earlier_one(plain):
    with Journal.open(plain.path) as journal, journal.change("Edit"):
        long = next(r for r in journal.reflections if r.title == "A long one")
        long.body += "and an end"
    lose_pages(plain.path, [pages_with(plain.path, b"paragraph\n" * 300)[4]])
    done = plain.salvaged(plain.backup)
    assert done.cut == 1
    with Journal.open(plain.into) as journal:
        long = next(r for r in journal.reflections if r.title == "A long one")
        assert long.revisions[-1].body == "paragraph\n" * 4000


def test_a_rotten_letter_is_mended_from_the_backup(plain):
    flip(plain.path, plain.path.read_bytes().index(b"unmistakable text 7 ") + 3)
    done = plain.salvaged(plain.backup)
    assert (done.read, done.filled) == (REFLECTIONS, 1)
    assert texts(plain.into, None) == plain.whole


def test_nothing_is_overwritten(damaged):
    damaged.into.write_bytes(b"mine")
    with pytest.raises(JournalExistsError):
        salvage(damaged.path, damaged.key, damaged.into, fill=None, now=NOW)
    assert damaged.into.read_bytes() == b"mine"
    damaged.path.unlink()
    with pytest.raises(NoSuchJournalError):
        salvage(damaged.path, damaged.key, damaged.into, fill=None, now=NOW)


@pytest.mark.parametrize("seed", range(6))
def test_a_few_flipped_bits_cost_a_few_rows_at_most(damaged, seed):
    chance = random.Random(seed)
    size = damaged.path.stat().st_size
    flip(damaged.path, *(chance.randrange(size) for _ in range(4)))
    done = damaged.salvaged(damaged.backup)
    assert done.read >= REFLECTIONS - 16
    assert {title for title, _ in texts(damaged.into, damaged.key)} >= {
        title for title, _ in damaged.whole
    }


def test_a_journal_of_the_first_version_is_salvaged_as_one_of_today(tmp_path):
    kept = Path(__file__).parents[1] / "journals" / "v1.leadjournal"
    old = tmp_path / "old.leadjournal"
    old.write_bytes(kept.read_bytes())
    done = salvage(old, None, tmp_path / "new.leadjournal", fill=None, now=NOW)
    assert done.read > 0
    assert done.is_complete
    with Journal.open(tmp_path / "new.leadjournal") as journal:
        assert journal.check() == []
        assert all(each.day > date(2000, 1, 1) for each in journal.reflections)
    assert old.read_bytes() == kept.read_bytes()
