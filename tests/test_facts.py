"""The rows that patterns are worked out from, as a real journal gives them."""

from __future__ import annotations

from datetime import date

from leadjournal.facts import PlanRow, TextRow

ONE, TWO, THREE = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


def test_only_the_rows_of_a_period_are_read(either):
    with either.change("Write"):
        for day, key in ((ONE, "bw-power"), (TWO, "kf-altruism"), (THREE, "bw-power")):
            reflection = either.reflections.add("", "b", day=day)
            reflection.tag(key, "took")
            reflection.join_thread("rota")
            reflection.join_thread("board")
            either.plans.add(reflection, "it rains", "stay")
        gone = either.reflections.add("", "b", day=TWO)
        gone.tag("bw-power")
        either.reflections.trash(gone)
    [fact] = either.reflections.facts(TWO, TWO)
    assert (fact.tags, fact.plans) == ((("kf-altruism", "took"),), (None,))
    assert fact.threads == ("board", "rota")
    assert fact.created == reflection.created
    assert [fact.day for fact in either.reflections.facts()] == [ONE, TWO, THREE]
    assert [fact.day for fact in either.reflections.facts(TWO)] == [TWO, THREE]
    assert [fact.day for fact in either.reflections.facts(None, TWO)] == [ONE, TWO]
    assert either.reflections.facts(date(1900, 1, 1), date(1900, 1, 2)) == []


def test_texts_are_all_or_those_with_headings_or_in_threads(journal):
    with journal.change("Write"):
        plain = journal.reflections.add("Plain", "No part.", day=ONE)
        headed = journal.reflections.add("", "## What?\n\nA part.", day=TWO)
        thread = journal.reflections.add("", "In one.", day=THREE, step_outside=True)
        thread.join_thread("rota")
    assert [row.id for row in journal.reflections.texts()] == [
        plain.uuid,
        headed.uuid,
        thread.uuid,
    ]
    assert list(journal.reflections.texts(threaded=True)) == [
        TextRow(thread.uuid, THREE, "", "In one.", None, True)
    ]
    both = journal.reflections.texts(None, TWO, headed=True, threaded=True)
    assert [row.id for row in both] == [headed.uuid]


def test_plans_come_with_the_reflection_they_were_made_in(journal):
    with journal.change("Write"):
        reflection = journal.reflections.add("", "b", day=TWO)
        plan = journal.plans.add(reflection, "it rains", "stay", due=THREE)
        journal.plans.close(plan, "did", "Dry.")
    assert journal.reflections.plan_rows(TWO, TWO) == [
        PlanRow(
            plan.uuid,
            reflection.uuid,
            TWO,
            "If it rains, then I will stay",
            "did",
            "Dry.",
            THREE,
            plan.created,
            plan.closed,
        )
    ]
    assert journal.reflections.plan_rows(THREE) == []
