"""What the weekly questions brought up."""

from __future__ import annotations

from datetime import date

from leadjournal import frameworks, questions
from leadjournal.askings import Asked
from leadjournal.patterns.steering import steering

BANK = questions.load(frameworks.load().practices)
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def asked(question: str, happening: str, day: int = 5, to: str | None = None) -> Asked:
    return Asked(question, happening, date(2026, 11, day), to)


def test_what_was_offered_and_answered_is_counted_by_practice():
    question = BANK.get("Q001")
    told = steering(
        [
            asked("Q001", "offered"),
            asked("Q001", "answered", to="a"),
            asked("Q001", "answered", to="gone"),
            asked("Q001", "offered", 12),
            asked("Q002", "offered"),
            asked("Q002", "skipped"),
            asked("Q003", "muted"),
            Asked("Q004", "offered", date(2026, 10, 31), None),
        ],
        BANK,
        FIRST,
        LAST,
        {"a"},
    )
    first, second = told.questions
    assert (first.id, first.text, first.offered) == ("Q001", question.text, 2)
    assert first.answers == ("a",)
    assert (second.skipped, second.answers) == (1, ())
    assert (told.offered, told.answered, told.skipped) == (3, 1, 1)
    for key in question.practices:
        assert told.by_practice[key][1] == 1
    assert told.text == (
        "3 questions came up in this period; you answered 1."
        " What you answered steered what you wrote about."
    )


def test_questions_that_nobody_answered_steered_nothing():
    told = steering([asked("Q001", "offered")], BANK, FIRST, LAST)
    assert told.text == "1 question came up in this period; you answered none of them."


def test_a_question_gone_from_the_bank_is_told_by_its_id():
    told = steering([asked("OWN9", "answered", to="a")], BANK, FIRST, LAST)
    assert (told.questions[0].text, told.by_practice) == ("OWN9", {})
    assert told.answered == 1


def test_no_question_is_said_too():
    told = steering([], BANK, FIRST, LAST)
    assert told.text == "No weekly question came up in this period."
