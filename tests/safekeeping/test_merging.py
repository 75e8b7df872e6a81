"""Bringing in what another file of a journal has, and losing nothing of either."""

import shutil
from datetime import timedelta

import pytest

from leadjournal import Journal, citing, my_words, revisions, saved_searches
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


def test_what_only_the_other_has_is_put_to_a_reflection_that_both_have(twins):
    journal, other = twins
    [theirs] = other.reflections
    with other.change("Write beside it"):
        theirs.tag("bw-listening", "took")
        theirs.join_thread("night shifts")
        other.plans.add(theirs, "it goes quiet", "wait")
        other.reflections.add_afterthought(theirs, "And then?")
        other.attachments.add(theirs, "a.png", PICTURE)
        revisions.keep(theirs, revisions.Text(theirs.modified, "", "Before that."))
    merged = merge(journal, other)
    [here] = journal.reflections
    assert (merged.same, merged.replaced, merged.kept) == (0, (), ())
    assert merged.sentence() == (
        "0 reflections were added. To what was here, 1 earlier text, 1 tag, 1 thread,"
        " 1 plan, 1 afterthought and 1 file were added."
    )
    assert here.taggings["bw-listening"].chance == "took" and list(here.threads)
    assert here.plans[0].act == "wait" and here.attachments[0].content == PICTURE
    assert here.afterthoughts[0].text == "And then?"
    assert [each.body for each in here.revisions] == ["Before that."]
    assert merge(journal, other) == merging.Merged(same=1)
    assert journal.check() == []
    journal.undo()
    assert not here.plans and not here.attachments and not here.taggings


@pytest.mark.parametrize("edited", ["here", "there"])
def test_parts_come_whichever_text_is_the_newer(twins, edited):
    journal, other = twins
    write(other, "Written there.")
    if edited == "here":
        journal._clock = lambda: NOW + timedelta(hours=4)
        write(journal, "Written here.")
    with other.change("Write beside it"):
        other.reflections.add_afterthought(next(iter(other.reflections)), "And then?")
    merged = merge(journal, other)
    [here] = journal.reflections
    assert bool(merged.kept) == (edited == "here")
    assert [each.text for each in here.afterthoughts] == ["And then?"]


def test_two_files_of_one_name_are_both_there_and_cited(twins):
    journal, other = twins
    for each, content in ((journal, b"here"), (other, b"there")):
        [reflection] = each.reflections
        with each.change("Attach"):
            each.attachments.add(reflection, "a.txt", content)
    link = citing.link("a.txt", picture=False)
    write(other, f"See {link}.")
    merge(journal, other)
    [here] = journal.reflections
    assert {e.name: e.content for e in here.attachments} == {
        "a.txt": b"here",
        "a 2.txt": b"there",
    }
    assert citing.cited(here.body) == {"a 2.txt"}
    assert merge(journal, other).same == 1


def test_a_plan_and_an_afterthought_that_say_two_things_say_both(twins):
    journal, other = twins
    with journal.change("Write"):
        [mine] = journal.reflections
        plan = journal.plans.add(mine, "it goes quiet", "wait")
        thought = journal.reflections.add_afterthought(mine, "And then?")
    with other.change("Write"):
        [theirs] = other.reflections
        same = other.plans.add(theirs, "it goes quiet", "ask")
        same.uuid = plan.uuid
        other.reflections.add_afterthought(theirs, "Why?").uuid = thought.uuid
    merge(journal, other)
    assert {each.act for each in mine.plans} == {"wait", "ask"}
    assert {each.text for each in mine.afterthoughts} == {"And then?", "Why?"}
    with journal.change("Edit"):  # what was brought in is a person's own now
        next(each for each in mine.plans if each.act == "ask").act = "listen"
    assert merge(journal, other).same == 1


def test_a_plan_that_was_closed_there_is_closed_here(twins):
    journal, other = twins
    with journal.change("Write"):
        [mine] = journal.reflections
        plan = journal.plans.add(mine, "it goes quiet", "wait")
    with other.change("Write"):
        [theirs] = other.reflections
        same = other.plans.add(theirs, "it goes quiet", "wait")
        same.uuid = plan.uuid
        other.plans.close(same, "did", "It went well.")
    merge(journal, other)
    assert [(p.outcome, p.note) for p in mine.plans] == [("did", "It went well.")]


def test_words_beside_the_reflections_come_too(twins):
    journal, other = twins
    [mine] = journal.reflections
    half = {mine.uuid: {"afterthought": {"text": "Half a"}}}
    with other.change("Choose"):
        saved_searches.save(other.preferences, "Nights", "night")
        my_words.add(other.preferences, "Ayla")
        other.preferences.set("begun", half)
        other.preferences.set("echo", {"reflection": mine.uuid, "text": "Since"})
    with journal.change("Choose"):
        saved_searches.save(journal.preferences, "Nights", "dark")
    merge(journal, other)
    assert {each.query for each in saved_searches.saved(journal.preferences)} == {
        "night",
        "dark",
    }
    assert my_words.mine(journal.preferences) == ["Ayla"]
    assert journal.preferences.get("begun") == half
    assert journal.preferences.get("echo")["text"] == "Since"
    assert merge(journal, other) == merging.Merged(same=1)


def test_what_is_in_the_trash_here_comes_out_of_it_if_more_was_written_there(twins):
    journal, other = twins
    [mine] = journal.reflections
    with journal.change("Trash"):
        journal.reflections.trash(mine)
    assert merge(journal, other).same == 1 and mine.trashed
    write(other, "Written there.")
    merge(journal, other)
    assert mine.trashed is None


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
