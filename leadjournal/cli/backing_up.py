"""backup, backups: copies of the journal that were opened and checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadjournal.cli import options, output, results
from leadjournal.cli.place import Place, pass_place
from leadjournal.errors import NoAccessError, ReadOnlyPlaceError

if TYPE_CHECKING:
    from leadjournal.journal import Journal
    from leadjournal.safekeeping.backups import Backups


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path, readable=False))
@pass_place
def backup(place: Place, path: Path | None) -> None:
    """Copy the journal to PATH, a new file or a folder, and check the copy.

    Without PATH it goes to the folder of its backups, and to the second place if one
    is chosen and there; those that the rule does not keep are removed.
    """
    from leadjournal.safekeeping.backups import Backups

    with _opened(place) as journal:
        backups = Backups(place.journal, journal.key, now=journal.local_now)
        made = backups.make_at(path) if path is not None else backups.make()
        click.echo(results.backed_up(made.path, encrypted=journal.key is not None))
        if path is None and (second := backups.second_place):
            is_there = backups.second_folder is not None
            fault = backups.second_fault
            click.echo(results.second_copy(second, is_there, fault), err=bool(fault))


@click.command()
@options.as_json
@pass_place
def backups(place: Place, as_json: bool) -> None:
    """List the backups, newest first, and say which of them are kept."""
    from leadjournal.safekeeping import second_places
    from leadjournal.safekeeping.backup_rule import RULE
    from leadjournal.safekeeping.backups import Backups

    known = Backups(place.journal, None, now=_now)
    if not second_places.may_be_read(known.folder):
        raise NoAccessError(
            f"The folder of the backups, {known.folder}, cannot be read, so it is not"
            " known which there are. Please see whether you may look into it."
        )
    if as_json:
        output.print_json(
            output.backups(known.all(), known.folder, known.second_place, RULE)
        )
    else:
        _tell(known, RULE)


def _tell(known: Backups, rule: str) -> None:
    shown = known.all()
    lines = [results.listed_backup(each) for each in shown]
    if not lines:
        lines = [f"There is no backup in {known.folder} yet."]
    if (second := known.second_place) and known.second_folder is None:
        lines += [results.second_copy(second, is_there=False, fault=None)]
    click.echo("\n".join([*lines, "", rule]))


@contextmanager
def _opened(place: Place) -> Iterator[Journal]:
    """Open the journal, and where it may not be written to, for reading."""
    from leadjournal.storage.connecting import may_write_beside

    read_only = not may_write_beside(place.journal)
    with ExitStack() as stack:
        try:
            journal = stack.enter_context(place.open(read_only=read_only))
        except ReadOnlyPlaceError:
            journal = stack.enter_context(place.open(read_only=True))
        yield journal


def _now() -> datetime:
    return datetime.now().astimezone()
