"""Which journal a command is about, and its passphrase."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leadjournal import paths
from leadjournal.errors import BadValueError, NoAccessError, PassphraseNeededError

if TYPE_CHECKING:  # imported when a journal is opened: `--help` needs none
    from leadjournal.journal import Journal
    from leadjournal.storage.keys import Secret

PASSPHRASE = "LEADJOURNAL_PASSPHRASE"


@dataclass(frozen=True)
class Place:
    """The file that was named, and where its passphrase is."""

    named: Path | None
    passphrase_file: Path | None

    @property
    def journal(self) -> Path:
        return self.named or paths.default_journal()

    @contextmanager
    def open(self, *, read_only: bool = False) -> Iterator[Journal]:
        """Open the journal, with its passphrase if it needs one, and close it."""
        from leadjournal.journal import Journal
        from leadjournal.storage.faults import told_in_words

        try:
            journal = Journal.open(self.journal, read_only=read_only)
        except PassphraseNeededError:
            secret = self.secret()
            journal = Journal.open(self.journal, secret, read_only=read_only)
        with told_in_words(self.journal), journal:
            yield journal

    def create(self, *, encrypt: bool) -> None:
        from leadjournal.journal import Journal

        passphrase = self.passphrase(new=True) if encrypt else None
        Journal.create(self.journal, passphrase).close()

    def secret(self) -> Secret:
        """Return what opens the journal: its passphrase, or what its sheet says."""
        from leadjournal.storage import identity, keys

        given = self.passphrase()
        with suppress(BadValueError, NoAccessError):  # it is no sheet, then
            return keys.from_sheet(given, identity.salt(self.journal))
        return given

    def passphrase(self, *, new: bool = False) -> str:
        """Return the passphrase from where it was said to be, or ask for it."""
        if self.passphrase_file is not None:
            return first_line(self.passphrase_file)
        if given := os.environ.get(PASSPHRASE):
            return given
        if sys.stdin is None or not sys.stdin.isatty():
            raise PassphraseNeededError(
                f"This journal needs its passphrase: in ${PASSPHRASE}, or in a file"
                " named with --passphrase-file."
            )
        asked: str = click.prompt(
            "Passphrase", hide_input=True, confirmation_prompt=new, err=True
        )
        return asked


def first_line(path: Path) -> str:
    """Return the passphrase that a file holds. Raises NoAccessError, BadValueError."""
    try:
        if not path.is_file():
            raise OSError
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise NoAccessError(f"The passphrase file {path} cannot be read.") from error
    try:
        line = content.decode("utf-8-sig").split("\n")[0].rstrip("\r")
    except UnicodeDecodeError as error:
        raise BadValueError(f"The passphrase file {path} is not in UTF-8.") from error
    if "\0" in line:
        raise BadValueError(f"The passphrase file {path} is not a text.")
    if not line:
        raise BadValueError(f"The first line of the passphrase file {path} is empty.")
    return line


pass_place: Callable[..., Callable[..., None]] = click.make_pass_decorator(Place)
