"""How a journal's file stands, and the clock."""

from datetime import timedelta

import pytest

from leadjournal.safekeeping import standing
from leadjournal.safekeeping.standing import Place
from leadjournal.storage import identity
from tests.conftest import NOW


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.leadjournal"
    path.write_bytes(b"a journal")
    return path


def test_a_file_that_is_there_is_there(path):
    opened = identity.which(path)
    path.write_bytes(b"written to, as journals are")
    assert standing.standing(path, opened) is Place.THERE


def test_a_file_that_another_took_the_place_of_is_replaced(path):
    opened = identity.which(path)
    other = path.with_name("other")
    other.write_bytes(b"a journal")
    other.replace(path)
    assert standing.standing(path, opened) is Place.REPLACED


def test_a_file_whose_folder_went_is_gone_and_may_come_back(path):
    opened = identity.which(path)
    elsewhere = path.parent.with_name("moved")
    path.parent.rename(elsewhere)
    assert standing.standing(path, opened) is Place.GONE
    elsewhere.rename(path.parent)
    assert standing.standing(path, opened) is Place.THERE


def test_a_clock_that_is_behind_what_was_written_is_told():
    last = NOW + timedelta(days=365)
    assert standing.clock_is_back(last, NOW) == (
        "This computer's clock says Thursday 19 November 2026, but this journal was"
        " last written on Friday 19 November 2027. Please set the clock right before"
        " you write, so that each text gets its own day."
    )


@pytest.mark.parametrize("ahead", [-400, -1, 0, 1])
def test_a_journey_or_a_pause_is_no_clock_set_back(ahead):
    assert standing.clock_is_back(NOW + timedelta(days=ahead), NOW) is None
    assert standing.clock_is_back(None, NOW) is None
