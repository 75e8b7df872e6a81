"""What can still be read of the tables of a damaged journal, row by row."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, LargeBinary, Table

from leadjournal.models import Base
from leadjournal.salvaging import leaves
from leadjournal.salvaging.row_values import Row, made_of, put
from leadjournal.salvaging.wreck import FAULTS, Wreck

#: How many rows of a table are asked for one by one before the rest is given up.
MOST_PROBES = 20_000

#: Which rows an index leaves out.
_WHERE = {
    "reflections_live": " WHERE trashed IS NULL",
    "reflections_trash": " WHERE trashed IS NOT NULL",
}
#: These have an id or an instant by which a row of theirs is known for one.
_FOUND_ON_LEAVES = ("reflections", "plans", "afterthoughts", "revisions")
_HIGHEST = 2**31
_PIECE = 1_000  # bytes of a long text that are read at a time


@dataclass
class Remains:
    """What was read of a table, by row number, and where more may have been."""

    rows: dict[int, Row] = field(default_factory=dict)
    #: What indexes say of rows, whether they could be read or not.
    known: dict[int, dict[str, Any]] = field(default_factory=dict)
    #: Whether an index tells of every row that there was.
    knows_all: bool = False
    unread: list[range] = field(default_factory=list)

    def may_have_had(self, number: int) -> bool:
        """Whether there may have been a row that was not read."""
        if number in self.rows:
            return False
        if number in self.known:
            return True
        return not self.knows_all and any(number in gap for gap in self.unread)


def read(wreck: Wreck, table: Table, hints: Iterable[int] = ()) -> Remains:
    """Read a table; *hints* are numbers of rows that it had at another time.

    What is in attachments is not read yet: it may be more than memory holds.
    """
    return _Reader(wreck, table).read(hints)


def content_of(wreck: Wreck, number: int) -> tuple[bytes, bool]:
    """Return what is in an attachment, or its beginning, and whether that is all."""
    table = Base.metadata.tables["attachments"]
    row = Row({})
    _Reader(wreck, table).read_column(row, number, table.columns["content"])
    return row.values.get("content", b""), not row.missing


class _Reader:
    """Reads one table: up, past each fault, and at last down."""

    def __init__(self, wreck: Wreck, table: Table) -> None:
        self._wreck = wreck
        self._table = table
        self._name = table.name
        self._columns = [
            column
            for column in table.columns
            if column.name != "margin" and not isinstance(column.type, LargeBinary)
        ]
        self._names = ", ".join(f'"{column.name}"' for column in self._columns)
        self._remains = Remains()
        self._probes = 0

    def read(self, hints: Iterable[int]) -> Remains:
        self._read_tree(hints)
        if self._table.name in _FOUND_ON_LEAVES and self._wreck.key is None:
            self._read_leaves()
        return self._remains

    def _read_leaves(self) -> None:
        """Look for what is missing on every page of a plain file."""
        found = self._remains
        if not found.unread and found.known.keys() <= found.rows.keys():
            return
        columns = list(self._table.columns)
        key = next((c.name for c in columns if c.primary_key), "")
        for leaf in leaves.rows(self._wreck.path, len(columns)):
            if not found.may_have_had(leaf.number):
                continue
            row = made_of(columns[: len(leaf.values)], leaf.values)
            row.missing -= {key, "margin"}
            row.values[key] = leaf.number
            row.values.pop("margin", None)
            if not row.missing and not leaf.is_cut:
                found.rows[leaf.number] = row

    def _read_tree(self, hints: Iterable[int]) -> Remains:
        found = self._remains
        tables = "SELECT 1 FROM sqlite_schema WHERE name = ?"
        if self._wreck.rows(tables, self._name) == []:
            return found  # an earlier version had no such table
        self._read_indexes()
        top = max([*found.known, *hints, self._top()], default=0)
        if not self._wreck.can_be_read:
            found.unread = [range(_HIGHEST)]
            return found
        at = 0
        if self._wreck.rows(f'SELECT max(rowid) FROM "{self._name}"') is None:
            self._miss(range(top + 1, _HIGHEST))
        while at <= top:
            last, fault = self._scan("ASC", at)
            if not fault:
                return found
            at = self._past_fault(max(at, last + 1), top)
            if self._probes >= MOST_PROBES:
                last, _ = self._scan("DESC", top)
                self._miss(range(at, min(last, top + 1)))
                return found
        return found

    def _top(self) -> int:
        rows = self._wreck.rows(f'SELECT max(rowid) FROM "{self._name}"')
        return int(rows[0][0] or 0) if rows else 0

    def _scan(self, order: str, at: int) -> tuple[int, bool]:
        """Read rows from a number on; return the last, and whether a fault came."""
        up = order == "ASC"
        last = at - 1 if up else at + 1
        side = ">=" if up else "<="
        try:
            for number, *values in self._wreck.connection.execute(
                f'SELECT rowid, {self._names} FROM "{self._name}"'
                f" WHERE rowid {side} ? ORDER BY rowid {order}",
                (at,),
            ):
                if (number > last) is not up:
                    return last, True  # a page leads back to where it came from
                self._remains.rows[number] = made_of(self._columns, values)
                last = number
        except FAULTS:
            self._wreck.forget()
            return last, True
        return last, False

    def _past_fault(self, at: int, top: int) -> int:
        """Try rows one by one until one can be read; return where to go on."""
        began = at
        while at <= top and self._probes < MOST_PROBES:
            self._probes += 1
            there = self._wreck.rows(
                f'SELECT rowid FROM "{self._name}" WHERE rowid = ?', at
            )
            if there is None:
                self._miss(range(at, at + 1))
            elif there and self._probe(at):
                return at + 1
            at += 1
        return max(at, began + 1)

    def _probe(self, number: int) -> bool:
        """Read a row whole, or else column by column."""
        whole = self._wreck.rows(
            f'SELECT {self._names} FROM "{self._name}" WHERE rowid = ?', number
        )
        if whole:
            self._remains.rows[number] = made_of(self._columns, whole[0])
            return True
        row = Row({})
        for column in self._columns:
            self.read_column(row, number, column)
        self._remains.rows[number] = row
        return True

    def read_column(self, row: Row, number: int, column: Column[Any]) -> None:
        one = self._wreck.rows(
            f'SELECT "{column.name}" FROM "{self._name}" WHERE rowid = ?', number
        )
        if one:
            put(row, column, one[0][0])
        else:
            row.missing.add(column.name)
            self._begin(row, number, column)

    def _begin(self, row: Row, number: int, column: Column[Any]) -> None:
        """Read a long value as far as it goes."""
        pieces = []
        with suppress(*FAULTS):
            value = self._wreck.connection.open_blob(
                self._name, column.name, number, True
            )
            with suppress(*FAULTS):
                while piece := value.read(_PIECE):
                    pieces.append(piece)
            with suppress(*FAULTS):
                value.close()
        self._wreck.forget()
        if pieces:
            put(row, column, b"".join(pieces))
            row.cut.add(column.name)

    def _miss(self, gap: range) -> None:
        unread = self._remains.unread
        if unread and gap and unread[-1].stop == gap.start:
            unread[-1] = range(unread[-1].start, gap.stop)
        elif gap:
            unread.append(gap)

    def _read_indexes(self) -> None:
        """Read what indexes say of rows; each has its own pages."""
        told: list[set[int]] = []  # by indexes that tell of every row
        parts: list[set[int]] = []
        indexes = self._wreck.rows(f'PRAGMA index_list("{self._name}")') or []
        for _, raw, _, _, is_partial in indexes:
            index = raw.decode(errors="replace")
            numbers = self._read_index(index)
            if numbers is not None:
                (parts if is_partial else told).append(numbers)
        if parts and len(parts) == len(_WHERE):
            told.append(set().union(*parts))
        self._remains.knows_all = bool(told)
        if len(told) > 1:  # a row that one of them does not know is a flipped bit
            sure = set.intersection(*told)
            known = self._remains.known
            self._remains.known = {n: known[n] for n in known if n in sure}

    def _read_index(self, index: str) -> set[int] | None:
        """Read an index up, and after a fault down; return its rows if that is all."""
        by_name = {column.name: column for column in self._columns}
        said = self._wreck.rows(f'PRAGMA index_info("{index}")') or []
        names = [name.decode(errors="replace") for _, _, name in said if name]
        columns = [by_name[name] for name in names if name in by_name]
        listed = ", ".join(f'"{column.name}"' for column in columns)
        for order in ("ASC", "DESC"):
            sorting = ", ".join(f'"{name}" {order}' for name in names)
            numbers = set()
            try:
                for number, *values in self._wreck.connection.execute(
                    f'SELECT rowid, {listed} FROM "{self._name}" INDEXED BY "{index}"'
                    f"{_WHERE.get(index, '')} ORDER BY {sorting}"
                ):
                    if isinstance(number, int):
                        numbers.add(number)
                        row = made_of(columns, values)
                        self._remains.known.setdefault(number, {}).update(row.values)
            except FAULTS:
                self._wreck.forget()
            else:
                return numbers if order == "ASC" else None
        return None
