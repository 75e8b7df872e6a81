"""The screens of the weekly reflection, and what each says in any week."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ENOUGH = "That is enough for this week."


class Step(StrEnum):
    """One screen; its value is what a journal remembers it by."""

    ARRIVE = "arrive"
    LOOK_BACK = "look-back"
    MOMENT = "moment"
    SENSE = "sense"
    FORWARD = "forward"
    IF_THEN = "if-then"
    SWEEP = "sweep"
    DONE = "done"


#: The bars of progress: the name of each, and its steps.
BARS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("Arrive", (Step.ARRIVE,)),
    ("Look back", (Step.LOOK_BACK,)),
    ("One moment", (Step.MOMENT,)),
    ("Make sense", (Step.SENSE, Step.FORWARD)),
    ("If… then", (Step.IF_THEN, Step.SWEEP, Step.DONE)),
)


@dataclass(frozen=True)
class Wording:
    """What a screen says: `hint` is for those who would like more."""

    title: str
    lead: str
    hint: str = ""
    placeholder: str = ""


def bar(step: Step) -> int:
    """Return which bar of progress a step belongs to, from 0."""
    return next(number for number, (_, of) in enumerate(BARS) if step in of)


#: What each screen says, whatever is asked.
SAID = {
    Step.ARRIVE: Wording(
        "One word for this week",
        "The first word that comes will do. Then say how the week weighs.",
        "Light, mixed or heavy only chooses the way from here; it is never a score.",
        "One word",
    ),
    Step.LOOK_BACK: Wording(
        "You said you would",
        "Say what became of each. That no chance came up is an answer too.",
        "What happened next? A line is enough.",
        "What happened next?",
    ),
    Step.MOMENT: Wording(
        "Choose one of three questions",
        "Take the one that brings a moment of this week to mind.",
    ),
    Step.SENSE: Wording(
        "What do you make of it?",
        "A sentence for each will do, and any of them can stay empty.",
    ),
    Step.FORWARD: Wording(
        "One small step forward this week",
        "However small it was. Then say who made it happen.",
        "Roles, not names.",
    ),
    Step.IF_THEN: Wording(
        "If… then",
        "When and where, then one thing that somebody could see you do.",
        "Read it back once, as it stands.",
    ),
    Step.SWEEP: Wording(
        "Could somebody be known by this?",
        "These words may point to a person. Put a role in their place, or leave them.",
        "That nothing is found does not mean that nobody can be known.",
    ),
    Step.DONE: Wording(
        ENOUGH,
        "What you wrote is in your journal, and can be changed there like all else.",
        "On Monday you will see your plan, and only that.",
    ),
}
