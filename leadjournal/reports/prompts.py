"""What the forms ask, in our own words, and which parts of a reflection answer it."""

from __future__ import annotations

from dataclasses import dataclass

from leadjournal import flow

#: Which headed parts tell what happened, what was learned of it, and what changed:
#: those of the weekly reflection, and the stages of the templates.
_STORY = (
    flow.MOMENT,
    "What?",
    "Description",
    "Describe",
    "Concrete experience",
    "Reporting",
    "Telling",
    "In the moment",
    "Situation",
    "Task",
    "Action",
    "Result",
    "What I did",
)
_LEARNED = (
    flow.NOW_THINK,
    "So what?",
    "Analysis",
    "Conclusion",
    "Reasoning",
    "Reflection",
    "What I learned",
    "Identify learning",
    "Abstract conceptualisation",
    "Growing",
)
_CHANGED = (
    flow.STEP_FORWARD,
    flow.IN_THE_WAY,
    "Now what?",
    "What next",
    "Action plan",
    "Active experimentation",
    "Before the next one (added)",
    "Reconstructing",
)


@dataclass(frozen=True)
class Prompt:
    """What is asked, and what answers it.

    `headings` are those of headed parts, in lower case; `fills` names a field: day,
    title, plans or afterthoughts; what answers nothing stands under a *whole* one.
    """

    text: str
    headings: tuple[str, ...] = ()
    fills: str = ""
    whole: bool = False
    lines: int = 3


@dataclass(frozen=True)
class Form:
    """What a form is called, what is said at its head, and its prompts in order."""

    title: str
    noun: str
    overview: str
    opening: tuple[str, ...]
    prompts: tuple[Prompt, ...]


LIMITS = (
    "A draft from your own journal. It does not claim to meet any requirement: each"
    " body has its own form and rules, and they change, so look them up each year.",
    "Nobody has approved it: not a regulator, nor anybody else who is named in it.",
    "Keep the learning and leave out what could identify somebody. Read it once more"
    " for that before you hand it on: even a clean look for names does not make a text"
    " anonymous.",
    "What is written can be asked for by a court. For an incident or a complaint use"
    " the proper route, and take advice before you share notes about one.",
)


def _lower(*headings: str) -> tuple[str, ...]:
    return tuple(heading.casefold() for heading in headings)


FORMS = {
    "nmc": Form(
        "Reflective accounts: a draft to copy from",
        "Account",
        "The accounts in this draft",
        (
            "Copy this into the NMC's own form: an account must be on that form, and"
            " this is not it.",
            "The NMC asks for five accounts in each three years, linked to the Code,"
            " with nothing that could identify another person.",
        ),
        (
            Prompt(
                "What was it: learning, feedback on your practice, an event or"
                " experience, or a mix of these?",
                _lower(*_STORY),
                whole=True,
            ),
            Prompt("What did you learn from it?", _lower(*_LEARNED)),
            Prompt(
                "How did you change or improve your practice as a result?",
                _lower(*_CHANGED),
                fills="plans",
            ),
            Prompt(
                "How does it relate to the Code: prioritise people, practise"
                " effectively, preserve safety, promote professionalism and trust?"
            ),
        ),
    ),
    "cpd": Form(
        "A log of professional development",
        "Activity",
        "The activities in this log",
        (
            "For your own record of continuing professional development, such as HCPC"
            " and Social Work England ask their registrants to keep.",
            "Each has its own form or place for that: copy into it what you need.",
        ),
        (
            Prompt("Date", fills="day", lines=1),
            Prompt("Activity", fills="title", lines=1),
            Prompt("What happened", _lower(*_STORY), whole=True),
            Prompt("What I learned", _lower(*_LEARNED)),
            Prompt("What I do differently, or will", _lower(*_CHANGED), fills="plans"),
            Prompt(
                "Who benefits: my practice, the service, people who use it", lines=2
            ),
            Prompt(
                "What I learned from talking it over with a peer or a manager", lines=2
            ),
        ),
    ),
    "coaching": Form(
        "A log of coaching",
        "Session",
        "The sessions in this log",
        ("For your own record of coaching or mentoring. Roles, not names.",),
        (
            Prompt("Date", fills="day", lines=1),
            Prompt("Length", lines=1),
            Prompt("Focus", fills="title", lines=1),
            Prompt("What was explored", _lower(*_STORY), whole=True),
            Prompt("What I take from it", _lower(*_LEARNED)),
            Prompt("Plan agreed", _lower(*_CHANGED), fills="plans", lines=2),
            Prompt("What came of it since", fills="afterthoughts", lines=2),
        ),
    ),
}
