"""What a backup has that a journal has not, and bringing one reflection of it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leadjournal import revisions
from leadjournal.errors import NotFoundError
from leadjournal.journal import Journal
from leadjournal.models import Reflection, Revision
from leadjournal.safekeeping import joining


class Standing(StrEnum):
    """How a reflection of a backup stands in the journal of today."""

    SAME = "same"
    OTHER = "other"  # its title or text is another
    TRASHED = "trashed"  # it is in the trash there, and was not
    GONE = "gone"


@dataclass(frozen=True)
class Found:
    """One reflection of a backup, as a list shows it."""

    uuid: str
    day: date
    title: str
    words: int
    trashed: bool
    standing: Standing


@dataclass(frozen=True)
class Compared:
    """What a backup holds beside what the journal holds; the newest day first.

    What is in the trash of either does not count.
    """

    found: tuple[Found, ...]
    there: int
    now: int


def compare(backup: Journal, journal: Journal | None) -> Compared:
    """Return how a backup stands to the journal of today, if that can be read."""
    held = {} if journal is None else {each.uuid: each for each in _all(journal)}
    found = tuple(
        Found(
            each.uuid,
            each.day,
            each.title,
            each.words,
            each.trashed is not None,
            Standing.SAME if journal is None else _standing(each, held.get(each.uuid)),
        )
        for each in _all(backup)
    )
    now = 0 if journal is None else len(journal.reflections)
    return Compared(found, len(backup.reflections), now)


def loose(reflection: Reflection) -> Reflection:
    """Return a copy with all that belongs to it, which no journal holds."""
    copy = Reflection(
        **{name: getattr(reflection, name) for name in _FIELDS},
        plans=[joining.copied_plan(each) for each in reflection.plans],
        afterthoughts=[
            joining.copied_thought(each) for each in reflection.afterthoughts
        ],
        revisions=[
            Revision(at=each.at, title=each.title, body=each.body)
            for each in reflection.revisions
        ],
        attachments=[joining.copied_file(each) for each in reflection.attachments],
    )
    for key, tagging in reflection.taggings.items():
        copy.tag(key, tagging.chance)
    for name in reflection.threads:
        copy.join_thread(name)
    return copy


def bring_back(journal: Journal, copy: Reflection) -> None:
    """Let a journal have a loose reflection as it was; to be called inside a change.

    What the journal has of it stays: the text of now among the earlier ones, and
    tags, plans, afterthoughts and files beside those that come back.
    """
    try:
        present = journal.reflections.get(copy.uuid)
    except NotFoundError:
        copy.trashed = None
        journal.reflections.add_all([copy])
        return
    files = joining.arrivals(present, copy)
    body = joining.cited_here(copy.body, files)
    joining.join(present, copy)
    if (copy.title, body) != (present.title, present.body):
        revisions.put_back(present, revisions.Text(copy.modified, copy.title, body))
    journal.reflections.restore(present)
    present.day, present.weight = copy.day, copy.weight or present.weight


_FIELDS = (
    *("uuid", "day", "title", "body", "template", "question", "weight"),
    *("step_outside", "private", "draft", "created", "modified", "trashed"),
)


def _all(journal: Journal) -> list[Reflection]:
    return [*journal.reflections, *journal.reflections.trashed]


def _standing(there: Reflection, here: Reflection | None) -> Standing:
    if here is None:
        return Standing.GONE
    if here.trashed is not None and there.trashed is None:
        return Standing.TRASHED
    return Standing.SAME if _says_the_same(there, here) else Standing.OTHER


def _says_the_same(one: Reflection, other: Reflection) -> bool:
    return (one.title, one.body) == (other.title, other.body)
