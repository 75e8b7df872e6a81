"""Whatever is done can be undone, and done again."""

import random
from datetime import date, timedelta

import pytest

from leadjournal import Journal
from leadjournal.choices import Chance, Outcome
from leadjournal.models import Base

TEXTS = ["a", "it's", "\x01 é\n", "two\0parts", "🙂 عربي\r\n", ""]


def contents(journal):
    """Return every row of every table."""
    db = journal._session.connection()
    return {
        table.name: sorted(
            (tuple(row) for row in db.exec_driver_sql(f"SELECT * FROM {table.name}")),
            key=repr,
        )
        for table in Base.metadata.sorted_tables
    }


def add(journal, chance):
    day = date(2026, 1, 1) + timedelta(days=chance.randrange(300))
    journal.reflections.add(chance.choice(TEXTS), chance.choice(TEXTS) * 3, day=day)


def edit(journal, chance):
    for reflection in list(journal.reflections)[:2]:
        journal.reflections.edit(reflection, body=chance.choice(TEXTS))


def tag(journal, chance):
    for reflection in list(journal.reflections)[:3]:
        practice = chance.choice(["kf-altruism", "bw-power", "own-thing"])
        if practice in reflection.taggings and chance.random() < 0.5:
            reflection.untag(practice)
        else:
            reflection.tag(practice, chance.choice([None, *(c.value for c in Chance)]))


def plan(journal, chance):
    for reflection in list(journal.reflections)[:2]:
        journal.plans.add(reflection, chance.choice(TEXTS), chance.choice(TEXTS))


def close(journal, chance):
    for open_plan in journal.plans.open[:1]:
        outcome = chance.choice(list(Outcome)).value
        journal.plans.close(open_plan, outcome, chance.choice(TEXTS))


def think_again(journal, chance):
    for reflection in list(journal.reflections)[-2:]:
        journal.reflections.add_afterthought(reflection, chance.choice(TEXTS))


def answer(journal, chance):
    for reflection in list(journal.reflections)[:1]:
        journal.askings.answer(f"Q{chance.randrange(9)}", reflection, reflection.day)


def unmute(journal, chance):
    question = f"Q{chance.randrange(3)}"
    if question in journal.askings.muted:
        journal.askings.unmute(question)
    else:
        journal.askings.mute(question, date(2026, 1, 1))


def trash(journal, chance):
    for reflection in list(journal.reflections)[-1:]:
        journal.reflections.trash(reflection)


def erase(journal, chance):
    for reflection in list(journal.reflections)[-1:]:
        journal.reflections.erase(reflection)


def choose(journal, chance):
    journal.set_framework(chance.choice(["tm", "dl"]), chance.random() < 0.5)


DOINGS = [add, add, add, edit, tag, tag, plan, close, think_again, answer, unmute]
DOINGS += [trash, erase, choose]


@pytest.mark.parametrize("passphrase", [None, "secret"])
@pytest.mark.parametrize("seed", range(10))
def test_undo_and_redo_retrace_every_step(tmp_path, seed, passphrase):
    chance = random.Random(seed)
    with Journal.create(tmp_path / "a.leadjournal", passphrase, seed=1) as journal:
        states = [contents(journal)]
        while len(states) < 31:
            with journal.change("Something"):
                chance.choice(DOINGS)(journal, chance)
            if contents(journal) != states[-1]:
                states.append(contents(journal))
        assert len(journal._door._undo.done) == len(states) - 1
        for state in reversed(states[:-1]):
            journal.undo()
            assert contents(journal) == state
        for state in states[1:]:
            journal.redo()
            assert contents(journal) == state
        assert journal.check() == []


def test_undo_brings_back_an_erased_reflection_with_all_that_was_its_own(either):
    with either.change("New Reflection"):
        reflection = either.reflections.add("Monday", "Listened.\0 And more.")
        reflection.tag("bw-listening", "took")
        either.plans.add(reflection, "the meeting starts", "hand over the pen")
        either.reflections.add_afterthought(reflection, "It went well.")
    with either.change("Erase Reflection"):
        either.reflections.erase(reflection)
    assert list(either.plans) == []
    either.undo()
    [reflection] = either.reflections
    assert reflection.body == "Listened.\0 And more."
    assert reflection.taggings["bw-listening"].chance == "took"
    assert [plan.act for plan in reflection.plans] == ["hand over the pen"]
    assert either.reflections.search("pen") == [reflection]


def test_a_change_after_undo_ends_what_could_be_redone(journal):
    for title in ("Monday", "Tuesday"):
        with journal.change("New Reflection"):
            journal.reflections.add(title)
    journal.undo()
    assert journal.redo_label == "New Reflection"
    with journal.change("New Reflection"):
        journal.reflections.add("Wednesday")
    assert journal.redo_label is None


def test_the_last_hundred_steps_are_kept(journal):
    for number in range(103):
        with journal.change(f"Step {number}"):
            journal.preferences.set("number", number)
    steps = 0
    while journal.undo_label:
        journal.undo()
        steps += 1
    assert steps == 100
    assert journal.preferences.get("number") == 2


def test_what_was_added_without_a_step_leaves_room_for_what_is_redone(journal):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("Monday")
    with journal.change("Add Plan"):
        journal.plans.add(reflection, "it rains", "ask")
    journal.undo()
    with journal.change():
        journal.plans.add(reflection, "it snows", "wait")
    journal.redo()
    assert {plan.cue for plan in reflection.plans} == {"it rains", "it snows"}
    journal.undo()
    assert [plan.cue for plan in reflection.plans] == ["it snows"]


def test_what_was_added_without_a_step_leaves_room_for_what_comes_back(journal):
    with journal.change():
        reflection = journal.reflections.add("Monday")
        plan = journal.plans.add(reflection, "it rains", "ask")
    with journal.change("Remove Plan"):
        reflection.plans.remove(plan)
    with journal.change():
        journal.plans.add(reflection, "it snows", "wait")
    journal.undo()
    assert {plan.cue for plan in reflection.plans} == {"it rains", "it snows"}
    assert journal.check() == []


def test_a_step_that_others_stand_in_the_way_of_is_let_go_with_those_before(journal):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add("Monday")
    with journal.change("Add Tag"):
        reflection.tag("kf-altruism")
    with journal.change("Remove Tag"):
        reflection.untag("kf-altruism")
    with journal.change():
        reflection.tag("kf-altruism", "took")
    assert journal.undo_label is None
    journal.undo()
    assert reflection.taggings["kf-altruism"].chance == "took"


def test_nothing_is_taken_back_over_what_another_program_wrote(tmp_path):
    path = tmp_path / "mine.leadjournal"
    with Journal.create(path) as journal:
        with journal.change("New Reflection"):
            reflection = journal.reflections.add("Monday", "Mine.")
        with Journal.open(path) as other:
            with other.change("Edit"):
                [theirs] = other.reflections
                other.reflections.edit(theirs, body="Theirs.")
        journal.undo()
        assert journal.undo_label is None
        assert reflection.body == "Theirs."
