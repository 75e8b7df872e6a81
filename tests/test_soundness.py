"""The thorough check finds what is wrong, writes nothing, and is made weekly."""

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2

from leadjournal import Journal, soundness
from leadjournal.errors import DamagedError
from leadjournal.storage import records
from leadjournal.storage.records import Record
from tests.conftest import NOW
from tests.damage import contents, flip


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "journals"
    folder.mkdir()
    path = folder / "a.leadjournal"
    with Journal.create(path, seed=1) as journal, journal.change("Write"):
        for number in range(40):
            reflection = journal.reflections.add(f"Title {number}", "one two " * 200)
            journal.plans.add(reflection, "cue", "act")
    return path


def problems(path):
    with Journal.open(path, read_only=True) as journal:
        return journal.check()


def altered(path, *statements):
    db = dbapi2.connect(str(path))
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


def test_a_reader_can_check_and_nothing_is_written(path):
    before = contents(path.parent)
    assert problems(path) == []
    assert contents(path.parent) == before


def test_a_person_can_go_on_writing_while_a_reader_checks(path):
    with Journal.open(path) as journal, journal.reader() as reader:
        with journal.change("Write"):
            journal.reflections.add("Meanwhile", "three")
            assert reader.check() == []
        assert reader.check() == []
    assert problems(path) == []


def test_an_index_that_disagrees_is_found_by_a_reader(path):
    altered(
        path,
        "DROP TRIGGER search_update",
        "UPDATE reflections SET body = 'something else' WHERE id = 3",
    )
    assert set(problems(path)) == {
        "The journal lacks a part of its own: search_update.",
        "The search index does not agree with what is written.",
    }


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("DROP INDEX reflections_live", "reflections_live"),
        ("DROP TRIGGER margin_plans_update", "margin_plans_update"),
        ("DROP TABLE threads", "threads"),
    ],
)
def test_a_part_that_is_missing_is_named(path, statement, name):
    altered(path, statement)
    with Journal.open(path, read_only=True) as journal:
        assert any(each.endswith(f": {name}.") for each in journal.check())


def test_a_text_that_is_none_any_more_is_found_and_not_quoted(path):
    place = path.read_bytes().index(b"one two one two") + 5
    content = bytearray(path.read_bytes())
    content[place] = 0xFF
    path.write_bytes(content)
    found = problems(path)
    assert found
    assert not any("two" in each for each in found)


def test_a_flipped_bit_in_an_encrypted_file_is_found(tmp_path):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, "secret", seed=1) as journal, journal.change("Write"):
        journal.reflections.add("Monday", "one two " * 2000)
    flip(path, path.stat().st_size - 5000)
    try:
        with Journal.open(path, "secret", read_only=True) as journal:
            assert any("encryption does not fit" in each for each in journal.check())
    except DamagedError:
        pass  # the look at opening had come upon it


@pytest.mark.parametrize(
    ("ago", "due"),
    [
        (timedelta(days=6, hours=23), False),
        (timedelta(days=7), True),
        (timedelta(0), False),
        (timedelta(days=-1), True),
    ],
)
def test_the_check_is_due_after_a_week_or_when_a_clock_was_set_back(ago, due):
    record = Record(checked=(NOW - ago).isoformat())
    assert soundness.is_check_due(record, NOW) is due


def test_a_check_that_nobody_knows_of_is_due(tmp_path):
    assert soundness.is_check_due(Record(), NOW)
    assert soundness.is_check_due(Record(checked="last week"), NOW)
    path = tmp_path / "a.leadjournal"
    soundness.note_checked(path, NOW)
    assert records.load(path).checked == "2026-11-19T16:30:00+00:00"
    assert not soundness.is_check_due(records.load(path), NOW)


def test_a_search_index_of_gibberish_is_told_of(path):
    content = bytearray(path.read_bytes())
    for page in range(45, len(content) // 4096):
        content[page * 4096 + 100 : page * 4096 + 140] = b"\xff" * 40
    path.write_bytes(content)
    with suppress(DamagedError):  # if the look at opening comes upon it
        assert problems(path) != []
