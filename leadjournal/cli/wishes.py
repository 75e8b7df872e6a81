"""The options of `write`, which `edit` and `answer` share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from leadjournal.cli.options import words
from leadjournal.errors import BadValueError
from leadjournal.formats.values import calendar_day, quoted

if TYPE_CHECKING:
    from leadjournal.journal import Journal
    from leadjournal.models import Reflection

#: As in `choices.Weight`; importing it here would make every command wait for it.
WEIGHTS = ("light", "mixed", "heavy")
ARROW = "=>"

_OPTIONS = (
    click.option(
        "--day", type=calendar_day, metavar="D", help="The day, as 2026-11-19."
    ),
    click.option("--title", type=words, metavar="T", help="A title."),
    click.option(
        "--tag",
        "tags",
        type=words,
        multiple=True,
        metavar="KEY[=CHANCE]",
        help="What it is about, by key or a part of its name, and what was done with"
        " the chance: took, partly, passed or none.",
    ),
    click.option(
        "--plan",
        "plans",
        type=words,
        multiple=True,
        metavar='"IF => THEN"',
        help="A plan.",
    ),
    click.option(
        "--due", type=calendar_day, metavar="D", help="When the plans are due."
    ),
    click.option("--weight", type=click.Choice(WEIGHTS), help="How it felt."),
    click.option(
        "--template", type=words, metavar="KEY", help="The model it was written by."
    ),
    click.option(
        "--private/--no-private", default=None, help="Leave it out of what is shared."
    ),
)


@dataclass(frozen=True)
class Wishes:
    """What was asked of a reflection; None is left as it is."""

    day: date | None
    title: str | None
    tags: tuple[str, ...]
    plans: tuple[str, ...]
    due: date | None
    weight: str | None
    template: str | None
    private: bool | None

    @property
    def any(self) -> bool:
        return any(
            getattr(self, field.name) not in (None, ()) for field in fields(self)
        )

    def apply(self, journal: Journal, reflection: Reflection) -> None:
        """Change all but the words of a reflection. Raises a JournalError."""
        if self.day is not None:
            reflection.day = self.day
        if self.weight is not None:
            reflection.weight = self.weight
        if self.template is not None:
            reflection.template = journal.templates.get(self.template).key
        if self.private is not None:
            reflection.private = self.private
        for tag in self.tags:
            key, chance = _tag(tag)
            reflection.tag(journal.frameworks.practice(key).key, chance)
        for plan in self.plans:
            cue, act = _plan(plan)
            journal.plans.add(reflection, cue, act, due=self.due)


def writing_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `write`, as its `wishes`."""

    @wraps(command)
    def with_wishes(*args: Any, **options: Any) -> None:
        wishes = Wishes(**{f.name: options.pop(f.name) for f in fields(Wishes)})
        if wishes.due is not None and not wishes.plans:
            raise click.UsageError("--due is for a plan: please give a --plan too.")
        command(*args, wishes=wishes, **options)

    decorated: Callable[..., None] = with_wishes
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _tag(text: str) -> tuple[str, str | None]:
    from leadjournal.choices import Chance

    key, mark, chance = text.partition("=")
    if mark and chance not in list(Chance):
        raise BadValueError(
            f"{quoted(chance)} is not something to do with a chance. It is"
            " took, partly, passed or none."
        )
    return key, chance or None


def _plan(text: str) -> tuple[str, str]:
    cue, arrow, act = (part.strip() for part in text.partition(ARROW))
    if not (cue and arrow and act):
        raise BadValueError(
            f"A plan is written as “IF {ARROW} THEN”; {quoted(text)} is not."
        )
    return cue, act
