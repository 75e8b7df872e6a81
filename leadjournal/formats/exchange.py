"""Between a journal and what files hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from leadjournal.errors import BadValueError
from leadjournal.formats import values
from leadjournal.formats.content import Content, Exported, Imported, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from leadjournal.formats import Exporter
    from leadjournal.journal import Journal
    from leadjournal.models import Reflection

_FRAMEWORKS = "frameworks"


def write_out(
    journal: Journal, exporter: Exporter, target: Path, query: str = ""
) -> int:
    """Write what a query finds to a new file or folder; return how many that are."""
    return export(journal, exporter, target, query).reflections


def export(
    journal: Journal, exporter: Exporter, target: Path, query: str = ""
) -> Exported:
    """Write what a query finds to a new file or folder; return what that came to.

    Without a query an archive gets all there is, the trash included. Raises
    BadQueryError, JournalExistsError or NoAccessError.
    """
    everything = exporter.WHOLE and not query.strip()
    content = whole(journal) if everything else some(journal, query)
    exporter.write(content, target)
    number = sum(len(each.attachments) for each in content.reflections)
    taken, left = (number, 0) if exporter.WITH_FILES else (0, number)
    return Exported(len(content.reflections), taken, left)


def some(journal: Journal, query: str) -> Content:
    """Return the reflections that a query finds. Raises BadQueryError."""
    return Content(
        _in_order(journal.reflections.find(query, with_parts=True).reflections)
    )


def whole(journal: Journal) -> Content:
    """Return all that a journal holds, the trash included."""
    live = journal.reflections.find(with_parts=True).reflections
    return Content(
        _in_order([*live, *journal.reflections.trashed]),
        tuple(journal.askings.history),
        dict(journal.preferences),
    )


def take_in(journal: Journal, reading: Reading) -> Imported:
    """Add what a file holds to a journal, inside a change.

    What the journal has already stays as it is there.
    """
    content = reading.content
    _take_preferences(journal, content.preferences)
    added, already_there = journal.reflections.add_all(content.reflections)
    journal.askings.add_all(content.askings)
    new = [each for each in content.reflections if each.id is not None]
    return Imported(
        reading.format,
        reading.found,
        added,
        already_there,
        reading.skipped,
        attachments=sum(len(each.attachments) for each in new),
    )


def _in_order(reflections: Iterable[Reflection]) -> tuple[Reflection, ...]:
    """Return reflections as they were added: within a day, that is their order."""
    return tuple(sorted(reflections, key=lambda reflection: reflection.id))


def _is_new(journal: Journal) -> bool:
    return not (
        len(journal.reflections)
        or journal.reflections.trashed
        or journal.askings.history
    )


def _take_preferences(journal: Journal, preferences: Mapping[str, object]) -> None:
    """Take over all choices in a new journal; elsewhere only add frameworks."""
    if _is_new(journal):
        for name, value in preferences.items():
            if name != _FRAMEWORKS and _is_sound(name, value):
                journal.preferences.set(name, value)
    chosen = preferences.get(_FRAMEWORKS)
    for key in chosen if isinstance(chosen, list) else []:
        with suppress(BadValueError):
            journal.set_framework(values.name(key), on=True)


def _is_sound(name: str, value: object) -> bool:
    """Tell whether a journal can hold a choice as some file has it."""
    if name == "seed":
        return isinstance(value, int)
    try:
        json.dumps({name: value}, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True
