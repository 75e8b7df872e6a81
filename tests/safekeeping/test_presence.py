"""Who else has a journal open, told from a small file beside it."""

import json
from datetime import timedelta

import pytest

from leadjournal.safekeeping import presence
from tests.conftest import NOW, as_somebody_else


@pytest.fixture
def path(tmp_path):
    return tmp_path / "mine.leadjournal"


def say(path, **changes):
    """Write what another computer's window would."""
    said = {"computer": "WARD-7", "pid": 1, "since": NOW.isoformat()}
    said = {**said, "seen": NOW.isoformat(), **changes}
    presence.file_beside(path).write_text(json.dumps(said))


def test_another_computer_is_told_of_with_its_name_and_since_when(path):
    say(path, since=(NOW - timedelta(minutes=20)).isoformat())
    assert presence.others(path, NOW).sentence(NOW) == (
        "This journal seems to be open on the computer WARD-7 since 17:10. Opened in"
        " two places through a shared folder, what is written in one may be lost."
    )


def test_since_another_day_is_told_with_the_day(path):
    say(path, since=(NOW - timedelta(days=1)).isoformat())
    sentence = presence.others(path, NOW).sentence(NOW)
    assert "since Wednesday 18 November 2026, 17:30." in sentence


def test_who_was_not_seen_for_a_quarter_of_an_hour_is_gone(path):
    say(path, seen=(NOW - timedelta(minutes=15)).isoformat())
    assert presence.others(path, NOW) is None


def test_this_computer_is_no_other(path):
    here = presence.Presence(path, NOW)
    assert presence.others(path, NOW) is None
    here.leave()
    assert not presence.file_beside(path).exists()


def test_a_sign_of_life_is_given_from_time_to_time(path):
    here = presence.Presence(path, NOW)
    later = NOW + timedelta(hours=3)
    assert here.refresh(later) is None
    said = json.loads(presence.file_beside(path).read_text())
    assert (said["since"], said["seen"]) == (NOW.isoformat(), later.isoformat())
    assert set(said) == {"computer", "pid", "since", "seen"}


def test_who_comes_later_is_noticed_and_left_to_be_noticed_by_them(path):
    here = presence.Presence(path, NOW)
    say(path)
    assert here.refresh(NOW).computer == "WARD-7"
    here.leave()
    assert presence.others(path, NOW).computer == "WARD-7"


def test_what_nobody_wrote_says_nothing(path):
    for content in ("", "[]", "{}", "null", '{"pid": "x"}', "\x00" * 5000):
        presence.file_beside(path).write_text(content)
        assert presence.others(path, NOW) is None
    say(path, seen="2026-11-19T17:30")  # of what zone?
    assert presence.others(path, NOW) is None


def test_a_place_that_cannot_be_written_is_no_error(path):
    with as_somebody_else(path):
        here = presence.Presence(path, NOW)
        here.leave()
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_is_gone_is_no_error(path):
    gone = path.parent / "gone" / path.name
    presence.Presence(gone, NOW).leave()
    assert presence.others(gone, NOW) is None
