"""Where attention went: what was written about, how often, and with what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leadjournal import days
from leadjournal.choices import Chance
from leadjournal.patterns.overview import PracticeCount
from leadjournal.periods import BEHAVIOURS, FACTORS
from leadjournal.reports.gather import Gathered
from leadjournal.reports.model import (
    Block,
    Bullets,
    Chart,
    Drawing,
    Line,
    Paragraph,
    Row,
    Section,
    Table,
)
from leadjournal.reports.spans import spans
from leadjournal.reports.words import one_line, printable
from leadjournal.wording import counted

#: So many tags that no framework here tells of are named; the rest are counted.
MOST_OTHERS = 12
CHANCES = {
    Chance.TOOK: "took it",
    Chance.PARTLY: "partly",
    Chance.PASSED: "let it pass",
    Chance.NONE: "none came up",
}
_NAME = 60


def attention(gathered: Gathered) -> Section:
    """Tell what was written about; what was not is named too."""
    return Section(
        "attention",
        Line("attention", "Where your attention went"),
        tuple(_blocks(gathered)),
    )


def _blocks(gathered: Gathered) -> Iterator[Block]:
    summary = gathered.summary
    if claims := tuple(_claims(gathered)):
        yield Bullets("claims", claims)
    known = [p for p in summary.practices if p.key in gathered.practices]
    others = [p for p in summary.practices if p.key not in gathered.practices]
    others.sort(key=lambda practice: -practice.count)
    yield _counts(gathered, [*known, *others[:MOST_OTHERS]])
    if len(others) > MOST_OTHERS:
        more = counted(len(others) - MOST_OTHERS, "other tag")
        yield Paragraph(Line("attention/more", f"{more} of your own came up too."))
    if summary.reflections:
        yield from _pictures(gathered, known)


def _claims(gathered: Gathered) -> Iterator[Line]:
    """Yield what is claimed, but for what names a thread of which no word is shown."""
    unnamed = [f"“{name}”" for name in gathered.unnamed_threads]
    for number, claim in enumerate(gathered.summary.claims):
        if any(name in claim.text for name in unnamed):
            continue
        name = f"claims/{claim.kind.value}/{claim.practice or number}"
        yield Line(name, printable(claim.text), claim.reflections)


def _counts(gathered: Gathered, practices: Iterable[PracticeCount]) -> Table:
    total = gathered.summary.reflections
    rows = tuple(
        Row(
            f"attention/{practice.key}",
            (
                one_line(gathered.name(practice.key), _NAME),
                f"{practice.count} of {total}" if practice.count else "0",
                str(gathered.offered.get(practice.key, 0)),
                days.full(practice.last) if practice.last else "not written about",
            ),
            practice.key,
        )
        for practice in practices
    )
    heads = ("About", "Reflections", "Asked about", "Last written about")
    return Table("attention-table", "What you wrote about", heads, rows)


def _pictures(gathered: Gathered, known: Sequence[PracticeCount]) -> Iterator[Block]:
    factors = [p for p in known if p.key.startswith(FACTORS)]
    behaviours = [p for p in known if p.key.startswith(BEHAVIOURS)]
    yield _months(gathered, factors)
    yield _matrix(gathered, factors, behaviours)
    noted = [p for p in known if any(p.chances.values())]
    if noted:
        yield _chances(gathered, noted)


def _months(gathered: Gathered, factors: Iterable[PracticeCount]) -> Chart:
    """How often each of the five factors came up, one span of months after another."""
    parts = spans(gathered.summary)
    rows = tuple(
        Row(
            f"months/{factor.key}",
            (
                gathered.name(factor.key),
                *(
                    str(sum(factor.by_month.get(month, 0) for month in part.months))
                    for part in parts
                ),
            ),
            factor.key,
        )
        for factor in factors
    )
    heads = ("Factor", *(part.label for part in parts))
    table = Table(
        "months",
        f"The five factors, from {parts[0].full} to {parts[-1].full}",
        heads,
        rows,
    )
    return Chart(Drawing.STACKS, table)


def _matrix(
    gathered: Gathered,
    factors: Iterable[PracticeCount],
    behaviours: Sequence[PracticeCount],
) -> Chart:
    """How many reflections are about a factor and about a behaviour."""
    met = gathered.summary.matrix()
    rows = tuple(
        Row(
            f"meetings/{factor.key}",
            (
                gathered.name(factor.key),
                *(str(met.get((factor.key, other.key), 0)) for other in behaviours),
            ),
            factor.key,
        )
        for factor in factors
    )
    brief = (gathered.brief(other.key) for other in behaviours)
    table = Table(
        "meetings",
        "Where they meet: reflections tagged with both",
        ("Factor", *brief),
        rows,
        keys=tuple(other.key for other in behaviours),
    )
    return Chart(Drawing.MATRIX, table)


def _chances(gathered: Gathered, noted: Iterable[PracticeCount]) -> Chart:
    rows = tuple(
        Row(
            f"chances/{practice.key}",
            (
                gathered.brief(practice.key),
                *(str(practice.chances.get(chance, 0)) for chance in CHANCES),
            ),
            practice.key,
        )
        for practice in noted
    )
    table = Table(
        "chances",
        "Chances to practise, and what you did with them",
        ("To practise", *CHANCES.values()),
        rows,
        keys=tuple(chance.value for chance in CHANCES),
    )
    return Chart(Drawing.BARS, table)
