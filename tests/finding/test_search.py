"""The search language, and what it finds."""

from datetime import date

import pytest

from leadjournal.errors import BadQueryError
from leadjournal.finding import search
from leadjournal.finding.search import CLOSE, OPEN, match_expression, parse


@pytest.fixture
def written(journal):
    """Five reflections that differ in everything one can search by."""
    with journal.change("Write"):
        add = journal.reflections.add
        meeting = add("Meeting", "I listened to Priya.", day=date(2026, 1, 31))
        meeting.tag("kf-altruism", "took")
        journal.plans.add(meeting, "the chair is late", "hand over the whiteboard")
        carers = add("Carers' forum", "Nobody listens.", day=date(2026, 2, 1))
        carers.tag("bw-listening", "none")
        carers.weight = "heavy"
        journal.reflections.add_afterthought(carers, "They rang about parking.")
        add("Café", "To give it all away 🙂", day=date(2026, 6, 30), private=True)
        add("Draft", "Did I give away power", day=date(2026, 11, 2), draft=True)
        bin_ = add("Bin", "Listening in vain.", day=date(2026, 11, 3), question="Q001")
        journal.reflections.trash(bin_)
    return journal


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", "Draft, Café, Carers' forum, Meeting"),
        ("listening", "Carers' forum, Meeting"),
        ("LISTEN priya", "Meeting"),
        ("listen or power", "Draft, Carers' forum, Meeting"),
        ("listen -priya", "Carers' forum"),
        ("-listen", "Draft, Café"),
        ('-"give away" -listen', "Café"),
        ("(priya or power) -draft", "Meeting"),
        ('"give away"', "Draft"),
        ("“give away”", "Draft"),
        ("giv*", "Draft, Café"),
        ("cafe", "Café"),
        ("title:meet", "Meeting"),
        ("title:listen", ""),
        ("title:car*", "Carers' forum"),
        ("🙂", "Café"),
        ("carers' forum", "Carers' forum"),
        ("whiteboard", "Meeting"),
        ("parking", "Carers' forum"),
        ("tag:kf-altruism", "Meeting"),
        ("tag:altru", "Meeting"),
        ("-tag:listening", "Draft, Café, Meeting"),
        ("framework:bw", "Carers' forum"),
        ('framework:"five factors"', "Meeting"),
        ("chance:took", "Meeting"),
        ("chance:none", "Carers' forum"),
        ("after:2026-06", "Draft, Café"),
        ("after:2026-06-30", "Draft, Café"),
        ("before:2026-02", "Meeting"),
        ("before:2026-06-30", "Carers' forum, Meeting"),
        ("on:2026-02", "Carers' forum"),
        ("on:2026-W05", "Carers' forum, Meeting"),
        ("on:2026", "Draft, Café, Carers' forum, Meeting"),
        ("on:2025", ""),
        ("has:plan", "Meeting"),
        ("has:afterthought", "Carers' forum"),
        ("is:draft", "Draft"),
        ("is:private", "Café"),
        ("is:trashed", "Bin"),
        ("-is:trashed listen", "Carers' forum, Meeting"),
        ("is:shared", ""),
        ("question:q001 is:trashed", "Bin"),
        ("weight:heavy", "Carers' forum"),
        ("tag:altruism or is:draft", "Draft, Meeting"),
        ("listen tag:altruism", "Meeting"),
        ("10:30", ""),
        ("nothing-like-it", ""),
        ("()", "Draft, Café, Carers' forum, Meeting"),
        ("or", ""),
        ("-", "Draft, Café, Carers' forum, Meeting"),
        ('" "', "Draft, Café, Carers' forum, Meeting"),
    ],
)
def test_a_query_finds(written, query, titles):
    found = written.reflections.find(query)
    assert ", ".join(r.title for r in found.reflections) == titles
    assert found.total == written.reflections.count(query)
    rows = written.reflections.rows(query)
    assert ", ".join(row.title for row in rows) == titles
    best = written.reflections.search(query)
    assert sorted(r.title for r in best) == sorted(row.title for row in rows)
    for place, reflection in enumerate(found.reflections):
        assert written.reflections.position(reflection, query) == place


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("foo:bar", "“foo:” at character 1 is not something to search by"),
        ("a foo:bar", "“foo:” at character 3"),
        ('say "give away', "The quotation mark at character 5 is never closed."),
        ("say “give away", "The quotation mark at character 5 is never closed."),
        ("tag:", "“tag:” at character 1 needs a word after it."),
        ("tag:humility", "“tag:humility”, at character 1, is no practice"),
        (
            "a tag:li",
            "“tag:li”, at character 3, could mean Surface and resolve conflicts or"
            " Listening to each other; please write more of it.",
        ),
        ("chance:maybe", "“chance:” takes took, partly, passed or none."),
        ("weight:9", "“weight:” takes light, mixed or heavy."),
        ("is:mine", "“is:” takes draft, private, trashed or shared."),
        ("has:everything", "“has:” takes plan, afterthought, attachment or thread."),
        ("after:spring", "“after:spring”, at character 1, is not a day"),
        ("on:2026-02-30", "“on:2026-02-30”, at character 1, is not a day"),
        ("on:2026-13", "Please write it like 2026-11-19, 2026-W47"),
        ("before:9999-12", None),
        ("framework:none", "“framework:” at character 1 needs one of kf"),
        ("(" * 60 + "a", "too many brackets"),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_place(journal, query, message):
    if message is None:
        assert journal.reflections.find(query).total == 0
        return
    with pytest.raises(BadQueryError) as told:
        journal.reflections.find(query)
    assert message in str(told.value)


