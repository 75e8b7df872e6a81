"""The steps of the weekly reflection, and what its screens say."""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from leadjournal import flow, frameworks, parts, questions
from leadjournal.askings import Asked
from leadjournal.flow import Step

BANK = list(questions.load(frameworks.load().practices))
FIRST = BANK[0]
DAY = date(2026, 11, 20)
WAYS = [
    {"short": short, "has_open_plans": plans}
    for short, plans in product([False, True], repeat=2)
]
FULL = {"short": False, "has_open_plans": True}
#: Praise, blame, scores, streaks, diagnoses, commands and shouting.
UNSAID = re.compile(
    r"!|\b(well done|great|good|bad|proud|amazing|excellent|congratulat\w*|sorry|"
    r"fail\w*|forg[eo]t\w*|late|behind|missed|streaks?|should|must|need to|"
    r"depress\w*|anxi\w*|stress\w*|burn\w*|ill|unwell|symptoms?|rumina\w*)\b",
    re.IGNORECASE,
)


def test_the_whole_way_has_eight_steps_and_the_short_one_four():
    assert flow.steps(**FULL) == list(Step)
    assert flow.steps(short=True, has_open_plans=True) == [
        Step.LOOK_BACK,
        Step.MOMENT,
        Step.IF_THEN,
        Step.DONE,
    ]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_ends_in_a_plan_and_leaves_out_nothing_without_a_reason(way):
    order = flow.steps(**way)
    left_out = flow.skipped(**way)
    assert order[-1] is Step.DONE and Step.IF_THEN in order and Step.MOMENT in order
    assert {*order, *left_out} == set(Step) and not {*order} & {*left_out}
    assert all(reason.endswith(".") for reason in left_out.values())
    assert (Step.LOOK_BACK in order) is way["has_open_plans"]


@pytest.mark.parametrize("way", WAYS)
def test_one_can_go_on_to_the_end_and_back_to_the_start(way):
    order = flow.steps(**way)
    assert [flow.after(step, **way) for step in order] == [*order[1:], None]
    assert [flow.before(step, **way) for step in order] == [None, *order[:-1]]


def test_one_can_go_on_from_a_step_that_is_left_out_by_now():
    closed = {"short": False, "has_open_plans": False}
    assert flow.after(Step.LOOK_BACK, **closed) is Step.MOMENT
    assert flow.before(Step.LOOK_BACK, **closed) is Step.ARRIVE
    short = {"short": True, "has_open_plans": False}
    assert flow.after(Step.ARRIVE, **short) is Step.MOMENT
    assert flow.after(Step.SENSE, **short) is Step.IF_THEN


@pytest.mark.parametrize("way", WAYS)
def test_one_goes_on_where_one_was_or_at_what_comes_in_its_place(way):
    for step in Step:
        found = flow.resume(step.value, **way)
        assert found in flow.steps(**way)
        assert found is step or step in flow.skipped(**way)
    for odd in (None, "", "somewhere", 3, ["moment"]):
        assert flow.resume(odd, **way) is flow.steps(**way)[0]


def test_the_five_bars_hold_all_steps_in_their_order():
    assert [step for _, steps in flow.BARS for step in steps] == list(Step)
    assert [name for name, _ in flow.BARS] == [
        "Arrive",
        "Look back",
        "One moment",
        "Make sense",
        "If… then",
    ]
    assert [flow.bar(step) for step in Step] == [0, 1, 2, 3, 3, 4, 4, 4]


def test_the_follow_up_stands_after_the_moment():
    order = flow.headings(FIRST)
    assert order[order.index(flow.MOMENT) + 1] == FIRST.follow_up
    assert tuple(h for h in order if h != FIRST.follow_up) == flow.PARTS
    assert flow.headings(None) == flow.PARTS


def test_no_two_parts_have_one_heading():
    clash = replace(FIRST, follow_up="what happened?")
    for question in [*BANK, clash]:
        order = [heading.casefold() for heading in flow.headings(question)]
        assert len(set(order)) == len(order)
        body = ""
        for heading in reversed(flow.headings(question)):
            body = parts.put(body, heading, heading.upper(), flow.headings(question))
        assert [p.heading for p in parts.split(body)] == [*flow.headings(question)]


def test_the_moment_is_asked_for_as_in_the_picture():
    said = flow.wording(Step.MOMENT, question=FIRST)
    assert said.title == "Did I give away ownership?"
    assert said.lead == (
        "Pick one moment you could film. Four to six sentences; roles, not names."
    )
    assert said.hint == FIRST.hint
    short = flow.wording(Step.MOMENT, question=FIRST, short=True)
    assert "One sentence; roles" in short.lead


