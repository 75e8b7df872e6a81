"""related: what resembles a reflection, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadjournal import Journal
from leadjournal.finding.related import COMMON, is_in, prose

DAY = date(2026, 1, 1)

TEXTS = {
    "Home": "The discharge was late again. Nobody could find a pen for the form.",
    "Ward": "We discharged four people. I borrowed a pen, and the pharmacy waited.",
    "Board": "The budget paper was long. Nobody asked about it.",
    "Money": "A second budget, and a second paper with the same numbers.",
    "Garden": "It rained. I went home early and slept.",
    "Trees": "The rota is thin on Fridays; the orchard waits.",
}


def write(journal, title, body, *tags, day=DAY, **fields):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add(title, body, day=day, **fields)
        for tag in tags:
            reflection.tag(tag)
    return reflection


@pytest.fixture
def written(either):
    return {
        title: write(either, title, body, day=DAY + timedelta(days=number))
        for number, (title, body) in enumerate(TEXTS.items())
    }


def titles(journal, reflection, **options):
    return [r.title for r in journal.reflections.related(reflection, **options)]


def test_what_shares_two_telling_words_is_found(either, written):
    [found] = either.reflections.related(written["Board"])
    assert (found.title, found.words) == ("Money", ("budget", "paper"))
    assert titles(either, written["Money"]) == ["Board"]


def test_one_word_alone_says_too_little_and_with_a_practice_enough(either, written):
    assert titles(either, written["Home"]) == []  # three letters of a pen tell nothing
    with either.change("Tag"):
        for title in ("Home", "Ward"):
            written[title].tag("kf-surface-conflict")
    [found] = either.reflections.related(written["Home"])
    assert found.title == "Ward"
    assert found.words == ("discharge",)
    assert found.practices == ("kf-surface-conflict",)


def test_a_practice_alone_says_too_little(either, written):
    with either.change("Tag"):
        for title in ("Garden", "Board"):
            written[title].tag("kf-altruism")
    assert titles(either, written["Garden"]) == []


def test_what_was_put_into_one_thread_is_related_and_comes_first(either, written):
    with either.change("Thread"):
        for title in ("Board", "Trees"):
            written[title].join_thread("The board")
    found = either.reflections.related(written["Board"])
    assert [r.title for r in found] == ["Trees", "Money"]
    assert found[0].threads == ("The board",)


@pytest.mark.parametrize(
    "change", [{"draft": True}, {"private": True}, {"step_outside": True}]
)
def test_some_are_left_out(either, written, change):
    with either.change("Change"):
        for name, value in change.items():
            setattr(written["Money"], name, value)
    assert titles(either, written["Board"]) == []


def test_what_is_private_resembles_what_is_private(either, written):
    with either.change("Private"):
        for title in ("Board", "Money"):
            written[title].private = True
    assert titles(either, written["Board"]) == ["Money"]


def test_the_trash_is_left_out(either, written):
    with either.change("Trash"):
        either.reflections.trash(written["Money"])
    assert titles(either, written["Board"]) == []


def test_headings_and_prompts_are_no_words_of_ones_own(journal):
    head = "## Consequences and evidence\n\n"
    one = write(journal, "One", f"{head}I slept.", "kf-altruism")
    write(journal, "Two", f"{head}I ate.", "kf-altruism")
    assert titles(journal, one) == []
    write(journal, "Three", "Evidence has consequences.", "kf-altruism")
    four = write(journal, "Four", "The evidence had consequences.")
    assert titles(journal, four) == ["Three"]
    assert titles(journal, four, left_out="Which evidence? What consequences?") == []


def test_an_empty_reflection_and_an_empty_journal_are_related_to_nothing(journal):
    empty = write(journal, "", "")
    assert titles(journal, empty) == []


VOCABULARY = [
    *("discharge discharged ward wards budget budgets paper orchard meeting".split()),
    *("naïve café resilient Übergabe rotas rota because nothing".split()),
]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.lists(st.sampled_from(VOCABULARY), max_size=12), min_size=2, max_size=8)
)
def test_each_word_that_is_claimed_is_in_both_texts(texts):
    with Journal.create(":memory:", seed=1) as journal:
        written = [write(journal, "", " ".join(words)) for words in texts]
        bodies = {r.id: r.body for r in written}
        for reflection in written:
            found = journal.reflections.related(reflection)
            assert reflection.id not in [r.id for r in found]
            assert found == journal.reflections.related(reflection)
            for other in found:
                assert len(other.words) > 1
                for word in other.words:
                    assert word not in COMMON
                    assert is_in(word, bodies[reflection.id])
                    assert is_in(word, prose(bodies[other.id]))
                    match = journal.reflections.count(f'"{word}"', only=[])
                    assert match == 0
                    uuids = [r.uuid for r in written if r.id == other.id]
                    assert journal.reflections.count(f'"{word}"', only=uuids) == 1
