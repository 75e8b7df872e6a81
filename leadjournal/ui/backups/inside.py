"""Reading what is in a backup, in a worker; the backup stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from leadjournal.errors import NoAccessError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.safekeeping.bringing_back import Compared, compare, loose
from leadjournal.storage import copying, holding, looking, migrations
from leadjournal.storage.identity import identify
from leadjournal.storage.keys import Key
from leadjournal.ui.first_words import first_words


@dataclass(frozen=True)
class Source:
    """A backup, or any journal's file: where it is, what it is called, its key."""

    path: Path
    name: str  # the backup of Thursday 19 November 2026, 17:30
    key: Key | None = None


def fitting(source: Source) -> Source:
    """Return a source without a key if its file is not encrypted.

    Raises PassphraseNeededError if it is, and there is none.
    """
    encrypted = identify(source.path, source.key, for_reading=True)
    return source if encrypted else replace(source, key=None)


def compared(
    source: Source, reader: Callable[[], Journal] | None
) -> tuple[Source, Compared]:
    """Return what is in a backup beside what is in the journal, if that can be read.

    Raises WrongPassphraseError or PassphraseNeededError if it needs another key.
    """
    source = fitting(source)
    with opened(source) as backup:
        if reader is None:
            return source, _called(compare(backup, None), backup)
        with reader() as journal:
            return source, _called(compare(backup, journal), backup)


def _called(compared: Compared, backup: Journal) -> Compared:
    """Let what has no title be called by its first words, as in the journal's list."""
    bare = [each.uuid for each in compared.found if not each.title.strip()]
    if not bare:
        return compared
    called = {
        row.uuid: first_words(row.excerpt)
        for query in ("", "is:trashed")
        for row in backup.reflections.rows(query, only=bare, limit=len(bare))
    }
    found = (replace(f, title=called.get(f.uuid, f.title)) for f in compared.found)
    return replace(compared, found=tuple(found))


def reflection(source: Source, uuid: str) -> Reflection:
    """Return a loose copy of one reflection of a backup, with all that is its."""
    with opened(source) as backup:
        return loose(backup.reflections.get(uuid))


@contextmanager
def opened(source: Source) -> Iterator[Journal]:
    """Open a backup to be read. One of an earlier version is read as a passing copy.

    For to open a journal brings it up to date, and a backup is to stay as it was made.
    """
    if looking.look(source.path, source.key) == migrations.VERSION:
        with Journal.open(source.path, source.key, read_only=True) as journal:
            yield journal
        return
    copy = source.path.with_name(f".{source.path.name}.looking.part")
    try:
        copying.discard(copy)
        holding.copy_bytes(source.path, copy)
        with Journal.open(copy, source.key, read_only=True) as journal:
            yield journal
    except OSError as error:
        raise NoAccessError(
            f"{source.path.name} is from an earlier LeadJournal, and could not be"
            " brought up to date to be looked into."
        ) from error
    finally:
        for each in copy.parent.glob(f"{copy.stem}*"):
            each.unlink(missing_ok=True)
