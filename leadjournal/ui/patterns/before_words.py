"""How the period before was, in quiet lines beneath what is shown of this one."""

from __future__ import annotations

from leadjournal import days
from leadjournal.patterns.claims import FEWEST
from leadjournal.ui.patterns.values import chances_in_words
from leadjournal.ui.patterns.work import Worked
from leadjournal.ui.tokens import FACTORS
from leadjournal.wording import counted, listed


def when(worked: Worked) -> str:
    """Say which days they are and what was written in them; "" if there are none."""
    compared = worked.overview.compared
    if compared is None:
        return ""
    span = f"{days.full(compared.first)} to {days.full(compared.last)}"
    if compared.empty:
        return f"The period before, {span}: nothing was written in it."
    if compared.reflections < FEWEST:
        few = counted(compared.reflections, "reflection")
        return (
            f"The period before, {span}: {few}, too few to compare with. It takes"
            f" {FEWEST}."
        )
    return (
        f"The period before, {span}: {counted(compared.reflections, 'reflection')}"
        f" in {counted(compared.weeks_written, 'week')}."
    )


def has_any(worked: Worked) -> bool:
    compared = worked.overview.compared
    return compared is not None and compared.reflections >= FEWEST


def of_practice(worked: Worked, key: str | None) -> str:
    """Listening to each other: 9 of 61 reflections, 2 of 30 in the period before."""
    compared = worked.overview.compared
    if compared is None or compared.empty:
        return ""
    return next((each.text for each in compared.practices if each.key == key), "")


def of_factors(worked: Worked) -> str:
    compared = worked.overview.compared
    if compared is None or compared.empty:
        return ""
    counts = [
        f"{worked.practices[each.key].short} {each.count_before}"
        for each in compared.practices
        if each.key in FACTORS and each.key in worked.practices
    ]
    return f"In the period before: {listed(counts)}."


def of_meetings(worked: Worked) -> str:
    before = worked.overview.before
    if before is None or not before.reflections:
        return ""
    met = [
        f"{worked.practices[a].short} with {worked.practices[b].short} {each.both}"
        for each in before.meetings
        if (a := each.a) in worked.practices and (b := each.b) in worked.practices
    ]
    if not met:
        return "In the period before no two met more often than by chance."
    return f"More often than by chance in the period before: {listed(met)}."


def of_chances(worked: Worked, practice: str) -> str:
    before = worked.overview.before
    known = {each.key: each for each in before.practices} if before else {}
    if practice not in known or not any(known[practice].chances.values()):
        return ""
    return f"In the period before: {chances_in_words(known[practice].chances)}"


def of_weeks(worked: Worked) -> str:
    before = worked.overview.before
    if before is None or not before.reflections:
        return ""
    weeks = counted(before.weeks, "week")
    return f"In the period before you wrote in {before.weeks_written} of {weeks}."


def of_plans(worked: Worked) -> str:
    before = worked.overview.before
    if before is None or not (total := sum(before.plans.values())):
        return ""
    named = (
        ("did", "did"),
        ("partly", "partly did"),
        ("did_not", "did not do"),
        ("no_chance", "no chance came up for"),
        ("open", "left open"),
    )
    parts = [f"{words} {n}" for key, words in named if (n := before.plans.get(key, 0))]
    return f"In the period before, of {counted(total, 'plan')}: {listed(parts)}."
