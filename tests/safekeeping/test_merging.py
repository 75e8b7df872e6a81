"""Bringing in what another file of a journal has, and losing nothing of either."""

import shutil
from datetime import timedelta

import pytest

from leadjournal import Journal
from leadjournal.safekeeping import merging
from tests.attached import png
from tests.conftest import NOW, clock

PICTURE = png()


def later():
    return NOW + timedelta(hours=2)


@pytest.fixture
def twins(tmp_path):
    """A journal, and the copy that was written in two hours later."""
    path, copy = tmp_path / "a.leadjournal", tmp_path / "a (1).leadjournal"
    with Journal.create(path, clock=clock, seed=1) as journal:
        with journal.change("New Reflection"):
            journal.reflections.add("Both", "As it was in both.")
    shutil.copyfile(path, copy)
    with Journal.open(path, clock=clock) as journal:
        with Journal.open(copy, clock=later) as other:
            yield journal, other


def merge(journal, other):
    with journal.change("Bring In What Is Missing"):
        return merging.merge(journal, other)


def write(journal, body):
    [reflection] = journal.reflections
    with journal.change("Edit"):
        journal.reflections.edit(reflection, body=body)


def test_what_only_the_other_has_is_added_with_all_that_belongs_to_it(twins):
    journal, other = twins
    with other.change("New Reflection"):
        new = other.reflections.add("Only there", "I listened.")
        new.tag("bw-listening", "took")
        new.join_thread("night shifts")
        other.plans.add(new, "it goes quiet", "wait")
        other.reflections.add_afterthought(new, "And then?")
        other.attachments.add(new, "a.png", PICTURE)
    merged = merge(journal, other)
    assert (merged.added, merged.same) == (1, 1)
    came = journal.reflections.get(new.uuid)
    assert came.taggings["bw-listening"].chance == "took"
    assert list(came.threads) == ["night shifts"]
    assert [p.uuid for p in came.plans] == [p.uuid for p in new.plans]
    assert came.afterthoughts[0].text == "And then?"
    assert came.attachments[0].content == PICTURE
    assert journal.check() == []


def test_the_newer_text_stands_and_the_older_is_among_the_earlier_ones(twins):
    journal, other = twins
    write(other, "Written there, later.")
    merged = merge(journal, other)
    [reflection] = journal.reflections
    assert merged.replaced == (reflection.uuid,)
    assert reflection.body == "Written there, later."
    assert [each.body for each in reflection.revisions] == ["As it was in both."]


def test_the_older_text_of_the_other_is_kept_among_the_earlier_ones(twins):
    journal, other = twins
    write(journal, "Written here.")
    merged = merge(other, journal)  # seen from there, here is older
    [reflection] = other.reflections
    assert merged.kept == ()  # theirs is newer or as new
    assert reflection.body == "Written here."
    write(other, "Written there, later.")
    write(journal, "Written here, again.")
    merged = merge(other, journal)
    assert reflection.body == "Written there, later."
    assert merged.kept == (reflection.uuid,)
    assert "Written here, again." in [each.body for each in reflection.revisions]
    assert merge(other, journal).kept == ()


def test_it_is_one_step_to_undo_and_twice_adds_nothing(twins):
    journal, other = twins
    with other.change("New Reflection"):
        other.reflections.add("Only there")
    merge(journal, other)
    assert merge(journal, other) == merging.Merged(same=2)
    journal.undo()
    assert len(journal.reflections) == 1


def test_what_came_of_it_is_told():
    merged = merging.Merged(1, 4, ("a",), ("b", "c"))
    assert merged.sentence() == (
        "1 reflection was added. 1 reflection was brought up to date; what stood there"
        " is among the earlier texts. 2 reflections were different there, and older:"
        " that text is among the earlier ones, under History."
    )
