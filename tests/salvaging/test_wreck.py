"""Where a journal has lost its first pages, its end, or what its disk does not give."""

import random
from contextlib import contextmanager

import pytest

from leadjournal import Journal
from leadjournal.errors import DamagedError
from leadjournal.salvaging.salvage import salvage
from leadjournal.salvaging.wreck import copy_what_can_be_read
from leadjournal.storage import holding
from tests.conftest import NOW
from tests.damage import PAGE, cut_off, lose_pages
from tests.salvaging.salvaged import KEY, REFLECTIONS, Damaged, texts


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def damaged(request, tmp_path):
    return Damaged(tmp_path, request.param)


def test_a_first_page_that_is_lost_is_taken_from_the_backup(damaged):
    with Journal.open(damaged.path, damaged.key) as journal:
        for number in range(30):  # the backup is much shorter
            with journal.change("Write"):
                journal.reflections.add(f"Newer {number}", "unmistakable " * 400)
    whole = texts(damaged.path, damaged.key)
    lose_pages(damaged.path, [1])
    done = damaged.salvaged(damaged.backup)
    assert done.read == REFLECTIONS + 31
    assert texts(damaged.into, damaged.key) == whole


def test_a_first_page_that_is_lost_can_be_made_anew_without_a_backup(damaged):
    lose_pages(damaged.path, [1])
    assert damaged.salvaged().read == REFLECTIONS + 1


def test_all_the_pages_that_a_journal_begins_with_can_come_from_the_backup(damaged):
    lose_pages(damaged.path, range(1, 40))
    done = damaged.salvaged(damaged.backup)
    assert done.read + done.filled == REFLECTIONS + 1
    assert texts(damaged.into, damaged.key) == damaged.whole


@pytest.mark.parametrize("part", [0.9, 0.5, 0.2])
def test_a_file_that_was_cut_off_gives_what_stood_before(damaged, part):
    cut_off(damaged.path, int(damaged.path.stat().st_size * part) - 77)
    done = damaged.salvaged(damaged.backup)
    assert done.read + done.filled == REFLECTIONS + 1
    assert texts(damaged.into, damaged.key) == damaged.whole


def test_what_stands_in_the_log_is_salvaged_too(damaged):
    with Journal.open(damaged.path, damaged.key) as journal:
        with journal.change("Write"):
            journal.reflections.add("In the log", "only")
        log = damaged.path.with_name(f"{damaged.path.name}-wal").read_bytes()
        main = damaged.path.read_bytes()
    damaged.path.write_bytes(main)
    damaged.path.with_name(f"{damaged.path.name}-wal").write_bytes(log)
    assert damaged.salvaged().read == REFLECTIONS + 2
    assert ("In the log", "only") in texts(damaged.into, damaged.key)


def test_of_what_was_never_a_journal_nothing_is_made(damaged):
    damaged.path.write_bytes(random.Random(1).randbytes(20 * PAGE))
    with pytest.raises(DamagedError, match=r"Nothing of a\.leadjournal can be read"):
        salvage(damaged.path, damaged.key, damaged.into, fill=None, now=NOW)
    assert not damaged.into.exists()


def test_pages_that_a_disk_does_not_give_are_left_out(tmp_path):
    (tmp_path / "a").write_bytes(b"1" * PAGE + b"2" * PAGE + b"3")

    @contextmanager
    def failing(path):
        with holding.reading(path) as read:

            def failing_read(size, place):
                if place == PAGE:
                    raise OSError(5, "Input/output error")
                return read(size, place)

            yield failing_read

    lost = copy_what_can_be_read(tmp_path / "a", tmp_path / "b", reading=failing)
    assert lost == 1
    assert (tmp_path / "b").read_bytes() == b"1" * PAGE + bytes(PAGE) + b"3"
