"""The questions that the patterns of a period raise, each chosen by a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from leadjournal.patterns.threads import about
from leadjournal.periods import Period
from leadjournal.questions import Question
from leadjournal.wording import at_the_start, counted


@dataclass(frozen=True)
class Raised:
    """A question of the bank by its id, why it is asked, and about what."""

    question: str
    reason: str
    practice: str
    thread: str | None = None


def raised(
    period: Period, questions: Iterable[Question], muted: Collection[str] = ()
) -> list[Raised]:
    """Return one question from what came up least, and one from the longest thread.

    Of practices that came up equally seldom, the one that came up longest ago. A
    thread has no questions of its own: what it was about most has. Without a thread
    the second is from what came up most. The same period raises the same questions.
    """
    random = Random(f"{period.first} {period.last}")
    bank = [question for question in questions if question.id not in muted]
    keys = period.primary or list(period.practices)
    random.shuffle(keys)
    random.shuffle(bank)
    keys.sort(key=lambda key: (period.number_about(key), _last(period, key)))
    picked = _fitting(_quietest(period, keys), bank, [])
    from_thread = _fitting(_from_threads(period), bank, picked)
    second = from_thread or _fitting(_leading(period, keys[::-1]), bank, picked)
    return picked + second


def _fitting(
    offered: Iterable[Raised], bank: Sequence[Question], taken: Collection[Raised]
) -> list[Raised]:
    """Return the first of what is offered for which there is a question left."""
    asked = {each.question for each in taken}
    for each in offered:
        for question in bank:
            if each.practice in question.practices and question.id not in asked:
                return [Raised(question.id, each.reason, each.practice, each.thread)]
    return []


def _quietest(period: Period, keys: Iterable[str]) -> Iterator[Raised]:
    for key in keys:
        yield Raised("", f"{_came_up(period, key, 'least')}.", key)


def _leading(period: Period, keys: Iterable[str]) -> Iterator[Raised]:
    for key in keys:
        yield Raised("", f"{_came_up(period, key, 'most')}.", key)


def _from_threads(period: Period) -> Iterator[Raised]:
    """Offer the longest thread first, by what it is about most."""
    for name, facts in period.threads.items():
        for key, number in about(facts):
            if key in period.practices:
                reason = (
                    f"“{name}” came up in {counted(len(facts), 'reflection')},"
                    f" {number} of them about {period.name(key)}."
                )
                yield Raised("", reason, key, name)


def _came_up(period: Period, key: str, how: str) -> str:
    if not period.facts:
        return "Nothing is written in this period yet"
    name = at_the_start(period.name(key))
    of = counted(len(period.facts), "reflection")
    if number := period.number_about(key):
        return f"{name} came up {how}: in {number} of {of}"
    return f"{name} is not written about in this period: 0 of {of}"


def _last(period: Period, key: str) -> date:
    facts = period.about[key]
    return facts[-1].day if facts else date.min
