"""What meets what more often than by chance: practices, and threads of one's own.

Of N reflections, K are about one thing and n about another. Were they spread at
random, K × n ÷ N of them would be about both; that so many or more are is as likely
as the upper tail of the hypergeometric distribution says, which is Fisher's exact
test. Whoever looks at many pairs finds some that meet by accident, so the tail must
be smaller than one in twenty divided by the number of pairs looked at (Bonferroni).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import exp, lgamma

from leadjournal.facts import Fact
from leadjournal.patterns.receipts import FEWEST, Claim, Kind, claim
from leadjournal.periods import Period

#: How unlikely a meeting must be by chance, over all pairs that are looked at.
SELDOM = 1 / 20
#: How many of the pairs that meet are named.
MOST_PAIRS = 2


@dataclass(frozen=True)
class Meeting:
    """Two things that came up together: two practices, or a practice and a thread.

    `a` is a practice and so is `b`, unless `thread` is set and `b` is empty.
    `expected` is how often they would meet by chance; `chance` how likely it is that
    chance alone makes them meet as often as they do.
    """

    a: str
    b: str
    thread: str | None
    both: int
    of_a: int
    of_b: int
    total: int
    chance: float
    reflections: tuple[str, ...]

    @property
    def expected(self) -> float:
        return expected(self.of_a, self.of_b, self.total)


def expected(of_a: int, of_b: int, total: int) -> float:
    """Return how many would be about both if all were spread at random."""
    return of_a * of_b / total if total else 0.0


def tail(both: int, of_a: int, of_b: int, total: int) -> float:
    """Return how likely chance makes *both* or more of *total* be about two things.

    The first term is worked out by logarithms of factorials, the others from the one
    before; they only get smaller where it is asked for, above what is expected.
    """
    most = min(of_a, of_b)
    if both > most:
        return 0.0
    if both <= max(0, of_a + of_b - total):
        return 1.0
    neither = total - of_a - of_b
    term = whole = exp(
        _choose(of_a, both) + _choose(total - of_a, of_b - both) - _choose(total, of_b)
    )
    for met in range(both, most):
        term *= (of_a - met) * (of_b - met) / ((met + 1) * (neither + met + 1))
        whole += term
        if term < whole * 1e-17:
            break
    return min(whole, 1.0)


def meetings(period: Period) -> list[Meeting]:
    """Return the pairs that meet beyond chance, the least likely first."""
    return _Pairs(period).beyond_chance


def claims(period: Period, met: Sequence[Meeting]) -> Iterator[Claim]:
    """Name the pairs that stand out most, each with what chance would make of them."""
    facts = {fact.id: fact for fact in period.facts}
    for meeting in met[:MOST_PAIRS]:
        receipts = [facts[each] for each in meeting.reflections]
        by_chance = f"by chance {_about(meeting.expected)} would be"
        if meeting.thread is not None:
            text = (
                f"Of the {meeting.of_b} reflections in “{meeting.thread}”,"
                f" {meeting.both} are about {period.name(meeting.a)}; {by_chance}."
            )
        else:
            text = (
                f"Of the {meeting.of_a} reflections about {period.name(meeting.a)},"
                f" {meeting.both} are also about {period.name(meeting.b)};"
                f" {by_chance}."
            )
        yield claim(Kind.TOGETHER, text, meeting.a, receipts, period)


class _Pairs:
    """The pairs of a period that can be looked at: each of both often enough.

    Pairs of which one suggests the other meet because they were tagged so.
    """

    def __init__(self, period: Period) -> None:
        self._period = period
        self._total = len(period.facts)
        self._practices = [
            key for key in period.practices if period.number_about(key) >= FEWEST
        ]
        self._threads = {
            name: facts
            for name, facts in period.threads.items()
            if len(facts) >= FEWEST
        }

    @cached_property
    def beyond_chance(self) -> list[Meeting]:
        pairs = self._of_practices()
        looked_at = len(pairs) + len(self._practices) * len(self._threads)
        met = [*self._meet(pairs), *self._meet_threads()]
        seldom = [each for each in met if each.chance * looked_at <= SELDOM]
        seldom.sort(key=lambda each: (each.chance, each.a, each.b, each.thread or ""))
        return seldom

    def _of_practices(self) -> list[tuple[str, str]]:
        known = self._period.practices
        return [
            (a, b)
            for a, b in combinations(self._practices, 2)
            if b not in known[a].suggests and a not in known[b].suggests
        ]

    def _meet(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Meeting]:
        about = self._period.number_about
        for pair in pairs:
            rarer, other = sorted(pair, key=about)
            both = self._period.meetings.get(pair, 0)
            if self._is_above(both, about(rarer), about(other)):
                facts = [
                    fact
                    for fact in self._period.about[rarer]
                    if any(key == other for key, _ in fact.tags)
                ]
                yield self._meeting(rarer, other, None, facts, about(other))

    def _meet_threads(self) -> Iterator[Meeting]:
        for name, facts in self._threads.items():
            met = Counter(key for fact in facts for key, _ in fact.tags)
            for key in self._practices:
                about = self._period.number_about(key)
                if self._is_above(met[key], about, len(facts)):
                    both = [f for f in facts if any(tag == key for tag, _ in f.tags)]
                    yield self._meeting(key, "", name, both, len(facts))

    def _is_above(self, both: int, of_a: int, of_b: int) -> bool:
        return both >= FEWEST and both * self._total > of_a * of_b

    def _meeting(
        self, a: str, b: str, thread: str | None, facts: Sequence[Fact], of_b: int
    ) -> Meeting:
        of_a = self._period.number_about(a)
        return Meeting(
            a,
            b,
            thread,
            len(facts),
            of_a,
            of_b,
            self._total,
            tail(len(facts), of_a, of_b, self._total),
            tuple(fact.id for fact in facts),
        )


def _choose(of: int, some: int) -> float:
    """Return the logarithm of the number of ways to choose some."""
    if some in (0, of):
        return 0.0
    return lgamma(of + 1) - lgamma(some + 1) - lgamma(of - some + 1)


def _about(number: float) -> str:
    """Return a number as one says it: about 7."""
    rounded = int(number + 0.5)
    return f"about {rounded}" if rounded else "hardly any"
