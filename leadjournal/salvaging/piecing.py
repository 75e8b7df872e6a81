"""Putting together what a damaged journal still gives and what a backup has.

What is newer in the damaged journal stands. From the backup comes only what the
journal may have had and did not give: what was deleted for good stays deleted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Table

from leadjournal.models import Base, new_id
from leadjournal.salvaging import remains
from leadjournal.salvaging.remains import Remains
from leadjournal.salvaging.row_values import Row
from leadjournal.salvaging.wreck import Wreck

Values = dict[str, Any]

#: What a reflection says; when it changes, `modified` does.
SAID = ("uuid", "created", "day", "title", "body", "template", "question", "weight")

UNREADABLE = "This reflection could not be read"
THE_REST = "\n\n*The rest of this text could not be read.*"

#: Where else words of a person stand.
_WRITTEN = ("plans", "afterthoughts", "attachments", "revisions")

_EMPTY = Remains()


@dataclass
class Tally:
    """How many reflections came from where, and what else was lost, by table."""

    read: int = 0  # as the damaged file has them
    filled: int = 0  # from the backup
    cut: int = 0  # read, but not to the end
    lost: int = 0  # known of, and not to be had
    others_filled: Counter[str] = field(default_factory=Counter)
    others_lost: Counter[str] = field(default_factory=Counter)


class Pieces:
    """The rows of a new journal, by table and number, and where they came from."""

    def __init__(self, wreck: Wreck, backup: Wreck | None, now: datetime) -> None:
        self.tally = Tally()
        self.rows: dict[str, dict[int, Values]] = {}
        #: Earlier texts of those that were not read to the end.
        self.earlier: list[Values] = []
        self._now = f"{now.astimezone(UTC):%Y-%m-%d %H:%M:%S.000000}"
        tables = Base.metadata.sorted_tables
        self._from_backup = {
            each.name: _whole(remains.read(backup, each)) if backup else _EMPTY
            for each in tables
        }
        self._found = {
            each.name: remains.read(wreck, each, self._from_backup[each.name].rows)
            for each in tables
        }
        self._piece_reflections(Base.metadata.tables["reflections"])
        for table in tables:
            if table.name != "reflections":
                self.rows[table.name] = dict(self._others(table))

    @property
    def say_something(self) -> bool:
        """Whether there is anything that a person wrote."""
        found = self.tally.read + self.tally.filled + self.tally.cut
        return found > 0 or any(self.rows[table] for table in _WRITTEN)

    def _piece_reflections(self, table: Table) -> None:
        found, backup = self._found[table.name], self._from_backup[table.name]
        rows = self.rows.setdefault(table.name, {})
        numbers = {*found.rows, *found.known, *backup.rows}
        for number in sorted(numbers):
            row, kept = found.rows.get(number), backup.rows.get(number)
            known = found.known.get(number, {})
            if row is not None:
                rows[number] = self._reflection(table, row, known, kept)
            elif kept is not None and self._is_to_be_filled(found, number, kept):
                rows[number] = kept.values
                self.tally.filled += 1
            elif "uuid" in known:
                rows[number] = self._unreadable(table, known)

    def _reflection(
        self, table: Table, row: Row, known: Values, kept: Row | None
    ) -> Values:
        """Return a reflection that was read, at least in part."""
        values = {**known, **row.values}
        if kept is not None and not _is_same(values, kept):
            kept = None
        if kept is not None and not _is_newer(row, kept):
            mended = {**kept.values, **values}
            mended |= {name: kept.values[name] for name in (*SAID, "modified")}
            is_whole = all(mended[name] == values.get(name) for name in SAID)
            self._count(filled=not is_whole)
            return mended
        if not row.missing:
            self._count()
            return values
        if "title" in row.missing or "body" in row.missing:
            self.tally.cut += 1
            values["body"] = f"{row.values.get('body', '')}{THE_REST}".lstrip()
            if kept is not None:
                self.earlier.append(_as_earlier(kept))
                values.setdefault("title", kept.values["title"])
            values.setdefault("title", UNREADABLE)
        elif kept is not None:
            self.tally.filled += 1
        else:
            self.tally.cut += 1
        return self._complete(table, values, kept.values if kept else {})

    def _count(self, *, filled: bool = False) -> None:
        if filled:
            self.tally.filled += 1
        else:
            self.tally.read += 1

    def _is_to_be_filled(self, found: Remains, number: int, kept: Row) -> bool:
        if not found.may_have_had(number):
            return False
        known = found.known.get(number, {})
        return bool(known.get("uuid", kept.values["uuid"]) == kept.values["uuid"])

    def _unreadable(self, table: Table, known: Values) -> Values:
        """Return what stands for a reflection of which no text is to be had."""
        self.tally.lost += 1
        said = {"title": UNREADABLE, "body": THE_REST.strip()}
        return self._complete(table, {**known, **said}, {})

    def _complete(self, table: Table, values: Values, others: Values) -> Values:
        """Return a row in which every column of a table has a value."""
        names = [c for c in table.columns if c.name != "margin"]
        return {
            column.name: values.get(
                column.name, others.get(column.name, self._default(column, values))
            )
            for column in names
            if not column.primary_key or column.name in values
        }

    def _default(self, column: Column[Any], values: Values) -> object:
        if column.nullable:
            return None
        kind = column.type.python_type
        if column.name == "uuid":
            return new_id()
        if column.name == "day":
            return str(values.get("created", self._now))[:10]
        return self._now if kind is datetime else kind()

    def _others(self, table: Table) -> Iterator[tuple[int, Values]]:
        """Yield the rows of what belongs to reflections, and of all else."""
        found, backup = self._found[table.name], self._from_backup[table.name]
        for number in sorted({*found.rows, *found.known, *backup.rows}):
            row, kept = found.rows.get(number), backup.rows.get(number)
            known = found.known.get(number, {})
            values = self._found_of(table, row, known, kept)
            if values is None or not self._has_its_reflection(table, values):
                values = None
                if kept is not None and self._is_to_be_restored(found, number, kept):
                    self.tally.others_filled[table.name] += 1
                    values = kept.values
            if values is not None:
                yield number, values
            elif row is not None or known:
                self.tally.others_lost[table.name] += 1

    def _found_of(
        self, table: Table, row: Row | None, known: Values, kept: Row | None
    ) -> Values | None:
        """Return what the damaged file gives of a row, mended if need be."""
        if row is None:
            enough = kept is None and known and _is_enough(table, known)
            return self._complete(table, known, {}) if enough else None
        if kept is not None and not _is_same({**known, **row.values}, kept):
            kept = None
        return self._other(table, row, known, kept)

    def _is_to_be_restored(self, found: Remains, number: int, kept: Row) -> bool:
        """Whether a row may have been lost, of a reflection that is still the same.

        A row of which the number is there, but nothing that could be used, was lost.
        """
        if number not in found.rows and not found.may_have_had(number):
            return False
        of: Any = kept.values.get("reflection_id")
        reflection = self.rows["reflections"].get(of)
        then = self._from_backup["reflections"].rows.get(of)
        if reflection is None or then is None:
            return of is None
        return bool(reflection["uuid"] == then.values["uuid"])

    def _other(
        self, table: Table, row: Row, known: Values, kept: Row | None
    ) -> Values | None:
        if not row.missing:
            return row.values
        if kept is not None:
            self.tally.others_filled[table.name] += 1
            return {**kept.values, **known, **row.values, **_uncut(row, kept)}
        if not _is_enough(table, {**known, **row.values}):
            return None
        return self._complete(table, {**known, **row.values}, {})

    def _has_its_reflection(self, table: Table, values: Values) -> bool:
        """Whether what a row belongs to is there, if only by its day."""
        column = table.columns.get("reflection_id")
        number: Any = values.get("reflection_id")
        reflections = self.rows["reflections"]
        if column is None or number in reflections:
            return True
        if column.nullable:
            values["reflection_id"] = None
            return True
        if not self._found["reflections"].may_have_had(number):
            return False
        reflections[number] = self._unreadable(
            Base.metadata.tables["reflections"], {"id": number}
        )
        return True


def _whole(read: Remains) -> Remains:
    return replace(read, rows={n: r for n, r in read.rows.items() if not r.missing})


def _is_same(values: Values, kept: Row) -> bool:
    """Whether two rows of one number are of the same thing."""
    uuid = values.get("uuid")
    if uuid is not None and uuid == kept.values.get("uuid"):
        return True
    names = ["at", "reflection_id", "practice", "name", "question"]
    if uuid is not None:  # it may be that which has rotted
        names = ["created", "modified", "reflection_id"]
    return all(
        values[name] == kept.values[name]
        for name in names
        if name in values and name in kept.values
    )


def _is_newer(row: Row, kept: Row) -> bool:
    """Whether something else was written since the backup was made."""
    modified = row.values.get("modified")
    return modified is not None and modified != kept.values["modified"]


def _is_enough(table: Table, values: Values) -> bool:
    return all(
        column.nullable
        or column.name in values
        or (column.primary_key and len(table.primary_key) == 1)
        or column.name in ("created", "content")
        for column in table.columns
    )


def _uncut(row: Row, kept: Row) -> Values:
    """Return the whole texts of which only the beginnings were read."""
    return {name: kept.values[name] for name in row.cut if name in kept.values}


def _as_earlier(kept: Row) -> Values:
    """Return the text of a backup as an earlier one."""
    return {
        "reflection_id": kept.values["id"],
        "at": kept.values["modified"],
        "title": kept.values["title"],
        "body": kept.values["body"],
    }
