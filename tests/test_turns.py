"""The rules of asking, held over years and over whatever may have happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadjournal import frameworks, questions
from leadjournal.askings import Asked
from leadjournal.questions import Question
from leadjournal.weekly import Offer, monday, offer

FRAMEWORKS = frameworks.load()
PRACTICES = FRAMEWORKS.primary
KEYS = {practice.key for practice in PRACTICES}
BANK = list(questions.load(FRAMEWORKS.practices))
BY_ID = {question.id: question for question in BANK}
DAY = date(2026, 11, 19)
WEEK = timedelta(weeks=1)


def asked(question: str, happening: str, day: date) -> Asked:
    return Asked(question, happening, day, None)


def ids(of: Sequence[Offer]) -> list[str]:
    return [each.question.id for each in of]


Choice = Callable[[Random, list[Offer]], Offer]


@dataclass(frozen=True)
class Week:
    """What was known in a week, and what was offered."""

    day: date
    offers: list[Offer]
    seen: set[str]
    last_answer: Question | None
    quiet: set[str]


def _first(_: Random, three: list[Offer]) -> Offer:
    return three[0]


def _last(_: Random, three: list[Offer]) -> Offer:
    return three[-1]


def _any(random: Random, three: list[Offer]) -> Offer:
    return random.choice(three)


def weeks_of(
    choose: Choice,
    *,
    seed: int,
    weeks: int = 110,
    start: date = date(2019, 12, 4),
    absent: float = 0,
    mute: float = 0,
    skip: float = 0,
    weight: str | None = None,
    besides: Iterable[str] = (),
    bank: Sequence[Question] = BANK,
) -> Iterator[Week]:
    """Live the weeks of somebody who answers one question a week when not absent.

    They may also write about something *besides* each week, mute a part of the bank
    at the start, or skip a question now and then.
    """
    random = Random(seed)
    known = {question.id: question for question in bank}
    history = [asked(q, "muted", start - WEEK) for q in known if random.random() < mute]
    written: dict[str, date] = {}
    for number in range(weeks):
        day = start + number * WEEK + timedelta(random.randrange(-2, 5))
        if random.random() < absent:
            continue
        begin = monday(day)
        answers = [row.question for row in history if row.happening == "answered"]
        quiet = {k for k in KEYS if written.get(k, date.min) < begin - 4 * WEEK}
        weights = [weight] * min(2, len(answers))
        three = offer(bank, history, written, PRACTICES, day, seed, weights=weights)
        recent = {r.question for r in history if begin - monday(r.day) <= 12 * WEEK}
        last = known[answers[-1]] if answers else None
        yield Week(day, three, recent, last, quiet)
        history += [asked(each, "offered", day) for each in ids(three)]
        if three and random.random() < skip:
            history.append(asked(random.choice(ids(three)), "skipped", day))
            three = offer(bank, history, written, PRACTICES, day, seed, weights=weights)
            history += [asked(each, "offered", day) for each in ids(three)]
        answered = choose(random, three)
        history.append(asked(answered.question.id, "answered", day))
        written |= dict.fromkeys([*answered.question.practices, *besides], day)


def check(weeks: list[Week]) -> None:
    """Check every rule that a person could hold us to, week by week."""
    for week in weeks:
        asked_now = [each.question for each in week.offers]
        hard = [question for question in asked_now if question.demanding]
        assert len(set(ids(week.offers))) == 3, week.day
        assert not set(ids(week.offers)) & week.seen, week.day
        assert len(hard) <= 1, week.day
        assert not hard or not (week.last_answer and week.last_answer.demanding)
        assert len({question.type for question in asked_now}) > 1, week.day
        about = {key for question in asked_now for key in question.practices}
        assert not week.quiet or about & week.quiet, week.day
    check_rounds(weeks)


def check_rounds(weeks: list[Week]) -> None:
    """Check that any five weeks ask about every practice."""
    for place in range(len(weeks) - 4):
        five = [each for week in weeks[place : place + 5] for each in week.offers]
        about = {key for each in five for key in each.question.practices}
        assert about >= KEYS, weeks[place].day


@pytest.mark.parametrize("choose", [_first, _last, _any])
@pytest.mark.parametrize(
    "person",
    [
        {},
        {"absent": 0.4},
        {"mute": 0.5},
        {"skip": 0.3},
        {"mute": 0.5, "absent": 0.2},
        {"mute": 0.4, "skip": 0.2},
        {"weight": "heavy"},
        {"start": date(2026, 6, 3)},
    ],
    ids=str,
)
def test_over_the_years_every_rule_is_kept_in_every_week(choose, person):
    check(list(weeks_of(choose, seed=7, **person)))


@pytest.mark.parametrize("left", [3, 5, 8])
@pytest.mark.parametrize("weight", ["mixed", "heavy"])
def test_the_few_questions_of_a_practice_last_for_every_round(left, weight):
    """Only one practice is ever quiet, and has too few questions for each week."""
    scarce = "kf-shared-purpose"
    easy = [q for q in BANK if q.practices == (scarce,) and not q.demanding]
    bank = [q for q in BANK if scarce not in q.practices] + easy[:left]

    def avoid(_: Random, three: list[Offer]) -> Offer:
        return min(three, key=lambda each: scarce in each.question.practices)

    others = KEYS - {scarce}
    for seed in range(3):
        weeks = list(
            weeks_of(avoid, seed=seed, weight=weight, besides=others, bank=bank)
        )
        check_rounds(weeks)
        asked_about = [w for w in weeks if set(ids(w.offers)) & {q.id for q in easy}]
        assert len(asked_about) > len(weeks) * min(left, 7) // 14


def test_two_years_touch_most_of_the_bank():
    weeks = weeks_of(_any, seed=5)
    assert len({each for week in weeks for each in ids(week.offers)}) > 160


def test_questions_of_ones_own_have_their_turn():
    own = [
        replace(BY_ID["Q002"], id=f"MINE{n}", practices=("own-supervision",))
        for n in range(20)
    ]
    weeks = list(weeks_of(_first, seed=3, weeks=40, bank=[*BANK, *own]))
    mine = [o for week in weeks for o in week.offers if o.question in own]
    assert {each.reason for each in mine} == {"One of your own questions"}
    assert len(mine) >= 8
    check(weeks)


happenings = st.builds(
    Asked,
    st.sampled_from(BANK).map(lambda question: question.id),
    st.sampled_from(["offered", "answered", "skipped", "muted", "pinned"]),
    st.integers(-150, 10).map(lambda days: DAY + timedelta(days)),
    st.none(),
)
journals = st.dictionaries(
    st.sampled_from(sorted(KEYS)),
    st.integers(8, 90).map(lambda days: DAY - timedelta(days)),
)
packs = st.lists(st.sampled_from(BANK), max_size=60, unique=True)


@settings(deadline=None)
@given(
    st.lists(happenings, max_size=80),
    journals,
    packs,
    st.lists(st.sampled_from(["light", "heavy", None]), max_size=3),
    st.integers(0, 9),
)
def test_whatever_happened_the_rules_hold_all_week(
    history, written, bank, weights, seed
):
    week = [monday(DAY) + timedelta(days) for days in range(7)]
    history = sorted(history, key=lambda row: row.day)
    three, *rest = [
        offer(bank, history, written, PRACTICES, day, seed, weights=weights)
        for day in week
    ]
    assert all(other == three for other in rest)
    assert [
        r for r in history if r.happening == "muted" and r.question in ids(three)
    ] == []
    now = {r.question for r in history if r.happening == "skipped" and r.day in week}
    assert not now & set(ids(three))
    pinned = {row.question for row in history if row.happening == "pinned"}
    seen = {
        row.question
        for row in history
        if row.happening in ("offered", "answered", "skipped")
        and timedelta(0) < week[0] - monday(row.day) <= 12 * WEEK
    }
    assert not (set(ids(three)) - pinned) & seen
    assert sum(each.question.demanding for each in three) <= 1
    assert len(three) <= 3
    assert len(set(ids(three))) == len(three)
    gentle = [each for each in three if each.reason.startswith("A gentler")]
    assert gentle == [] or (weights[:2] == ["heavy"] * 2 and gentle == three[:1])
    counts = [
        row
        for row in history
        if row.day < week[0] or row.happening in ("muted", "skipped")
    ]
    assert three == offer(bank, counts, written, PRACTICES, DAY, seed, weights=weights)
