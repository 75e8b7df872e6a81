"""Searches that a person has named; they are kept in the journal and travel with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leadjournal.errors import BadValueError
from leadjournal.preferences import Preferences

PLACE = "searches"
LONGEST = 80  # characters of a name


@dataclass(frozen=True)
class SavedSearch:
    """A query under its name."""

    name: str
    query: str


def saved(preferences: Preferences) -> list[SavedSearch]:
    """Return what was saved, by name; what is not a search is left out."""
    kept = preferences.get(PLACE, [])
    entries = kept if isinstance(kept, list) else []
    found = [
        SavedSearch(entry["name"], entry["query"])
        for entry in entries
        if isinstance(entry, dict)
        and isinstance(entry.get("name"), str)
        and isinstance(entry.get("query"), str)
    ]
    return sorted(found, key=lambda each: each.name.casefold())


def save(preferences: Preferences, name: str, query: str) -> SavedSearch:
    """Keep a query under a name; one of the same name gives way. Inside a change.

    Raises BadValueError.
    """
    search = SavedSearch(_name(name), query.strip())
    others = [s for s in saved(preferences) if not _same(s.name, search.name)]
    _keep(preferences, [*others, search])
    return search


def rename(preferences: Preferences, search: SavedSearch, name: str) -> None:
    """Give a saved search another name. Inside a change. Raises BadValueError."""
    new = _name(name)
    others = [s for s in saved(preferences) if s != search]
    if any(_same(each.name, new) for each in others):
        raise BadValueError(f"There is a saved search called “{new}” already.")
    _keep(preferences, [*others, SavedSearch(new, search.query)])


def remove(preferences: Preferences, search: SavedSearch) -> None:
    """Forget a saved search. Inside a change."""
    _keep(preferences, [each for each in saved(preferences) if each != search])


def _keep(preferences: Preferences, searches: Iterable[SavedSearch]) -> None:
    preferences.set(PLACE, [{"name": s.name, "query": s.query} for s in searches])


def _name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise BadValueError("A saved search needs a name.")
    return words[:LONGEST]


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
