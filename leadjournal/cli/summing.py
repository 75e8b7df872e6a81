"""patterns: what a period was about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from leadjournal import days
from leadjournal.cli import output
from leadjournal.cli.options import as_json
from leadjournal.cli.place import Place, pass_place
from leadjournal.cli.prose import CHANCES, WIDTH
from leadjournal.formats.values import calendar_day

if TYPE_CHECKING:
    from leadjournal.patterns.overview import PracticeCount, Summary

_PLANS = {
    "did": "done",
    "partly": "partly done",
    "did_not": "not done",
    "no_chance": "no chance came up",
    "open": "open",
}


@click.command()
@click.option("--from", "first", type=calendar_day, metavar="D", help="The first day.")
@click.option("--to", "last", type=calendar_day, metavar="D", help="The last day.")
@as_json
@pass_place
def patterns(
    place: Place, first: date | None, last: date | None, as_json: bool
) -> None:
    """Sum up what you wrote about in a period; without one, from the beginning.

    Every sentence of the summary rests on reflections, which --json names.
    """
    from leadjournal.patterns.overview import summarise

    with place.open(read_only=True) as journal:
        summary = summarise(
            journal.reflections.facts(),
            journal.practices_on,
            first,
            last,
            journal.today(),
            questions=journal.questions,
            muted=journal.askings.muted,
        )
        if as_json:
            output.print_json(summary.as_json())
            return
        asked = [
            f"{journal.questions.get(each.question).text} ({each.reason})"
            for each in summary.raised
        ]
        click.echo(_in_words(summary, asked))


def _in_words(summary: Summary, questions: list[str]) -> str:
    written = output.counted(summary.reflections, "reflection", "reflections")
    head = [
        f"{days.full(summary.first)} to {days.full(summary.last)}",
        f"{written}, in {summary.weeks_written} of"
        f" {output.counted(summary.weeks, 'week', 'weeks')}",
    ]
    plans = [f"{_PLANS[name]} {count}" for name, count in summary.plans.items()]
    parts = [
        head,
        ["What you wrote about", *map(_counted, summary.practices)],
        [f"Plans: {', '.join(plans)}"],
        _listed("What stands out", [claim.text for claim in summary.claims]),
        _listed("What this cannot show", summary.limits),
        _listed("To think about next", questions),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _counted(practice: PracticeCount) -> str:
    noted = [f"{CHANCES[name]}: {n}" for name, n in practice.chances.items() if n]
    said = f" ({'; '.join(noted)})" if noted else ""
    return _wrapped(f"{practice.count:>4}  ", f"{practice.name}{said}")


def _listed(heading: str, lines: list[str] | tuple[str, ...]) -> list[str]:
    return [heading, *(_wrapped("  - ", line) for line in lines)] if lines else []


def _wrapped(mark: str, text: str) -> str:
    return click.wrap_text(text, WIDTH, mark, len(mark) * " ")
