"""recover: a backup in the place of the journal, or what can still be read of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadjournal.cli import options
from leadjournal.cli.place import Place, pass_place
from leadjournal.errors import (
    BadValueError,
    NoSuchJournalError,
    NotFoundError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    from leadjournal.safekeeping.backups import Backup
    from leadjournal.storage.keys import Key

Given = Callable[[], str]


@click.command()
@click.argument("backup", type=options.words, required=False)
@click.option("--salvage", is_flag=True, help="Make a new journal of what can be read.")
@click.option(
    "--into",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help="Where what was salvaged is to be; without it, beside the journal.",
)
@click.option(
    "--even-another", is_flag=True, help="Put back also what is of another journal."
)
@pass_place
def recover(
    place: Place,
    backup: str | None,
    salvage: bool,
    into: Path | None,
    even_another: bool,
) -> None:
    """Put BACKUP in the place of the journal; the file that is there is kept.

    BACKUP is a file, or the name or moment of one that `backups` lists, or "newest".
    If the journal is encrypted, the backup is too before it stands there.
    With --salvage, what can be read of a damaged journal is written to a new one, and
    what it does not give comes from BACKUP, or from the newest good backup. The
    damaged file is never written to.
    """
    if backup is not None:
        options.no_option(backup)
    if into is not None and not salvage:
        raise click.UsageError("--into is for --salvage.")
    if even_another and salvage:
        raise click.UsageError("--even-another is for a BACKUP that is put back.")
    if backup is not None and not backup.strip():
        raise BadValueError(
            "No backup was named. `leadjournal backups` lists those there are."
        )
    if backup is None and not salvage:
        raise click.UsageError("Please name a BACKUP, or say --salvage.")
    if salvage:
        _salvage(place, backup, into)
    else:
        assert backup is not None
        _put_back(place, backup, even_another=even_another)


def _put_back(place: Place, said: str, *, even_another: bool) -> None:
    from leadjournal.safekeeping import putting_back
    from leadjournal.salvaging import recovery

    now = datetime.now().astimezone()
    journal = place.journal
    chosen = _chosen(journal, said, now)
    given = cache(place.passphrase)
    key = _key(given, chosen, ())
    if not journal.exists():
        recovery.put_in_place(journal, chosen, key)
        click.echo(f"The backup {chosen.name} is the journal at {journal} now.")
        return
    own = _own_key(given, journal, chosen, key, now)
    if not even_another and putting_back.is_of_another(journal, own, chosen, key):
        raise BadValueError(
            f"{chosen.name} is a backup of another journal than {journal.name}. Nothing"
            " was done. To put it there all the same, say --even-another."
        )
    kept = putting_back.put_back(journal, chosen, key, own, now=now)
    click.echo(f"The backup {chosen.name} is the journal now.")
    if putting_back.changes_key(key, own):
        click.echo("It was encrypted with the passphrase of the journal.")
    click.echo(f"What was there is kept as {kept}.")


def _own_key(
    given: Given, journal: Path, chosen: Path, key: Key | None, now: datetime
) -> Key | None:
    """Return the key of the journal that is there, whatever state it is in.

    None if it has none, or if a backup opens with an earlier passphrase that was given.
    Raises WrongPassphraseError if what has no passphrase would take its place.
    """
    from leadjournal.safekeeping import putting_back
    from leadjournal.salvaging import key_search

    if not journal.is_file() or not putting_back.is_encrypted(journal):
        return None
    if key is not None:
        with suppress(WrongPassphraseError):
            return key_search.find_key(journal, given(), [chosen])
        return None
    backups = [each.path for each in _all(journal, now)]
    encrypted = [each for each in backups if not key_search.is_plain(each)]
    try:
        return key_search.find_key(journal, given(), encrypted)
    except WrongPassphraseError:
        raise WrongPassphraseError(
            f"The passphrase does not open {journal.name}, so {chosen.name} could not"
            " be encrypted as that is. Without the passphrase, move the file of the"
            " journal elsewhere first."
        ) from None


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
    fits = [named, *paths] if named else paths
    key = _key(place.passphrase, journal, fits)
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


def _key(given: Given, file: Path, backups: list[Path] | tuple[()]) -> Key | None:
    """Return the key of a file, asking for the passphrase only if it has one."""
    from leadjournal.salvaging import key_search

    if not file.is_file():
        raise NoSuchJournalError(f"There is no journal at {file}.")
    if key_search.is_plain(file):
        return None
    return key_search.find_key(file, given(), backups)
