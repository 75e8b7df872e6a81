"""Sentences about a period, each with the reflections it rests on, and their limits."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter

from leadjournal import days
from leadjournal.choices import Outcome
from leadjournal.periods import Period
from leadjournal.reflections import Fact
from leadjournal.wording import counted, listed

#: Nothing is claimed of fewer reflections; a pair meets at least as often.
FEWEST = 4
#: A practice has gone quiet when it has not come up for so many weeks.
QUIET_WEEKS = 4
#: No direction is given to a practice that fewer reflections are about.
DIRECTION_FEWEST = 12
#: Nor unless so many reflections more fall in a half than an even spread would put
#: there. With the next two this is our own choice: for counts from 12 to some
#: hundreds it asks for about two standard deviations of a random spread.
DIRECTION_BEYOND_EVEN = 3
#: The share of one half is at least three halves of the share of the other.
DIRECTION_RATIO = (3, 2)
#: The bare counts differ the same way, and by more than one.
DIRECTION_DIFFERENCE = 2
#: Two may lead together; of more than two, none stands out.
MOST_LEADERS = 2
#: How many of the pairs that meet are named.
MOST_PAIRS = 2

_ALWAYS = (
    "This shows what you chose to write about, not how you lead.",
    "Your own view is not enough by itself: ask one person who was there"
    " what they saw.",
)


class Kind(StrEnum):
    """What a claim is about."""

    LEADS = "leads"
    MORE = "more"
    FEWER = "fewer"
    QUIET = "quiet"
    TOGETHER = "together"
    PLANS = "plans"
    UNWRITTEN = "unwritten"


@dataclass(frozen=True)
class Claim:
    """A sentence that can be worked out again from its reflections, named by id.

    `count` is how many they are; of a claim about plans, how many plans they hold.
    `practice` is the one it is about, if it is about one.
    """

    kind: Kind
    text: str
    practice: str | None
    count: int
    reflections: tuple[str, ...]


def claims(period: Period) -> list[Claim]:
    """Return what can be said of a period; nothing, if it is too short of writing."""
    if len(period.facts) < FEWEST:
        return []
    return [
        *_leads(period),
        *_directions(period),
        *_quiet(period),
        *_together(period),
        *_plans(period),
        *_unwritten(period),
    ]


def limits(period: Period) -> list[str]:
    """Return what a summary of a period cannot say."""
    total = len(period.facts)
    if total < FEWEST:
        verb = "is" if total == 1 else "are"
        there = counted(total, "reflection") if total else "no reflections"
        few = f"There {verb} {there} in this period: it takes {FEWEST} to say more."
        return [*_ALWAYS, few]
    said = list(_ALWAYS)
    if answers := sum(fact.question is not None for fact in period.facts):
        verb = "answers" if answers == 1 else "answer"
        said.append(
            f"{answers} of {total} reflections {verb} a weekly question,"
            " so the questions too steered what you wrote about."
        )
    few_about = {
        key: number
        for key in period.practices
        if 0 < (number := period.number_about(key)) < DIRECTION_FEWEST
    }
    if few_about:
        said.append(_too_few_for_a_direction(period, few_about))
    return said


def _too_few_for_a_direction(period: Period, few_about: Mapping[str, int]) -> str:
    opening = "Too few to say more or less about"
    if len(few_about) == 1:
        [(key, number)] = few_about.items()
        return (
            f"{opening} {period.name(key)}: {counted(number, 'reflection')},"
            f" and a direction needs {DIRECTION_FEWEST}."
        )
    most_first = sorted(few_about, key=few_about.__getitem__, reverse=True)
    named = [f"{period.name(key)} ({few_about[key]})" for key in most_first]
    return (
        f"{opening} {listed(named)}: these are the numbers of reflections,"
        f" and a direction needs {DIRECTION_FEWEST}."
    )


def _claim(kind: Kind, text: str, practice: str | None, facts: Sequence[Fact]) -> Claim:
    return Claim(kind, text, practice, len(facts), tuple(fact.id for fact in facts))


def _leads(period: Period) -> Iterator[Claim]:
    most = max(map(len, period.about.values()), default=0)
    leaders = [key for key, facts in period.about.items() if len(facts) == most]
    if most < 2 or len(leaders) > MOST_LEADERS:
        return
    for key in leaders:
        others = listed([period.name(other) for other in leaders if other != key])
        equal = f", as often as about {others}" if others else ""
        text = (
            f"You wrote about {period.name(key)} most{equal}:"
            f" {most} of {len(period.facts)} reflections."
        )
        yield _claim(Kind.LEADS, text, key, period.about[key])


def _directions(period: Period) -> Iterator[Claim]:
    """Compare the two halves of the days of the period."""
    middle = period.first + timedelta((period.last - period.first).days // 2)
    before = _number_until(middle, period.facts)
    after = len(period.facts) - before
    for key in period.practices:
        facts = period.about[key]
        early = _number_until(middle, facts)
        late = len(facts) - early
        if len(facts) < DIRECTION_FEWEST:
            continue
        if _outweighs(late, after, early, before):
            kind = Kind.MORE
        elif _outweighs(early, before, late, after):
            kind = Kind.FEWER
        else:
            continue
        next_day = middle + timedelta(1)
        text = (
            f"{kind.capitalize()} of your later reflections are about"
            f" {period.name(key)}: {early} of {before}"
            f" from {days.full(period.first)} to {days.full(middle)},"
            f" then {late} of {after}"
            f" from {days.full(next_day)} to {days.full(period.last)}."
        )
        yield _claim(kind, text, key, facts)


def _number_until(day: date, facts: Sequence[Fact]) -> int:
    return bisect_right(facts, day, key=attrgetter("day"))


def _outweighs(part: int, whole: int, other_part: int, other_whole: int) -> bool:
    """Whether a half has clearly more about a practice than the other half.

    Shares are compared, so that writing more of everything is no direction; and
    bare counts too, so that no sentence speaks of more where there are fewer. A half
    in which nothing was written outweighs nothing, and nothing outweighs it.
    """
    more, less = DIRECTION_RATIO
    excess = part * other_whole - other_part * whole
    return (
        part - other_part >= DIRECTION_DIFFERENCE
        and excess >= DIRECTION_BEYOND_EVEN * (whole + other_whole)
        and less * part * other_whole >= more * other_part * whole
    )


def _quiet(period: Period) -> Iterator[Claim]:
    until = min(period.today, period.last)
    for key in period.primary:
        if not (facts := period.about[key]):
            continue
        last = facts[-1].day
        weeks = (until - last).days // 7
        if weeks < QUIET_WEEKS:
            continue
        when = (
            f"{weeks} weeks ago, on {days.long(last)}"
            if until == period.today
            else f"on {days.long(last)}, {weeks} weeks before the period ends"
        )
        verb = "is" if len(facts) == 1 else "are"
        text = (
            f"You last wrote about {period.name(key)} {when}:"
            f" {len(facts)} of {len(period.facts)} reflections {verb} about it."
        )
        yield _claim(Kind.QUIET, text, key, facts)


def _together(period: Period) -> Iterator[Claim]:
    """Name the pairs that meet most beyond what chance would make of their numbers.

    Pairs of which one suggests the other meet because they were tagged so.
    """
    total = len(period.facts)
    excesses = {
        (a, b): both * total - period.number_about(a) * period.number_about(b)
        for (a, b), both in period.meetings.items()
        if both >= FEWEST
        and b not in period.practices[a].suggests
        and a not in period.practices[b].suggests
    }
    strongest = sorted(excesses, key=excesses.__getitem__, reverse=True)
    for pair in strongest[:MOST_PAIRS]:
        if excesses[pair] <= 0:
            return
        rarer, other = sorted(pair, key=period.number_about)
        facts = [fact for fact in period.about[rarer] if other in dict(fact.tags)]
        text = (
            f"Of the {period.number_about(rarer)} reflections about"
            f" {period.name(rarer)}, {len(facts)}"
            f" are also about {period.name(other)}."
        )
        yield _claim(Kind.TOGETHER, text, rarer, facts)


def _plans(period: Period) -> Iterator[Claim]:
    """Say in plain numbers what became of plans: no percentage, no mark."""
    holders = [fact for fact in period.facts if fact.plans]
    outcomes = Counter(outcome for fact in holders for outcome in fact.plans)
    if not (total := outcomes.total()):
        return
    did = [
        f"{verb} {outcomes[outcome]}"
        for outcome, verb in (
            (Outcome.DID, "did"),
            (Outcome.PARTLY, "partly did"),
            (Outcome.DID_NOT, "did not do"),
        )
        if outcomes[outcome]
    ]
    parts = [f"you {listed(did)}"] if did else []
    if outcomes[Outcome.NO_CHANCE]:
        parts.append(f"for {outcomes[Outcome.NO_CHANCE]} no chance came up")
    if still := outcomes[None]:
        parts.append(f"{still} {'is' if still == 1 else 'are'} open")
    text = f"Of {counted(total, 'plan')}, {'; '.join(parts)}."
    ids = tuple(fact.id for fact in holders)
    yield Claim(Kind.PLANS, text, None, total, ids)


def _unwritten(period: Period) -> Iterator[Claim]:
    """Name what nothing is about, in one sentence however much it is."""
    missing = [key for key in period.primary if not period.about[key]]
    if missing:
        names = listed([period.name(key) for key in missing], "or")
        text = f"None of your {len(period.facts)} reflections is about {names}."
        only = missing[0] if len(missing) == 1 else None
        yield _claim(Kind.UNWRITTEN, text, only, period.facts)
