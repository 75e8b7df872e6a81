"""create, trash, restore, check, demo: the journal and its file."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadjournal.cli import output, prose, results
from leadjournal.cli.options import (
    as_json,
    named,
)
from leadjournal.cli.place import Place, pass_place
from leadjournal.errors import DamagedError, NoAccessError, StorageError
from leadjournal.formats.values import calendar_day

if TYPE_CHECKING:
    from leadjournal.safekeeping.backups import Backup


@click.command()
@click.option("--encrypt", is_flag=True, help="Ask for a passphrase to encrypt with.")
@pass_place
def create(place: Place, encrypt: bool) -> None:
    """Make a new journal; a file that is there already is left as it is."""
    if place.passphrase_file is not None and not encrypt:
        raise click.UsageError("A passphrase file is for --encrypt.")
    place.create(encrypt=encrypt)
    click.echo(f"There is a new journal at {place.journal}.")


@click.command()
@named("identifier", "ID")
@pass_place
def trash(place: Place, identifier: str) -> None:
    """Put the reflection ID in the trash, from where it can be restored."""
    with place.open() as journal:
        reflection = journal.reflections.get(identifier)
        with journal.change("Move to Trash"):
            journal.reflections.trash(reflection)
        click.echo(f"{prose.called(reflection)} is in the trash.")


@click.command()
@named("identifier", "ID")
@pass_place
def restore(place: Place, identifier: str) -> None:
    """Take the reflection ID out of the trash."""
    with place.open() as journal:
        reflection = journal.reflections.get(identifier)
        with journal.change("Restore Reflection"):
            journal.reflections.restore(reflection)
        click.echo(f"{prose.called(reflection)} is in the journal.")


@click.command()
@as_json
@pass_place
def check(place: Place, as_json: bool) -> None:
    """Read the whole journal and see whether it is sound."""
    problems, reflections = _checked(place)
    if as_json:
        last_backup = _last_backup(place.journal)
        output.print_json(output.checked(problems, reflections, last_backup))
    else:
        click.echo(results.health(problems, reflections))
    if problems:
        raise StorageError(f"{place.journal} is not sound.")


def _checked(place: Place) -> tuple[list[str], int]:
    """Return what is wrong with the journal, and how many reflections can be read."""
    try:
        with place.open(read_only=True) as journal:
            return journal.check(), len(journal.reflections)
    except DamagedError as error:  # too much of it to be opened
        return [str(error)], 0


def _last_backup(journal: Path) -> Backup | None:
    from leadjournal.journal import local_now
    from leadjournal.safekeeping.backups import Backups

    with suppress(NoAccessError):  # where there is no home folder
        return Backups(journal, None, now=local_now).newest
    return None


@click.command()
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--day", type=calendar_day, metavar="D", help="The last day of the year shown."
)
def demo(file: Path, day: date | None) -> None:
    """Make FILE, a journal of an invented year, to look at."""
    from leadjournal.demo import create

    create(file, day=day)
    click.echo(f"There is a journal of an invented year at {file}.")
