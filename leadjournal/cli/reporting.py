"""report: a period, or a form, as a file to take along."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadjournal.cli.options import DASHES_ARE_TEXT, no_option, query, words
from leadjournal.cli.output import counted
from leadjournal.cli.place import Place, pass_place
from leadjournal.formats.values import calendar_day

if TYPE_CHECKING:
    from leadjournal.journal import Journal
    from leadjournal.reports.model import Report

#: As in `reports.prompts.FORMS`; importing it here would make `--help` wait for it.
FORMS = ("nmc", "cpd", "coaching")


@dataclass(frozen=True)
class Wanted:
    """What a report is to be of, as it was asked for."""

    query: str
    first: date | None
    last: date | None
    with_text: bool
    since: date | None
    form: str | None
    chosen: tuple[str, ...]

    def check(self) -> None:
        """Refuse what does not go together."""
        if self.since is not None and (self.first is not None or self.form):
            raise click.UsageError("--since goes with neither --from nor --form.")
        if self.query and not self.form:
            raise click.UsageError("A QUERY goes with --form only.")
        if self.query and self.chosen:
            raise click.UsageError("Please give a QUERY or --reflection, not both.")
        if self.form and self.with_text:
            raise click.UsageError("A form has text in it: --with-text is for reports.")


def _path(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    no_option(str(value))
    return value


@click.command(context_settings=DASHES_ARE_TEXT)
@click.argument("file", type=click.Path(path_type=Path, readable=False), callback=_path)
@click.argument("query", type=words, nargs=-1, callback=query)
@click.option("--from", "first", type=calendar_day, metavar="D", help="The first day.")
@click.option("--to", "last", type=calendar_day, metavar="D", help="The last day.")
@click.option(
    "--with-text", is_flag=True, help="With the reflections that are not private."
)
@click.option(
    "--since",
    type=calendar_day,
    metavar="D",
    help="What has come since that day, on one page.",
)
@click.option(
    "--form",
    type=click.Choice(FORMS),
    help="The reflections that QUERY finds in the order of a reflective account for"
    " the NMC, of a log of CPD, or of a log of coaching.",
)
@click.option(
    "--reflection",
    "chosen",
    type=words,
    multiple=True,
    metavar="ID",
    help="With the text of this one, also if it is private. May be given again.",
)
@pass_place
def report(place: Place, file: Path, **asked: object) -> None:
    """Write a report of a period to FILE, which must be new.

    The name says what it is: .pdf, .html, .md or .docx; a form is .docx or .md.
    Without --with-text no word of a reflection is in it. Private reflections are
    left out, and counted nowhere, unless they are chosen with --reflection.
    """
    from leadjournal.reports import files

    wanted = Wanted(**asked)  # type: ignore[arg-type]  # click has checked each
    wanted.check()
    files.check(file, is_form=wanted.form is not None)
    with place.open(read_only=True) as journal:
        made = _made(journal, wanted)
        files.write(made, file)
        click.echo(_told(made, file, encrypted=journal.encrypted))


def _made(journal: Journal, wanted: Wanted) -> Report:
    if wanted.form is not None:
        from leadjournal.reports.forms import form_of

        return form_of(
            journal,
            wanted.form,
            wanted.query,
            chosen=wanted.chosen,
            first=wanted.first,
            last=wanted.last,
        )
    from leadjournal.reports.choosing import options_of
    from leadjournal.reports.since import report_since
    from leadjournal.reports.summary import report_of

    options = options_of(journal, wanted.chosen, everything=wanted.with_text)
    if wanted.since is not None:
        return report_since(journal, wanted.since, wanted.last, options=options)
    return report_of(journal, wanted.first, wanted.last, options=options)


def _told(made: Report, file: Path, *, encrypted: bool) -> str:
    kind = "form" if made.is_form else "report"
    number = counted(made.reflections, "reflection", "reflections")
    lines = [f"A {kind} of {number} was written to {file}."]
    if made.left_out:
        private = counted(made.left_out, "private reflection", "private reflections")
        verb = "is" if made.left_out == 1 else "are"
        lines.append(f"{private} {verb} left out.")
    if encrypted:
        lines.append("The journal is encrypted; what was just written is not.")
    return "\n".join(lines)
