"""What a query may go on with."""

from datetime import date

import pytest

from leadjournal.finding.completing import MOST, Vocabulary, completions
from leadjournal.finding.search import KEYS, parse

KNOWN = Vocabulary(
    date(2026, 11, 19),
    practices=(
        ("kf-surface-conflict", "Surfacing conflict"),
        ("kf-altruism", "Altruism"),
        ("bw-listening", "Listening to each other"),
    ),
    frameworks=(("kf", "The five factors"), ("bw", "A Better Way")),
    questions=(("Q001", "What did you give away?"),),
    threads=("Winter plan", "Budget"),
    months=("2026-11", "2026-10", "2025-12"),
)


def offered(query, cursor=None, **options):
    place = len(query) if cursor is None else cursor
    return [each.text for each in completions(query, place, KNOWN, **options)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bef", "before:"),
        ("TAG", "tag:"),
        ("tag:alt", "tag:kf-altruism"),
        ("tag:conflict", "tag:kf-surface-conflict"),
        ("tag:each", "tag:bw-listening"),
        ("-tag:lis", "tag:bw-listening"),
        ("(tag:lis", "tag:bw-listening"),
        ("budget tag:kf-a", "tag:kf-altruism"),
        ("chance:p", "chance:partly"),
        ("chance:let", "chance:passed"),
        ("framework:five", "framework:kf"),
        ("has:pic", "has:attachment"),
        ("is:fin", "is:draft"),
        ("weight:h", "weight:heavy"),
        ("question:give", "question:Q001"),
        ("thread:wint", 'thread:"Winter plan"'),
        ('thread:"winter pl', 'thread:"Winter plan"'),
        ("thread:bud", "thread:Budget"),
        ("after:dec", "after:2025-12"),
        ("on:2026-1", "on:2026-11-19"),
        ("on:this week", None),
        ("before:year", "before:2026"),
    ],
)
def test_a_term_goes_on_with(query, first):
    found = offered(query)
    assert (found[0] if found else None) == first


@pytest.mark.parametrize(
    "query",
    [
        *("", "on", "is", "budget", "http://x", "10:30", '"tag:alt', '"tag:'),
        *("tag:alt ", "tag:zzz", "title:tag", "tag:kf-altruism", "nonsense:a"),
        'thread:"Winter plan"',
    ],
)
def test_nothing_is_in_the_way_of(query):
    assert offered(query) == []


def test_whoever_asks_is_offered_every_key():
    assert offered("", wanted=True) == [f"{key}:" for key in KEYS]
    assert offered("budget ", wanted=True) == [f"{key}:" for key in KEYS]
    assert offered("o", wanted=True) == ["on:"]


def test_a_value_not_yet_begun_offers_all_there_are():
    assert len(offered("tag:")) == 3
    assert len(offered("after:")) <= MOST


def test_only_the_term_at_the_cursor_is_replaced():
    query = "budget -tag:alt priya"
    [found] = completions(query, query.index(" priya"), KNOWN)
    assert found.applied(query) == ("budget -tag:kf-altruism priya", 24)
    assert (found.label, found.note) == ("tag:kf-altruism", "Altruism")


def test_a_finished_filter_is_followed_by_a_space_and_a_key_by_none():
    [found] = completions("tag:alt", 7, KNOWN)
    assert found.applied("tag:alt") == ("tag:kf-altruism ", 16)
    [key] = completions("bef", 3, KNOWN)
    assert key.applied("bef") == ("before:", 7)


def test_whatever_is_offered_can_be_understood():
    for query in ("tag:", "on:", "has:", "is:", "thread:", "chance:", "question:"):
        for found in completions(query, len(query), KNOWN):
            assert parse(found.applied(query)[0])
