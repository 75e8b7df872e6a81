"""Making a new journal of what can still be read of a damaged one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from leadjournal import attachments
from leadjournal.errors import (
    DamagedError,
    NoSuchJournalError,
    StorageError,
)
from leadjournal.models import Base
from leadjournal.salvaging import remains
from leadjournal.salvaging.piecing import Pieces, Tally, Values
from leadjournal.salvaging.wreck import Wreck, donors, wreck_of
from leadjournal.storage import copying, database, seals
from leadjournal.storage.beside import PART, already_there, beside, is_free
from leadjournal.storage.connecting import connect
from leadjournal.storage.faults import told_in_words
from leadjournal.storage.keys import Key
from leadjournal.wording import at_the_start, counted, listed

#: What a person calls the rows of a table.
_NOUNS = {
    "plans": "plan",
    "afterthoughts": "afterthought",
    "attachments": "attachment",
    "revisions": "earlier text",
    "taggings": "tag",
    "threads": "thread mark",
}


@dataclass(frozen=True)
class Salvaged:
    """A journal that was made of what could be read, and what that was."""

    path: Path
    read: int  # reflections as the damaged file has them, those in the trash too
    filled: int  # reflections that came from the backup
    cut: int  # reflections of which a part is missing
    lost: int  # reflections that are known of, and could not be read
    others_filled: dict[str, int]  # the same of all else, by table
    others_lost: dict[str, int]

    @property
    def is_complete(self) -> bool:
        return not (self.cut or self.lost or self.others_lost)

    def sentences(self, backup: str = "the backup") -> str:
        """Say how much there is; *backup* is said as "the backup of 21 November"."""
        parts = [f"{_reflections(self.read)} read"]
        if self.filled:
            parts.append(f"{self.filled:,} came from {backup}")
        if self.cut:
            parts.append(f"of {self.cut:,} a part is missing")
        if self.lost:
            verb = "is" if self.lost == 1 else "are"
            parts.append(f"{self.lost:,} {verb} known of but could not be read")
        said = [f"{at_the_start(listed(parts))}."]
        if self.others_lost:
            lost = listed([*_named(self.others_lost)])
            said.append(f"Also lost: {lost}.")
        if self.is_complete:
            said.append("Nothing is known to be missing.")
        return " ".join(said)


def salvage(
    damaged: Path, key: Key | None, into: Path, *, fill: Path | None, now: datetime
) -> Salvaged:
    """Write what can be read of a damaged journal to a new one, under the same key.

    *fill* is a good backup, for what the file does not give. The damaged file is only
    read, and no connection of this process may have it open. Raises
    NoSuchJournalError, JournalExistsError, NoAccessError, DamagedError or StorageError.
    """
    if not damaged.is_file():
        raise NoSuchJournalError(f"There is no journal at {damaged}.")
    _refuse_to_overwrite(into)
    part = beside(into, PART)
    copying.discard(part)
    try:
        with told_in_words(into), wreck_of(damaged, key, into.parent) as wreck:
            with donors(wreck, fill) as whole:
                wreck.mend(whole)
            with _backup(fill, key) as backup:
                pieces = Pieces(wreck, backup, now)
                if not pieces.say_something:
                    raise _nothing(damaged)
                tally = _write(pieces, part, key, wreck, backup)
        copying.verify(part, key)
        _refuse_to_overwrite(into)
        seals.forget(into)
        part.rename(into)
    except OSError as error:
        raise StorageError(
            f"What was read could not be written to {into.parent}. Please see whether"
            " there is room."
        ) from error
    finally:
        copying.discard(part)
    copying.keep_names_on_disk(into.parent)
    return Salvaged(
        into,
        tally.read,
        tally.filled,
        tally.cut,
        tally.lost,
        dict(tally.others_filled),
        dict(tally.others_lost),
    )


def _refuse_to_overwrite(path: Path) -> None:
    if not is_free(path):
        raise already_there(path)


@contextmanager
def _backup(fill: Path | None, key: Key | None) -> Iterator[Wreck | None]:
    if fill is None:
        yield None
        return
    backup = Wreck(fill, key, read_only=True)
    try:
        yield backup
    finally:
        backup.forget()


def _write(
    pieces: Pieces, part: Path, key: Key | None, wreck: Wreck, backup: Wreck | None
) -> Tally:
    """Write a journal; its triggers make the index and the margins anew."""
    database.create_file(part, key).close()
    lost = pieces.tally.others_lost
    with closing(connect(part, key)) as db:
        db.execute("PRAGMA journal_mode = DELETE").fetchall()
        db.execute("BEGIN IMMEDIATE")
        for table in Base.metadata.sorted_tables:
            for number, values in pieces.rows[table.name].items():
                if table.name == "attachments":
                    _attach(values, number, wreck, backup, pieces.tally)
                if not _insert(db, table.name, values):
                    lost[table.name] += 1
        for earlier in pieces.earlier:
            _insert(db, "revisions", earlier)
        db.execute("COMMIT")
    copying.keep_on_disk(part)
    return pieces.tally


def _insert(db: Any, table: str, values: Values) -> bool:
    """Put a row in; tell whether it could be one, or its number or name was taken."""
    if table == "attachments" and not values["content"]:
        return False
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    done = db.execute(
        f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})',
        [*values.values()],
    )
    return bool(done.rowcount)


def _attach(
    values: Values, number: int, wreck: Wreck, backup: Wreck | None, tally: Tally
) -> None:
    """Fetch what is in an attachment, whole if either has it."""
    content, _ = remains.content_of(wreck, number)
    if attachments.digest(content) != values["digest"] and backup is not None:
        kept, _ = remains.content_of(backup, number)
        if attachments.digest(kept) == values["digest"]:
            content = kept
            tally.others_filled["attachments"] += 1
    if content and attachments.digest(content) != values["digest"]:
        tally.others_lost["attachments"] += 1  # there is a part of it
        values["digest"] = attachments.digest(content)
    values["size"] = len(content)
    values["content"] = content


def _nothing(damaged: Path) -> DamagedError:
    return DamagedError(
        f"Nothing of {damaged.name} can be read any more. A backup may have what it"
        " held; the file was left as it is."
    )


def _reflections(number: int) -> str:
    return f"{number:,} {'reflection was' if number == 1 else 'reflections were'}"


def _named(lost: dict[str, int]) -> Iterator[str]:
    others = sum(number for table, number in lost.items() if table not in _NOUNS)
    for table, noun in _NOUNS.items():
        if lost.get(table):
            yield counted(lost[table], noun)
    if others:
        yield counted(others, "setting")
