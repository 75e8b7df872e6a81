"""The trash is emptied by a stated rule, and never by a clock that is wrong."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leadjournal import Journal, trash
from leadjournal.trash import Opened
from tests.conftest import NOW
from tests.test_undo import contents

DAY = NOW.date()


class Clock:
    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=[None, "it's a secrét"], ids=["plain", "encrypted"])
def place(request, tmp_path):
    """Where the journal is, and its passphrase."""
    return tmp_path / "a.leadjournal", request.param


@pytest.fixture
def opened(place, clock):
    """Open the journal some days later, as a window does, and return what went."""
    with Journal.create(*place, clock=clock, seed=1) as journal:
        assert trash.tidy(journal) == 0
        with journal.change("Write"):
            reflection = journal.reflections.add("Monday", "I listened.")
            reflection.tag("kf-altruism")
            journal.plans.add(reflection, "it rains", "ask")
            journal.reflections.edit(reflection, body="I spoke.")
        with journal.change("Move to Trash"):
            journal.reflections.trash(reflection)

    def opened(*days):
        went = []
        for each in days:
            clock.time = NOW + timedelta(days=each)
            with Journal.open(*place, clock=clock) as journal:
                went.append(trash.tidy(journal))
                assert journal.undo_label is None
                assert journal.check() == []
        return went

    return opened


def test_the_trash_is_emptied_after_sixty_days(opened, place, clock):
    assert opened(20, 40, 59, 60, 61) == [0, 0, 0, 1, 0]
    with Journal.open(*place, clock=clock) as journal:
        rows = contents(journal)
        for table in ("reflections", "plans", "taggings", "revisions"):
            assert rows[table] == []


@pytest.mark.parametrize(
    ("days", "openings", "went"),
    [(30, [29, 30], [0, 1]), (365, [*range(20, 400, 30)], None), (None, [], [])],
)
def test_a_person_chooses_how_long(opened, place, clock, days, openings, went):
    with Journal.open(*place, clock=clock) as journal:
        with journal.change("Choose"):
            trash.choose_days(journal, days)
        assert trash.kept_days(journal) == days
    if went is not None:
        assert opened(*openings) == went
    else:
        assert [
            day for day, n in zip(openings, opened(*openings), strict=True) if n
        ] == [380]
    if days is None:
        assert sum(opened(*range(20, 800, 30))) == 0


def test_a_choice_that_cannot_be_understood_deletes_nothing(opened, place, clock):
    with Journal.open(*place, clock=clock) as journal:
        with journal.change("Choose"):
            journal.preferences.set("trash_days", "soon")
        assert trash.kept_days(journal) is None
    assert sum(opened(20, 40, 60, 80)) == 0


def test_a_clock_set_forward_by_years_deletes_nothing(opened):
    assert opened(3650, 3650, 3650, 1, 2) == [0, 0, 0, 0, 0]
    assert opened(20, 40, 60) == [0, 0, 1]


def test_a_clock_set_back_by_years_deletes_nothing(opened):
    assert opened(-3650, -3649, 1, 2, 20, 40, 60) == [0, 0, 0, 0, 0, 0, 1]


def test_who_comes_back_after_long_finds_the_trash_as_it_was_for_a_day(opened):
    assert opened(200, 200, 201) == [0, 0, 1]


def test_the_day_on_which_a_journal_is_first_seen_deletes_nothing():
    assert Opened().on(DAY) == (Opened(DAY), False)


@pytest.mark.parametrize(
    ("last", "doubted", "today", "believed"),
    [
        (DAY, None, DAY, True),
        (DAY, None, DAY + trash.LEAP, True),
        (DAY, None, DAY + trash.LEAP + timedelta(1), False),
        (DAY, None, DAY - timedelta(1), False),
        (DAY, date(2030, 1, 1), date(2030, 1, 2), True),
        (DAY, date(2030, 1, 1), date(2030, 1, 1), False),
        (DAY, date(2030, 1, 1), date(2029, 1, 1), False),
        (DAY, date(2020, 1, 1), date(2020, 1, 2), False),
        (DAY, date(2020, 1, 1), date(2030, 1, 2), False),
    ],
)
def test_a_day_is_believed_if_it_agrees_with_those_before(
    last, doubted, today, believed
):
    after, is_believed = Opened(last, doubted).on(today)
    assert is_believed is believed
    assert after.last in (last, today)


def test_nothing_goes_that_an_undo_could_bring_back(journal, monkeypatch):
    trash.tidy(journal)
    with journal.change("Move to Trash"):
        reflection = journal.reflections.add("Monday")
        reflection.trashed = datetime(2026, 1, 1)
    assert trash.tidy(journal) == 0
    journal.undo()
    assert trash.tidy(journal) == 0
    journal.redo()
    assert len(journal.reflections.trashed) == 1


def test_opening_twice_a_day_writes_once(journal):
    trash.tidy(journal)
    heard = []
    journal.on_change(heard.append)
    trash.tidy(journal)
    assert heard == []


def test_the_last_day_is_told_and_is_that_of_the_rule():
    trashed = NOW.astimezone(UTC).replace(tzinfo=None)
    assert trash.stated(trashed, NOW, 60) == (
        "In the trash. It will be deleted for good on Monday 18 January 2027."
    )
    last = trash.last_day(trashed, NOW, 60)
    assert not trash.expired(trashed, NOW + timedelta(days=59), 60)
    assert trash.expired(trashed, NOW + timedelta(days=60), 60)
    assert (NOW + timedelta(days=60)).date() == last
    assert "next open" in trash.stated(trashed, NOW + timedelta(days=60), 60)
    assert trash.stated(trashed, NOW, None).endswith("until you delete it.")


def test_what_was_put_there_in_days_to_come_stays():
    assert not trash.expired(datetime(2030, 1, 1), NOW, 30)


@pytest.mark.parametrize("kept", trash.CHOICES)
def test_the_rule_is_a_sentence(kept):
    assert trash.rule(kept).endswith(".")
    assert "1 day" not in trash.rule(kept)


def test_what_went_is_told():
    assert trash.told(1).startswith("1 reflection in the trash was deleted for good")
    assert trash.told(2).startswith("2 reflections in the trash were deleted for good")


def test_no_sentence_stays_in_the_file_of_what_is_deleted_for_good(tmp_path):
    path = tmp_path / "mine.leadjournal"
    with Journal.create(path) as journal:
        with journal.change("New Reflection"):
            for number in range(40):
                journal.reflections.add(f"Day {number}", "Ordinary words. " * 40)
            canary = journal.reflections.add("Canary", "zebrafinch " * 200)
        with journal.change():
            canary.body = "zebrafinch again " * 200
        with journal.change("Delete for Good"):
            journal.reflections.erase(canary)
    # Single words may stand in the search index until it is merged.
    assert b"zebrafinch zebrafinch" not in path.read_bytes()
    assert b"zebrafinch again" not in path.read_bytes()
