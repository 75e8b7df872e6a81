"""The sections in a person's own words, from the reflections that they chose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from leadjournal import days, flow, parts
from leadjournal.choices import Outcome
from leadjournal.facts import PlanRow
from leadjournal.models import Reflection
from leadjournal.reports.gather import Gathered
from leadjournal.reports.model import (
    Block,
    Bullets,
    Line,
    Look,
    Paragraph,
    Row,
    Section,
    Table,
)
from leadjournal.reports.words import one_line, pieces
from leadjournal.wording import counted

OUTCOMES: dict[str | None, str] = {
    Outcome.DID: "did",
    Outcome.PARTLY: "partly did",
    Outcome.DID_NOT: "did not do",
    Outcome.NO_CHANCE: "no chance came up",
    None: "still open",
}
#: So many threads are told of; the rest are counted.
MOST_THREADS = 12
_CUT = 160  # characters of a title or of a first line


def lessons(gathered: Gathered) -> Section | None:
    return _headed(gathered, "lessons", "Your lessons", (flow.NOW_THINK,))


def credit(gathered: Gathered) -> Section | None:
    return _headed(gathered, "credit", "Credit given", (flow.WHO,))


def strengths_and_shadows(gathered: Gathered) -> Section | None:
    return _headed(
        gathered,
        "shadows",
        "Strengths and shadows you named yourself",
        (flow.STEP_FORWARD, flow.SHADOW),
    )


def unquoted() -> Section:
    """Say, in a report without text, what it would have in the person's own words."""
    text = (
        "Lessons, credit given, strengths and shadows, and the names of threads are"
        " in your own words, so they are not in a report without text."
    )
    return Section(
        "unquoted",
        Line("unquoted", "In your own words"),
        (Paragraph(Line("unquoted/none", text)),),
    )


def plans(gathered: Gathered) -> Section:
    """Count what became of plans; those of chosen reflections stand word by word."""
    outcomes = Counter(plan.outcome for plan in gathered.plans)
    blocks: list[Block] = [Paragraph(_outcomes(gathered, outcomes))]
    quoted = [p for p in gathered.plans if p.reflection in gathered.may_quote]
    if quoted:
        blocks.append(table_of(quoted))
    heading = Line("plans", "Plans and what came of them")
    return Section("plans", heading, tuple(blocks))


def table_of(plans: Iterable[PlanRow]) -> Table:
    """Return plans word by word, with what came of each."""
    heads = ("Plan", "What came of it", "What happened next")
    rows = tuple(_plan(plan) for plan in plans)
    return Table("plans-table", "Your plans", heads, rows)


def threads(gathered: Gathered) -> Section:
    """Tell of what keeps coming back: how often and when, and the chosen lines."""
    found: dict[str, list[tuple[str, str]]] = {}
    for fact in gathered.facts:
        for name in fact.threads:
            found.setdefault(name, []).append((fact.id, days.full(fact.day)))
    ordered = sorted(found, key=lambda name: (-len(found[name]), name))
    blocks: list[Block] = []
    lines = {r.uuid: _title(r) for r in gathered.chosen}
    for number, name in enumerate(ordered[:MOST_THREADS], start=1):
        own = found[name]
        # A name is the person's own words: it is there only with some of them.
        told = any(fact in lines for fact, _ in own)
        called = one_line(name, 80) if told else f"Thread {number}"
        key = f"threads/{name}"
        span = own[0][1] if len(own) == 1 else f"{own[0][1]} to {own[-1][1]}"
        text = f"{called}: {counted(len(own), 'reflection')}, {span}."
        blocks.append(Paragraph(Line(key, text, tuple(each for each, _ in own))))
        rows = tuple(
            Row(f"{key}/{fact}", (day, lines[fact]))
            for fact, day in own
            if fact in lines
        )
        if rows:
            heads = ("Day", "In a line")
            blocks.append(Table(f"{key}/table", "In these reflections", heads, rows))
    if len(ordered) > MOST_THREADS:
        more = counted(len(ordered) - MOST_THREADS, "more thread")
        blocks.append(Paragraph(Line("threads/more", f"And {more}.")))
    if not blocks:
        text = "No reflection of this period belongs to a thread."
        blocks.append(Paragraph(Line("threads/none", text)))
    return Section("threads", Line("threads", "What keeps coming back"), tuple(blocks))


def _headed(
    gathered: Gathered, name: str, title: str, headings: Sequence[str]
) -> Section | None:
    """Return what stands under some headings, in own words; None without any."""
    lines = tuple(_under(gathered, name, headings))
    return Section(name, Line(name, title), (Bullets(name, lines),)) if lines else None


def _under(gathered: Gathered, name: str, headings: Sequence[str]) -> Iterator[Line]:
    for reflection in gathered.chosen:
        for number, heading in enumerate(headings):
            said = pieces(parts.get(reflection.body, heading))
            text = one_line(" ".join(piece.text for piece in said))
            if text:
                label = f"{heading}: " if len(headings) > 1 else ""
                yield Line(
                    f"{name}/{reflection.uuid}/{number}",
                    f"{days.full(reflection.day)}. {label}{text}",
                    (reflection.uuid,),
                )


def _outcomes(gathered: Gathered, outcomes: Counter[str | None]) -> Line:
    total = outcomes.total()
    if not total:
        return Line("plans/count", "No plan was made in this period.")
    named = [
        f"{word} {outcomes[outcome]}"
        for outcome, word in OUTCOMES.items()
        if outcomes[outcome]
    ]
    ids = tuple(dict.fromkeys(plan.reflection for plan in gathered.plans))
    text = f"{counted(total, 'if-then plan')}: {', '.join(named)}."
    return Line("plans/count", text, ids)


def _plan(plan: PlanRow) -> Row:
    came = OUTCOMES.get(plan.outcome, OUTCOMES[None])
    cells = (one_line(plan.sentence), came, one_line(plan.note))
    return Row(f"plans/{plan.id}", cells)


def _title(reflection: Reflection) -> str:
    title = one_line(reflection.title, _CUT)
    if title:
        return title
    said = (p.text for p in pieces(reflection.body) if p.look is not Look.STRONG)
    return one_line(next(said, ""), _CUT) or "Untitled"
