"""Threads as timelines, each entry in one line."""

from __future__ import annotations

from datetime import date

import pytest

from leadjournal import frameworks
from leadjournal.facts import TextRow
from leadjournal.patterns.threads import Entry, claims, line_of, lines_of, timelines
from leadjournal.periods import period_of
from leadjournal.reflections import Fact

PRACTICES = frameworks.load().primary
TODAY = date(2026, 11, 22)


def entry(day: int, *threads: str, tag: str = "bw-power") -> Fact:
    on = date(2026, 11, day)
    return Fact(f"{day}", on, ((tag, None),), (), None, None, None, threads)


def test_the_longest_thread_comes_first_with_what_it_is_about():
    facts = [
        entry(1, "rota"),
        entry(2, "rota", "board"),
        entry(3, "rota", tag="kf-altruism"),
        entry(4),
    ]
    rota, board = timelines(facts, {"1": "One.", "2": "Two."})
    assert (rota.name, rota.count) == ("rota", 3)
    assert (rota.first, rota.last) == (date(2026, 11, 1), date(2026, 11, 3))
    assert rota.practices == (("bw-power", 2), ("kf-altruism", 1))
    assert rota.entries[1] == Entry("2", date(2026, 11, 2), "Two.")
    assert rota.entries[2].line == ""
    assert board.count == 1
    assert timelines([]) == ()


@pytest.mark.parametrize(
    ("title", "body", "line"),
    [
        (" The\trota ", "Long. Story.", "The rota"),
        ("", "The boiler broke. Nobody rang.", "The boiler broke."),
        ("", "## What?\n\nThe boiler\nbroke! So", "The boiler broke!"),
        ("", "## What?\r\nThe boiler broke.", "The boiler broke."),
        ("", "- She asked, “Why?” and left.\n", "She asked, “Why?” and left."),
        ("", "No end", "No end"),
        ("", "", ""),
        ("", "## Only a heading", ""),
        ("", "a" * 500, "a" * 160 + "…"),
    ],
)
def test_a_line_is_the_title_or_the_first_sentence(title, body, line):
    assert line_of(title, body) == line
    assert lines_of([TextRow("x", TODAY, title, body)]) == {"x": line}


def test_what_comes_up_three_times_may_be_worth_a_talk():
    facts = [entry(day, "rota") for day in (1, 2, 3, 4)] + [
        entry(5, "b"),
        entry(6, "b"),
    ]
    [claim] = claims(period_of(facts, PRACTICES, None, None, TODAY))
    assert claim.text == (
        "“rota” has come up 4 times."
        " Would a talk with your coach help more than writing?"
    )
    assert claim.reflections == ("1", "2", "3", "4")
    two = [entry(day, "rota") for day in (1, 2)]
    assert list(claims(period_of(two, PRACTICES, None, None, TODAY))) == []


def test_of_many_threads_only_the_two_longest_are_asked_about():
    facts = [entry(day, "a", "b", "c") for day in range(1, 5)] + [entry(9, "c", "b")]
    told = list(claims(period_of(facts, PRACTICES, None, None, TODAY)))
    assert [claim.text[:3] for claim in told] == ["“b”", "“c”"]
