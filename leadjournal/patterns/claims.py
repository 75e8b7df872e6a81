"""Sentences about a period, each with the reflections it rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter

from leadjournal import days
from leadjournal.choices import Outcome
from leadjournal.facts import Fact
from leadjournal.patterns import all_five, chances, meetings, threads
from leadjournal.patterns.meetings import Meeting
from leadjournal.patterns.receipts import FEWEST as FEWEST
from leadjournal.patterns.receipts import Claim as Claim
from leadjournal.patterns.receipts import Kind as Kind
from leadjournal.patterns.receipts import claim
from leadjournal.periods import Period
from leadjournal.wording import counted, listed

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


def claims(period: Period, met: Sequence[Meeting] | None = None) -> list[Claim]:
    """Return what can be said of a period; nothing, if it is too short of writing.

    *met* is what meets beyond chance, if that is worked out already.
    """
    if len(period.facts) < FEWEST:
        return []
    met = meetings.meetings(period) if met is None else met
    return [
        *_leads(period),
        *_directions(period),
        *_quiet(period),
        *meetings.claims(period, met),
        *chances.claims(period),
        *all_five.claims(period),
        *threads.claims(period),
        *_plans(period),
        *_unwritten(period),
    ]


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
        yield claim(Kind.LEADS, text, key, period.about[key], period)


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
        yield claim(kind, text, key, facts, period)


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
        yield claim(Kind.QUIET, text, key, facts, period)


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
    yield claim(Kind.PLANS, text, None, holders, period, count=total)


def _unwritten(period: Period) -> Iterator[Claim]:
    """Name what nothing is about, in one sentence however much it is."""
    missing = [key for key in period.primary if not period.about[key]]
    if missing:
        names = listed([period.name(key) for key in missing], "or")
        text = f"None of your {len(period.facts)} reflections is about {names}."
        only = missing[0] if len(missing) == 1 else None
        yield claim(Kind.UNWRITTEN, text, only, period.facts, period)
