"""frameworks, questions, templates: what there is to tag, ask and write by."""

from __future__ import annotations

import click

from leadjournal import frameworks as known_frameworks
from leadjournal import paths
from leadjournal import questions as known_questions
from leadjournal import templates as known_templates
from leadjournal.cli import catalogues, output
from leadjournal.cli.options import as_json
from leadjournal.cli.place import Place, pass_place
from leadjournal.frameworks import Frameworks


@click.command()
@as_json
@pass_place
def frameworks(place: Place, as_json: bool) -> None:
    """List the frameworks and their practices: what there is to tag."""
    found = _frameworks()
    on = {framework.key for framework in found if framework.primary}
    if place.journal.exists():
        with place.open(read_only=True) as journal:
            on = journal.frameworks_on
    if as_json:
        output.print_json(output.frameworks(found, on))
    else:
        click.echo(catalogues.frameworks(found, on))


@click.command()
@as_json
@pass_place
def questions(place: Place, as_json: bool) -> None:
    """List all questions, and which of them are muted."""
    known = _frameworks().practices.keys()
    found = known_questions.load(known, paths.own_material("questions"))
    muted: set[str] = set()
    if place.journal.exists():
        with place.open(read_only=True) as journal:
            muted = journal.askings.muted
    if as_json:
        output.print_json(output.questions(found, muted))
    else:
        click.echo(catalogues.questions(found, muted))


@click.command()
@as_json
def templates(as_json: bool) -> None:
    """List the models of reflection there are to write by."""
    found = known_templates.load(paths.own_material("templates"))
    if as_json:
        output.print_json(output.templates(found))
    else:
        click.echo(catalogues.templates(found))


def _frameworks() -> Frameworks:
    return known_frameworks.load(paths.own_material("frameworks"))
