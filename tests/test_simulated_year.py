"""A year lived week by week with a real journal, from one Friday to the next."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from leadjournal import Journal, cadence, flow, parts, weekly
from leadjournal.cadence import Cadence
from leadjournal.choices import Happening
from leadjournal.flow import Step
from leadjournal.models import Reflection
from leadjournal.questions import Question
from leadjournal.weekly import Offer, week_of

LONDON = ZoneInfo("Europe/London")
#: The Monday of the first week of 2026, a year of 53 weeks.
START = datetime(2025, 12, 29, 9, tzinfo=LONDON)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WEEK = 7 * DAY
YEAR = 53


class Writer:
    """Somebody with a journal, the time on their wall, and all they were offered."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self.now = START
        self.path = folder / "year.leadjournal"
        self.journal = Journal.create(self.path, clock=lambda: self.now, seed=seed)
        self.close = self.journal.close
        self.offered: dict[str, dict[str, Offer]] = {}
        self.cadence = Cadence()

    def wait(self, week: int, days: int = 0, hour: int = 9, minute: int = 0) -> None:
        """Let it be a time of a day of a week; both are counted from 0."""
        day = START.date() + week * WEEK + days * DAY
        self.now = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)

    @property
    def cadence(self) -> Cadence:
        return Cadence.from_json(self.journal.preferences.get("cadence"))

    @cadence.setter
    def cadence(self, changed: Cadence) -> None:
        with self.journal.change():
            self.journal.preferences.set("cadence", changed.as_json())

    @property
    def answered(self) -> list[str]:
        """The weeks in which a question was answered."""
        history = self.journal.askings.history
        weeks = [week_of(a.day) for a in history if a.happening == Happening.ANSWERED]
        return [*dict.fromkeys(weeks)]

    @property
    def is_asked(self) -> bool:
        return cadence.is_due(self.cadence, self.now, self.answered)

    @property
    def next_moment(self) -> datetime | None:
        return cadence.next_moment(self.cadence, self.now, self.answered)

    @property
    def missed(self) -> int:
        first = week_of(START.date())
        return cadence.weeks_missed(self.cadence, self.now, self.answered, first)

    def look(self) -> list[Offer]:
        """See this week's questions, as the day's page shows them."""
        today = self.journal.today()
        offers = weekly.this_week(self.journal, today)
        with self.journal.change():
            self.journal.askings.offer([o.question.id for o in offers], today)
        seen = self.offered.setdefault(week_of(today), {})
        seen |= {offer.question.id: offer for offer in offers}
        assert len(offers) == weekly.OFFERED
        return offers

    def answer(self, offer: Offer) -> None:
        """Write about one of the questions, without more ado."""
        with self.journal.change("Answer Question"):
            reflection = self.journal.reflections.add(offer.question.text)
            self._ask(reflection, offer.question)

    def walk(self, offer: Offer, number: int) -> Reflection:
        """Walk the whole flow with one of the questions, and write in each part."""
        journal, question = self.journal, offer.question
        way = {"short": False, "has_open_plans": bool(journal.plans.open)}
        turn = cadence.turn(self.answered, week_of(journal.today()))
        with journal.change("Start Weekly Reflection"):
            reflection = journal.reflections.add(question.text, draft=True)
        step: Step | None = flow.steps(**way)[0]
        while step is not None:
            with journal.change():
                self._take(step, reflection, question, number)
                for field in flow.fields(step, question=question, turn=turn):
                    text = f"{field.heading} {number}"
                    order = flow.headings(question)
                    body = parts.put(reflection.body, field.heading, text, order)
                    journal.reflections.edit(reflection, body=body)
                place = {"reflection": reflection.uuid, "step": step}
                journal.preferences.set("weekly", place)
            assert flow.resume(journal.preferences.get("weekly")["step"], **way) is step
            step = flow.after(step, **way)
        return reflection

    def _take(
        self, step: Step, reflection: Reflection, question: Question, number: int
    ) -> None:
        plans = self.journal.plans
        match step:
            case Step.LOOK_BACK:
                for plan in plans.open:
                    plans.close(plan, "did", f"What came of {number}")
            case Step.MOMENT:
                self._ask(reflection, question)
            case Step.IF_THEN:
                plans.add(reflection, f"it is {number}", "ask first")
            case Step.DONE:
                reflection.draft = False

    def _ask(self, reflection: Reflection, question: Question) -> None:
        reflection.question = question.id
        self.journal.askings.answer(question.id, reflection, reflection.day)
        for practice in question.practices:
            reflection.tag(practice, "took")


