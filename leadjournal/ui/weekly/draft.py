"""The weekly reflection that is being written, and where in it a person is."""

from __future__ import annotations

import re
from datetime import date
from typing import Self

from leadjournal import cadence, days, flow, parts, weekly
from leadjournal.choices import Weight
from leadjournal.errors import NotFoundError
from leadjournal.journal import Journal
from leadjournal.models import Plan, Reflection
from leadjournal.questions import Question
from leadjournal.revisions import Keeping
from leadjournal.weekly import Offer

#: Which reflection is unfinished, and at which step of it a person left.
PREFERENCE = "weekly"
OUTSIDE_NAME = "outside_name"
_IF = re.compile(r"if\b[\s…,.]*(?=\w)", re.IGNORECASE)
_THEN = re.compile(
    r"(?:then\b[\s…,.]*)?(?:I(?: will|[’']ll)\b)[\s…]*(?=\w)", re.IGNORECASE
)


class Draft:
    """One weekly reflection. Its text is the only place where answers are kept."""

    def __init__(
        self,
        journal: Journal,
        reflection: Reflection,
        *,
        step: object = None,
        screen: str = "",
        short: bool = False,
    ) -> None:
        self.journal = journal
        self.reflection = reflection
        self.step = step
        self.screen = screen
        self.short = short
        self._keeping = Keeping(reflection)

    @classmethod
    def start(cls, journal: Journal, *, short: bool) -> Self:
        with journal.change("Start Weekly Reflection"):
            reflection = journal.reflections.add(draft=True)
            place = {"reflection": reflection.uuid, "step": "", "short": short}
            journal.preferences.set(PREFERENCE, place)
        return cls(journal, reflection, short=short)

    @classmethod
    def unfinished(cls, journal: Journal) -> Self | None:
        """Return what was left before its end, wherever it was left."""
        place = journal.preferences.get(PREFERENCE)
        if not isinstance(place, dict) or not place.get("reflection"):
            return None
        try:
            reflection = journal.reflections.get(str(place["reflection"]))
        except NotFoundError:
            return None
        if not reflection.draft or reflection.trashed is not None:
            return None
        return cls(
            journal,
            reflection,
            step=place.get("step"),
            screen=str(place.get("screen", "")),
            short=place.get("short") is True,
        )

    @property
    def is_there(self) -> bool:
        live = self.reflection in self.journal.reflections
        return live and self.reflection.trashed is None

    @property
    def is_finished(self) -> bool:
        return not self.reflection.draft

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written or chosen in it yet."""
        reflection = self.reflection
        return not (reflection.body or reflection.question or reflection.plans)

    @property
    def monday(self) -> date:
        return weekly.monday(self.reflection.day)

    @property
    def week(self) -> str:
        """Week of 16 November"""
        return f"Week of {self.monday.day} {days.MONTHS[self.monday.month - 1]}"

    @property
    def question(self) -> Question | None:
        return self.journal.questions.named(self.reflection.question)

    @property
    def step_outside(self) -> str | None:
        """The name by which a person speaks of themselves, if they step outside."""
        return self.outside_name if self.reflection.step_outside else None

    @property
    def outside_name(self) -> str:
        return str(self.journal.preferences.get(OUTSIDE_NAME) or "")

    @property
    def turn(self) -> str | None:
        """What comes back this week: every fourth the lessons, every twelfth more."""
        week = weekly.week_of(self.reflection.day)
        return cadence.turn(self.journal.answered_weeks, week)

    @property
    def lessons(self) -> list[str]:
        others = (r.body for r in self.journal.reflections if r is not self.reflection)
        return flow.lessons(others)

    @property
    def plan(self) -> Plan | None:
        """The if-then that is made here."""
        return next((p for p in self.reflection.plans if p.outcome is None), None)

    @property
    def plans_to_close(self) -> list[Plan]:
        """The if-thens of other reflections, with those closed since this was begun."""
        begun = self.reflection.created
        return [
            plan
            for plan in self.journal.plans
            if plan.reflection is not self.reflection
            and (plan.closed is None or plan.closed >= begun)
        ]

    def go_to(self, step: str, screen: str) -> None:
        """Remember where a person is, to find it so however they leave."""
        self.step, self.screen = step, screen
        if self.is_finished or not self.is_there:
            return
        place = {
            "reflection": self.reflection.uuid,
            "step": step,
            "screen": screen,
            "short": self.short,
        }
        if self.journal.preferences.get(PREFERENCE) != place:
            with self.journal.change():
                self.journal.preferences.set(PREFERENCE, place)

    def move_to_today(self) -> None:
        """Let what was begun in an earlier week, and has no word in it, be of today."""
        with self.journal.change():
            self.reflection.day = self.journal.today()

    def part(self, heading: str) -> str:
        return parts.get(self.reflection.body, heading)

    def put(self, heading: str, text: str) -> None:
        """Keep what is written under a heading; to be called inside a change."""
        reflection = self.reflection
        order = flow.headings(self.question)
        body = parts.put(reflection.body, heading, text, order)
        if body == reflection.body:
            return
        self._keeping.before_saving(reflection.title, body, self.journal.now())
        reflection.body = body

    def offers(self) -> list[Offer]:
        """Return this week's questions, and remember that they were offered."""
        today = self.journal.today()
        offers = weekly.this_week(self.journal, today)
        asked = weekly.offered_in_week(self.journal.askings.history, today)
        new = [offer.question.id for offer in offers if offer.question.id not in asked]
        if new:
            with self.journal.change():
                self.journal.askings.offer(new, today)
        if self.reflection.weight == Weight.HEAVY:
            offers.sort(key=lambda offer: not offer.question.gentle)
        return offers

    def choose(self, question: Question) -> None:
        """Let this answer a question, and be about what that is about."""
        reflection, before = self.reflection, self.question
        if before is question:
            return
        with self.journal.change("Choose Question"):
            if not reflection.title or (before and reflection.title == before.text):
                reflection.title = question.text
            for key in before.practices if before else ():
                tagging = reflection.taggings.get(key)
                if key not in question.practices and tagging and not tagging.chance:
                    reflection.untag(key)
            for key in question.practices:
                if key not in reflection.taggings:
                    reflection.tag(key)
            reflection.question = question.id
            today = self.journal.today()
            self.journal.askings.answer(question.id, reflection, today)

    def keep_plan(self, **words: str) -> None:
        """Keep what is typed of the if-then; to be called inside a change."""
        plan = self.plan
        if plan is None and any(words.values()):
            plan = self.journal.plans.add(self.reflection, "", "")
        for name, said in words.items() if plan else ():
            setattr(plan, name, said)

    def keep_due(self, day: date | None) -> None:
        with self.journal.change("Choose Day"):
            plan = self.plan or self.journal.plans.add(self.reflection, "", "")
            plan.due = day

    def tidy_plan(self) -> None:
        """Take away an if-then of which nothing is left, and a second If and then."""
        plan = self.plan
        if plan is None:
            return
        if not (plan.cue or plan.act or plan.with_whom):
            with self.journal.change("Remove Plan"):
                self.reflection.plans.remove(plan)
            return
        cue, act = _without(_IF, plan.cue), _without(_THEN, plan.act)
        if (cue, act) != (plan.cue, plan.act):
            with self.journal.change():
                plan.cue, plan.act = cue, act

    def say_instead(self, found: re.Pattern[str], role: str) -> None:
        """Put a role in the place of what was found, in the text and in the plan."""
        reflection = self.reflection
        body = found.sub(lambda _: role, reflection.body)
        self.journal.reflections.edit(reflection, body=body)
        for plan in reflection.plans:
            plan.cue = found.sub(lambda _: role, plan.cue)
            plan.act = found.sub(lambda _: role, plan.act)
            plan.with_whom = found.sub(lambda _: role, plan.with_whom)

    def finish(self) -> None:
        if self.is_finished:
            return
        with self.journal.change("Finish Weekly Reflection"):
            self.reflection.draft = False
            self.reflection.title = self.reflection.title or self.week
            self.journal.preferences.set(PREFERENCE, None)


def _without(start: re.Pattern[str], words: str) -> str:
    """Return words without what the sentence they stand in begins with anyway."""
    found = start.match(words)
    return words[found.end() :] if found else words
