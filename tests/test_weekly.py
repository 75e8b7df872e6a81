"""Which questions are offered, to whom, and with what reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from leadjournal import frameworks, questions
from leadjournal.askings import Asked
from leadjournal.questions import Question
from leadjournal.weekly import Offer, monday, offer, week_of

FRAMEWORKS = frameworks.load()
PRACTICES = FRAMEWORKS.primary
KEYS = {practice.key for practice in PRACTICES}
BANK = list(questions.load(FRAMEWORKS.practices))
BY_ID = {question.id: question for question in BANK}
DAY = date(2026, 11, 19)
WEEK = timedelta(weeks=1)
#: Everything has come up last week, so that nothing is quiet.
ALL_LAST_WEEK = {key: monday(DAY) - timedelta(3) for key in KEYS}


def asked(question: str, happening: str, day: date) -> Asked:
    return Asked(question, happening, day, None)


def offers(
    history: Sequence[Asked] = (),
    written: dict[str, date] = ALL_LAST_WEEK,
    *,
    day: date = DAY,
    bank: Sequence[Question] = BANK,
    weights: Sequence[str | None] = (),
    seed: int = 1,
) -> list[Offer]:
    return offer(bank, history, written, PRACTICES, day, seed, weights=weights)


def ids(of: Sequence[Offer]) -> list[str]:
    return [each.question.id for each in of]


def reason_for(key: str, of: Sequence[Offer]) -> str:
    return next(each.reason for each in of if key in each.question.practices)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 11, 19), "2026-W47"),
        (date(2021, 1, 3), "2020-W53"),
        (date(2021, 1, 4), "2021-W01"),
        (date(2026, 12, 31), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2024, 12, 30), "2025-W01"),
        (date(1900, 1, 1), "1900-W01"),
    ],
)
def test_a_week_is_named_as_iso_names_it(day, name):
    assert week_of(day) == name
    assert monday(day) <= day < monday(day) + WEEK
    assert week_of(monday(day)) == name


def test_a_new_journal_is_asked_about_what_is_unwritten():
    first = offers(written={})
    assert len(set(ids(first))) == 3
    assert all(each.reason.startswith("You have not written about") for each in first)
    names = {practice.short.lower() for practice in PRACTICES}
    assert all(each.reason[27:-4] in names for each in first)


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        (date(2026, 10, 15), "Altruism last came up 5 weeks ago"),
        (date(2026, 10, 18), "Altruism last came up 5 weeks ago"),
        (date(2026, 10, 19), "Altruism last came up 4 weeks ago"),
        (date(2025, 11, 20), "Altruism last came up 52 weeks ago"),
    ],
)
def test_what_has_gone_quiet_comes_first_and_says_so(last, reason):
    three = offers(written={**ALL_LAST_WEEK, "kf-altruism": last})
    assert "kf-altruism" in three[0].question.practices
    assert three[0].reason == reason


def test_of_the_quiet_the_one_asked_about_longest_ago_comes_first():
    history = [
        asked("Q001", "offered", DAY - 14 * WEEK),
        asked("Q002", "offered", DAY - 13 * WEEK),
    ]
    assert BY_ID["Q002"].practices == ("kf-shared-purpose",)
    long_ago = dict.fromkeys(["kf-altruism", "kf-shared-purpose"], DAY - 9 * WEEK)
    three = offers(history, {**ALL_LAST_WEEK, **long_ago})
    assert "kf-altruism" in three[0].question.practices


def test_others_say_when_they_were_last_asked_about():
    others = [question for question in BANK if "kf-altruism" not in question.practices]
    history = [asked(q.id, "offered", DAY - 14 * WEEK) for q in others]
    history += [asked(q.id, "offered", DAY - 13 * WEEK) for q in others if q.demanding]
    three = offers([*history, asked("Q001", "offered", DAY - 15 * WEEK)])
    assert three[0].reason == "You were last asked about altruism 15 weeks ago"
    once = offers([asked(BANK[0].id, "offered", DAY - WEEK)])
    assert once[0].reason.startswith("You have not been asked about")
    again = [asked(q.id, "offered", DAY - WEEK) for q in BANK[::2]]
    assert all(o.reason.endswith("1 week ago") for o in offers(again))


@pytest.mark.parametrize("happening", ["offered", "answered", "skipped"])
def test_a_question_rests_for_twelve_weeks_unless_pinned(happening):
    alone = [BY_ID["Q002"]]
    for weeks in range(1, 13):
        seen = [asked("Q002", happening, DAY - weeks * WEEK)]
        assert offers(seen, bank=alone) == []
        pinned = [asked("Q002", "pinned", DAY - 20 * WEEK), *seen]
        assert offers(pinned, bank=alone)[0].reason == "You pinned this question"
    seen = [asked("Q002", happening, DAY - 13 * WEEK)]
    assert ids(offers(seen, bank=alone)) == ["Q002"]


def test_nothing_demanding_follows_a_demanding_answer():
    hard = [question for question in BANK if question.demanding]
    answers = [asked(hard[0].id, "answered", DAY - 30 * WEEK)]
    assert offers(answers, bank=hard) == []
    answers.append(asked("Q001", "answered", DAY - 20 * WEEK))
    assert len(offers(answers, bank=hard)) == 1


def test_after_two_heavy_entries_a_gentle_question_comes_first():
    three = offers(weights=["heavy", "heavy"])
    assert three[0].question.gentle
    assert three[0].reason == "A gentler question, after two heavy weeks"
    assert not any("gentler" in each.reason for each in three[1:])
    for weights in (["heavy"], ["mixed", "heavy", "heavy"], ["heavy", None, "heavy"]):
        assert ids(offers(weights=weights)) == ids(offers())


def test_without_gentle_questions_a_heavy_week_has_three_all_the_same():
    bank = [question for question in BANK if not question.gentle]
    assert ids(offers(bank=bank, weights=["heavy"] * 2)) == ids(offers(bank=bank))


@pytest.mark.parametrize("happening", ["skipped", "muted"])
@pytest.mark.parametrize("weights", [[], ["heavy", "heavy"]])
def test_a_question_turned_down_is_replaced_and_the_others_stay(happening, weights):
    for place in range(3):
        history: list[Asked] = []
        before = offers(written={}, weights=weights)
        for _ in range(4):
            history.append(asked(ids(before)[place], happening, DAY))
            after = offers(history, {}, weights=weights)
            changed = [a != b for a, b in zip(before, after, strict=True)]
            assert changed == [each == place for each in range(3)]
            assert not {row.question for row in history} & set(ids(after))
            before = after
        assert weights == [] or before[0].question.gentle


def test_muting_or_answering_something_changes_no_offer_beside_it():
    three = offers()
    elsewhere = next(question for question in BANK if question.id not in ids(three))
    assert offers([asked(elsewhere.id, "muted", DAY)]) == three
    assert offers([asked(elsewhere.id, "pinned", DAY)]) == three
    assert offers([asked(each, "offered", DAY) for each in ids(three)]) == three
    assert offers([asked(ids(three)[0], "answered", DAY)]) == three


def test_a_question_muted_for_good_never_comes_back():
    later = asked(ids(offers())[0], "muted", DAY + 9 * WEEK)
    assert later.question not in ids(offers([later]))
    muted = [asked(q.id, "muted", DAY - 40 * WEEK) for q in BANK]
    assert set(ids(offers(muted[:5] + muted[7:]))) == {"Q006", "Q007"}
    assert offers([asked(q.id, "muted", DAY) for q in BANK]) == []
    assert offers(bank=[]) == []
