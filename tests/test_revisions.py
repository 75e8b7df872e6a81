"""Earlier texts are kept when it is worth it, and never twice."""

from datetime import timedelta
from time import perf_counter

import pytest

from leadjournal import Journal, revisions
from leadjournal.models import Revision
from leadjournal.revisions import Keeping, Text
from tests.conftest import NOW

LONG = " ".join(f"word{number}" for number in range(60))


class Clock:
    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time

    def wait(self, minutes):
        self.time += timedelta(minutes=minutes)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=[None, "it's a secrét"], ids=["plain", "encrypted"])
def journal(request, tmp_path, clock):
    path = tmp_path / "a.leadjournal"
    with Journal.create(path, request.param, clock=clock, seed=1) as journal:
        yield journal


@pytest.fixture
def write(journal):
    """Save a text as typing does, and return the earlier ones, oldest first."""

    def write(keeping, reflection, body, title=""):
        with journal.change():
            keeping.before_saving(title, body, journal.now())
            reflection.title, reflection.body = title, body
        return [each.body for each in reflection.revisions]

    return write


def add(journal, body="", title=""):
    with journal.change("New Reflection"):
        return journal.reflections.add(title, body)


def test_a_text_is_kept_as_a_sitting_found_it(journal, write, clock):
    reflection = add(journal, "As it was.")
    clock.wait(600)
    keeping = Keeping(reflection)
    assert write(keeping, reflection, "As it was. Now") == ["As it was."]
    assert write(keeping, reflection, "As it was. Now more.") == ["As it was."]
    assert reflection.revisions[0].at == reflection.created


def test_what_was_empty_is_not_kept(journal, write):
    reflection = add(journal)
    assert write(Keeping(reflection), reflection, "I") == []


def test_a_title_that_stays_is_not_kept_by_itself(journal, write):
    reflection = add(journal, title="What did I give away?")
    keeping = Keeping(reflection)
    for body in ("I", "I gave"):
        assert write(keeping, reflection, body, reflection.title) == []
    other = add(journal, title="A line that was all I wrote")
    assert write(Keeping(other), other, "", "Another line") == [""]


def test_a_few_words_and_back_again_are_no_new_sitting(journal, write, clock):
    reflection = add(journal, "As it was.")
    write(Keeping(reflection), reflection, "As it was, more or less.")
    clock.wait(1)
    assert len(write(Keeping(reflection), reflection, "As it was, or less.")) == 1
    clock.wait(11)
    assert len(write(Keeping(reflection), reflection, "As it was.")) == 2


def test_many_words_between_two_short_sittings_are_kept(journal, write, clock):
    reflection = add(journal, "As it was.")
    write(Keeping(reflection), reflection, LONG)
    clock.wait(1)
    assert write(Keeping(reflection), reflection, LONG + " x")[-1] == LONG


def test_a_long_sitting_is_kept_every_ten_minutes_if_it_changes_much(
    journal, write, clock
):
    reflection = add(journal)
    keeping = Keeping(reflection)
    words, kept = LONG.split(), []
    for number in range(1, 61):
        kept = write(keeping, reflection, " ".join(words[:number]))
        clock.wait(1)
    assert [len(body.split()) for body in kept] == [10, 20, 30, 40, 50]


def test_a_long_sitting_over_a_few_words_is_kept_once(journal, write, clock):
    reflection = add(journal, LONG)
    keeping = Keeping(reflection)
    for number in range(60):
        clock.wait(1)
        kept = write(keeping, reflection, f"{LONG} and {number}")
    assert kept == [LONG]


@pytest.mark.parametrize("left", ["", "word1", LONG[:200]])
def test_the_text_is_kept_before_many_words_go_at_once(journal, write, left):
    reflection = add(journal)
    keeping = Keeping(reflection)
    write(keeping, reflection, "I")
    write(keeping, reflection, LONG)
    assert write(keeping, reflection, left) == [LONG]


