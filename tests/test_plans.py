"""journal.plans: the if-thens, and what came of them."""

from datetime import date

import pytest

from leadjournal.errors import BadValueError, NotFoundError


@pytest.fixture
def reflection(journal):
    with journal.change("New Reflection"):
        return journal.reflections.add("The meeting that ran itself")


def add(journal, reflection, act, due=None, cue="it rains"):
    with journal.change("Add Plan"):
        return journal.plans.add(reflection, cue, act, due=due)


def test_what_is_due_first_comes_first_and_what_has_no_day_last(journal, reflection):
    add(journal, reflection, "whenever")
    add(journal, reflection, "late", date(2026, 12, 1))
    add(journal, reflection, "soon", date(2026, 11, 20))
    assert [plan.act for plan in journal.plans.open] == ["soon", "late", "whenever"]


def test_a_closed_plan_says_what_came_of_it_and_can_be_reopened(journal, reflection):
    plan = add(journal, reflection, "ring")
    with journal.change("Close Plan"):
        journal.plans.close(plan, "partly", "She was away.")
    assert journal.plans.open == []
    assert (plan.outcome, plan.note, plan.closed) == (
        "partly",
        "She was away.",
        journal.now(),
    )
    with journal.change("Reopen Plan"):
        journal.plans.reopen(plan)
    assert journal.plans.open == [plan]
    assert plan.note == "She was away."


def test_an_unknown_outcome_is_refused(journal, reflection):
    plan = add(journal, reflection, "ring")
    with pytest.raises(BadValueError, match="“done” is not an outcome"):
        journal.plans.close(plan, "done")


def test_plans_go_and_come_with_their_reflection(journal, reflection):
    plan = add(journal, reflection, "ring")
    with journal.change("Move to Trash"):
        journal.reflections.trash(reflection)
    assert (len(journal.plans), list(journal.plans)) == (0, [])
    journal.undo()
    assert list(journal.plans) == [plan]


def test_a_plan_is_found_by_the_beginning_of_its_id(journal, reflection):
    plan = add(journal, reflection, "ring")
    assert journal.plans.get(plan.uuid[:8]) is plan
    with pytest.raises(NotFoundError, match="There is no plan “x”"):
        journal.plans.get("x")


def test_a_plan_reads_as_one_sentence(journal, reflection):
    plan = add(journal, reflection, "ring the housing lead", cue="the paper is ready")
    assert plan.sentence == "If the paper is ready, then I will ring the housing lead"
    assert add(journal, reflection, "ring", cue="").sentence == "I will ring"
