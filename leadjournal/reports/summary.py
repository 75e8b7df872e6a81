"""The report of a period, its sections in their order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from leadjournal import days
from leadjournal.reports import closing, own_words
from leadjournal.reports.attention import attention
from leadjournal.reports.gather import Gathered, gather
from leadjournal.reports.model import (
    HEADER,
    Line,
    Options,
    Report,
    Section,
)
from leadjournal.reports.texts import texts
from leadjournal.wording import counted

if TYPE_CHECKING:
    from leadjournal.journal import Journal

PLAIN = Options()


def report_of(
    journal: Journal,
    first: date | None = None,
    last: date | None = None,
    *,
    options: Options = PLAIN,
) -> Report:
    """Return the report of a period, read from a journal or a reader of it.

    Without *first*, from the first reflection; without *last*, to today. Raises
    BadValueError for a period of no days, NotFoundError for an unknown reflection.
    """
    gathered = gather(journal, first, last, options)
    summary = gathered.summary
    return Report(
        title=f"What I wrote about, {span(summary.first, summary.last)}",
        first=summary.first,
        last=summary.last,
        opening=tuple(_opening(gathered)),
        sections=tuple(_sections(gathered, options)),
        reflections=summary.reflections,
        weeks=summary.weeks,
        weeks_written=summary.weeks_written,
        left_out=gathered.left_out,
    )


def span(first: date, last: date) -> str:
    """1 December 2025 to 22 November 2026; a day alone is named once."""
    if first == last:
        return days.full(first)
    return f"{days.full(first)} to {days.full(last)}"


def _opening(gathered: Gathered) -> Iterator[Line]:
    summary = gathered.summary
    yield Line("opening/header", HEADER)
    missed = summary.weeks - summary.weeks_written
    weeks = f"{summary.weeks_written} of {counted(summary.weeks, 'week')}"
    if not summary.reflections:
        text = (
            f"Nothing was written in this period of {counted(summary.weeks, 'week')}."
        )
    else:
        text = f"{counted(summary.reflections, 'reflection')}, in {weeks}."
        if missed:
            text += f" In {counted(missed, 'week')} nothing was written."
    yield Line("opening/counts", text)


def _sections(gathered: Gathered, options: Options) -> Iterator[Section]:
    yield attention(gathered)
    if lessons := own_words.lessons(gathered):
        yield lessons
    yield own_words.plans(gathered)
    if credit := own_words.credit(gathered):
        yield credit
    yield own_words.threads(gathered)
    if not gathered.chosen:
        yield own_words.unquoted()
    elif strengths := own_words.strengths_and_shadows(gathered):
        yield strengths
    if options.weights and (weights := closing.weights(gathered)):
        yield weights
    if questions := closing.questions(gathered):
        yield questions
    yield closing.outside(options)
    said = closing.limits_of(gathered.summary, HEADER)
    yield closing.limits(said, gathered.left_out, gathered.drafts)
    yield from texts(gathered)