def test_a_short_text_is_kept_before_it_goes(journal, write):
    reflection = add(journal)
    keeping = Keeping(reflection)
    write(keeping, reflection, "We agreed to say nothing.")
    assert write(keeping, reflection, "") == ["We agreed to say nothing."]


def test_a_text_without_spaces_is_kept_before_it_goes(journal, write):
    reflection = add(journal)
    keeping = Keeping(reflection)
    write(keeping, reflection, "今日は話を聞いた。" * 30)
    assert len(write(keeping, reflection, "今日")) == 1


def test_deleting_slowly_loses_no_more_than_deleting_quickly(journal, write):
    reflection = add(journal)
    keeping = Keeping(reflection)
    words = LONG.split()
    write(keeping, reflection, LONG)
    for number in range(59, -1, -1):
        kept = write(keeping, reflection, " ".join(words[:number]))
    assert kept[0] == LONG
    for one, other in zip(kept, [*kept[1:], ""], strict=True):
        assert len(one.split()) - len(other.split()) <= 25


def test_moving_a_paragraph_is_no_loss(journal, write):
    reflection = add(journal)
    keeping = Keeping(reflection)
    write(keeping, reflection, f"{LONG}\n\nAnd then.")
    assert write(keeping, reflection, f"And then.\n\n{LONG}") == []


def test_no_text_is_kept_twice(journal):
    reflection = add(journal, "As it was.")
    with journal.change():
        assert revisions.keep(reflection)
        assert not revisions.keep(reflection)
    with journal.change("Change"):
        reflection.body = "Other."
        assert revisions.keep(reflection, Text(NOW, "", "Other."))
        assert not revisions.keep(reflection, Text(NOW, "", " \n"))
        revisions.put_back(reflection, revisions.earlier(reflection)[0])
    bodies = [text.body for text in revisions.earlier(reflection)]
    assert len(bodies) == len(set(bodies)) == 2


def test_keeping_is_no_step_to_undo(journal, write):
    reflection = add(journal, "As it was.")
    write(Keeping(reflection), reflection, LONG)
    assert journal.undo_label == "New Reflection"


def test_putting_back_is_one_step_and_keeps_what_was_there(journal):
    reflection = add(journal, "First.", "One")
    with journal.change():
        revisions.keep(reflection)
        reflection.title, reflection.body = "Two", "Second."
    [first] = revisions.earlier(reflection)
    with journal.change("Restore Earlier Text"):
        revisions.put_back(reflection, first)
    assert (reflection.title, reflection.body) == ("One", "First.")
    assert {text.body for text in revisions.earlier(reflection)} == {
        "First.",
        "Second.",
    }
    journal.undo()
    assert (reflection.title, reflection.body) == ("Two", "Second.")
    assert [text.body for text in revisions.earlier(reflection)] == ["First."]
    journal.redo()
    assert reflection.body == "First."
    assert len(reflection.revisions) == 2


def test_a_redo_comes_through_although_a_text_was_kept_since(journal, write):
    reflection = add(journal, "First.")
    with journal.change():
        revisions.keep(reflection)
        reflection.body = "Second."
    [first] = revisions.earlier(reflection)
    with journal.change("Restore Earlier Text"):
        revisions.put_back(reflection, first)
    journal.undo()
    with journal.change():
        reflection.body = LONG
        assert revisions.keep(reflection)
    journal.redo()
    assert {each.body for each in reflection.revisions} == {"First.", "Second.", LONG}
    assert journal.check() == []


def test_the_newest_of_five_hundred_is_found_without_reading_all(journal):
    reflection = add(journal, LONG * 20)
    with journal.change("Write"):
        for number in range(500):
            at = journal.now() - timedelta(days=500 - number)
            body = f"{number} {LONG * 12}"
            reflection.revisions.append(Revision(at=at, title="", body=body))
    journal._session.expire_all()
    keeping = Keeping(reflection)
    start = perf_counter()
    with journal.change():
        keeping.before_saving("", LONG, journal.now())
        reflection.body = LONG
    assert perf_counter() - start < 0.1
    assert len(reflection.revisions) == 501
    assert revisions.newest(reflection).body == LONG * 20
