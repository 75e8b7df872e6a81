"""The questions that patterns raise, and why."""

from __future__ import annotations

from datetime import date

from leadjournal import frameworks, questions
from leadjournal.patterns.raised import raised
from leadjournal.periods import Period, period_of
from leadjournal.reflections import Fact

FRAMEWORKS = frameworks.load()
PRACTICES = FRAMEWORKS.primary
KEYS = [practice.key for practice in PRACTICES]
BANK = questions.load(FRAMEWORKS.practices)
TODAY = date(2026, 11, 22)


def fact(day: int, *tags: str, threads: tuple[str, ...] = ()) -> Fact:
    pairs = tuple((tag, None) for tag in tags)
    on = date(2026, 11, day)
    return Fact(f"{day} {tags}", on, pairs, (), None, None, None, threads)


def period(*facts: Fact) -> Period:
    return period_of(facts, PRACTICES, date(2026, 11, 1), TODAY, TODAY)


def test_one_question_is_from_the_quietest_practice_and_one_from_the_longest_thread():
    facts = [fact(day, *KEYS) for day in (1, 2)]
    facts += [fact(3, *(key for key in KEYS if key != "kf-altruism"))]
    facts += [
        fact(day, "bw-power", "bw-listening", threads=("rota",)) for day in (4, 5)
    ]
    facts += [fact(6, "bw-listening", threads=("rota", "b")), fact(7, threads=("b",))]
    quiet, thread = raised(period(*facts), BANK)
    assert quiet.practice == "kf-altruism"
    assert quiet.reason == "Altruism came up least: in 2 of 7 reflections."
    assert "kf-altruism" in BANK.get(quiet.question).practices
    assert (thread.thread, thread.practice) == ("rota", "bw-listening")
    assert thread.reason == (
        "“rota” came up in 3 reflections, 3 of them about listening to each other."
    )
    assert "bw-listening" in BANK.get(thread.question).practices
    assert raised(period(*facts[::-1]), BANK) == [quiet, thread]


def test_of_two_as_seldom_the_one_longer_ago_is_the_quieter():
    facts = [fact(1, "kf-altruism"), fact(2, *KEYS), fact(3, *KEYS)]
    facts += [fact(4, *(key for key in KEYS if key not in ("bw-power", "kf-altruism")))]
    facts += [fact(5, "bw-power")]
    assert raised(period(*facts), BANK)[0].practice == "kf-altruism"


def test_without_a_thread_the_second_is_from_what_came_up_most():
    facts = [fact(1, *KEYS[1:]), fact(2, "bw-power")]
    least, most = raised(period(*facts), BANK)
    assert least.practice == KEYS[0]
    assert least.reason.endswith(
        "is not written about in this period: 0 of 2 reflections."
    )
    assert (most.practice, most.thread) == ("bw-power", None)
    assert most.reason == (
        "Sharing and building power came up most: in 2 of 2 reflections."
    )


def test_a_thread_about_nothing_known_raises_no_question_of_its_own():
    facts = [fact(1, "own-thing", threads=("rota",)), fact(2, "bw-power")]
    assert raised(period(*facts), BANK)[1].practice == "bw-power"


def test_muted_questions_are_left_out_and_none_is_asked_twice():
    facts = [fact(1, "bw-power", threads=("rota",))]
    everything = {question.id for question in BANK}
    assert raised(period(*facts), BANK, everything) == []
    first, second = raised(period(*facts), BANK)
    again = raised(period(*facts), BANK, {first.question, second.question})
    assert not {each.question for each in again} & {first.question, second.question}
    only = [question for question in BANK if set(KEYS) & set(question.practices)][:1]
    assert len(raised(period(*facts), only)) == 1


def test_an_empty_journal_raises_two_questions():
    first, second = raised(period(), BANK)
    assert first.reason == "Nothing is written in this period yet."
    assert first.question != second.question
