"""The one door to a journal's file: a gesture is one change, undone and told as one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Integer, Table, event, func, inspect, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as dbapi

from leadjournal.errors import DamagedError, StorageError
from leadjournal.models import Base, Reflection
from leadjournal.storage.database import JournalFile
from leadjournal.storage.faults import told_in_words
from leadjournal.undo import Step, UndoLog

#: The names of the tables that a change touched, such as {"reflections", "plans"}.
Changes = frozenset[str]
Listener = Callable[[Changes], None]


CHANGED_SINCE = (
    "This cannot be taken back any more, for what it concerns was changed elsewhere."
    " Nothing was changed now."
)


class Door:
    """Lets writes through in changes only, and remembers how to take them back."""

    def __init__(
        self,
        session: Session,
        file: JournalFile,
        tables: Iterable[Table],
        now: Callable[[], datetime],
    ) -> None:
        self._session = session
        self._file = file
        self._driver = file.driver
        self._now = now
        self._undo = UndoLog(self._driver, tables)
        self._is_for_reading = not tables
        self._listeners: list[Listener] = []
        self._changing = False
        self._seen = self._data_version()
        event.listen(session, "before_flush", self._before_flush)

    @contextmanager
    def change(self, label: str | None = None) -> Iterator[None]:
        """Group writes: all or none, undone together, told of once.

        A change without a label is not undoable: use it to save typed text,
        which the writing area undoes by itself. It must not delete.
        """
        with self._undo.recording(label), self._transaction():
            yield
        self.tell()

    def undo(self) -> None:
        self._take_back(self._undo.done, self._undo.undone)

    def undo_deletes(self) -> list[tuple[Reflection, bool]]:
        """Return what undo would delete, and whether it was written in since."""
        rows = self._undo.would_delete("reflections").items()
        made = ((self._session.get(Reflection, key), written) for key, written in rows)
        return [(each, written) for each, written in made if each is not None]

    def forget_step(self) -> None:
        """Let the last step be none any more: what it made is to stay."""
        self._undo.done.pop()

    def redo(self) -> None:
        self._take_back(self._undo.undone, self._undo.done)

    def _take_back(self, steps: deque[Step], others: deque[Step]) -> None:
        self.look_again()
        if steps:
            try:
                with self._transaction():
                    opposite = self._undo.revert(steps[-1])
            except dbapi.IntegrityError:
                self._undo.forget()
                raise StorageError(CHANGED_SINCE) from None
            steps.pop()
            others.append(opposite)
            self.tell()

    @property
    def undo_label(self) -> str | None:
        return self._undo.done[-1].label if self._undo.done else None

    @property
    def redo_label(self) -> str | None:
        return self._undo.undone[-1].label if self._undo.undone else None

    def on_change(self, listener: Listener) -> None:
        """Call the listener after each change, with what it touched."""
        self._listeners.append(listener)

    def look_again(self) -> None:
        """Notice what another program has written to the file in the meantime.

        What was done here before cannot be taken back then: it could take away what
        the other has written.
        """
        version = self._data_version()
        if version != self._seen:
            self._seen = version
            self._undo.forget()
            self._session.expire_all()
            self.tell(frozenset(Base.metadata.tables))

    def _data_version(self) -> int:
        with told_in_words(self._file.path):
            [(version,)] = self._driver.execute("PRAGMA data_version").fetchall()
        return int(version)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        assert not self._changing, "changes do not nest"
        assert not self._is_for_reading, "a reader does not write"
        self._changing = True
        try:
            self._file.refuse_if_unfit()
            with told_in_words(self._file.path):
                self._session.connection().exec_driver_sql("BEGIN IMMEDIATE")
                yield
                self._session.flush()
                self._undo.refuse_loss()
                self._session.commit()
        except BaseException as error:
            self._file.is_damaged |= isinstance(error, DamagedError)
            self._session.rollback()
            self._undo.touched()
            raise
        finally:
            self._changing = False

    def tell(self, changes: Changes | None = None) -> None:
        """Tell all listeners of some tables; unless named, of those just touched."""
        touched = frozenset(self._undo.touched()) if changes is None else changes
        for listener in self._listeners if touched else ():
            listener(touched)

    def _before_flush(self, session: Session, *_: object) -> None:
        if not self._changing:
            raise RuntimeError("the journal was written to outside Journal.change")
        self._number(session)
        for thing in session.dirty:
            if isinstance(thing, Reflection) and thing.was_rewritten:
                thing.modified = self._now()

    def _number(self, session: Session) -> None:
        """Give new rows numbers that none has had since the journal was opened.

        SQLite would give that of one that is gone, which an undo could not put back.
        """
        last: dict[str, int] = {}
        for thing in session.new:
            mapper = inspect(type(thing))
            [key, *others] = mapper.primary_key
            if others or not isinstance(key.type, Integer) or thing.id is not None:
                continue
            table = key.table.name
            if table not in last:
                there = session.connection().scalar(select(func.max(key))) or 0
                last[table] = max(there, self._undo.highest(table))
            last[table] += 1
            thing.id = last[table]
