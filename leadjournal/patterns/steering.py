"""What the weekly questions brought up: they steer what is written about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from leadjournal.askings import Asked
from leadjournal.choices import Happening
from leadjournal.questions import Question
from leadjournal.wording import counted


@dataclass(frozen=True)
class AskedQuestion:
    """A question of a period: how often it was offered, and what answers it."""

    id: str
    text: str
    practices: tuple[str, ...]
    offered: int
    skipped: int
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Steering:
    """The questions of a period in the order in which they first came up.

    `by_practice` says of each practice how often it was asked about, and answered.
    """

    questions: tuple[AskedQuestion, ...]
    by_practice: Mapping[str, tuple[int, int]]

    @property
    def offered(self) -> int:
        return sum(question.offered for question in self.questions)

    @property
    def answered(self) -> int:
        return sum(len(question.answers) for question in self.questions)

    @property
    def skipped(self) -> int:
        return sum(question.skipped for question in self.questions)

    @property
    def text(self) -> str:
        if not self.questions:
            return "No weekly question came up in this period."
        offered = f"{counted(self.offered, 'question')} came up in this period"
        if not self.answered:
            return f"{offered}; you answered none of them."
        return (
            f"{offered}; you answered {self.answered}."
            " What you answered steered what you wrote about."
        )


def steering(
    asked: Iterable[Asked],
    questions: Iterable[Question],
    first: date,
    last: date,
    alive: Iterable[str] | None = None,
) -> Steering:
    """Return what was asked between two days.

    *alive* are the reflections that are there; an answer in the trash is none.
    """
    bank = {question.id: question for question in questions}
    kept = None if alive is None else set(alive)
    found: dict[str, list[Asked]] = {}
    for row in asked:
        if first <= row.day <= last and row.happening in _COUNTED:
            found.setdefault(row.question, []).append(row)
    told = tuple(_told(key, bank.get(key), rows, kept) for key, rows in found.items())
    told = tuple(each for each in told if each.offered or each.answers or each.skipped)
    by_practice: dict[str, tuple[int, int]] = {}
    for each in told:
        for key in each.practices:
            offered, answered = by_practice.get(key, (0, 0))
            by_practice[key] = (offered + each.offered, answered + len(each.answers))
    return Steering(told, by_practice)


_COUNTED = {Happening.OFFERED, Happening.ANSWERED, Happening.SKIPPED}


def _told(
    key: str, question: Question | None, rows: list[Asked], kept: set[str] | None
) -> AskedQuestion:
    answers = [
        row.reflection
        for row in rows
        if row.happening == Happening.ANSWERED
        and row.reflection is not None
        and (kept is None or row.reflection in kept)
    ]
    return AskedQuestion(
        key,
        question.text if question else key,
        question.practices if question else (),
        sum(row.happening == Happening.OFFERED for row in rows),
        sum(row.happening == Happening.SKIPPED for row in rows),
        tuple(dict.fromkeys(answers)),
    )
