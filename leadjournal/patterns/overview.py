"""What a period was about: counts, claims with their receipts, and their limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from leadjournal.choices import Chance, Outcome
from leadjournal.facts import Fact, PlanRow
from leadjournal.frameworks import Practice
from leadjournal.journal import Journal
from leadjournal.patterns import claims, limits, meetings
from leadjournal.patterns.all_five import all_five
from leadjournal.patterns.compared import Comparison, compare
from leadjournal.patterns.lessons import Noted, collected
from leadjournal.patterns.own_words import (
    PREFERENCE,
    OwnWords,
    known_prompts,
    own_words,
)
from leadjournal.patterns.raised import raised
from leadjournal.patterns.receipts import Kind
from leadjournal.patterns.rhythm import Rhythm, rhythm
from leadjournal.patterns.since import Since, since
from leadjournal.patterns.steering import Steering, steering
from leadjournal.patterns.summary import PracticeCount as PracticeCount
from leadjournal.patterns.summary import Quarter as Quarter
from leadjournal.patterns.summary import Summary as Summary
from leadjournal.patterns.threads import Timeline, lines_of, timelines
from leadjournal.periods import Period, Span, before, period_of, week_number
from leadjournal.questions import Question

#: How the outcomes of plans are called in a summary; one without is open.
PLANS: Mapping[str | None, str] = {
    Outcome.DID: "did",
    Outcome.PARTLY: "partly",
    Outcome.DID_NOT: "did_not",
    Outcome.NO_CHANCE: "no_chance",
    None: "open",
}


def summarise(
    facts: Iterable[Fact],
    practices: Sequence[Practice],
    first: date | None,
    last: date | None,
    today: date,
    *,
    questions: Iterable[Question] = (),
    muted: Collection[str] = (),
) -> Summary:
    """Sum up the reflections between two days, both included.

    Without *first*, from the first reflection; without *last*, to today or to the
    last reflection if that is later. *practices* are those to be told of even when
    nothing is about them. Raises BadValueError for a period of no days.
    """
    period = period_of(facts, practices, first, last, today)
    met = meetings.meetings(period)
    told = claims.claims(period, met)
    asked = raised(period, questions, muted)
    weeks = {week_number(day) for day in {fact.day for fact in period.facts}}
    outcomes = Counter(plan for fact in period.facts for plan in fact.plans)
    return Summary(
        first=period.first,
        last=period.last,
        reflections=len(period.facts),
        weeks=week_number(period.last) - week_number(period.first) + 1,
        weeks_written=len(weeks),
        practices=tuple(_counts(period)),
        together=period.meetings,
        plans={name: outcomes[outcome] for outcome, name in PLANS.items()},
        claims=tuple(told),
        limits=tuple(
            limits.limits(
                period, meets=any(claim.kind is Kind.TOGETHER for claim in told)
            )
        ),
        questions=tuple(each.question for each in asked),
        raised=tuple(asked),
        all_five=all_five(period),
        meetings=tuple(met),
    )


def _counts(period: Period) -> Iterable[PracticeCount]:
    """Count each practice, last those that no framework here tells of, by key."""
    tagged = Counter(
        (key, month, chance)
        for fact in period.facts
        for month in [_month(fact.day)]
        for key, chance in fact.tags
    )
    by_month = {key: Counter[str]() for key in period.about}
    chances = {key: Counter[str]() for key in period.about}
    noted: dict[str, dict[str, Counter[str]]] = {key: {} for key in period.about}
    for (key, month, chance), count in tagged.items():
        by_month[key][month] += count
        if chance:
            chances[key][chance] += count
            noted[key].setdefault(month, Counter())[chance] += count
    for key, facts in period.about.items():
        known = period.practices.get(key)
        yield PracticeCount(
            key=key,
            name=known.name if known else key,
            count=len(facts),
            chances={chance.value: chances[key][chance] for chance in Chance},
            by_month=by_month[key],
            chances_by_month=noted[key],
            last=facts[-1].day if facts else None,
        )


def _month(day: date) -> str:
    return day.isoformat()[:7]


@dataclass(frozen=True)
class Overview:
    """All that is shown of a period, on screen and in print.

    `before` is the summary of as many days before it, if the calendar has them, and
    `compared` sets the two side by side. `words` are there only if asked for. `facts`
    are those of the period, to open what a picture is made of.
    """

    summary: Summary
    before: Summary | None
    compared: Comparison | None
    rhythm: Rhythm
    timelines: tuple[Timeline, ...]
    noted: Noted
    steering: Steering
    plans: tuple[PlanRow, ...]
    words: OwnWords | None
    facts: tuple[Fact, ...]


def overview(
    journal: Journal,
    first: date | None = None,
    last: date | None = None,
    *,
    zone: tzinfo | None = None,
    words: bool | None = None,
) -> Overview:
    """Read a period of a journal, and work out all that is shown of it.

    Meant for a worker, with a reader of its own. *zone* is where one writes, if not
    where this computer is; *words* asks for own words, or else the journal does.
    Raises BadValueError for a period of no days.
    """
    facts = journal.reflections.facts(first, last)
    practices, today = journal.practices_on, journal.today()
    muted = journal.askings.muted
    summary = summarise(
        facts, practices, first, last, today, questions=journal.questions, muted=muted
    )
    period = Span(summary.first, summary.last)
    earlier = before(period) if first is not None else None
    then = _summary_before(journal, earlier) if earlier else None
    reflections = journal.reflections
    texts = list(
        reflections.texts(period.first, period.last, headed=True, threaded=True)
    )
    return Overview(
        summary,
        then,
        compare(summary, then) if then else None,
        rhythm(facts, period.first, period.last, journal.cadence, zone),
        timelines(facts, lines_of(texts)),
        collected(texts),
        steering(
            journal.askings.history,
            journal.questions,
            period.first,
            period.last,
            {fact.id for fact in facts},
        ),
        tuple(reflections.plan_rows(period.first, period.last)),
        _words(journal, period, words),
        tuple(facts),
    )


def since_we_met(
    journal: Journal, met: date, last: date | None = None, *, zone: tzinfo | None = None
) -> Since:
    """Read what is new in a journal after a day. Raises BadValueError if none is."""
    last = journal.today() if last is None else last
    reflections = journal.reflections
    return since(
        met,
        last,
        reflections.facts(None, last),
        reflections.texts(None, last, headed=True, threaded=True),
        reflections.plan_rows(None, last),
        zone,
    )


def _summary_before(journal: Journal, earlier: Span) -> Summary:
    first, last = earlier.first, earlier.last
    facts = journal.reflections.facts(first, last)
    return summarise(facts, journal.practices_on, first, last, journal.today())


def _words(journal: Journal, period: Span, asked: bool | None) -> OwnWords | None:
    if asked is None:
        asked = journal.preferences.get(PREFERENCE) is True
    if not asked:
        return None
    known = known_prompts(journal.questions, journal.templates)
    rows = journal.reflections.texts(None, period.last)
    return own_words(rows, period.first, period.last, known)
