"""ask, answer, mute, skip: the weekly questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from leadjournal.cli import output, prose
from leadjournal.cli.options import (
    DASHES_ARE_TEXT,
    as_json,
    named,
    typed_text,
)
from leadjournal.cli.place import Place, pass_place
from leadjournal.cli.wishes import Wishes, writing_options
from leadjournal.cli.writing import refuse_nothing, tell
from leadjournal.formats.values import calendar_day

a_day = click.option(
    "--day", type=calendar_day, metavar="D", help="A day of another week."
)
the_question = named("question", "QUESTION")


@click.command()
@a_day
@as_json
@pass_place
def ask(place: Place, day: date | None, as_json: bool) -> None:
    """Show this week's three questions, and why these.

    They stay the same all week, and do not come again soon.
    """
    from leadjournal import weekly

    with place.open() as journal:
        day = day or journal.today()
        offers = weekly.this_week(journal, day)
        with journal.change():
            journal.askings.offer([offer.question.id for offer in offers], day)
        if as_json:
            output.print_json(output.offers(weekly.week_of(day), offers))
        else:
            click.echo(prose.week(weekly.monday(day), offers))


@click.command(context_settings=DASHES_ARE_TEXT)
@the_question
@typed_text()
@writing_options
@as_json
@pass_place
def answer(
    place: Place, question: str, text: str | None, wishes: Wishes, as_json: bool
) -> None:
    """Answer QUESTION, such as Q001, with a reflection of TEXT, and print its id.

    It is about what the question is about, unless a --tag says otherwise.
    """
    refuse_nothing("", text or "")
    with place.open() as journal:
        asked = journal.questions.get(question)
        title = asked.text if wishes.title is None else wishes.title
        wishes = replace(wishes, tags=wishes.tags or asked.practices)
        with journal.change("Answer Question"):
            reflection = journal.reflections.add(title, text or "", question=asked.id)
            wishes.apply(journal, reflection)
            journal.askings.answer(asked.id, reflection, reflection.day)
        tell(reflection, as_json)


@click.command()
@the_question
@a_day
@pass_place
def mute(place: Place, question: str, day: date | None) -> None:
    """Never ask QUESTION again."""
    with place.open() as journal:
        muted = journal.questions.get(question)
        with journal.change("Mute Question"):
            journal.askings.mute(muted.id, day or journal.today())
        click.echo(f"{muted.id} will not be asked again.")


@click.command()
@the_question
@a_day
@pass_place
def skip(place: Place, question: str, day: date | None) -> None:
    """Leave QUESTION for this week; another takes its place."""
    with place.open() as journal:
        skipped = journal.questions.get(question)
        with journal.change("Skip Question"):
            journal.askings.skip(skipped.id, day or journal.today())
        click.echo(f"{skipped.id} is left for this week.")
