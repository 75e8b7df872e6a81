"""The bank of weekly questions, and a person's own packs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from leadjournal.material import Catalogue, Entry, read

TYPES = ("look-back", "noticing", "commitment", "relational", "paradox")


@dataclass(frozen=True)
class Question:
    """A question that one real moment can answer.

    `practices` are the factors and behaviours it is about, `also` practices of
    the other frameworks. A gentle one is fit to come first after heavy weeks.
    """

    id: str
    text: str
    follow_up: str
    type: str
    practices: tuple[str, ...]
    also: tuple[str, ...]
    source: str
    gentle: bool
    hint: str = ""

    @property
    def demanding(self) -> bool:
        """Whether it asks for two true things at once, or for self-criticism."""
        return self.type == "paradox" or "ca-self-critical" in self.also


class Questions(Catalogue[Question]):
    """The questions, those that come with LeadJournal first."""

    noun = "question"

    def named(self, key: str | None) -> Question | None:
        """Return a question that may have gone with its pack since it was answered."""
        return self.get(key) if key and key in self else None


def load(known_practices: Collection[str], own: Path | None = None) -> Questions:
    found: dict[str, Question] = {}
    for file in read("questions", own):
        file.only("[[question]]", "[sources]")
        for entry in file.entries("question"):
            question = _question(entry, known_practices)
            found[question.id] = question
    return Questions(found)


def _question(entry: Entry, known_practices: Collection[str]) -> Question:
    entry.only(*Question.__dataclass_fields__)
    return Question(
        id=entry.key("id", capitals=True),
        text=entry.text("text"),
        follow_up=entry.text("follow_up"),
        type=entry.choice("type", TYPES),
        practices=entry.practices("practices", known_practices),
        also=entry.practices("also", known_practices, default=[]),
        source=entry.source(),
        gentle=entry.flag("gentle"),
        hint=entry.text("hint", default=""),
    )
