"""Whether a journal's file is sound, and all that it holds can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leadjournal import attachments
from leadjournal.errors import StorageError
from leadjournal.models import Base
from leadjournal.preferences import Preferences
from leadjournal.storage import indexed, records
from leadjournal.storage.faults import DRIVER, told_in_words
from leadjournal.storage.records import Record
from leadjournal.storage.search_index import SEARCH_INDEX

#: How long a journal goes without being read as a whole.
WEEK = timedelta(days=7)

#: A length that has rotted may ask for more memory than there is.
FAULTS = (*DRIVER, MemoryError)

_CHECKS = {
    "PRAGMA integrity_check": "The file is damaged: {0}.",
    # It says nothing of a plain file.
    "PRAGMA cipher_integrity_check": "The encryption does not fit: {0}.",
    "PRAGMA foreign_key_check": "A row of {0} belongs to nothing in {2}.",
}


def problems(driver: Any, session: Session) -> list[str]:
    """Read the whole file and tell, in sentences, what is wrong with it.

    Nothing is written, so a reader can be asked, and no program has to wait.
    """
    missing = [*_missing(driver)]
    found = [*_faults(driver), *missing]
    if missing:
        return found  # what follows takes them to be there
    try:
        with told_in_words():
            for mapper in Base.registry.mappers:
                for _ in session.scalars(select(mapper.class_)):
                    pass  # to have read it is what was wanted
            dict(Preferences(session))
            found += attachments.faults(session)
    except StorageError as error:
        found.append(str(error))
    return found


def is_check_due(record: Record, now: datetime) -> bool:
    """Whether it is a week since the whole file was read, or unknown when it was."""
    try:
        checked = datetime.fromisoformat(record.checked)
    except ValueError:
        return True
    if checked.tzinfo is None:
        checked = checked.replace(tzinfo=UTC)
    # After a clock was set back, the last time seems to be yet to come.
    return not timedelta(0) <= now - checked < WEEK


def note_checked(path: Path, now: datetime) -> None:
    """Remember when the whole file was found to be sound. Raises StorageError."""
    checked = now.astimezone(UTC).isoformat(timespec="seconds")
    records.save(path, replace(records.load(path), checked=checked))


def _faults(driver: Any) -> Iterator[str]:
    for check, sentence in _CHECKS.items():
        try:
            faults = [row for row in driver.execute(check) if row[0] != "ok"]
        except FAULTS as error:
            faults = [(str(error), "", "the journal")]
        yield from (" ".join(sentence.format(*fault).split()) for fault in faults)
    try:
        if not indexed.agrees(driver):
            yield "The search index does not agree with what is written."
    except FAULTS:  # what it says may quote a word
        yield "The search index cannot be read."


def _missing(driver: Any) -> Iterator[str]:
    """Tell which tables, indexes and triggers of a journal are not there.

    Without one of them a journal opens, and loses something as it is written to.
    """
    try:
        rows = driver.execute("SELECT name FROM sqlite_schema").fetchall()
    except FAULTS:
        return  # it was told already
    there = {name for (name,) in rows}
    for name in _names():
        if name not in there:
            yield f"The journal lacks a part of its own: {name}."


def _names() -> Iterable[str]:
    for table in Base.metadata.sorted_tables:
        yield table.name
        yield from (str(index.name) for index in table.indexes)
    made = (statement.split() for statement in SEARCH_INDEX)
    yield from (
        words[words.index("TABLE" if "VIRTUAL" in words else "TRIGGER") + 1]
        for words in made
        if words[0] == "CREATE"
    )
