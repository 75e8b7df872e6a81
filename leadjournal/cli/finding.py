"""list, search, show, history: reading what was written."""

from __future__ import annotations

import click

from leadjournal.cli import output, prose
from leadjournal.cli.options import (
    DASHES_ARE_TEXT,
    as_json,
    named,
    query,
    words,
)
from leadjournal.cli.place import Place, pass_place

NOTHING_FOUND = "Nothing was found."

limited = click.option(
    "--limit",
    type=click.IntRange(min=0, max=2**31),
    metavar="N",
    help="At most so many.",
)


@click.command("list", context_settings=DASHES_ARE_TEXT)
@click.argument("query", type=words, nargs=-1, callback=query)
@limited
@as_json
@pass_place
def list_(place: Place, query: str, limit: int | None, as_json: bool) -> None:
    """List what QUERY finds, newest first; without one, everything.

    Words are looked for; "a phrase", -word, word*, or. Beside them: tag:KEY,
    chance:took, framework:bw, after:2026-01, before:2026-06-30, on:2026-11,
    title:word, has:plan, has:afterthought, is:draft, is:private, is:trashed,
    question:Q001, weight:heavy.
    """
    with place.open(read_only=True) as journal:
        if as_json:
            found = journal.reflections.find(query, limit=limit, with_parts=True)
            output.print_json(output.found(found.total, found.reflections))
            return
        rows = journal.reflections.rows(query, limit=-1 if limit is None else limit)
        total = journal.reflections.count(query)
        if total:
            click.echo(prose.listing(rows, total, journal.frameworks))
        else:
            click.echo(NOTHING_FOUND if query else "There is nothing here yet.")


@click.command(context_settings=DASHES_ARE_TEXT)
@click.argument("query", type=words, nargs=-1, required=True, callback=query)
@limited
@as_json
@pass_place
def search(place: Place, query: str, limit: int | None, as_json: bool) -> None:
    """Search for QUERY, best match first; matches are **marked**.

    The words of a search are told by `leadjournal list --help`.
    """
    with place.open(read_only=True) as journal:
        found = journal.reflections.find(
            query, limit=limit, best_first=True, with_parts=as_json
        )
        snippets = [
            output.marked(found.snippets.get(reflection.id, reflection.body[:160]))
            for reflection in found.reflections
        ]
        if not as_json:
            click.echo(prose.matches(found, snippets) or NOTHING_FOUND)
            return
        document = output.found(found.total, [])
        document["reflections"] = [
            output.reflection(reflection) | {"snippet": snippet}
            for reflection, snippet in zip(found.reflections, snippets, strict=True)
        ]
        output.print_json(document)


@click.command()
@named("identifier", "ID")
@as_json
@click.option(
    "--html", "as_html", is_flag=True, help="Print the text as the HTML of reading."
)
@pass_place
def show(place: Place, identifier: str, as_json: bool, as_html: bool) -> None:
    """Show the reflection ID."""
    if as_json and as_html:
        raise click.UsageError("Please choose --json or --html.")
    with place.open(read_only=True) as journal:
        reflection = journal.reflections.get(identifier)
        if as_json:
            output.print_json(output.reflection(reflection))
        elif as_html:
            from leadjournal.rendering import to_html

            click.echo(to_html(reflection.body))
        else:
            click.echo(prose.page(reflection, journal.frameworks))


@click.command()
@named("identifier", "ID")
@as_json
@click.option("--changes", is_flag=True, help="Show what changed, word by word.")
@pass_place
def history(place: Place, identifier: str, as_json: bool, changes: bool) -> None:
    """Show the earlier texts of the reflection ID, oldest first."""
    if as_json and changes:
        raise click.UsageError("Please choose --json or --changes.")
    with place.open(read_only=True) as journal:
        reflection = journal.reflections.get(identifier)
        if as_json:
            output.print_json(output.revisions(reflection.revisions))
        elif changes and reflection.revisions:
            from leadjournal.cli.changes import since_each

            click.echo(since_each(reflection))
        else:
            click.echo(prose.earlier(reflection))
