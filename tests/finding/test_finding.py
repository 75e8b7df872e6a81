"""finding: orders, excerpts, and every way in which a page of a list is looked for."""

from datetime import date, timedelta
from itertools import product

import pytest

from leadjournal.errors import BadQueryError
from leadjournal.finding import listing
from leadjournal.finding.finder import Order
from leadjournal.finding.search import CLOSE, OPEN

DAY = date(2026, 1, 1)


def write(journal, title, body="", *tags, day=DAY, **fields):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add(title, body, day=day, **fields)
        for tag in tags:
            reflection.tag(*tag.split("="))
    return reflection


@pytest.fixture
def written(journal):
    """Sixty reflections whose numbers do not follow their days."""
    for number in range(60):
        body = "I listened." + " The rota was late." * (number % 3 == 0)
        tags = ["kf-altruism=took"] if number % 4 == 0 else []
        day = DAY + timedelta(days=number * 37 % 60)
        fields = {"draft": number % 7 == 0, "private": number % 5 == 0}
        write(journal, f"{number}", body, *tags, day=day, **fields)
    with journal.change("Trash"):
        for reflection in journal.reflections.find("on:2026-02").reflections[:3]:
            journal.reflections.trash(reflection)
    return journal.reflections


QUERIES = {
    "": lambda r: True,
    "listened": lambda r: True,
    "rota": lambda r: "rota" in r.body,
    "rot*": lambda r: "rota" in r.body,
    "rota tag:altruism": lambda r: "rota" in r.body and "kf-altruism" in r.taggings,
    "listened -tag:altruism": lambda r: "kf-altruism" not in r.taggings,
    "rota or is:draft": lambda r: "rota" in r.body or r.draft,
    "rota is:private": lambda r: "rota" in r.body and r.private,
    "rota after:2026-02": lambda r: "rota" in r.body and r.day >= date(2026, 2, 1),
    "on:01-02": lambda r: (r.day.month, r.day.day) == (1, 2),
    "nowhere": lambda r: False,
}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize(("few", "near"), [(0, 0), (0, 16), (0, 800), (500, 800)])
def test_each_way_of_looking_finds_the_same(written, monkeypatch, query, few, near):
    monkeypatch.setattr(listing, "FEW", few)
    monkeypatch.setattr(listing, "NEAR", near)
    expected = [r.id for r in written if QUERIES[query](r)]
    assert written.count(query) == len(expected)
    for order, right in (
        (Order.NEWEST, expected),
        (Order.OLDEST, expected[::-1]),
    ):
        for offset, limit in product((0, 1, 7, 50), (1, 2, 50)):
            rows = written.rows(query, offset=offset, limit=limit, order=order)
            assert [row.id for row in rows] == right[offset : offset + limit]
        for place, number in enumerate(right[:5]):
            found = written.position(written.by_id(number), query, order=order)
            assert found == place


def test_the_best_come_first_and_each_has_its_place(journal):
    reflections = journal.reflections
    once = write(journal, "Once", "A rota among many other words of the day.")
    titled = write(journal, "The rota", "Nothing.", day=date(2020, 1, 1))
    other = write(journal, "Other")
    rows = reflections.rows("rota", order=Order.BEST)
    assert [row.title for row in rows] == ["The rota", "Once"]
    for place, reflection in enumerate((titled, once)):
        assert reflections.position(reflection, "rota", order=Order.BEST) == place
    assert reflections.position(other, "rota", order=Order.BEST) is None
    # Without words nothing is better than anything else, so the newest come first.
    assert reflections.rows(order=Order.BEST) == reflections.rows()


@pytest.mark.parametrize(
    ("body", "query", "excerpt"),
    [
        ("One. Then I *listened*. Home.", "listen", "Then I [listened]."),
        ("One.\n\n- I listened, twice\n- Home", "listening", "I [listened], twice"),
        ("# Listening\n\nI slept.", "listen", "[Listening]"),
        ("I slept.", "sl*", "I [slept]."),
        (
            'He said "no thanks" and left.',
            '"no thanks"',
            'He said "[no thanks]" and left.',
        ),
        ("Café and tea.", "cafe -coffee", "[Café] and tea."),
        ("I slept. I ate.", "is:draft or ate", "I [ate]."),
        ("I slept. I ate.", "-coffee", "I slept. I ate."),
        ("I slept. I ate.", "title:day", "I slept. I ate."),
        ("", "day", ""),
    ],
)
def test_an_excerpt_is_the_sentence_that_was_found(journal, body, query, excerpt):
    write(journal, "A day", body)
    [row] = journal.reflections.rows(query)
    assert row.excerpt.replace(OPEN, "[").replace(CLOSE, "]") == excerpt


