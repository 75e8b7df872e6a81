"""Undo and redo for every table, kept by SQLite itself.

Temporary triggers report the inverse of each change as it happens, so a new
table or column can be undone without a line of code for it. The idea is
SQLite's own: https://sqlite.org/undoredo.html
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Table

STEPS_KEPT = 100

#: A statement that takes one row's change back, and its values.
Inverse = tuple[str, tuple[object, ...]]


@dataclass
class Step:
    """One undoable change: its name, and the statements that take it back."""

    label: str
    inverse: list[Inverse] = field(default_factory=list)


class UndoLog:
    """Records what each change did to the database, and can take it back."""

    def __init__(self, driver: Any, tables: Iterable[Table]) -> None:
        self._driver = driver
        self._current: Step | None = None
        self._touched: set[str] = set()
        self._lost = False
        self._added: set[Inverse] = set()
        self._highest: dict[str, int] = {}
        self._rewritten: set[tuple[str, object]] = set()
        self._inverses: dict[str, tuple[str, str]] = {}
        self.done: deque[Step] = deque(maxlen=STEPS_KEPT)
        self.undone: deque[Step] = deque()
        driver.create_function("log_change", -1, self._log)
        #: How a row is deleted that was put in, and where its keys stand.
        self._deletions: dict[str, tuple[str, list[int]]] = {}
        for table in tables:
            for name, trigger, inverse in _triggers(table):
                self._inverses[name] = (table.name, inverse)
                driver.execute(trigger)
            columns = list(table.columns)
            _, insertion = self._inverses[f"{table.name}_delete"]
            _, deletion = self._inverses[f"{table.name}_insert"]
            places = [columns.index(key) for key in table.primary_key]
            self._deletions[insertion] = (deletion, places)

    def _log(self, name: str, *values: object) -> None:
        table, inverse = self._inverses[name]
        self._touched.add(table)
        if inverse.startswith("DELETE") and isinstance(values[0], int):
            self._highest[table] = max(self.highest(table), values[0])
        if self._current is not None:
            self._current.inverse.append((inverse, tuple(map(_as_stored, values))))
        elif inverse.startswith("INSERT"):
            self._lost = True
        elif inverse.startswith("DELETE"):
            self._added.add((inverse, tuple(map(_as_stored, values))))
        else:
            # A change without a step; the last value is the key of its row.
            self._rewritten.add((table, values[-1]))

    def would_delete(self, table: str) -> dict[int, bool]:
        """Return the keys of the rows that taking the last step back would delete.

        With each goes whether the row was written to since without a step.
        """
        statement = self._inverses[f"{table}_insert"][1]
        last = self.done[-1].inverse if self.done else []
        return {
            key: (table, key) in self._rewritten
            for inverse, (key, *_) in last
            if inverse == statement and isinstance(key, int)
        }

    def touched(self) -> set[str]:
        """Return the tables changed since the last call."""
        touched, self._touched = self._touched, set()
        return touched

    @contextmanager
    def recording(self, label: str | None) -> Iterator[None]:
        """Make the changes in the block one step; without a label, none."""
        self._lost = False
        self._added.clear()
        if label is None:
            yield
            self._forget_clashes()
            return
        with self._record(label) as step:
            yield
        if step.inverse:
            self.done.append(step)
            self.undone.clear()

    def forget(self) -> None:
        """Let go of every step, for the file is no more as they know it."""
        self.done.clear()
        self.undone.clear()

    def highest(self, table: str) -> int:
        """Return the highest number that a row was given here, were it gone since."""
        return self._highest.get(table, 0)

    def _forget_clashes(self) -> None:
        """Let go of what would put rows in whose keys others have now."""
        if any(map(self._clashes, self.undone)):
            self.undone.clear()
        for place, step in reversed([*enumerate(self.done)]):
            if self._clashes(step):
                for _ in range(place + 1):
                    self.done.popleft()
                break

    def _clashes(self, step: Step) -> bool:
        return any(self._opposite(again) in self._added for again in step.inverse)

    def _opposite(self, inverse: Inverse) -> Inverse | None:
        """Return how the row that a statement puts in would be deleted."""
        statement, values = inverse
        if statement not in self._deletions:
            return None
        deletion, places = self._deletions[statement]
        return deletion, tuple(values[place] for place in places)

    def refuse_loss(self) -> None:
        """Raise RuntimeError if something was deleted that nobody could bring back."""
        if self._lost:
            raise RuntimeError("a change without a label must not delete")

    def revert(self, step: Step) -> Step:
        """Take a step back, and return the step that takes this back in turn."""
        self._driver.execute("PRAGMA defer_foreign_keys = ON")
        with self._record(step.label) as opposite:
            for statement, values in reversed(step.inverse):
                self._driver.execute(statement, values)
        return opposite

    @contextmanager
    def _record(self, label: str) -> Iterator[Step]:
        self._current = Step(label)
        try:
            yield self._current
        finally:
            self._current = None


def _triggers(table: Table) -> Iterator[tuple[str, str, str]]:
    """Yield name, trigger and inverse of each way to change a row of the table."""
    columns = [column.name for column in table.columns]
    keys = list(table.primary_key)
    this = " AND ".join(f"{key.name} IS ?" for key in keys)

    def report(name: str, event: str, when: str, values: Iterable[str]) -> str:
        arguments = ", ".join([f"'{name}'", *values])
        return (
            f"CREATE TEMP TRIGGER undo_{name} {event} ON main.{table.name} {when}"
            f" BEGIN SELECT log_change({arguments}); END"
        )

    def values(row: str, wanted: Iterable[Column[Any]]) -> list[str]:
        return [_value(row, column) for column in wanted]

    name = f"{table.name}_insert"
    yield (
        name,
        report(name, "AFTER INSERT", "", values("new", keys)),
        f"DELETE FROM {table.name} WHERE {this}",
    )
    name = f"{table.name}_delete"
    marks = ", ".join("?" * len(columns))
    yield (
        name,
        report(name, "BEFORE DELETE", "", values("old", table.columns)),
        f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})",
    )
    for column in table.columns:
        c = column.name
        name = f"{table.name}_update_{c}"
        when = f"WHEN old.{c} IS NOT new.{c}"
        yield (
            name,
            report(
                name,
                f"AFTER UPDATE OF {c}",
                when,
                [_value("old", column), *values("new", keys)],
            ),
            f"UPDATE {table.name} SET {c} = ? WHERE {this}",
        )


def _value(row: str, column: Column[Any]) -> str:
    """Return SQL for a value, so that it reaches Python whole.

    SQLite hands a text to a function only up to its first NUL, so texts travel
    with a mark in front, and one that has a NUL as hexadecimal digits.
    """
    value = f"{row}.{column.name}"
    return (
        f"CASE WHEN typeof({value}) <> 'text' THEN {value}"
        f" WHEN instr({value}, char(0)) THEN '#' || hex({value})"
        f" ELSE '=' || {value} END"
    )


def _as_stored(value: object) -> object:
    if not isinstance(value, str):
        return value
    return bytes.fromhex(value[1:]).decode() if value[0] == "#" else value[1:]