def check_rules(writer: Writer) -> None:
    """No question twice in twelve weeks; each practice within any five."""
    last: dict[str, date] = {}
    asked: list[set[str]] = []
    for week, offers in writer.offered.items():
        day = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
        for question in offers:
            assert day - last.get(question, date.min) > 12 * WEEK, (week, question)
            last[question] = day
        asked.append({key for o in offers.values() for key in o.question.practices})
    primary = {practice.key for practice in writer.journal.frameworks.primary}
    for start in range(len(asked) - 4):
        assert primary <= set().union(*asked[start : start + 5]), start


def test_a_year_of_somebody_who_writes_every_friday(tmp_path):
    random = Random(7)
    with closing(Writer(tmp_path)) as writer:
        for week in range(YEAR):
            check_week(writer, week, random)
        assert writer.answered == [f"2026-W{n:02}" for n in range(1, YEAR + 1)]
        assert week_of(writer.journal.today()) == "2026-W53"
        check_rules(writer)
        outcomes = [plan.outcome for plan in writer.journal.plans]
        assert outcomes == [None] + ["did"] * (YEAR - 1)
        assert len(writer.journal.reflections) == YEAR
    with Journal.open(writer.path) as again:
        assert again.check() == []


def check_week(writer: Writer, week: int, random: Random) -> None:
    """Live one week of a weekly writer, from Monday morning to Sunday night."""
    journal = writer.journal
    writer.wait(week)
    assert not writer.is_asked and writer.missed == 0
    has_plan = bool(journal.plans.open)
    assert has_plan is (week > 0)
    assert cadence.is_monday_card(writer.now, has_open_plans=has_plan) is has_plan
    three = writer.look()

    writer.wait(week, days=3)
    check_echo(writer, week - 2)
    writer.wait(week, days=4, hour=14, minute=59)
    friday = writer.now + MINUTE
    assert not writer.is_asked and writer.next_moment == friday
    writer.now = friday
    assert writer.is_asked and writer.look() == three
    check_echo(writer, week - 1)
    number = week + 1
    expected = {0: "lessons"}.get(number % 4) if number % 12 else "patterns"
    assert cadence.turn(writer.answered, week_of(journal.today())) == expected
    lessons = flow.lessons(reflection.body for reflection in journal.reflections)
    last_three = range(week, max(0, week - 3), -1)
    assert lessons == [f"{flow.NOW_THINK} {n}" for n in last_three]
    reflection = writer.walk(random.choice(three), number)
    check_reflection(writer, reflection, number, expected)
    assert len(journal.plans.open) == 1
    assert cadence.turn(writer.answered, week_of(journal.today())) == expected
    writer.wait(week, days=6, hour=23, minute=59)
    assert not writer.is_asked and writer.look() == three
    assert writer.next_moment == friday + WEEK


def check_echo(writer: Writer, week: int) -> None:
    """The answer of a week is asked after, and no other."""
    history, today = writer.journal.askings.history, writer.journal.today()
    asked_after = flow.to_ask_after(history, today)
    assert (not asked_after) is (week < 0)
    if asked_after:
        body = writer.journal.reflections.get(asked_after[0]).body
        assert parts.get(body, flow.MOMENT) == f"{flow.MOMENT} {week + 1}"


