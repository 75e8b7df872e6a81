"""Reflections laid out in the order in which a form of others asks for them.

Only the order and the prompts, in our own words: nothing here looks like a regulator's
form, and nothing claims to meet what one requires.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from leadjournal import days, parts
from leadjournal.errors import BadValueError, NotFoundError
from leadjournal.models import Reflection
from leadjournal.periods import period_of
from leadjournal.reports import choosing
from leadjournal.reports.model import (
    Blank,
    Block,
    Line,
    Look,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from leadjournal.reports.prompts import FORMS, LIMITS, Form, Prompt
from leadjournal.reports.words import one_line, plain, printable
from leadjournal.wording import counted

if TYPE_CHECKING:
    from leadjournal.journal import Journal

CHOOSE = (
    "Please choose what the form is to be filled in from: give a search, or the ids of"
    " reflections."
)
NOTHING = "No reflection was found for the form, so nothing was written."


def form_of(
    journal: Journal,
    key: str,
    query: str = "",
    *,
    chosen: Sequence[str] = (),
    first: date | None = None,
    last: date | None = None,
) -> Report:
    """Return a form filled in from what a query finds, or from those *chosen* by id.

    A private reflection is only in it if it was chosen. Raises NotFoundError,
    BadQueryError, or BadValueError for a period of no days or where nothing is asked
    for. Drafts are only in it if they were chosen, too.
    """
    form = FORMS[key]
    if first is not None and last is not None:
        period_of((), (), first, last, journal.today())  # refuses one of no days
    if not chosen and not query.strip():
        raise BadValueError(CHOOSE)
    named = dict.fromkeys(choosing.reflection(journal, name) for name in chosen)
    found = list(named) if chosen else journal.reflections.find(query).reflections
    inside = [r for r in found if _is_within(r.day, first, last)]
    picked = [r for r in inside if chosen or not (r.private or r.draft)]
    if not picked:
        raise NotFoundError(NOTHING)
    picked.sort(key=lambda reflection: (reflection.day, reflection.id))
    written = [reflection.day for reflection in picked]
    private = sum(reflection.private for reflection in inside if not chosen)
    drafts = len(inside) - len(picked) - private
    return Report(
        title=form.title,
        first=first or written[0],
        last=last or written[-1],
        opening=tuple(
            Line(f"opening/{number}", text) for number, text in enumerate(form.opening)
        ),
        sections=tuple(_sections(form, picked, private, drafts)),
        reflections=len(picked),
        left_out=private,
        is_form=True,
    )


def _is_within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _sections(
    form: Form, picked: Sequence[Reflection], private: int, drafts: int
) -> Iterator[Section]:
    if len(picked) > 1:
        yield _overview(form, picked)
    for number, reflection in enumerate(picked, start=1):
        yield _entry(form, reflection, number)
    texts = [*LIMITS]
    for number, kind in ((private, "private reflection"), (drafts, "draft")):
        if number:
            verb = "is" if number == 1 else "are"
            texts.append(f"{counted(number, kind)} {verb} left out.")
    blocks = tuple(Paragraph(Line(f"limits/{n}", text)) for n, text in enumerate(texts))
    yield Section("limits", Line("limits", "What this is not"), blocks, box=True)


def _overview(form: Form, picked: Sequence[Reflection]) -> Section:
    rows = tuple(
        Row(f"overview/{r.uuid}", (days.full(r.day), one_line(r.title, 120) or "–"))
        for r in picked
    )
    table = Table("overview-table", "Days and titles", ("Date", form.noun), rows)
    return Section("overview", Line("overview", form.overview), (table,))


def _entry(form: Form, reflection: Reflection, number: int) -> Section:
    """Return one reflection under the prompts of a form."""
    name = f"entries/{reflection.uuid}"
    title = one_line(reflection.title, 120)
    heading = f"{form.noun} {number}" + (f": {title}" if title else "")
    blocks = tuple(_prompts(form, reflection, name))
    return Section(name, Line(name, heading), blocks)


def _prompts(form: Form, reflection: Reflection, name: str) -> Iterator[Block]:
    answers = _answers(form, reflection)
    for place, prompt in enumerate(form.prompts):
        own = f"{name}/{place}"
        if not (said := answers.get(prompt)):
            yield Blank(Line(own, prompt.text), prompt.lines)
            continue
        yield Paragraph(Line(own, prompt.text), Look.STRONG)
        for number, text in enumerate(said):
            yield Paragraph(Line(f"{own}/{number}", text))


@dataclass(frozen=True)
class _Cut:
    """A text cut by the prompts that its headed parts answer, and what is left."""

    answered: dict[Prompt, list[str]]
    rest: list[str]


def _answers(form: Form, reflection: Reflection) -> dict[Prompt, list[str]]:
    """Return what answers each prompt; what answers none stands under the story."""
    cut = _cut(form, reflection)
    answers = cut.answered
    story = next(prompt for prompt in form.prompts if prompt.whole)
    if cut.rest:
        answers[story] = [*cut.rest, *answers.get(story, [])]
    for prompt in form.prompts:
        said = answers.setdefault(prompt, [])
        if prompt.fills == "day":
            said.append(days.long(reflection.day))
        elif prompt.fills == "title" and reflection.title.strip():
            said.append(one_line(reflection.title))
        elif prompt.fills == "plans":
            said.extend(
                one_line(f"{p.sentence} ({p.note})" if p.note else p.sentence)
                for p in reflection.plans
            )
        elif prompt.fills == "afterthoughts":
            said.extend(one_line(t.text) for t in reflection.afterthoughts)
    return answers


def _cut(form: Form, reflection: Reflection) -> _Cut:
    answered: dict[Prompt, list[str]] = {}
    rest: list[str] = []
    for part in parts.split(reflection.body):
        text = plain(printable(part.text)).strip()
        if not text:
            continue
        paragraphs = [each.strip() for each in text.split("\n\n") if each.strip()]
        wanted = (part.heading or "").casefold()
        prompt = next((p for p in form.prompts if wanted in p.headings), None)
        if prompt is not None:
            answered.setdefault(prompt, []).extend(paragraphs)
            continue
        label = f"{printable(part.heading)}: " if part.heading else ""
        rest += [f"{label}{paragraphs[0]}", *paragraphs[1:]]
    return _Cut(answered, rest)
