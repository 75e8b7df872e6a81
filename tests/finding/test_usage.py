"""usage: which practices were tagged at all, and when each of them last."""

from datetime import date, timedelta

import pytest

from leadjournal.finding import usage

DAY = date(2026, 1, 1)


def write(journal, number, *tags, trashed=False):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add(day=DAY + timedelta(days=number))
        for tag in tags:
            reflection.tag(tag)
        if trashed:
            journal.reflections.trash(reflection)


@pytest.mark.parametrize("few", [0, 1, 1_000])
def test_each_practice_has_the_last_day_it_came_up(journal, monkeypatch, few):
    monkeypatch.setattr(usage, "FEW", few)
    assert usage.last_days(journal._session, DAY) == {}
    write(journal, 0, "kf-altruism", "own-tag")
    write(journal, 1, "kf-altruism")
    write(journal, 2, "kf-purpose", trashed=True)
    write(journal, 9, "kf-altruism", "kf-conflict")
    before = DAY + timedelta(days=9)
    assert usage.last_days(journal._session, before) == {
        "kf-altruism": DAY + timedelta(days=1),
        "own-tag": DAY,
    }
    # It says the same as reading everything did.
    assert usage.last_days(journal._session, before) == (
        journal.reflections.last_written(before)
    )
    assert usage.practices(journal._session) == {
        *("kf-altruism", "own-tag", "kf-purpose", "kf-conflict"),
    }
