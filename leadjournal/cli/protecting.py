"""passphrase set, change, remove, sheet: who can read the journal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadjournal.cli.place import PASSPHRASE, Place, first_line, pass_place
from leadjournal.errors import BadValueError, JournalError, PassphraseNeededError

if TYPE_CHECKING:  # imported when a passphrase is changed: `--help` needs none
    from leadjournal.storage.keys import Key

NEW_PASSPHRASE = "LEADJOURNAL_NEW_PASSPHRASE"

from_file: Callable[..., Callable[..., None]] = click.option(
    "--new-passphrase-file",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, readable=False),
    help=f"A file whose first line is the new passphrase; or see ${NEW_PASSPHRASE}.",
)


@click.group()
def passphrase() -> None:
    """Set, change or remove the passphrase, or write a recovery sheet."""


@passphrase.command("set")
@from_file
@pass_place
def set_(place: Place, file: Path | None) -> None:
    """Encrypt a journal that is not encrypted yet, and its backups."""
    from leadjournal.safekeeping.rekeying import is_plain

    _look(place)
    if not is_plain(place.journal):
        raise BadValueError(
            "This journal has a passphrase already. `leadjournal passphrase change`"
            " gives it another."
        )
    chosen = _given(file) or _first_given(place) or _asked()
    _rekey(place, chosen)


@passphrase.command()
@from_file
@pass_place
def change(place: Place, file: Path | None) -> None:
    """Give an encrypted journal, and its backups, another passphrase.

    A recovery sheet that was printed before opens it no more.
    """
    _require_passphrase(place)
    with place.open() as journal:
        old = journal.key
    _rekey(place, _given(file) or _asked(), old=old)


@passphrase.command()
@pass_place
def remove(place: Place) -> None:
    """Decrypt the journal and its backups, so that anybody can read them."""
    _require_passphrase(place)
    with place.open() as journal:
        old = journal.key
    if _at_a_terminal():
        click.confirm(
            "Whoever has the file can then read the journal. Shall its passphrase be"
            " removed?",
            abort=True,
            err=True,
        )
    _rekey(place, None, old=old)


@passphrase.command()
@click.argument("path", required=False, type=click.Path(path_type=Path, readable=False))
@pass_place
def sheet(place: Place, path: Path | None) -> None:
    """Write a recovery sheet to PATH, a new .pdf or .html, to be printed.

    It opens the journal without its passphrase.
    """
    from leadjournal.reports import recovery_sheet

    _require_passphrase(place)
    target = path or Path(recovery_sheet.default_name(place.journal))
    with place.open(read_only=True) as journal:
        assert journal.key is not None
        made = recovery_sheet.sheet_of(place.journal, journal.key, journal.today())
    recovery_sheet.write(made, target)
    click.echo(
        f"The recovery sheet is at {target}. Please print it, and delete the file."
    )


def _rekey(place: Place, chosen: str | None, *, old: Key | None = None) -> None:
    from leadjournal.journal import local_now
    from leadjournal.safekeeping import keyrings, rekeying
    from leadjournal.storage import keys

    new = None if chosen is None else keys.new(chosen)
    done = rekeying.rekey(place.journal, old, new, now=local_now)
    with suppress(JournalError):  # what a keyring holds in vain does no harm
        keyrings.renew(old, new, place.journal)
    click.echo(done.sentence)
    if chosen is not None:
        _tell_strength(chosen, place.journal)


def _tell_strength(chosen: str, journal: Path) -> None:
    from leadjournal.safekeeping.strength import strength

    told = strength(chosen, [journal.stem])
    click.echo(f"{told.sentence} {told.advice}".strip(), err=True)


def _look(place: Place) -> None:
    """See that the journal is there and is one, and bring an older one up to date."""
    from leadjournal.journal import Journal

    with suppress(PassphraseNeededError):
        Journal.open(place.journal).close()


def _require_passphrase(place: Place) -> None:
    from leadjournal.safekeeping.rekeying import is_plain

    _look(place)
    if is_plain(place.journal):
        raise BadValueError(
            "This journal has no passphrase. `leadjournal passphrase set` gives it one."
        )


def _given(file: Path | None) -> str | None:
    """Return the new passphrase from where it was said to be."""
    return first_line(file) if file else os.environ.get(NEW_PASSPHRASE) or None


def _first_given(place: Place) -> str | None:
    """Return the passphrase that there is none of yet, where the present one stands."""
    if place.passphrase_file is not None:
        return first_line(place.passphrase_file)
    return os.environ.get(PASSPHRASE) or None


def _asked() -> str:
    if not _at_a_terminal():
        raise PassphraseNeededError(
            f"The new passphrase is needed: in ${NEW_PASSPHRASE}, or in a file named"
            " with --new-passphrase-file."
        )
    asked: str = click.prompt(
        "New passphrase", hide_input=True, confirmation_prompt=True, err=True
    )
    return asked


def _at_a_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()
