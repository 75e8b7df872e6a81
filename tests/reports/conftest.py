"""A journal with something of all that a report tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from leadjournal import Journal, Reflection
from leadjournal.reports.model import Options, Report
from leadjournal.reports.summary import report_of

BODY = """## What happened?

The ward clerk saw it *first*.

## So what I now think

I had the list, not the view.

## A step forward

I asked her to chair.

## Who made it happen

The ward clerk.
"""


@pytest.fixture
def written(journal: Journal) -> Journal:
    """Twelve reflections, a week apart; the fourth is private, the last has text."""
    with journal.change("Write"):
        for number in range(12):
            reflection = journal.reflections.add(
                f"Week {number}",
                "Plain words.",
                day=date(2026, 9, 1) + timedelta(7 * number),
                weight=["light", "mixed", "heavy"][number % 3],
            )
            reflection.tag("kf-altruism", "took" if number % 2 else "passed")
            reflection.tag("bw-listening")
            if number == 3:
                reflection.private = True
                reflection.body = "A secret about Zebedee."
                reflection.join_thread("Zebedee")
            if number > 8:
                reflection.join_thread("discharge partnership")
        reflection.body = BODY
        plan = journal.plans.add(reflection, "the list is long", "hand it over")
        journal.plans.close(plan, "did", "It went well.")
        journal.reflections.add_afterthought(reflection, "She chairs it now.")
    return journal


@pytest.fixture
def last(written: Journal) -> Reflection:
    return written.reflections.find("tag:altruism", limit=1).reflections[0]


@pytest.fixture
def private(written: Journal) -> Reflection:
    return written.reflections.find("is:private").reflections[0]


@pytest.fixture
def report(written: Journal) -> Report:
    return report_of(written)


@pytest.fixture
def with_text(written: Journal) -> Report:
    return report_of(written, options=Options(texts=True))


@pytest.fixture
def attack(journal: Journal) -> Report:
    """What means something to one of the formats, or to none."""
    body = (
        '#eval("1") #import "@preview/x:1" $x$ \\\\ `r` <script>alert(1)</script> ]]>\n'
        "nul \0 esc \x1b own \ue000 bom \ufeff none \ufffe\n\n"
        "שלום עולם\n\n"
        "👍🏽 👩‍⚕️ 🙂 𒀀 中文\n\n"
        f"{'W' * 10_000}\n\n- | a |\n# b\n"
    )
    with journal.change("Write"):
        reflection = journal.reflections.add("#title $a$ <b>| \0", body)
        reflection.tag("#own <b>|`", "took")
        reflection.join_thread("a|b <i> #x\n2")
        journal.plans.add(reflection, "#if <b> | x", "do it")
    return report_of(journal, options=Options(texts=True))


@pytest.fixture
def said() -> Callable[[Report], str]:
    """All that a report says, as its Markdown has it."""
    from leadjournal.reports import markdown

    return lambda report: markdown.render(report).decode()
