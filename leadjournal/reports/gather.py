"""What a report is made of, read from a journal once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from leadjournal.choices import Happening
from leadjournal.facts import Fact, PlanRow
from leadjournal.frameworks import Practice
from leadjournal.patterns.overview import Summary, summarise
from leadjournal.reports.model import Options
from leadjournal.reports.words import one_line

if TYPE_CHECKING:
    from leadjournal.journal import Journal
    from leadjournal.models import Reflection
    from leadjournal.questions import Questions

#: As many as there are.
_ALL = 2**62


@dataclass(frozen=True)
class Gathered:
    """A period of a journal: what may be told of it, and what was left out.

    `chosen` are the reflections whose words may be shown, oldest first; `left_out`
    says how many private ones nothing is told of. Nothing else of it holds a word of
    a text, but for the names of threads and the plans, which only go with `chosen`.
    """

    today: date
    facts: tuple[Fact, ...]
    all_plans: tuple[PlanRow, ...]
    summary: Summary
    practices: Mapping[str, Practice]
    questions: Questions
    chosen: tuple[Reflection, ...]
    left_out: int
    #: How often a question about each practice was offered.
    offered: Mapping[str, int]
    #: How many drafts there are whose words are not shown, though all others are.
    drafts: int = 0

    @property
    def plans(self) -> list[PlanRow]:
        """The plans made in the period; `all_plans` has the earlier ones too."""
        return [plan for plan in self.all_plans if plan.day >= self.summary.first]

    @property
    def may_quote(self) -> frozenset[str]:
        return frozenset(reflection.uuid for reflection in self.chosen)

    @property
    def unnamed_threads(self) -> set[str]:
        """The threads of which no reflection is chosen: their names are own words."""
        named = {n for f in self.facts if f.id in self.may_quote for n in f.threads}
        return {name for fact in self.facts for name in fact.threads} - named

    def name(self, key: str) -> str:
        known = self.practices.get(key)
        return one_line(known.short if known else key)

    def brief(self, key: str) -> str:
        """Return a name that fits at the head of a column."""
        known = self.practices.get(key)
        return one_line(known.brief if known else key)


def gather(
    journal: Journal, first: date | None, last: date | None, options: Options
) -> Gathered:
    """Read a period of a journal. Raises BadValueError for one of no days."""
    hidden = _private(journal) - options.private
    here = journal.reflections.facts(first, last)
    facts = [fact for fact in here if fact.id not in hidden]
    practices = journal.practices_on
    summary = summarise(
        facts,
        practices,
        first,
        last,
        journal.today(),
        questions=journal.questions,
        muted=journal.askings.muted,
    )
    plans = journal.reflections.plan_rows(None, summary.last)
    chosen = tuple(_chosen(journal, facts, options))
    return Gathered(
        today=journal.today(),
        facts=tuple(facts),
        all_plans=tuple(plan for plan in plans if plan.reflection not in hidden),
        summary=summary,
        practices={practice.key: practice for practice in practices},
        questions=journal.questions,
        chosen=chosen,
        left_out=len(here) - len(facts),
        offered=_offered(journal, summary),
        drafts=len(facts) - len(chosen) if options.texts is True else 0,
    )


def _offered(journal: Journal, summary: Summary) -> Counter[str]:
    return Counter(
        practice
        for asked in journal.askings.history
        if asked.happening == Happening.OFFERED
        and summary.first <= asked.day <= summary.last
        and (question := journal.questions.named(asked.question))
        for practice in question.practices
    )


def _private(journal: Journal) -> set[str]:
    """Return the ids of the private reflections."""
    found = journal.reflections.rows("is:private", limit=_ALL)
    return {row.uuid for row in found}


def _chosen(journal: Journal, facts: list[Fact], options: Options) -> list[Reflection]:
    """Return those whose words may be shown, in the order of the facts.

    Of all there are, drafts are left out: they are not said yet.
    """
    if options.texts is False:
        return []
    wanted = [
        fact.id for fact in facts if options.texts is True or fact.id in options.texts
    ]
    if options.texts is True and facts:
        days = facts[0].day, facts[-1].day
        inside = journal.reflections.between(*days, _ALL)
        known = {reflection.uuid: reflection for reflection in inside}
        return [known[name] for name in wanted if not known[name].draft]
    return [journal.reflections.get(name) for name in wanted]
