"""The steps of the weekly reflection, and the words on each of its screens.

The order and its reasons: first what became of the last plan, then one moment, then
what to make of it, and always a plan to end on. Whatever is said here neither praises
nor blames, and nobody is told how they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from leadjournal import parts
from leadjournal.askings import Asked
from leadjournal.choices import Happening, Weight
from leadjournal.questions import Question
from leadjournal.screens import BARS as BARS
from leadjournal.screens import ENOUGH as ENOUGH
from leadjournal.screens import SAID
from leadjournal.screens import Step as Step
from leadjournal.screens import Wording as Wording
from leadjournal.screens import bar as bar

# The headings of the parts of a reflection, in their order; what answers the
# question's follow-up stands after the moment, under the follow-up itself.
ARRIVING = "Arriving"
MONTH = "Looking back a month, what do I do now that I did not do then?"
ASK_SOMEONE = "Who could tell me honestly how I come across?"
MOMENT = "What happened?"
ANOTHER = "How would another person there tell it?"
NOW_THINK = "So what I now think"
SHADOW = "The shadow side"
STEP_FORWARD = "A step forward"
WHO = "Who made it happen"
IN_THE_WAY = "What might get in the way"
PARTS = (
    ARRIVING,
    MONTH,
    ASK_SOMEONE,
    MOMENT,
    ANOTHER,
    NOW_THINK,
    SHADOW,
    STEP_FORWARD,
    WHO,
    IN_THE_WAY,
)

ECHO = "Last time you wrote about this. What happened next?"
#: How many lessons come back, and after how many minutes to think of stopping.
LESSONS, LONG_ENOUGH = 3, 10
#: An answer is echoed a week later, for a week.
_ECHO_DAYS = range(7, 29)


_ALL = list(Step)
_LEFT_OUT_IF_SHORT = {
    Step.ARRIVE: "The two-minute version begins with your plan.",
    Step.SENSE: "The two-minute version goes from the moment to the plan.",
    Step.FORWARD: "The two-minute version goes from the moment to the plan.",
    Step.SWEEP: "The two-minute version leaves the look for names to you.",
}


@dataclass(frozen=True)
class Field:
    """A part of the text that a screen asks for, and under which words."""

    heading: str
    label: str
    placeholder: str = ""
    one_line: bool = False


def skipped(*, short: bool, has_open_plans: bool) -> dict[Step, str]:
    """Return the steps that are left out, and of each why."""
    left_out = dict(_LEFT_OUT_IF_SHORT) if short else {}
    if not has_open_plans:
        left_out[Step.LOOK_BACK] = "There is no open plan to look back on."
    return left_out


def steps(*, short: bool, has_open_plans: bool) -> list[Step]:
    left_out = skipped(short=short, has_open_plans=has_open_plans)
    return [step for step in Step if step not in left_out]


def after(step: Step, *, short: bool, has_open_plans: bool) -> Step | None:
    """Return the next step, also from one that is left out by now; None at the end."""
    order = steps(short=short, has_open_plans=has_open_plans)
    later = _ALL[_ALL.index(step) + 1 :]
    return next((each for each in later if each in order), None)


def before(step: Step, *, short: bool, has_open_plans: bool) -> Step | None:
    """Return the step before, also of one that is left out; None at the start."""
    order = steps(short=short, has_open_plans=has_open_plans)
    earlier = reversed(_ALL[: _ALL.index(step)])
    return next((each for each in earlier if each in order), None)


def resume(name: object, *, short: bool, has_open_plans: bool) -> Step:
    """Return where to go on: the remembered step, or what comes in its place."""
    order = steps(short=short, has_open_plans=has_open_plans)
    if not isinstance(name, str) or name not in _ALL:
        return order[0]
    step = Step(name)
    following = after(step, short=short, has_open_plans=has_open_plans)
    return step if step in order else following or order[-1]


def follow_up_heading(question: Question) -> str:
    """Return the heading for what answers a question's follow-up.

    It is the follow-up, unless another part is called that already.
    """
    taken = question.follow_up.casefold() in [part.casefold() for part in PARTS]
    return f"{question.follow_up} (more)" if taken else question.follow_up


def headings(question: Question | None) -> tuple[str, ...]:
    """Return the headings of a reflection in their order."""
    if question is None:
        return PARTS
    place = PARTS.index(MOMENT) + 1
    return (*PARTS[:place], follow_up_heading(question), *PARTS[place:])


def wording(
    step: Step,
    *,
    question: Question | None = None,
    step_outside: str | None = None,
    short: bool = False,
) -> Wording:
    """Return what a screen says.

    *step_outside* is the name by which to write about oneself as about another;
    None to write as oneself.
    """
    if step is Step.MOMENT and question is not None:
        return _moment(question, step_outside, short=short)
    if step is Step.SENSE and question is not None:
        return Wording(question.follow_up, SAID[step].lead)
    if step is Step.ARRIVE and step_outside:
        return replace(SAID[step], title=f"Hello, {_name(step_outside)}.")
    return SAID[step]


def fields(
    step: Step,
    *,
    question: Question | None = None,
    step_outside: str | None = None,
    short: bool = False,
    turn: str | None = None,
) -> tuple[Field, ...]:
    """Return what a screen asks to be written; what is left empty is not kept.

    *turn* is what else the week brings, as `cadence.turn` says.
    """
    match step:
        case Step.ARRIVE:
            return (Field(ARRIVING, "One word", "One word", one_line=True),)
        case Step.LOOK_BACK if turn == "lessons":
            return (Field(MONTH, MONTH),)
        case Step.LOOK_BACK if turn == "patterns":
            return (Field(ASK_SOMEONE, ASK_SOMEONE, "A role, and when I will ask"),)
        case Step.MOMENT:
            asked = wording(
                step, question=question, step_outside=step_outside, short=short
            )
            return (Field(MOMENT, asked.title, asked.placeholder),)
        case Step.SENSE:
            return _sense(question, step_outside)
        case Step.FORWARD:
            return (
                Field(STEP_FORWARD, "One small step forward this week"),
                Field(WHO, "Who made it happen?", "Roles, not names", one_line=True),
            )
        case Step.IF_THEN:
            label = "What might get in the way? (if you like)"
            return (Field(IN_THE_WAY, label, one_line=True),)
    return ()


def lessons(bodies: Iterable[str]) -> list[str]:
    """Return the last three lessons from texts of which the newest comes first."""
    found = (parts.get(body, NOW_THINK) for body in bodies)
    return list(islice(filter(None, found), LESSONS))


def welcome(missed_weeks: int) -> str:
    """Return what to say to somebody who has been away; nothing to who has not."""
    if missed_weeks < 1:
        return ""
    return (
        "Welcome back. There is nothing to catch up on: this week is enough."
        " If nothing came of your last plan, “no chance came up” is an answer too."
    )


def offers_step_outside(weight: str | None) -> bool:
    """Whether to offer to write about oneself as about another."""
    return weight == Weight.HEAVY


def heavy_twice(weights: Sequence[str | None]) -> bool:
    """Whether the last two weighed heavy; the newest comes first."""
    return [weight == Weight.HEAVY for weight in weights[:2]] == [True, True]


def nudge(minutes: float) -> str:
    """Return what to say after so many minutes: nothing at first."""
    if minutes < LONG_ENOUGH:
        return ""
    return "Ten minutes have gone by. You could go to your plan now, and stop there."


def to_ask_after(history: Iterable[Asked], today: date) -> list[str]:
    """Return the ids of answers given one to four weeks ago, the last one first."""
    answered = [
        asked
        for asked in history
        if asked.happening == Happening.ANSWERED
        and asked.reflection is not None
        and (today - asked.day).days in _ECHO_DAYS
    ]
    answered.sort(key=lambda asked: asked.day, reverse=True)
    return list(dict.fromkeys(asked.reflection or "" for asked in answered))


def _moment(question: Question, step_outside: str | None, *, short: bool) -> Wording:
    length = "One sentence" if short else "Four to six sentences"
    lead = f"Pick one moment you could film. {length}; roles, not names."
    if step_outside is None:
        return Wording(question.text, lead, question.hint, "What happened?")
    name = _name(step_outside)
    return Wording(
        question.text,
        f"{lead} Tell it of {name}, as you would of somebody else.",
        question.hint,
        f"What did {name} see, want and do?",
    )


def _sense(question: Question | None, step_outside: str | None) -> tuple[Field, ...]:
    follow_up = question and Field(follow_up_heading(question), question.follow_up)
    thinks = "So what I now think is…"
    if step_outside is not None:
        thinks = f"What would {_name(step_outside)} tell a friend in this spot?"
    shadow = "Did I see the shadow side? (if you like)"
    return (
        *([follow_up] if follow_up else []),
        Field(ANOTHER, ANOTHER),
        Field(NOW_THINK, thinks),
        Field(SHADOW, shadow),
    )


def _name(chosen: str) -> str:
    """Return the chosen name, or a word in its place if none was."""
    return " ".join(chosen.split()) or "this person"
