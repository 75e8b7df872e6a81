"""The questions of the bank as a list shows them, and which of them are wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from leadjournal import days
from leadjournal.choices import Happening
from leadjournal.journal import Journal
from leadjournal.questions import Question

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

LISTED = Role.UserRole
OWN = "Your own questions"

#: The types of questions: how they are called, and what they ask for.
TYPES = {
    "look-back": ("Looking back", "something I did"),
    "noticing": ("Noticing", "what I saw or felt"),
    "commitment": ("Commitment", "what I will do"),
    "relational": ("Relationship", "about a person or a group"),
    "paradox": ("Two true things", "both of them at once"),
}

PINNED, MUTED, ANSWERED, MINE = "pinned", "muted", "answered", "mine"
NOT_ANSWERED = "not answered"
STATES = {
    PINNED: "Pinned",
    MUTED: "Never asked again",
    ANSWERED: "Answered before",
    NOT_ANSWERED: "Not answered yet",
    MINE: "My own",
}

ADDRESS = re.compile(r"https?://[^\s,;)]+")
_WITH_COMMA = re.compile(rf",? ?{ADDRESS.pattern}")
_CODE = re.compile(r" \([A-Z]\d+\)$")
_LONGEST = 64


@dataclass(frozen=True)
class Listed:
    """A question, and how it stands with it; `home` is a pack, or `OWN`, or ""."""

    question: Question
    home: str = ""
    answered: date | None = None
    pinned: bool = False
    muted: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """What it can be looked for under: its pack, and what it was inspired by."""
        inspired = tuple(map(short_source, sources_of(self.question)))
        return (self.home, *inspired) if self.home else inspired

    def state(self, today: date) -> str:
        """Say how it stands: answered Fri 6 Nov, pinned."""
        parts = [TYPES[self.question.type][0]]
        if self.answered:
            parts.append(f"answered {days.short(self.answered, today)}")
        parts += ["pinned"] * self.pinned + ["never asked"] * self.muted
        return " · ".join(parts)


@dataclass(frozen=True)
class Wanted:
    """Which questions to list; what is "" narrows nothing."""

    words: str = ""
    practice: str = ""
    type: str = ""
    source: str = ""
    state: str = ""

    def fits(self, listed: Listed) -> bool:
        question = listed.question
        said = f"{question.text} {question.follow_up}".casefold()
        return (
            all(word in said for word in self.words.casefold().split())
            and self.practice in ("", *question.practices, *question.also)
            and self.type in ("", question.type)
            and self.source in ("", *listed.sources)
            and (not self.state or self._in_state(listed))
        )

    def _in_state(self, listed: Listed) -> bool:
        holds = {
            PINNED: listed.pinned,
            MUTED: listed.muted,
            ANSWERED: listed.answered is not None,
            NOT_ANSWERED: listed.answered is None,
            MINE: listed.home == OWN,
        }
        return holds[self.state]


def listed(journal: Journal, homes: Mapping[str, str]) -> list[Listed]:
    """Return all questions in order; *homes* says which come from elsewhere."""
    askings = journal.askings
    muted, pinned = askings.muted, askings.pinned
    answered = {
        asked.question: asked.day
        for asked in askings.history
        if asked.happening == Happening.ANSWERED
    }
    return [
        Listed(
            question,
            homes.get(question.id, ""),
            answered.get(question.id),
            question.id in pinned,
            question.id in muted,
        )
        for question in journal.questions
    ]


def sources_of(question: Question) -> list[str]:
    """Return what a question was inspired by, each with its address if it has one."""
    parts = re.split(r"(?<=\));\s", question.source)
    return [_CODE.sub("", part) for part in parts if part]


def short_source(source: str) -> str:
    """Return a source without its address, and no longer than a line."""
    words = _WITH_COMMA.sub("", source)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip(' ,')}…"


class QuestionRows(QAbstractListModel):
    """The rows of the questions that are wanted."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._listed: list[Listed] = []

    def show(self, questions: Sequence[Listed]) -> None:
        """List some questions; where they are the same ones, nothing moves."""
        ids = [each.question.id for each in questions]
        if ids == [each.question.id for each in self._listed]:
            self._listed = list(questions)
            if ids:
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self.beginResetModel()
        self._listed = list(questions)
        self.endResetModel()

    def at(self, number: int) -> Listed | None:
        return self._listed[number] if 0 <= number < len(self._listed) else None

    def position(self, key: str) -> int:
        """Return at which place a question stands, or -1."""
        ids = [each.question.id for each in self._listed]
        return ids.index(key) if key in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if (each := self.at(index.row())) is None:
            return None
        if role == LISTED:
            return each
        if role == Role.DisplayRole:
            return each.question.text
        if role == Role.AccessibleTextRole:
            return self._in_words(each)
        return None

    def _in_words(self, each: Listed) -> str:
        """Return what is to be heard of a row."""
        known = self._journal.frameworks.practices
        names = [known[k].short for k in each.question.practices if k in known]
        state = each.state(self._journal.today()).replace(" · ", ", ")
        return ", ".join([each.question.text, state, *names])
