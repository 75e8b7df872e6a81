"""A condition in SQL, and how it is put so that a long journal answers at once.

A plus before an id keeps SQLite from fetching a row, or asking the full-text index,
once for each id of a set, which took seconds in a large journal. It walks through
the days in order instead, and looks each up in the set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Sql:
    """A condition on the table of reflections, and the values for its marks.

    `of_ids` says that it needs nothing of a reflection but its id.
    """

    text: str
    values: tuple[object, ...] = ()
    of_ids: bool = False

    @classmethod
    def all_of(cls, parts: Iterable[Sql]) -> Sql:
        return cls._joined(parts, " AND ", "1")

    @classmethod
    def any_of(cls, parts: Iterable[Sql]) -> Sql:
        return cls._joined(parts, " OR ", "0")

    @classmethod
    def _joined(cls, parts: Iterable[Sql], operator: str, empty: str) -> Sql:
        known = list(parts)
        text = operator.join(f"({part.text})" for part in known) or empty
        values = tuple(value for part in known for value in part.values)
        return cls(text, values, all(part.of_ids for part in known))


NO_TRASH = Sql("trashed IS NULL")


def matches(match: str) -> Sql:
    found = "SELECT rowid FROM reflections_search WHERE reflections_search MATCH ?"
    return Sql(f"+id IN ({found})", (match,), of_ids=True)


@dataclass(frozen=True)
class Condition:
    """What a query asks for: of the full-text index, and of the rows themselves.

    `trash_excluded` says that the rows leave out the trash, which holds unless
    a query asks for it by name. `marked` is what to mark in a text that was found:
    all words and phrases asked for, in the index's own words.
    """

    match: str | None
    where: Sql | None
    trash_excluded: bool
    marked: str | None = None

    @property
    def is_all(self) -> bool:
        """Whether it asks for nothing but that the trash be left out."""
        return self.match is None and self.where is None and self.trash_excluded

    @property
    def everything(self) -> Sql:
        """The whole condition, for a query on the reflections."""
        return Sql.all_of((*self._not_in_trash, self.whatever))

    @property
    def whatever(self) -> Sql:
        """The condition but for the trash, for a query on the reflections."""
        parts = [] if self.where is None else [self.where]
        if self.match is not None:
            parts.append(matches(self.match))
        return Sql.all_of(parts)

    @property
    def rows_alone(self) -> Sql:
        """The condition but for the full-text index, for a query on the reflections."""
        return Sql.all_of((*self._not_in_trash, *([self.where] if self.where else ())))

    @property
    def _not_in_trash(self) -> list[Sql]:
        return [NO_TRASH] if self.trash_excluded else []

    @property
    def by_match(self) -> Sql:
        """The whole condition, for one that the index finds few reflections for."""
        driving = Sql(matches(self.match or "").text[1:], (self.match,))
        return Sql.all_of((driving, self.everything))

    @property
    def in_the_index(self) -> Sql:
        """The whole condition, for a query on the full-text index."""
        parts = [Sql("reflections_search MATCH ?", (self.match,)), *self._of_rowids]
        return Sql.all_of(parts)

    @property
    def _of_rowids(self) -> Iterator[Sql]:
        if self.trash_excluded:
            trash = "SELECT id FROM reflections WHERE trashed IS NOT NULL"
            yield Sql(f"+rowid NOT IN ({trash})")
        if self.where is not None and self.where.of_ids:
            yield Sql(self.where.text.replace("+id ", "+rowid "), self.where.values)
        elif self.where is not None:
            chosen = f"SELECT id FROM reflections WHERE {self.where.text}"
            yield Sql(f"+rowid IN ({chosen})", self.where.values)
