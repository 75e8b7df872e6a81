"""Since we last met: what is new between two days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from leadjournal.errors import BadValueError
from leadjournal.facts import PlanRow, TextRow
from leadjournal.patterns.since import since
from leadjournal.reflections import Fact

MET, TODAY = date(2026, 11, 2), date(2026, 11, 22)


def fact(day: str, *tags: str, thread: str = "") -> Fact:
    pairs = tuple((tag, None) for tag in tags)
    threads = (thread,) if thread else ()
    on = date.fromisoformat(day)
    return Fact(day, on, pairs, (), None, None, None, threads)


def plan(day: str, outcome: str | None = None, closed: str | None = None) -> PlanRow:
    at = datetime.fromisoformat(closed) if closed else None
    made = datetime.fromisoformat(day)
    on = made.date()
    return PlanRow(f"p{day}", day, on, "If, then", outcome, "", None, made, at)


def test_what_is_new_is_told_beside_as_many_days_before():
    facts = [
        fact("2026-01-01", "kf-long-term"),
        fact("2026-10-20", "bw-power", "kf-altruism"),
        fact("2026-11-02", "bw-power"),
        fact("2026-11-03", "bw-power", "bw-listening"),
        fact("2026-11-20", "bw-listening"),
    ]
    told = since(MET, TODAY, facts, [], [])
    assert (told.first, told.last) == (date(2026, 11, 3), TODAY)
    assert told.reflections == ("2026-11-03", "2026-11-20")
    assert told.come_up == ("bw-listening",)
    assert told.come_again == ("bw-power",)
    assert told.gone_quiet == ("kf-altruism",)
    assert not told.is_empty


def test_plans_are_told_by_when_they_were_made_and_closed():
    made, old = plan("2026-11-05"), plan("2026-10-01")
    late = "2026-11-02T23:30:00"  # the next day already, an hour to the east
    closed = plan("2026-10-02", "did", late)
    before = plan("2026-10-03", "did", "2026-10-20T12:00:00")
    told = since(
        MET,
        TODAY,
        [fact("2026-11-05")],
        [],
        [made, old, closed, before],
        timezone(timedelta(hours=1)),
    )
    assert told.plans_made == (made,)
    assert told.plans_closed == (closed,)
    assert told.plans_open == (made, old)
    assert since(MET, TODAY, [], [], [closed], UTC).plans_closed == ()


def test_lessons_and_threads_are_those_with_something_new():
    facts = [
        fact("2026-10-20", thread="old"),
        fact("2026-10-21", thread="rota"),
        fact("2026-11-04", thread="rota"),
    ]
    texts = [
        TextRow("2026-10-21", date(2026, 10, 21), "", "## So what I now think\n\nA."),
        TextRow("2026-11-04", date(2026, 11, 4), "", "## So what I now think\n\nB."),
    ]
    told = since(MET, TODAY, facts, texts, [])
    assert [line.text for line in told.noted.lessons] == ["B."]
    assert [(line.name, line.count) for line in told.threads] == [("rota", 2)]


def test_nothing_new_is_a_page_as_well():
    told = since(MET, TODAY, [], [], [])
    assert told.is_empty
    assert (told.threads, told.come_up) == ((), ())


def test_a_meeting_today_or_later_is_refused_in_a_sentence():
    with pytest.raises(BadValueError, match=r"No day has gone by since 22 November"):
        since(TODAY, TODAY, [], [], [])


def test_the_ends_of_the_calendar_are_borne():
    assert since(date.min, date(2100, 1, 1), [], [], []).is_empty
