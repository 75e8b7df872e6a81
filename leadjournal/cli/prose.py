"""Reflections, plans and questions as a person reads them at the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from leadjournal import days
from leadjournal.cli.output import counted

if TYPE_CHECKING:
    from leadjournal.finding.finder import Found, Row
    from leadjournal.frameworks import Frameworks
    from leadjournal.models import Plan, Reflection
    from leadjournal.weekly import Offer

WIDTH = 78
INDENT = "  "
EXCERPT = 150  # characters: two lines of a list

OUTCOMES = {
    "did": "done",
    "partly": "partly done",
    "did-not": "not done",
    "no-chance": "no chance came up",
}
CHANCES = {
    "took": "took the chance",
    "partly": "took it partly",
    "passed": "let it pass",
    "none": "no chance came up",
}
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def listing(rows: Sequence[Row], total: int, frameworks: Frameworks) -> str:
    """Return reflections day by day, with their ids."""
    lines = []
    for day, of_day in groupby(rows, key=lambda row: row.day):
        lines.append(days.long(day))
        for row in of_day:
            lines += [*_entry(row, frameworks), ""]
    if len(rows) < total:
        lines.append(f"{len(rows):,} of {counted(total, 'reflection', 'reflections')}.")
    else:
        lines.append(counted(total, "reflection", "reflections") + ".")
    return "\n".join(lines)


def matches(found: Found, snippets: Sequence[str]) -> str:
    """Return what a search found, each with the words that match."""
    if not found.total:
        return ""
    lines = []
    for reflection, snippet in zip(found.reflections, snippets, strict=True):
        lines.append(f"{days.long(reflection.day)}  {short_id(reflection.uuid)}")
        lines += [INDENT + reflection.title] if reflection.title else []
        lines += [_wrapped(snippet), ""]
    number = counted(found.total, "reflection", "reflections")
    fewer = len(found.reflections) < found.total
    lines.append(f"{len(found.reflections):,} of {number}." if fewer else f"{number}.")
    return "\n".join(lines)


def page(reflection: Reflection, frameworks: Frameworks) -> str:
    """Return a reflection as a page to read."""
    head = [reflection.title] if reflection.title else []
    notes = [f"{name:<14}{said}" for name, said in _notes(reflection, frameworks)]
    return "\n".join(
        [*head, days.long(reflection.day), "", reflection.body, "", *notes]
    )


def earlier(reflection: Reflection) -> str:
    """Return the earlier texts of a reflection, oldest first."""
    if not reflection.revisions:
        return f"{called(reflection)} has no earlier text."
    texts = [
        "\n".join(
            [
                _moment(revision.at),
                *([revision.title] if revision.title else []),
                "",
                revision.body,
            ]
        )
        for revision in reflection.revisions
    ]
    return "\n\n\n".join(texts)


def called(reflection: Reflection) -> str:
    """Return what to call a reflection in a sentence."""
    if reflection.title:
        return f"“{reflection.title}”"
    return f"The reflection of {days.long(reflection.day)}"


def short_id(uuid: str) -> str:
    return uuid[:8] if _UUID.fullmatch(uuid) else uuid


def plans(shown: Iterable[Plan]) -> str:
    lines = []
    for plan in shown:
        state = OUTCOMES[plan.outcome] if plan.outcome else _due(plan.due)
        lines += [_wrapped(plan.sentence, ""), f"  {state}"]
        lines += [_wrapped(plan.note)] if plan.note else []
        lines += [f"  {short_id(plan.uuid)}", ""]
    return "\n".join(lines).rstrip() or "There are no plans."


def week(monday: date, offers: Iterable[Offer]) -> str:
    """Return the questions of a week, each with its reason."""
    lines = [f"The week of {days.long(monday)}", ""]
    for offer in offers:
        asked = offer.question
        lines.append(_wrapped(asked.text, f"{asked.id}  "))
        lines.append(_wrapped(asked.follow_up, 6 * " "))
        lines += [_wrapped(offer.reason, 6 * " "), ""]
    return "\n".join(lines).rstrip()


def _entry(row: Row, frameworks: Frameworks) -> Iterator[str]:
    yield from [INDENT + row.title] if row.title else []
    if row.excerpt:
        yield _wrapped(shorten(row.excerpt, EXCERPT, placeholder=" …"))
    states = [
        name
        for name, holds in (
            ("draft", row.draft),
            ("private", row.private),
            ("in the trash", row.trashed),
        )
        if holds
    ]
    about = ", ".join(_practice(key, frameworks) for key in row.practices)
    yield INDENT + " · ".join(
        [short_id(row.uuid), *([about] if about else []), *states]
    )


def _notes(reflection: Reflection, frameworks: Frameworks) -> Iterator[tuple[str, str]]:
    """Yield what is known of a reflection beside its words."""
    for key in sorted(reflection.taggings):
        chance = reflection.taggings[key].chance
        said = f" ({CHANCES[chance]})" if chance else ""
        yield "About", _practice(key, frameworks) + said
    for plan in reflection.plans:
        state = OUTCOMES[plan.outcome] if plan.outcome else _due(plan.due)
        yield "Plan", f"{plan.sentence} ({state})"
    for afterthought in reflection.afterthoughts:
        yield "Afterthought", f"{days.long(afterthought.day)}: {afterthought.text}"
    if reflection.question:
        yield "Question", reflection.question
    if reflection.template:
        yield "Written by", reflection.template
    if reflection.weight:
        yield "Felt", reflection.weight
    if reflection.private:
        yield "Private", "yes"
    if reflection.trashed:
        yield "In the trash", f"since {_moment(reflection.trashed)}"
    yield "Id", reflection.uuid


def _practice(key: str, frameworks: Frameworks) -> str:
    return frameworks.practices[key].short if key in frameworks.practices else key


def _due(day: date | None) -> str:
    return f"due {days.long(day)}" if day else "open"


def _wrapped(text: str, mark: str = INDENT) -> str:
    words = " ".join(text.split())
    return click.wrap_text(words, WIDTH, mark, len(mark) * " ")


def _moment(moment: datetime) -> str:
    """Return an instant as 19 November 2026, 08:41 UTC."""
    return f"{days.full(moment.date())}, {moment:%H:%M} UTC"
