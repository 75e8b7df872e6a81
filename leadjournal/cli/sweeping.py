"""identify: what in a text might identify somebody."""

from __future__ import annotations

import click

from leadjournal.cli import output
from leadjournal.cli.options import as_json, no_option, standard_input, words
from leadjournal.cli.place import Place, pass_place

UNSURE = "A clean sweep does not mean that a text is anonymous."


@click.command()
@click.argument("identifier", metavar="ID", type=words, required=False)
@as_json
@pass_place
def identify(place: Place, identifier: str | None, as_json: bool) -> None:
    """Say what in the reflection ID might identify somebody.

    Without an ID, or with -, the text is read from standard input. Each is only
    possible, and yours to judge.
    """
    from leadjournal import identifiers

    found = identifiers.sweep(_text(place, identifier))
    if as_json:
        output.print_json(
            {
                "possible": [
                    {"kind": each.kind, "text": each.text, "at": each.start}
                    for each in found
                ],
                "limits": [UNSURE],
            }
        )
        return
    for each in found:
        click.echo(each.sentence)
    click.echo(UNSURE)


def _text(place: Place, identifier: str | None) -> str:
    if identifier is None or identifier == "-":
        return standard_input()
    no_option(identifier)
    with place.open() as journal:
        reflection = journal.reflections.get(identifier)
        plans = (f"{plan.sentence} {plan.with_whom}" for plan in reflection.plans)
        thoughts = (thought.text for thought in reflection.afterthoughts)
        parts = (reflection.title, reflection.body, *plans, *thoughts)
        return "\n\n".join(part for part in parts if part.strip())
