"""Whose turn it is to be asked about, and which question may be asked in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from random import Random

from leadjournal.askings import Asked
from leadjournal.choices import Happening
from leadjournal.periods import week_number
from leadjournal.questions import Question

#: So many whole weeks lie between two appearances of a question.
REST_WEEKS = 12
#: Of any so many weeks in which questions were offered, one asks about each practice.
ROUND_WEEKS = 5
#: The turn of the questions that are about none of the practices that have one.
OTHER = ""

_SEEN = {Happening.OFFERED, Happening.ANSWERED, Happening.SKIPPED}


class Turns:
    """The questions of a week by practice, the longest unasked practice first.

    Each of *practices* has a turn, and so have the questions about none of them.
    All that counts is *history*, oldest first, before the Monday of the week.
    """

    def __init__(
        self,
        questions: Iterable[Question],
        history: Iterable[Asked],
        practices: Sequence[str],
        day: date,
        seed: int,
    ) -> None:
        self._week = week_number(day)
        self._practices = frozenset(practices)
        self._left_out: set[str] = set()
        before = [row for row in history if week_number(row.day) < self._week]
        self._pinned = _marked(before, Happening.PINNED)
        muted = _marked(before, Happening.MUTED)
        bank = {question.id: question for question in questions}
        self._seen = {
            row.question: week_number(row.day)
            for row in before
            if row.happening in _SEEN
        }
        self._asked: dict[str, int] = {}
        self._weeks: set[int] = set()
        self._demanding_last = False
        for row in before:
            question, week = bank.get(row.question), week_number(row.day)
            if row.happening == Happening.OFFERED:
                self._weeks.add(week)
                self._asked.update((turn, week) for turn in self.of(question))
            elif row.happening == Happening.ANSWERED:
                self._demanding_last = question is not None and question.demanding
        random = Random(f"{seed} {self._week}")
        self._chance = {key: random.random() for key in sorted(bank)}
        #: The turns, the one that was asked about longest ago first.
        self.order = [*practices, OTHER]
        random.shuffle(self.order)
        self.order.sort(key=lambda turn: self._asked.get(turn, -1))
        self._bank: dict[str, list[Question]] = {turn: [] for turn in self.order}
        for question in bank.values():
            if question.id not in muted:
                for turn in self.of(question):
                    self._bank[turn].append(question)

    def of(self, question: Question | None) -> tuple[str, ...]:
        """Return the turns a question belongs to; none if it is gone from the bank."""
        if question is None:
            return ()
        turns = tuple(key for key in question.practices if key in self._practices)
        return turns or (OTHER,)

    def is_pinned(self, question: Question) -> bool:
        return question.id in self._pinned

    def weeks_since(self, turn: str) -> int | None:
        """Return how many weeks ago a turn was last asked about, if it ever was."""
        return self._week - self._asked[turn] if turn in self._asked else None

    def is_due(self, turn: str) -> bool:
        """Whether a round would pass without a turn if it did not come now."""
        last = self._asked.get(turn, -1)
        return sum(week > last for week in self._weeks) >= ROUND_WEEKS - 1

    def leave_out(self, question: str) -> None:
        """Ask a question no more in this week."""
        self._left_out.add(question)

    def pick(
        self,
        turn: str,
        beside: Sequence[Question],
        *,
        gentle: bool = False,
        sparing: bool = False,
    ) -> Question | None:
        """Return the best question of a turn to go beside others, if there is one.

        Best is what is pinned, of another type than the others, longest unseen.
        *Sparing*, a question that a later round will need waits until it is due.
        """
        types = {other.type for other in beside}
        taken = {other.id for other in beside} | self._left_out
        hard = self._demanding_last or any(other.demanding for other in beside)
        fitting = [
            question
            for question in self._bank[turn]
            if question.id not in taken
            and self._free_from(question) <= self._week
            and not (hard and question.demanding)
            and (question.gentle or not gentle)
        ]
        strained = {key for key in self.order if not self._bears(key, taken)}

        def wastes(question: Question) -> bool:
            """Whether a later round will miss this question."""
            return not self.is_pinned(question) and any(
                key in strained and not question.demanding for key in self.of(question)
            )

        if sparing and not self.is_due(turn):
            fitting = [question for question in fitting if not wastes(question)]
        return min(
            fitting,
            key=lambda question: (
                wastes(question),
                not self.is_pinned(question),
                question.type in types,
                self._seen.get(question.id, -1),
                self._chance[question.id],
            ),
            default=None,
        )

    def _bears(self, turn: str, taken: Collection[str]) -> bool:
        """Whether a turn has a question for each later round if one is asked now.

        The next must be free within one round and another within two; what is asked
        now is free again within three. Fewer than three questions cannot do it anyhow.
        Demanding ones are not relied upon: they may not be asked in every week.
        """
        stock = [question for question in self._bank[turn] if not question.demanding]
        if len(stock) < 3:
            return True
        free = sorted(
            self._week + REST_WEEKS + 1
            if question.id in taken
            else self._free_from(question)
            for question in stock
        )
        _asked_now, next_round, round_after = free[:3]
        return (
            next_round <= self._week + ROUND_WEEKS
            and round_after <= self._week + 2 * ROUND_WEEKS
        )

    def _free_from(self, question: Question) -> int:
        """Return the week from which a question may be asked again."""
        if self.is_pinned(question) or question.id not in self._seen:
            return 0
        return self._seen[question.id] + REST_WEEKS + 1


def _marked(history: Iterable[Asked], mark: Happening) -> set[str]:
    return {row.question for row in history if row.happening == mark}
