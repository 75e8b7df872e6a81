"""recover: a backup in the place of the journal, or what can still be read of it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadjournal.cli import options
from leadjournal.cli.place import Place, pass_place
from leadjournal.errors import NoSuchJournalError, NotFoundError

if TYPE_CHECKING:
    from leadjournal.safekeeping.backups import Backup
    from leadjournal.storage.keys import Key


@click.command()
@click.argument("backup", type=options.words, required=False)
@click.option("--salvage", is_flag=True, help="Make a new journal of what can be read.")
@click.option(
    "--into",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="Where what was salvaged is to be; without it, beside the journal.",
)
@pass_place
def recover(place: Place, backup: str | None, salvage: bool, into: Path | None) -> None:
    """Put BACKUP in the place of the journal; the file that is there is kept.

    BACKUP is a file, or the name or moment of one that `backups` lists, or "newest".
    With --salvage, what can be read of a damaged journal is written to a new one, and
    what it does not give comes from BACKUP, or from the newest good backup. The
    damaged file is never written to.
    """
    if backup is not None:
        options.no_option(backup)
    if into is not None and not salvage:
        raise click.UsageError("--into is for --salvage.")
    if backup is None and not salvage:
        raise click.UsageError("Please name a BACKUP, or say --salvage.")
    if salvage:
        _salvage(place, backup, into)
    else:
        assert backup is not None
        _put_back(place, backup)


def _put_back(place: Place, said: str) -> None:
    from leadjournal.salvaging import recovery

    now = datetime.now().astimezone()
    chosen = _chosen(place.journal, said, now)
    key = _key(place, chosen, ())
    if place.journal.exists():
        kept = recovery.put_back(place.journal, chosen, key, now=now)
        click.echo(f"The backup {chosen.name} is the journal now.")
        click.echo(f"What was there is kept as {kept}.")
    else:
        recovery.put_in_place(place.journal, chosen, key)
        click.echo(f"The backup {chosen.name} is the journal at {place.journal} now.")


def _salvage(place: Place, said: str | None, into: Path | None) -> None:
    from leadjournal import days
    from leadjournal.safekeeping.backups import Backups
    from leadjournal.salvaging import recovery
    from leadjournal.salvaging.salvage import salvage

    now = datetime.now().astimezone()
    journal = place.journal
    if not journal.is_file():
        raise NoSuchJournalError(f"There is no journal at {journal}.")
    named = _chosen(journal, said, now) if said is not None else None
    backups = _all(journal, now)
    paths = [each.path for each in backups]
    key = _key(place, journal, [named, *paths] if named else paths)
    recovery.refuse_if_open(journal)
    fill, words = named, "the backup"
    if named is None:
        newest = Backups(journal, key, now=lambda: now).newest_good()
        if newest is not None:
            fill = newest.path
            words = f"the backup of {days.long(newest.made.date())}"
    into = into or journal.with_name(
        f"{journal.stem} salvaged {now:%Y-%m-%d %H%M%S}{journal.suffix}"
    )
    done = salvage(journal, key, into, fill=fill, now=now)
    click.echo(done.sentences(words))
    click.echo(f"What was salvaged is in {into}. {journal} is as it was.")


def _chosen(journal: Path, said: str, now: datetime) -> Path:
    """Return the file of the backup that was said. Raises NotFoundError."""
    if os.path.lexists(said):
        return Path(said)
    backups = _all(journal, now)
    if said == "newest" and backups:
        return backups[0].path
    found = [each.path for each in backups if any(map(said.__eq__, _names(each)))]
    found = found or [each.path for each in backups if _moment(each).startswith(said)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFoundError(
            f"{len(found)} backups begin with “{said}”. `leadjournal backups` lists"
            " them."
        )
    raise NotFoundError(
        f"There is no backup “{said}”. `leadjournal backups` lists those there are."
    )


def _names(backup: Backup) -> tuple[str, ...]:
    made = backup.made
    return (
        backup.path.name,
        backup.path.stem,
        made.isoformat(),
        f"{made:%Y-%m-%d %H%M}",
    )


def _moment(backup: Backup) -> str:
    return f"{backup.made:%Y-%m-%d %H:%M}"


def _all(journal: Path, now: datetime) -> list[Backup]:
    from leadjournal.safekeeping.backups import Backups

    return Backups(journal, None, now=lambda: now).all()


def _key(place: Place, file: Path, backups: list[Path] | tuple[()]) -> Key | None:
    """Return the key of a file, asking for the passphrase only if it has one."""
    from leadjournal.salvaging import key_search

    if not file.is_file():
        raise NoSuchJournalError(f"There is no journal at {file}.")
    if key_search.is_plain(file):
        return None
    return key_search.find_key(file, place.passphrase(), backups)
