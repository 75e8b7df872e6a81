"""What a summary of a period cannot say; it stands on each page and each print."""

from __future__ import annotations

from collections.abc import Mapping

from leadjournal.patterns.claims import DIRECTION_FEWEST
from leadjournal.patterns.receipts import FEWEST
from leadjournal.periods import Period
from leadjournal.wording import counted, listed

ALWAYS = (
    "This shows what you chose to write about, not how you lead.",
    "Your own view is not enough by itself: ask one person who was there"
    " what they saw.",
)
#: Said where something is named that meets more than by chance.
MEETING = "That two things meet more often than by chance does not say why."


def limits(period: Period, *, meets: bool = False) -> list[str]:
    """Return what a summary of a period cannot say.

    *meets* is whether it names what meets more often than by chance.
    """
    total = len(period.facts)
    if total < FEWEST:
        verb = "is" if total == 1 else "are"
        there = counted(total, "reflection") if total else "no reflections"
        few = f"There {verb} {there} in this period: it takes {FEWEST} to say more."
        return [*ALWAYS, few]
    said = list(ALWAYS)
    if answers := sum(fact.question is not None for fact in period.facts):
        verb = "answers" if answers == 1 else "answer"
        said.append(
            f"{answers} of {total} reflections {verb} a weekly question,"
            " so the questions too steered what you wrote about."
        )
    if meets:
        said.append(MEETING)
    few_about = {
        key: number
        for key in period.practices
        if 0 < (number := period.number_about(key)) < DIRECTION_FEWEST
    }
    if few_about:
        said.append(_too_few_for_a_direction(period, few_about))
    return said


def _too_few_for_a_direction(period: Period, few_about: Mapping[str, int]) -> str:
    opening = "Too few to say more or less about"
    if len(few_about) == 1:
        [(key, number)] = few_about.items()
        return (
            f"{opening} {period.name(key)}: {counted(number, 'reflection')},"
            f" and a direction needs {DIRECTION_FEWEST}."
        )
    most_first = sorted(few_about, key=few_about.__getitem__, reverse=True)
    named = [f"{period.name(key)} ({few_about[key]})" for key in most_first]
    return (
        f"{opening} {listed(named)}: these are the numbers of reflections,"
        f" and a direction needs {DIRECTION_FEWEST}."
    )
