"""Bringing into a journal what another file of it has, and losing nothing of either."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import object_session, selectinload

from leadjournal import revisions
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.revisions import Text
from leadjournal.safekeeping import joining, joining_choices
from leadjournal.safekeeping.bringing_back import loose
from leadjournal.safekeeping.joining import Came
from leadjournal.wording import counted, listed

#: What is read of each at once, beside what `find` reads.
_PARTS: Final = (
    selectinload(Reflection.attachments),
    selectinload(Reflection.threads),
)

#: What follows from the later of two files, as its text does.
_SAID_OF_IT = ("day", "weight", "question", "template", "step_outside")


@dataclass(frozen=True)
class Merged:
    """What came of it: how many were new, the same, or said something else."""

    added: int = 0
    same: int = 0
    replaced: tuple[str, ...] = ()  # their ids; the newer text stands there now
    kept: tuple[str, ...] = ()  # the other text was put among the earlier ones
    #: What was put to reflections that were here, and beside them, by its noun.
    joined: Came = field(default_factory=Counter)

    def sentence(self) -> str:
        said = [f"{_reflections(self.added)} added."]
        if self.replaced:
            said.append(
                f"{_reflections(len(self.replaced))} brought up to date; what stood"
                " there is among the earlier texts."
            )
        if self.kept:
            said.append(
                f"{_reflections(len(self.kept))} different there, and older: that text"
                " is among the earlier ones, under History."
            )
        if self.joined.total():
            things = [counted(number, noun) for noun, number in self.joined.items()]
            verb = "was" if self.joined.total() == 1 else "were"
            said.append(f"To what was here, {listed(things)} {verb} added.")
        return " ".join(said)


def merge(journal: Journal, other: Journal) -> Merged:
    """Take over what is only in another journal; to be called inside a change.

    A reflection is known by its uuid. Where the two say something different, the newer
    text stands and the older goes among the earlier ones; and all else that belongs to
    the one is put to the other. What is in the trash stays there, unless something new
    is put to it that is not in the trash of the other.
    """
    mine = {each.uuid: each for each in _all(journal)}
    new: list[Reflection] = []
    replaced: list[str] = []
    kept: list[str] = []
    same = 0
    joined = Came()
    for theirs in _all(other):
        here = mine.get(theirs.uuid)
        if here is None:
            new.append(loose(theirs))
            continue
        is_newer = theirs.modified >= here.modified
        came = _bring_text(journal, here, theirs)
        if came["text"]:
            (replaced if is_newer else kept).append(here.uuid)
        elif not came.total():
            same += 1
        if came.total() and theirs.trashed is None:
            journal.reflections.restore(here)
        del came["text"]
        joined += came
    added, _ = journal.reflections.add_all(new)
    joined += joining_choices.join(journal, other)
    return Merged(added, same, tuple(replaced), tuple(kept), joined)


def _bring_text(journal: Journal, here: Reflection, theirs: Reflection) -> Came:
    """Bring a text, and all that belongs to it; return what came."""
    files = joining.arrivals(here, theirs)
    body = joining.cited_here(theirs.body, files)
    is_newer = theirs.modified >= here.modified
    is_other = (here.title, here.body) != (theirs.title, body)
    here.private = here.private or theirs.private
    if theirs.modified > here.modified:
        for name in _SAID_OF_IT:
            setattr(here, name, getattr(theirs, name))
        here.draft = here.draft and theirs.draft
    came = joining.join(here, theirs)
    if is_other and is_newer:
        journal.reflections.edit(here, title=theirs.title, body=body)
        came["text"] += 1
    elif is_other:
        text = Text(theirs.modified, theirs.title, body)
        came["text"] += revisions.keep(here, text)
    return came


def _all(journal: Journal) -> list[Reflection]:
    live = journal.reflections.find(with_parts=True).reflections
    # As they were added: within a day, that is their order.
    found = sorted([*live, *journal.reflections.trashed], key=lambda each: each.id)
    session = object_session(found[0]) if found else None
    if session is not None:
        session.scalars(select(Reflection).options(*_PARTS)).all()
    return found


def _reflections(number: int) -> str:
    return f"{counted(number, 'reflection')} {'was' if number == 1 else 'were'}"
