"""What ends a report: how weeks weighed, what to take away, and its limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from leadjournal.choices import Weight
from leadjournal.patterns.claims import FEWEST
from leadjournal.patterns.overview import Summary
from leadjournal.periods import week_number
from leadjournal.reports.gather import Gathered
from leadjournal.reports.model import (
    Blank,
    Block,
    Bullets,
    Chart,
    Drawing,
    Line,
    Options,
    Paragraph,
    Row,
    Section,
    Table,
)
from leadjournal.reports.spans import Span, spans
from leadjournal.reports.words import one_line, printable
from leadjournal.wording import counted

OUTSIDE = "What one other person told me"
#: Said on every report, after what the numbers of the period allow.
CLAIMS_NONE = (
    "It does not say that you are good or bad, better or worse, at anything, and it"
    " compares you with nobody.",
    "It is one person's record: it does not say what others think, how you are, or"
    " that anybody is at fault.",
    "It does not claim to meet any requirement of revalidation or CPD.",
)
#: Marks are drawn week by week for so long; a longer period is only counted.
MOST_WEEKS = 60
NOTHING = "–"


def weights(gathered: Gathered) -> Section | None:
    """Return a row of marks by week, without any average; None if there are none."""
    noted = {fact.day: fact for fact in gathered.facts if fact.weight}
    if not noted:
        return None
    summary = gathered.summary
    by_week = summary.weeks <= MOST_WEEKS
    rows = tuple(_marks(gathered, by_week=by_week))
    heads = ("Month", "Week by week") if by_week else ("Time", "How many of each")
    caption = "Light, mixed or heavy, as you noted it"
    table = Table("weights-table", caption, heads, rows)
    block: Block = Chart(Drawing.MARKS, table) if by_week else table
    heading = Line("weights", "Light, mixed, heavy")
    return Section("weights", heading, (block,))


def questions(gathered: Gathered) -> Section | None:
    """Return two questions to take away, chosen by rule."""
    bank = gathered.questions
    asked = [bank.get(key) for key in gathered.summary.questions]
    if not asked:
        return None
    lines = tuple(Line(f"questions/{q.id}", printable(q.text)) for q in asked)
    heading = Line("questions", "To take away")
    return Section("questions", heading, (Bullets("questions", lines, numbered=True),))


def outside(options: Options) -> Section:
    """Return the view of one other person: an empty box until it is filled."""
    line = Line("outside/told", one_line(options.outside))
    block: Block = Paragraph(line) if line.text else Blank(line, lines=2)
    return Section("outside", Line("outside", OUTSIDE), (block,), box=True)


def limits(said: tuple[str, ...], left_out: int, drafts: int = 0) -> Section:
    """Return the box that every report has."""
    texts = [*said, *CLAIMS_NONE]
    if left_out:
        texts.append(_left_out(left_out))
    if drafts:
        texts.append(f"The text of {counted(drafts, 'draft')} is left out.")
    lines = tuple(
        Line(f"limits/{number}", printable(text))
        for number, text in enumerate(dict.fromkeys(texts))
    )
    heading = Line("limits", "What this cannot show")
    return Section("limits", heading, (Bullets("limits", lines),), box=True)


def _left_out(number: int) -> str:
    if number == 1:
        return "1 private reflection is left out, and counted nowhere here."
    return f"{number} private reflections are left out, and counted nowhere here."


def limits_of(summary: Summary, header: str) -> tuple[str, ...]:
    """Return what the summary says of its limits, but for what stands at its head."""
    few = (
        f"A direction is named from 12 reflections on, and nothing from fewer than"
        f" {FEWEST}."
    )
    own = tuple(text for text in summary.limits if text != header)
    return (*own, few)


def _marks(gathered: Gathered, *, by_week: bool) -> Iterator[Row]:
    """Yield a row for each span: its weeks in order, or its counts."""
    known = [weight.value for weight in Weight]
    for number, span in enumerate(spans(gathered.summary)):
        facts = [f for f in gathered.facts if f.day.isoformat()[:7] in span.months]
        if by_week:
            text = _weeks(gathered, span)
        else:
            counts = Counter(fact.weight for fact in facts)
            text = ", ".join(f"{w} {counts[w]}" for w in known if counts[w])
        yield Row(
            f"weights/{span.months[0]}", (span.full, text or NOTHING), str(number)
        )


def _weeks(gathered: Gathered, span: Span) -> str:
    """Say how the weeks that begin in a span weighed; a week may have several."""
    summary = gathered.summary
    noted: dict[int, list[str]] = {}
    for fact in gathered.facts:
        if fact.weight:
            noted.setdefault(week_number(fact.day), []).append(fact.weight)
    first, last = week_number(summary.first), week_number(summary.last)
    weeks = [
        week for week in range(first, last + 1) if _month(week, summary) in span.months
    ]
    return ", ".join(" and ".join(noted.get(week, [NOTHING])) for week in weeks)


def _month(week: int, summary: Summary) -> str:
    """Return the month in which a week begins, or the period if that is later."""
    monday = week * 7 + 1
    day = max(summary.first, type(summary.first).fromordinal(monday))
    return day.isoformat()[:7]