def test_what_a_plan_says_is_shown_in_its_sentence(journal):
    reflection = write(journal, "A day", "Nothing.")
    with journal.change("Plan"):
        journal.plans.add(reflection, "the rota is late", "ring Priya")
    [row] = journal.reflections.rows("priya")
    assert f"{OPEN}Priya{CLOSE}" in row.excerpt


def test_whom_a_plan_names_is_named_once(journal):
    reflection = write(journal, "A day", "Nothing.")
    with journal.change("Plan"):
        journal.plans.add(reflection, "we map it", "hand the pen to Priya", "Priya")
        journal.plans.add(reflection, "it is late", "ring Jo O. (ward)", "Jo O. (ward)")
    [row] = journal.reflections.rows("pen priya")
    assert row.excerpt == f"we map it hand the {OPEN}pen{CLOSE} to {OPEN}Priya{CLOSE}"
    [row] = journal.reflections.rows("ring")
    assert row.excerpt.replace(OPEN, "").replace(CLOSE, "").count("Jo O") == 1


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("- first thing\n- second\n\n1. third", "first thing second third"),
        ("* [ ] ring\n* [x] write", "ring write"),
        ("Well-known - and so.\n\n---\n\n-\nEnd", "Well-known - and so. End"),
        ("-5 degrees, 3.5 hours", "-5 degrees, 3.5 hours"),
    ],
)
def test_an_excerpt_has_no_marks_of_a_list(journal, body, excerpt):
    write(journal, "A day", body)
    [row] = journal.reflections.rows()
    assert row.excerpt == excerpt


def test_a_match_far_into_a_sentence_is_in_sight(journal):
    long = "and so on " * 40
    write(journal, "", f"We went {long}to the rota {long}.")
    write(journal, "", "word " * 15_000 + "the rota at last " + "word " * 100)
    for row in journal.reflections.rows("rota"):
        assert row.excerpt.startswith("…")
        assert row.excerpt.endswith("…")
        assert row.excerpt.index(f"{OPEN}rota{CLOSE}") < 80
        assert len(row.excerpt) < 260


def test_facets_count_what_a_query_finds(written):
    for query, wanted in QUERIES.items():
        facets = written.facets(query)
        expected = [r for r in written if wanted(r)]
        tagged = sum("kf-altruism" in r.taggings for r in expected)
        assert facets.practices.get("kf-altruism", 0) == tagged
        assert facets.chances.get("took", 0) == tagged
        assert sum(facets.months.values()) == len(expected)
        for kind in ("draft", "private"):
            assert facets.kinds.get(kind, 0) == sum(getattr(r, kind) for r in expected)
    assert written.facets().kinds["trashed"] == 3
    assert written.facets().kinds["trashed"] == written.count("is:trashed")
    assert "trashed" not in written.facets("nowhere").kinds


def test_facets_count_what_belongs_to_a_reflection(journal):
    reflection = write(journal, "A day")
    write(journal, "Another")
    assert journal.reflections.facets().kinds == {}
    with journal.change("Add"):
        journal.plans.add(reflection, "a", "b")
        journal.plans.add(reflection, "c", "d")
        journal.reflections.add_afterthought(reflection, "Later")
    kinds = {"plan": 1, "afterthought": 1}
    assert journal.reflections.facets().kinds == kinds
    assert journal.reflections.facets(only=[reflection.uuid]).kinds == kinds
    assert journal.reflections.facets(only=[]).kinds == {}


def test_a_day_without_a_year_is_that_day_of_every_year(journal):
    for year in (2024, 2025):
        write(journal, f"{year}", day=date(year, 2, 28))
    write(journal, "leap", day=date(2024, 2, 29))
    found = journal.reflections
    assert [r.title for r in found.rows("on:02-28")] == ["2025", "2024"]
    assert [r.title for r in found.rows("on:02-29")] == ["leap"]
    assert found.count("on:02-28 after:2025") == 1
    for wrong in ("on:02-30", "after:02-28", "on:13-01"):
        with pytest.raises(BadQueryError, match="is not a day"):
            found.rows(wrong)
