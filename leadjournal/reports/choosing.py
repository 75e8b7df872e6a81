"""Which reflections' words a report may have: chosen one by one, or all but private."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from leadjournal.errors import NotFoundError
from leadjournal.reports.model import Options

if TYPE_CHECKING:
    from leadjournal.journal import Journal
    from leadjournal.models import Reflection


def options_of(
    journal: Journal, chosen: Iterable[str] = (), *, everything: bool = False
) -> Options:
    """Return the options for the reflections of some ids, or prefixes of ids.

    A private one is in a report only if it is among them. Raises NotFoundError.
    """
    found = {reflection(journal, name) for name in chosen}
    private = frozenset(each.uuid for each in found if each.private)
    ids = frozenset(each.uuid for each in found)
    return Options(texts=everything or ids or False, private=private)


def reflection(journal: Journal, name: str) -> Reflection:
    """Return a reflection that may be told of. Raises NotFoundError."""
    found = journal.reflections.get(name)
    if found.trashed is not None:
        raise NotFoundError(f"The reflection “{name}” is in the trash.")
    return found
