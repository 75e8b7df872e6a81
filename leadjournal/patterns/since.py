"""Since we last met: what is new between two days, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from leadjournal import days
from leadjournal.errors import BadValueError
from leadjournal.facts import Fact, PlanRow, TextRow
from leadjournal.patterns.lessons import Noted, collected
from leadjournal.patterns.rhythm import on_the_clock
from leadjournal.patterns.threads import Timeline, lines_of, timelines
from leadjournal.periods import Span, before


@dataclass(frozen=True)
class Since:
    """What was written and done after the day of a meeting, up to another day.

    Compared with as many days before: `come_up` are the practices written about now
    and not then, `come_again` both times, `gone_quiet` then and not now. In `threads`
    are those with something new; their older entries are there too. `plans_open` are
    all that are still open, whenever they were made.
    """

    met: date
    first: date
    last: date
    reflections: tuple[str, ...]
    come_up: tuple[str, ...]
    come_again: tuple[str, ...]
    gone_quiet: tuple[str, ...]
    plans_made: tuple[PlanRow, ...]
    plans_closed: tuple[PlanRow, ...]
    plans_open: tuple[PlanRow, ...]
    noted: Noted
    threads: tuple[Timeline, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.reflections or self.plans_made or self.plans_closed)


def since(
    met: date,
    last: date,
    facts: Iterable[Fact],
    texts: Iterable[TextRow],
    plans: Iterable[PlanRow],
    zone: tzinfo | None = None,
) -> Since:
    """Return what is new after the day *met*, up to *last* and with it.

    *facts* reach back as far as the threads are to be told. A plan was closed on the
    day that it was in the *zone* of who writes. Raises BadValueError if no day lies
    between.
    """
    if met >= last:
        raise BadValueError(f"No day has gone by since {days.full(met)}.")
    now = Span(met + timedelta(1), last)
    facts, texts, plans = list(facts), list(texts), list(plans)
    new = [fact for fact in facts if now.first <= fact.day <= last]
    earlier = before(now)
    then = [f for f in facts if earlier and earlier.first <= f.day <= earlier.last]
    about_now, about_then = _about(new), _about(then)
    ids = {fact.id for fact in new}
    up_to_last = [fact for fact in facts if fact.day <= last]
    return Since(
        met,
        now.first,
        last,
        tuple(fact.id for fact in new),
        tuple(key for key in about_now if key not in about_then),
        tuple(key for key in about_now if key in about_then),
        tuple(key for key in about_then if key not in about_now),
        tuple(plan for plan in plans if plan.reflection in ids),
        tuple(plan for plan in plans if _closed_in(plan, now, zone)),
        tuple(plan for plan in plans if plan.outcome is None and plan.day <= last),
        collected(text for text in texts if text.id in ids),
        tuple(
            line
            for line in timelines(up_to_last, lines_of(texts))
            if line.last >= now.first
        ),
    )


def _about(facts: Sequence[Fact]) -> list[str]:
    """Return what facts are about, the most frequent first, else in order."""
    numbers: dict[str, int] = {}
    for fact in facts:
        for key, _ in fact.tags:
            numbers[key] = numbers.get(key, 0) + 1
    return sorted(numbers, key=lambda key: (-numbers[key], key))


def _closed_in(plan: PlanRow, now: Span, zone: tzinfo | None) -> bool:
    if plan.outcome is None or plan.closed is None:
        return False
    closed = on_the_clock(plan.closed, zone)
    return closed is not None and now.first <= closed.date() <= now.last
