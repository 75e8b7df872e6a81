"""All that is shown of a period, from a real journal."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from leadjournal import demo
from leadjournal.errors import BadValueError
from leadjournal.patterns.overview import overview, since_we_met

FIRST, LAST = date(2025, 12, 1), date(2026, 11, 19)


def test_the_demo_has_something_of_everything(journal):
    demo.write(journal, LAST)
    told = overview(journal, FIRST, LAST, zone=UTC)
    assert told.summary.reflections == len(told.facts) > 50
    assert told.before is not None and told.compared is not None
    assert told.compared.last == date(2025, 11, 30)
    assert told.rhythm.weeks_written == told.summary.weeks_written
    assert told.rhythm.hours_of == told.summary.reflections
    assert len(told.plans) == sum(told.summary.plans.values())
    assert 0 < told.steering.answered <= told.steering.offered
    assert told.words is None


def test_the_reader_of_a_worker_sees_the_same(journal):
    demo.write(journal, LAST)
    with journal.reader() as reader:
        assert overview(reader, FIRST, zone=UTC) == overview(journal, FIRST, zone=UTC)


def test_own_words_are_counted_only_if_the_journal_or_the_call_asks(journal):
    demo.write(journal, LAST)
    assert overview(journal, words=True).words is not None
    with journal.change("Ask for Own Words"):
        journal.preferences.set("own_words", True)
    assert overview(journal).words is not None
    assert overview(journal, words=False).words is None


def test_threads_and_lessons_are_read_with_their_lines(journal):
    with journal.change("Write"):
        one = journal.reflections.add("", "The boiler. Broke.", day=LAST)
        one.join_thread("heating")
        two = journal.reflections.add("", "## So what I now think\n\nAsk.", day=LAST)
    told = overview(journal)
    assert [entry.line for entry in told.timelines[0].entries] == ["The boiler."]
    assert [(line.id, line.text) for line in told.noted.lessons] == [(two.uuid, "Ask.")]
    assert (told.before, told.compared) == (None, None)


@pytest.mark.parametrize("number", [0, 1])
def test_a_journal_of_next_to_nothing_has_a_page(journal, number):
    with journal.change("Write"):
        for _ in range(number):
            journal.reflections.add("", "b", day=LAST).tag("bw-power", "took")
    told = overview(journal, FIRST, LAST, words=True)
    assert (told.summary.reflections, told.summary.claims) == (number, ())
    assert told.summary.limits[-1].endswith("it takes 4 to say more.")
    assert len(told.summary.questions) == 2
    assert told.words is not None and told.words.why_not
    assert told.steering.text == "No weekly question came up in this period."


def test_all_on_one_day_two_centuries_and_a_thousand_tags_have_a_page(journal):
    with journal.change("Write"):
        for number in range(8):
            one = journal.reflections.add("", "b", day=LAST)
            for tag in range(1000 if number < 2 else 0):
                one.tag(f"own-{tag}")
            for thread in range(100):
                one.join_thread(f"thread {thread}")
        journal.reflections.add("", "b", day=date(1900, 1, 1))
        journal.reflections.add("", "b", day=date(2100, 12, 31))
    day = overview(journal, LAST, LAST)
    assert (day.summary.reflections, len(day.rhythm.weeks)) == (8, 1)
    told = overview(journal, None, None)
    assert (told.summary.first, told.summary.last) == (
        date(1900, 1, 1),
        date(2100, 12, 31),
    )
    assert len(told.timelines) == 100
    assert len(told.summary.practices) == 1009
    assert told.summary.as_json()["reflections"] == 10


def test_a_period_of_no_days_is_refused_in_a_sentence(journal):
    with pytest.raises(BadValueError, match="before it begins"):
        overview(journal, LAST, FIRST)


def test_since_we_met_tells_what_is_new(journal):
    demo.write(journal, LAST)
    met = LAST - timedelta(30)
    told = since_we_met(journal, met, zone=UTC)
    assert (told.met, told.last) == (met, LAST)
    days = {r.uuid: r.day for r in journal.reflections}
    assert {days[each] > met for each in told.reflections} == {True}
    assert {plan.uuid for plan in journal.plans.open} == {
        plan.id for plan in told.plans_open
    }