def test_who_steps_outside_is_asked_by_the_chosen_name():
    outside: dict[str, Any] = {"question": FIRST, "step_outside": "Sam"}
    assert flow.wording(Step.ARRIVE, **outside).title == "Hello, Sam."
    moment = flow.wording(Step.MOMENT, **outside)
    assert moment.placeholder == "What did Sam see, want and do?"
    thinks = [f for f in flow.fields(Step.SENSE, **outside) if "Sam" in f.label]
    assert [f.label for f in thinks] == ["What would Sam tell a friend in this spot?"]
    assert [f.heading for f in thinks] == [flow.NOW_THINK]


def test_who_steps_outside_without_a_name_is_asked_all_the_same():
    outside: dict[str, Any] = {"question": FIRST, "step_outside": " "}
    said = flow.wording(Step.MOMENT, **outside)
    assert said.placeholder == "What did this person see, want and do?"


def test_the_parts_are_the_same_whoever_they_are_told_of():
    for step in Step:
        told = [
            [field.heading for field in flow.fields(step, question=FIRST, **way)]
            for way in ({}, {"step_outside": "Sam"}, {"short": True})
        ]
        assert told[0] == told[1] == told[2]
        assert {*told[0]} <= {*flow.headings(FIRST)}


def test_every_part_is_asked_for_by_one_screen():
    asked = [
        field.heading
        for step in Step
        for turn in (["lessons", "patterns"] if step is Step.LOOK_BACK else [None])
        for field in flow.fields(step, question=FIRST, turn=turn)
    ]
    assert asked == [*flow.headings(FIRST)]
    assert flow.fields(Step.LOOK_BACK) == ()


def test_no_screen_praises_blames_counts_or_diagnoses():
    said = [flow.welcome(n) for n in (1, 3, 40)]
    said += [flow.nudge(12), flow.ENOUGH, flow.ECHO]
    for way in WAYS:
        said += flow.skipped(**way).values()
    for step, outside, question in product(Step, [None, "", "Sam"], [None, FIRST]):
        told: dict[str, Any] = {"question": question, "step_outside": outside}
        words = flow.wording(step, **told)
        assert words.title and words.lead
        said += [text for text in astuple(words) if text != FIRST.hint]
        for turn in (None, "lessons", "patterns"):
            for field in flow.fields(step, **told, turn=turn):
                said += [field.label, field.placeholder]
    for text in said:
        found = UNSAID.findall(text)
        assert not found, text
        assert "None" not in text and "  " not in text


def test_the_last_three_lessons_come_back():
    bodies = [
        parts.put("Before.", flow.NOW_THINK, f"Lesson {n}") if n % 2 else "## Other\n"
        for n in range(10)
    ]
    assert flow.lessons(bodies) == ["Lesson 1", "Lesson 3", "Lesson 5"]
    assert flow.lessons(["", "## So what I now think\n\n"]) == []


def test_a_missed_week_is_welcomed_back_and_a_regular_one_needs_no_welcome():
    assert flow.welcome(0) == ""
    assert flow.welcome(1).startswith("Welcome back.")
    assert "no chance came up" in flow.welcome(1)
    assert not re.search(r"\d", flow.welcome(7))


def test_only_heavy_weeks_are_offered_a_step_outside():
    offered = [flow.offers_step_outside(w) for w in ("light", "mixed", "heavy", None)]
    assert offered == [False, False, True, False]
    assert flow.heavy_twice(["heavy", "heavy", "light"])
    for weights in ([], ["heavy"], ["heavy", "mixed"], [None, "heavy", "heavy"]):
        assert not flow.heavy_twice(weights)


def test_after_ten_minutes_it_says_that_one_may_stop():
    assert flow.nudge(9.9) == ""
    assert "your plan" in flow.nudge(10)


def test_an_answer_is_asked_after_from_a_week_to_four_weeks_later():
    answer = Asked("Q001", "answered", DAY, "a-reflection")
    shown = [
        days
        for days in range(40)
        if flow.to_ask_after([answer], DAY + timedelta(days=days)) == ["a-reflection"]
    ]
    assert shown == [*range(7, 29)]


def test_of_the_answers_to_be_asked_after_the_last_comes_first():
    later = DAY + timedelta(days=9)
    history = [
        Asked("Q001", "answered", DAY - timedelta(days=1), "earlier"),
        Asked("Q002", "answered", DAY, "last"),
        Asked("Q003", "answered", DAY + timedelta(days=1), None),
        Asked("Q004", "skipped", DAY + timedelta(days=1), None),
        Asked("Q005", "answered", later, "just now"),
    ]
    assert flow.to_ask_after(history, later) == ["last", "earlier"]
    assert flow.to_ask_after(history[2:], later) == []
