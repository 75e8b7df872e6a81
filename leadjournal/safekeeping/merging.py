"""Bringing into a journal what another file of it has, and losing nothing of either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leadjournal import revisions
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.revisions import Text
from leadjournal.safekeeping.bringing_back import loose
from leadjournal.wording import counted


@dataclass(frozen=True)
class Merged:
    """What came of it: how many were new, the same, or said something else."""

    added: int = 0
    same: int = 0
    replaced: tuple[str, ...] = ()  # their ids; the newer text stands there now
    kept: tuple[str, ...] = ()  # the other text was put among the earlier ones

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
        return " ".join(said)


def merge(journal: Journal, other: Journal) -> Merged:
    """Take over what is only in another journal; to be called inside a change.

    A reflection is known by its uuid. Where the two say something different, the newer
    text stands and the older goes among the earlier ones, so neither is lost. What is
    in the trash of either stays as it is.
    """
    mine = {each.uuid: each for each in _all(journal)}
    new: list[Reflection] = []
    replaced: list[str] = []
    kept: list[str] = []
    same = 0
    for theirs in _all(other):
        here = mine.get(theirs.uuid)
        if here is None:
            new.append(loose(theirs))
        elif (here.title, here.body) == (theirs.title, theirs.body):
            same += 1
        elif theirs.modified >= here.modified:
            journal.reflections.edit(here, title=theirs.title, body=theirs.body)
            replaced.append(here.uuid)
        elif revisions.keep(here, Text(theirs.modified, theirs.title, theirs.body)):
            kept.append(here.uuid)
        else:
            same += 1  # it was brought in before
    added, _ = journal.reflections.add_all(new)
    return Merged(added, same, tuple(replaced), tuple(kept))


def _all(journal: Journal) -> Iterable[Reflection]:
    live = journal.reflections.find(with_parts=True).reflections
    # As they were added: within a day, that is their order.
    return sorted([*live, *journal.reflections.trashed], key=lambda each: each.id)


def _reflections(number: int) -> str:
    return f"{counted(number, 'reflection')} {'was' if number == 1 else 'were'}"
