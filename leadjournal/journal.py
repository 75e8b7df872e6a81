"""A journal: one file of reflections, opened on one thread."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.orm import Session

from leadjournal import soundness
from leadjournal.askings import Askings
from leadjournal.attachments import Attachments
from leadjournal.cadence import Cadence
from leadjournal.door import Changes, Door
from leadjournal.errors import JournalError
from leadjournal.finding import usage
from leadjournal.finding.conditions import Conditions
from leadjournal.finding.finder import Finder
from leadjournal.frameworks import Frameworks, Practice
from leadjournal.models import Base
from leadjournal.plans import Plans
from leadjournal.preferences import Preferences
from leadjournal.questions import Questions
from leadjournal.reflections import Reflections
from leadjournal.shelf import Shelf
from leadjournal.storage import database, recasting
from leadjournal.storage.database import JournalFile
from leadjournal.storage.faults import told_in_words
from leadjournal.storage.identity import make_room
from leadjournal.storage.keys import Key, Secret
from leadjournal.templates import Templates

__all__ = ["Changes", "Clock", "Journal", "local_now"]

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """Return the instant with the zone of this machine."""
    return datetime.now().astimezone()


class Journal:
    """One open journal.

    Read anything at any time. Write only inside `change`: the block is one
    transaction, one undo step and one notification.

    >>> with Journal.create(":memory:") as journal:
    ...     with journal.change("New Reflection"):
    ...         reflection = journal.reflections.add("Monday", "I listened.")
    ...     journal.undo()
    ...     len(journal.reflections)
    0
    """

    def __init__(
        self, file: JournalFile, *, clock: Clock, read_only: bool = False
    ) -> None:
        self.path = file.path
        self._file = file
        self._clock = clock
        self._session = Session(file.engine)
        tables = [] if read_only else list(Base.metadata.tables.values())
        self._door = Door(self._session, file, tables, self.now)
        self.shelf = Shelf()
        conditions = Conditions(lambda: self.frameworks, self._tags)
        finder = Finder(self._session, conditions)
        self.reflections = Reflections(self._session, self.now, self.today, finder)
        #: Writing, taking back and telling of it are the door's.
        self.change = self._door.change
        self.undo = self._door.undo
        self.redo = self._door.redo
        self.undo_deletes = self._door.undo_deletes
        self.forget_step = self._door.forget_step
        self.on_change = self._door.on_change
        self.look_again = self._door.look_again
        self.plans = Plans(self._session, self.now)
        self.askings = Askings(self._session)
        self.attachments = Attachments(self._session, self.now)
        self.preferences = Preferences(self._session)

    @classmethod
    def create(
        cls,
        path: Path | str,
        secret: Secret = None,
        *,
        clock: Clock = local_now,
        seed: int | None = None,
    ) -> Self:
        """Make a new journal, encrypted if there is a passphrase or key, and open it.

        *seed* varies which of equally good questions are asked. Raises
        JournalExistsError, NoAccessError, StorageError or BadValueError.
        """
        if path != database.IN_MEMORY:
            make_room(Path(path))
        journal = cls(database.create_file(path, secret), clock=clock)
        with journal.change():
            seed = secrets.randbelow(2**32) if seed is None else seed
            journal.preferences.set("seed", seed)
        return journal

    @classmethod
    def open(
        cls,
        path: Path | str,
        secret: Secret = None,
        *,
        clock: Clock = local_now,
        read_only: bool = False,
    ) -> Self:
        """Open a journal, bringing an older one up to date.

        Raises NoSuchJournalError, NotAJournalError, PassphraseNeededError,
        WrongPassphraseError, JournalTooNewError, NoAccessError, DamagedError or
        StorageError.
        """
        file = database.open_file(Path(path), secret, read_only=read_only)
        try:
            journal = cls(file, clock=clock, read_only=read_only)
            if read_only:
                journal._begin_reading()
        except JournalError:
            file.close()
            raise
        if not read_only:
            recasting.remove_leftover(Path(path))
        return journal

    def reader(self) -> Self:
        """Open the same file once more, for a worker: one moment, read only."""
        reader = self.open(self.path, self.key, clock=self._clock, read_only=True)
        reader.shelf = self.shelf  # where a person's own may have been left out
        return reader

    def close(self) -> None:
        self._session.close()
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _begin_reading(self) -> None:
        """See one moment from now on: the first read fixes it."""
        with told_in_words(self.path):
            db = self._session.connection()
            db.exec_driver_sql("BEGIN")
            db.exec_driver_sql("SELECT count(*) FROM sqlite_schema").all()

    def local_now(self) -> datetime:
        return self._clock()

    def today(self) -> date:
        return self._clock().date()

    def now(self) -> datetime:
        """Return the instant in UTC to the second, as the file holds it."""
        return self._clock().astimezone(UTC).replace(tzinfo=None, microsecond=0)

    @property
    def key(self) -> Key | None:
        """What the file is encrypted with, for another connection or a copy."""
        return self._file.key

    @property
    def encrypted(self) -> bool:
        return self.key is not None

    @property
    def damaged(self) -> bool:
        """Whether damage was met; then nothing is written any more."""
        return self._file.is_damaged

    @property
    def seed(self) -> int:
        return int(self.preferences.get("seed", 0))

    @property
    def frameworks(self) -> Frameworks:
        return self.shelf.frameworks

    @property
    def questions(self) -> Questions:
        return self.shelf.questions

    @property
    def templates(self) -> Templates:
        return self.shelf.templates

    def reload_material(self) -> None:
        """Read what there is anew, after a person has changed what is their own.

        Raises BadMaterialError, and goes on with what there was.
        """
        shelf = Shelf()
        shelf.load()
        self.shelf = shelf
        self._door.tell(frozenset({"preferences"}))

    @property
    def frameworks_on(self) -> set[str]:
        """The keys of the primary frameworks and of those that were chosen."""
        chosen = set(self.preferences.get("frameworks", []))
        return {f.key for f in self.frameworks if f.primary or f.key in chosen}

    def set_framework(self, key: str, on: bool) -> None:
        """Choose a secondary framework, or no longer."""
        chosen = set(self.preferences.get("frameworks", []))
        chosen = chosen | {key} if on else chosen - {key}
        self.preferences.set("frameworks", sorted(chosen))

    @property
    def practices_on(self) -> list[Practice]:
        on = self.frameworks_on
        return [p for f in self.frameworks if f.key in on for p in f.practices]

    @property
    def cadence(self) -> Cadence:
        """When a person wants to be asked."""
        return Cadence.from_json(self.preferences.get("cadence"))

    def set_cadence(self, cadence: Cadence) -> None:
        self.preferences.set("cadence", cadence.as_json())

    @property
    def answered_weeks(self) -> list[str]:
        """The ISO weeks in which a question was answered, such as 2026-W47."""
        return self.askings.answered_weeks

    def check(self) -> list[str]:
        """Read the whole file and tell, in sentences, what is wrong with it."""
        return soundness.problems(self._file.driver, self._session)

    @property
    def undo_label(self) -> str | None:
        return self._door.undo_label

    @property
    def redo_label(self) -> str | None:
        return self._door.redo_label

    def _tags(self) -> set[str]:
        return usage.practices(self._session)
