"""The reflections themselves, for a report that is to have them."""

from __future__ import annotations

from collections.abc import Iterator

from leadjournal import days
from leadjournal.models import Plan, Reflection
from leadjournal.reports.gather import Gathered
from leadjournal.reports.model import Block, Bullets, Line, Look, Paragraph, Section
from leadjournal.reports.own_words import OUTCOMES
from leadjournal.reports.words import one_line, pieces


def texts(gathered: Gathered) -> Iterator[Section]:
    """Yield a heading, and below it a section for each chosen reflection."""
    if not gathered.chosen:
        return
    yield Section("texts", Line("texts", "The reflections"), ())
    for reflection in gathered.chosen:
        yield _section(gathered, reflection)


def _section(gathered: Gathered, reflection: Reflection) -> Section:
    name = f"texts/{reflection.uuid}"
    heading = one_line(reflection.title) or days.long(reflection.day)
    return Section(
        name,
        Line(name, heading),
        tuple(_blocks(gathered, reflection, name)),
        level=2,
    )


def _blocks(gathered: Gathered, reflection: Reflection, name: str) -> Iterator[Block]:
    ids = (reflection.uuid,)
    yield Paragraph(Line(f"{name}/day", _about(gathered, reflection), ids), Look.NOTE)
    question = gathered.questions.named(reflection.question)
    if question is not None:
        yield Paragraph(Line(f"{name}/question", one_line(question.text)), Look.QUOTE)
    yield from written(name, reflection.body)
    for plan in reflection.plans:
        yield Paragraph(Line(f"{name}/plan/{plan.uuid}", _plan(plan)))
    for thought in reflection.afterthoughts:
        label = f"Afterthought, {days.full(thought.day)}"
        text = f"{label}: {one_line(thought.text)}"
        yield Paragraph(Line(f"{name}/after/{thought.uuid}", text))


def written(name: str, body: str) -> Iterator[Block]:
    """Cut a text into lines that can be left out one by one, its lists together."""
    items: list[Line] = []
    for number, piece in enumerate(pieces(body)):
        line = Line(f"{name}/{number}", piece.text)
        if piece.item:
            items.append(line)
            continue
        if items:
            yield Bullets(items[0].id, tuple(items))
            items = []
        yield Paragraph(line, piece.look)
    if items:
        yield Bullets(items[0].id, tuple(items))


def _plan(plan: Plan) -> str:
    came = f" ({OUTCOMES.get(plan.outcome)})" if plan.outcome else ""
    return f"Plan: {one_line(plan.sentence)}{came}"


def _about(gathered: Gathered, reflection: Reflection) -> str:
    names = ", ".join(
        one_line(gathered.name(key), 60) for key in sorted(reflection.taggings)
    )
    day = days.long(reflection.day)
    return f"{day}. About {names}." if names else f"{day}."
