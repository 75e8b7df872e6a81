"""Which questions to offer this week, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from leadjournal.askings import Asked
from leadjournal.choices import Happening, Weight
from leadjournal.frameworks import Practice
from leadjournal.periods import week_number
from leadjournal.questions import Question
from leadjournal.turns import OTHER, Turns
from leadjournal.wording import at_the_start, counted, within_a_sentence

if TYPE_CHECKING:
    from leadjournal.journal import Journal

#: How many questions are offered in a week.
OFFERED = 3
#: A practice that has not come up for so many weeks has gone quiet.
QUIET_WEEKS = 4


@dataclass(frozen=True)
class Offer:
    """A question for the week, and in words why this one."""

    question: Question
    reason: str


def monday(day: date) -> date:
    """Return the first day of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> str:
    """Return the name of the week of a day: 2026-W47."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def this_week(journal: Journal, day: date) -> list[Offer]:
    """Return what a journal offers in the week of a day."""
    first = monday(day)
    return offer(
        journal.questions,
        journal.askings.history,
        journal.reflections.last_written(first),
        journal.frameworks.primary,
        day,
        journal.seed,
        weights=journal.reflections.weights(first),
    )


def offered_in_week(asked: Iterable[Asked], day: date) -> set[str]:
    """Return the questions that were offered in the week of a day."""
    week = week_of(day)
    return {
        row.question
        for row in asked
        if row.happening == Happening.OFFERED and week_of(row.day) == week
    }


def offer(
    questions: Iterable[Question],
    asked: Iterable[Asked],
    last_written: Mapping[str, date],
    practices: Sequence[Practice],
    day: date,
    seed: int,
    *,
    weights: Sequence[str | None] = (),
) -> list[Offer]:
    """Return three questions for the week of a day, or as many as there are.

    All days of a week give the same three: what counts is what was asked, pinned,
    written (*last_written*) and felt (*weights*, newest first) before its Monday.
    A question skipped or muted in the week makes way for another, and those beside
    it stay.
    """
    history = sorted(asked, key=lambda row: row.day)
    turns = Turns(questions, history, [p.key for p in practices], day, seed)
    heavy = [weight == Weight.HEAVY for weight in weights[:2]] == [True, True]
    week = _Week(turns, practices, last_written, day, heavy)
    offers: list[Offer] = []
    while len(offers) < OFFERED and (another := week.beside(offers)):
        offers.append(another)
    for question in _turned_down(history, day):
        turns.leave_out(question)
        ids = [offered.question.id for offered in offers]
        if question in ids:
            place = ids.index(question)
            instead = week.beside(offers[:place] + offers[place + 1 :])
            offers[place : place + 1] = [instead] if instead else []
    return offers


def _turned_down(history: Iterable[Asked], day: date) -> list[str]:
    """Return in order what was skipped in the week, or muted in it or later."""
    week = week_number(day)
    return [
        row.question
        for row in history
        if (row.happening == Happening.SKIPPED and week_number(row.day) == week)
        or (row.happening == Happening.MUTED and week_number(row.day) >= week)
    ]


class _Week:
    """The offers of a week, one beside another, each with its reason.

    One asks about a practice that has gone quiet, the others about what was not
    asked about for longest. Two of the latter a week are what brings each practice
    up in any five weeks; a practice that this would not do for comes before all.
    """

    def __init__(
        self,
        turns: Turns,
        practices: Iterable[Practice],
        last_written: Mapping[str, date],
        day: date,
        heavy: bool,
    ) -> None:
        self._turns = turns
        self._practices = {practice.key: practice for practice in practices}
        self._last_written = last_written
        self._monday = monday(day)
        self._heavy = heavy
        self._quiet = self._gone_quiet()

    def beside(self, others: Sequence[Offer]) -> Offer | None:
        """Return what to offer beside what is offered already, if there is anything."""
        questions = [other.question for other in others]
        up = {turn for question in questions for turn in self._turns.of(question)}
        order = sorted(self._turns.order, key=up.__contains__)
        if self._heavy and not any(question.gentle for question in questions):
            for turn in order:
                if gentle := self._turns.pick(turn, questions, gentle=True):
                    return Offer(gentle, "A gentler question, after two heavy weeks")
        if not up & self._quiet:
            order.sort(key=lambda turn: turn not in self._quiet)
        order.sort(key=lambda turn: turn in up or not self._turns.is_due(turn))
        for sparing in (True, False):
            for turn in order:
                question = self._turns.pick(turn, questions, sparing=sparing)
                if question:
                    return Offer(question, self._reason(question, turn))
        return None

    def _gone_quiet(self) -> set[str]:
        """Return the practices not written about for four weeks.

        Those of the fourth week itself count only where there is none before it:
        whether four weeks have passed then depends on the day one counts from.
        """
        since = {
            key: (self._monday - self._last_written.get(key, date.min)).days
            for key in self._practices
        }
        full = 7 * QUIET_WEEKS
        long = {key for key, days in since.items() if days > full}
        return long or {key for key, days in since.items() if days > full - 7}

    def _reason(self, question: Question, turn: str) -> str:
        if self._turns.is_pinned(question):
            return "You pinned this question"
        if turn == OTHER:
            return "One of your own questions"
        name = within_a_sentence(self._practices[turn].short)
        if turn not in self._last_written:
            return f"You have not written about {name} yet"
        if turn in self._quiet:
            last = week_number(self._last_written[turn])
            weeks = counted(week_number(self._monday) - last, "week")
            return f"{at_the_start(name)} last came up {weeks} ago"
        since = self._turns.weeks_since(turn)
        if since is None:
            return f"You have not been asked about {name} yet"
        return f"You were last asked about {name} {counted(since, 'week')} ago"
