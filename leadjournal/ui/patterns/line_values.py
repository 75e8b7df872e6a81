"""What the cards of sentences say: lines in own words, plans, all five together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from leadjournal import days
from leadjournal.choices import Outcome
from leadjournal.facts import PlanRow
from leadjournal.patterns.all_five import AllFive
from leadjournal.patterns.lessons import Line, Noted
from leadjournal.ui import veil
from leadjournal.ui.charts import Count
from leadjournal.ui.patterns.lines_card import LineValue
from leadjournal.wording import counted

OUTCOMES: dict[str | None, str] = {
    Outcome.DID: "Did it",
    Outcome.PARTLY: "Partly",
    Outcome.DID_NOT: "Did not do it",
    Outcome.NO_CHANCE: "No chance came up",
    None: "Still open",
}


def noted_lines(lines: Iterable[Line], today: date) -> list[LineValue]:
    """Return what was noted, newest first, each with its day."""
    return [
        LineValue(
            veil.over(line.text, veil.QUOTE),
            days.short(line.day, today),
            (line.id,),
            line.heading,
            own=True,
        )
        for line in reversed(list(lines))
    ]


def strengths_and_shadows(noted: Noted, today: date) -> list[LineValue]:
    """Return steps forward and shadow sides as they were named, newest first."""
    lines = sorted((*noted.steps, *noted.shadows), key=lambda line: line.day)
    return [
        LineValue(
            f"{line.heading}: {veil.over(line.text, veil.QUOTE)}",
            days.short(line.day, today),
            (line.id,),
            line.heading,
            own=True,
        )
        for line in reversed(lines)
    ]


def outcome_shares(plans: Sequence[PlanRow]) -> list[Count]:
    """Return how many plans came to what, each outcome that there is."""
    outcomes = Counter(plan.outcome for plan in plans)
    return [
        Count(("plans", outcome), name, outcomes[outcome])
        for outcome, name in OUTCOMES.items()
        if outcomes[outcome]
    ]


def plan_notes(plans: Iterable[PlanRow], today: date) -> list[LineValue]:
    """Return the plans of which it is noted what happened, newest first."""
    closed = [plan for plan in plans if plan.closed and plan.note.strip()]
    closed.sort(key=lambda plan: (plan.day, plan.id), reverse=True)
    return [
        LineValue(
            _in_words(plan),
            days.short(plan.day, today),
            (plan.reflection,),
            veil.over(plan.sentence, "A plan"),
        )
        for plan in closed
    ]


def all_five_lines(told: AllFive, today: date) -> list[LineValue]:
    """Return the reflections and the weeks in which all five factors came up."""
    lines = []
    if told.reflections:
        count = counted(len(told.reflections), "reflection")
        verb = "is" if len(told.reflections) == 1 else "are"
        text = f"{count} {verb} about all five at once."
        lines.append(LineValue(text, count, told.reflections, "About all five at once"))
    for monday, ids in reversed(told.weeks):
        name = f"Week of {days.full(monday)}"
        text = f"{name}: all five came up."
        lines.append(LineValue(text, counted(len(ids), "reflection"), ids, name))
    return lines


def all_five_note(told: AllFive) -> str:
    written = counted(told.weeks_written, "week")
    return f"in {len(told.weeks)} of the {written} you wrote in"


def _in_words(plan: PlanRow) -> str:
    outcome = OUTCOMES.get(plan.outcome, "")
    said = f"{plan.sentence}.\n{outcome}. {plan.note.strip()}"
    return veil.over(said, f"{outcome}.")
