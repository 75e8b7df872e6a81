"""plans, close: the if-thens, and what came of them."""

from __future__ import annotations

import click

from leadjournal.cli import output, prose
from leadjournal.cli.options import (
    as_json,
    named,
    words,
)
from leadjournal.cli.place import Place, pass_place

#: As in `choices.Outcome`; importing it here would make `--help` wait for it.
OUTCOMES = ("did", "partly", "did-not", "no-chance")


@click.command()
@click.option("--open", "only_open", is_flag=True, help="Only what is still to do.")
@as_json
@pass_place
def plans(place: Place, only_open: bool, as_json: bool) -> None:
    """List plans, the open ones first, by the day they are due."""
    with place.open(read_only=True) as journal:
        found = journal.plans.open if only_open else list(journal.plans)
        if as_json:
            output.print_json(output.plans(found))
        else:
            click.echo(prose.plans(found))


@click.command()
@named("identifier", "PLAN")
@click.argument("outcome", type=click.Choice(OUTCOMES))
@click.option("--note", type=words, default="", metavar="TEXT", help="What happened.")
@pass_place
def close(place: Place, identifier: str, outcome: str, note: str) -> None:
    """Say what became of the plan PLAN."""
    with place.open() as journal:
        plan = journal.plans.get(identifier)
        with journal.change("Close Plan"):
            journal.plans.close(plan, outcome, note)
        click.echo(f"“{plan.sentence}”: {prose.OUTCOMES[outcome]}.")