def check_reflection(
    writer: Writer, reflection: Reflection, number: int, turn: str | None
) -> None:
    """It is one reflection of headed parts in their order, each with its words."""
    question = writer.journal.questions.get(reflection.question)
    left_out = {flow.MONTH, flow.ASK_SOMEONE}
    left_out -= {{"lessons": flow.MONTH, "patterns": flow.ASK_SOMEONE}.get(turn)}
    order = [h for h in flow.headings(question) if h not in left_out]
    found = [(part.heading, part.text) for part in parts.split(reflection.body)]
    assert found == [(heading, f"{heading} {number}") for heading in order]
    assert set(reflection.taggings) == set(question.practices)
    assert not reflection.draft


@pytest.mark.parametrize("seed", [2, 3])
def test_a_year_of_somebody_who_skips(tmp_path, seed):
    random = Random(seed)
    with closing(Writer(tmp_path, seed)) as writer:
        leave = (date(2026, 7, 27), date(2026, 8, 16))
        writer.cadence = Cadence(paused=(leave,))
        missed = 0
        for week in range(YEAR):
            writer.wait(week, days=4, hour=15)
            friday = writer.now
            if writer.cadence.is_paused(friday.date()):
                assert not writer.is_asked and writer.next_moment.date() > leave[1]
                continue
            assert writer.is_asked and writer.missed == missed
            assert (flow.welcome(missed) == "") is (missed == 0)
            mood = random.choice(["away", "skip", "tomorrow", "later", "write"])
            if mood == "away":
                missed += week > 0
                continue
            if mood == "skip":
                writer.cadence = cadence.skip_week(writer.cadence, writer.now)
                assert not writer.is_asked
                assert writer.next_moment > friday + DAY
                continue
            if mood in ("tomorrow", "later"):
                delay = {"tomorrow": cadence.tomorrow, "later": cadence.later_today}
                writer.cadence = delay[mood](writer.cadence, writer.now)
                assert not writer.is_asked
                writer.now = writer.next_moment
                assert writer.is_asked and week_of(writer.now) == week_of(friday)
            three = writer.look()
            if random.random() < 0.4:
                three = turn_down(writer, three, random)
            writer.answer(random.choice(three))
            assert not writer.is_asked and writer.missed == missed
            missed = 0
        assert 20 < len(writer.answered) < 45
        check_rules(writer)


def turn_down(writer: Writer, three: list[Offer], random: Random) -> list[Offer]:
    """Skip one of three questions: another comes in its place, the others stay."""
    place = random.randrange(3)
    with writer.journal.change("Skip Question"):
        writer.journal.askings.skip(three[place].question.id, writer.journal.today())
    after = writer.look()
    same = [a == b for a, b in zip(three, after, strict=True)]
    assert same == [number != place for number in range(3)]
    return after


def test_a_year_of_somebody_who_mutes_half_the_bank(tmp_path):
    random = Random(4)
    with closing(Writer(tmp_path, 4)) as writer:
        journal = writer.journal
        bank = [question.id for question in journal.questions]
        muted = {*random.sample(bank, len(bank) // 2)}
        with journal.change("Never Ask Questions"):
            for question in muted:
                journal.askings.mute(question, journal.today() - WEEK)
        for week in range(YEAR):
            writer.wait(week, days=4, hour=16)
            three = writer.look()
            assert not muted & {offer.question.id for offer in three}
            writer.answer(random.choice(three))
        check_rules(writer)


def test_the_same_state_gives_the_same_three_on_any_day_and_in_any_zone(tmp_path):
    with closing(Writer(tmp_path, 5)) as writer:
        for week in range(6):
            writer.wait(week, days=4, hour=16)
            writer.answer(writer.look()[week % 3])
        writer.wait(6)
        three = writer.look()
        for hours in range(0, 6 * 24, 7):
            later = START + 6 * WEEK + timedelta(hours=hours)
            writer.now = later.astimezone(ZoneInfo("Asia/Tokyo"))
            assert weekly.this_week(writer.journal, writer.journal.today()) == three
        with writer.journal.reader() as reader:
            assert weekly.this_week(reader, writer.journal.today()) == three