@pytest.mark.parametrize(
    "query",
    [
        "a)",
        ")(",
        "a AND",
        "NEAR(a b)",
        "a*b",
        '*"*"',
        "^a",
        "{x} : y",
        "''",
        "%",
    ],
)
def test_anything_else_is_taken_literally(written, query):
    found = written.reflections.find(query, best_first=True)
    assert found.total == len(found.reflections)


def test_the_best_match_comes_first_with_a_snippet(written):
    with written.change("Write"):
        written.reflections.add("Listening", "Listening, listening.")
    found = written.reflections.find("listening", best_first=True)
    assert found.total == 3
    assert found.reflections[0].title == "Listening"
    meeting = next(r for r in found.reflections if r.title == "Meeting")
    assert found.snippets[meeting.id] == f"I {OPEN}listened{CLOSE} to Priya."


def test_a_page_of_a_search_knows_how_many_there_are(written):
    found = written.reflections.find("listen*", limit=1, offset=1, best_first=True)
    assert (found.total, len(found.reflections)) == (2, 1)


def test_only_words_are_left_to_the_index():
    assert match_expression(parse('a "b c" -d')) == '(("a" AND "b c") NOT ("d"))'
    assert match_expression(parse("a or tag:x")) is None
    assert match_expression(parse("-a")) is None
    assert isinstance(parse("tag:x"), search.Filter)


def test_a_title_weighs_more_than_a_text(journal):
    with journal.change("Write"):
        journal.reflections.add("Other", "budget and a few more words")
        journal.reflections.add("Budget", "something and a few more words")
    assert [r.title for r in journal.reflections.search("budget")] == [
        "Budget",
        "Other",
    ]


def test_a_search_can_be_narrowed_to_the_reflections_of_a_claim(written):
    reflections = written.reflections
    ids = [r.uuid for r in reflections if r.title in ("Meeting", "Café")]
    assert [row.title for row in reflections.rows(only=ids)] == ["Café", "Meeting"]
    assert reflections.count("listen", only=ids) == 1
    meeting = reflections.search("priya")[0]
    assert reflections.position(meeting, only=ids) == 1
    assert reflections.position(meeting, only=[]) is None


def test_a_very_long_text_is_found_at_once_with_a_snippet_of_its_own(journal):
    with journal.change("Write"):
        journal.reflections.add("Long", "Nothing yet. " + "a listened word " * 40_000)
    found = journal.reflections.find("listening", best_first=True)
    [snippet] = found.snippets.values()
    assert snippet.startswith(f"…Nothing yet. a {OPEN}listened{CLOSE} word a {OPEN}")
    assert len(snippet) < 400


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("budget nonsense:here priya", "nonsense:here"),
        ('budget "never closed', '"never closed'),
        ("budget tag: priya", "tag:"),
        ("is:never or x", "is:never"),
        ('x thread:"Winter', '"Winter'),
        ("(" * 60, "(" * 60),
    ],
)
def test_what_is_wrong_with_a_query_is_marked(journal, query, marked):
    with pytest.raises(BadQueryError) as error:
        journal.reflections.count(query)
    start, end = search.place_of(query, error.value)
    assert query[start:end] == marked


def test_a_whole_text_is_no_query_and_it_says_where_there_is_too_much():
    assert search.parse(" or ".join(["word"] * 64)) is not None
    for query in (" or ".join(["w"] * 65), "word " * 20_000, "( ) " * 20_000):
        with pytest.raises(BadQueryError, match="fewer words: at most 64") as told:
            search.parse(query)
        start, _ = search.place_of(query, told.value)
        assert 0 < start <= 10_000
