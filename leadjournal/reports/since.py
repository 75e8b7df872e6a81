"""Since we last met: what is different between two days, on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from leadjournal import days
from leadjournal.facts import PlanRow
from leadjournal.reports import closing, own_words
from leadjournal.reports.gather import Gathered, gather
from leadjournal.reports.model import (
    HEADER,
    Block,
    Bullets,
    Line,
    Options,
    Report,
    Row,
    Section,
    Table,
)
from leadjournal.reports.texts import texts
from leadjournal.wording import counted, listed

if TYPE_CHECKING:
    from leadjournal.journal import Journal

PLAIN = Options()


def report_since(
    journal: Journal,
    met: date,
    until: date | None = None,
    *,
    options: Options = PLAIN,
) -> Report:
    """Return what has come since a day, beside as many days before it.

    Raises BadValueError if that day is later than *until*, or else than today.
    """
    now = gather(journal, met, until, options)
    first, last = now.summary.first, now.summary.last
    before = _before(journal, met, (last - first).days + 1, options)
    return Report(
        title=f"Since we last met, {days.full(first)} to {days.full(last)}",
        first=first,
        last=last,
        opening=tuple(_opening(now, before)),
        sections=tuple(_sections(now, before, options)),
        reflections=now.summary.reflections,
        weeks=now.summary.weeks,
        weeks_written=now.summary.weeks_written,
        left_out=now.left_out,
    )


def _before(
    journal: Journal, met: date, length: int, options: Options
) -> Gathered | None:
    """Return as many days before a day; None where the calendar has none."""
    if met == date.min:
        return None
    last = met - timedelta(1)
    first = date.fromordinal(max(1, last.toordinal() - length + 1))
    return gather(journal, first, last, Options(private=options.private))


def _opening(now: Gathered, before: Gathered | None) -> Iterator[Line]:
    yield Line("opening/header", HEADER)
    text = f"{counted(now.summary.reflections, 'reflection')} since then"
    if before is not None:
        span = counted((now.summary.last - now.summary.first).days + 1, "day")
        text += f", and {before.summary.reflections} in the {span} before"
    yield Line("opening/counts", f"{text}.")


def _sections(
    now: Gathered, before: Gathered | None, options: Options
) -> Iterator[Section]:
    yield Section(
        "attention",
        Line("attention", "What you wrote about, then and since"),
        tuple(_attention(now, before)),
    )
    yield _plans(now)
    if lessons := own_words.lessons(now):
        yield lessons
    if credit := own_words.credit(now):
        yield credit
    yield own_words.threads(now)
    if not now.chosen:
        yield own_words.unquoted()
    elif strengths := own_words.strengths_and_shadows(now):
        yield strengths
    if options.weights and (weights := closing.weights(now)):
        yield weights
    if questions := closing.questions(now):
        yield questions
    yield closing.outside(options)
    yield closing.limits(
        closing.limits_of(now.summary, HEADER), now.left_out, now.drafts
    )
    yield from texts(now)


def _attention(now: Gathered, before: Gathered | None) -> Iterator[Block]:
    said = {p.key: p.count for p in now.summary.practices if p.key in now.practices}
    earlier = Counter[str]()
    if before is not None:
        earlier.update({p.key: p.count for p in before.summary.practices})
    groups = (
        ("up", "Come up, and not before:", _only(said, earlier)),
        ("gone", "Come up before, and not since:", _only(earlier, said)),
    )
    lines = [
        Line(f"since/{name}", f"{opening} {listed([now.name(key) for key in keys])}.")
        for name, opening, found in groups
        for keys in [[key for key in found if key in now.practices]]
        if keys
    ]
    if lines:
        yield Bullets("since", tuple(lines))
    total = now.summary.reflections
    of = before.summary.reflections if before else 0
    rows = tuple(
        Row(
            f"attention/{key}",
            (now.name(key), f"{earlier[key]} of {of}", f"{count} of {total}"),
            key,
        )
        for key, count in said.items()
    )
    heads = ("About", "As long before", "Since")
    caption = "Reflections about each: numbers, not a direction"
    yield Table("attention-table", caption, heads, rows)


def _only(here: dict[str, int], there: dict[str, int]) -> list[str]:
    return [key for key, count in here.items() if count and not there.get(key)]


def _plans(now: Gathered) -> Section:
    """Tell of the plans made since, of those closed since, and of those still open."""
    first, last = now.summary.first, now.summary.last
    made = [plan for plan in now.all_plans if first <= plan.day <= last]
    closed = [
        plan
        for plan in now.all_plans
        if plan.closed and first <= plan.closed.date() <= last
    ]
    still = [p for p in now.all_plans if p.outcome is None and p.day <= last]
    outcomes = Counter(plan.outcome for plan in closed)
    told = [f"{word} {outcomes[o]}" for o, word in _OUTCOMES if outcomes[o]]
    became = f": {', '.join(told)}." if told else "."
    number = counted(len(closed), "plan")
    lines = [
        Line("plans/made", f"{counted(len(made), 'plan')} made since then.", _of(made)),
        Line("plans/closed", f"{number} closed since then{became}", _of(closed)),
    ]
    open_now = f"{counted(len(still), 'plan')} still open."
    lines.append(Line("plans/open", open_now, _of(still)))
    blocks: list[Block] = [Bullets("plans", tuple(lines))]
    known = {plan.id: plan for plan in [*made, *closed]}
    quoted = [p for p in known.values() if p.reflection in now.may_quote]
    if quoted:
        blocks.append(own_words.table_of(quoted))
    return Section("plans", Line("plans", "Plans"), tuple(blocks))


_OUTCOMES = [(o, word) for o, word in own_words.OUTCOMES.items() if o is not None]


def _of(plans: list[PlanRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plan.reflection for plan in plans))
