"""A row of a damaged journal: what of its values can be what they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column


@dataclass
class Row:
    """Values by column; those that could not be read, or cannot be, are missing."""

    values: dict[str, Any]
    missing: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)  # of these there is a beginning


def made_of(columns: Iterable[Column[Any]], values: Iterable[Any]) -> Row:
    row = Row({})
    for column, value in zip(columns, values, strict=True):
        put(row, column, value)
    return row


def put(row: Row, column: Column[Any], value: object) -> None:
    """Put in a value as the file is to hold it, or note that it cannot be one."""
    try:
        row.values[column.name] = _sound(column, value)
    except ValueError:
        row.missing.add(column.name)


def _sound(column: Column[Any], value: object) -> object:
    """Return a value as the file is to hold it. Raises ValueError if it is none."""
    if value is None:
        if column.nullable:
            return None
        raise ValueError
    kind = column.type.python_type
    if kind is bytes:
        wanted: type = bytes
    else:
        wanted = int if kind in (int, bool) else bytes
    if not isinstance(value, wanted):
        raise ValueError
    if kind is bytes or isinstance(value, int):
        return value
    assert isinstance(value, bytes)
    text = value.decode(errors="replace")
    if column.name == "uuid":
        UUID(text)
    elif kind is date:
        date.fromisoformat(text)
    elif kind is datetime:
        datetime.fromisoformat(text)
    return text
