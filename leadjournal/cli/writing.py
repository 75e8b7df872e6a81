"""write, edit, after: putting words into the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from leadjournal.cli import output
from leadjournal.cli.options import (
    DASHES_ARE_TEXT,
    as_json,
    named,
    typed_text,
    words,
)
from leadjournal.cli.place import Place, pass_place
from leadjournal.cli.wishes import Wishes, writing_options
from leadjournal.errors import BadValueError

if TYPE_CHECKING:
    from leadjournal.models import Reflection


@click.command(context_settings=DASHES_ARE_TEXT)
@typed_text()
@writing_options
@as_json
@pass_place
def write(place: Place, text: str | None, wishes: Wishes, as_json: bool) -> None:
    """Write a reflection of TEXT, and print its id.

    With - the text comes from standard input, exactly as it is.
    """
    title, body = wishes.title or "", text or ""
    refuse_nothing(title, body)
    with place.open() as journal:
        with journal.change("New Reflection"):
            reflection = journal.reflections.add(title, body)
            wishes.apply(journal, reflection)
        tell(reflection, as_json)


@click.command(context_settings=DASHES_ARE_TEXT)
@named("identifier", "ID")
@typed_text()
@writing_options
@click.option(
    "--untag", "untagged", type=words, multiple=True, metavar="KEY", help="Not about."
)
@as_json
@pass_place
def edit(
    place: Place,
    identifier: str,
    text: str | None,
    wishes: Wishes,
    untagged: tuple[str, ...],
    as_json: bool,
) -> None:
    """Change the reflection ID, and print its id.

    TEXT replaces the text, and the earlier one is kept: see history. A --tag is
    added, or its chance changed; --untag takes one away. A --plan is added.
    """
    if text is None and not untagged and not wishes.any:
        raise click.UsageError("What is to be changed? Please give a text or options.")
    with place.open() as journal:
        reflection = journal.reflections.get(identifier)
        title = reflection.title if wishes.title is None else wishes.title
        body = reflection.body if text is None else text
        refuse_nothing(title, body)
        with journal.change("Edit Reflection"):
            journal.reflections.edit(reflection, title=title, body=body)
            wishes.apply(journal, reflection)
            for tag in untagged:
                known = tag in reflection.taggings
                key = tag if known else journal.frameworks.practice(tag).key
                reflection.untag(key)
        tell(reflection, as_json)


@click.command(context_settings=DASHES_ARE_TEXT)
@named("identifier", "ID")
@typed_text()
@pass_place
def after(place: Place, identifier: str, text: str | None) -> None:
    """Add TEXT as today's afterthought to the reflection ID."""
    refuse_nothing("", text or "")
    with place.open() as journal:
        reflection = journal.reflections.get(identifier)
        with journal.change("Add Afterthought"):
            journal.reflections.add_afterthought(reflection, text or "")
        click.echo(reflection.uuid)


def refuse_nothing(title: str, body: str) -> None:
    if not (title.strip() or body.strip()):
        raise BadValueError("There is nothing to write yet: please give a text.")


def tell(reflection: Reflection, as_json: bool) -> None:
    """Print a reflection that was written: its id, or all of it."""
    if as_json:
        output.print_json(output.reflection(reflection))
    else:
        click.echo(reflection.uuid)
