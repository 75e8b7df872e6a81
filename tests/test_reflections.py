"""journal.reflections, and what it tells lists and patterns."""

from datetime import date, datetime

import pytest

from leadjournal.errors import NotFoundError
from leadjournal.finding.excerpts import excerpt
from leadjournal.models import Reflection
from leadjournal.reflections import Fact


def write(journal, title, day, body="", *tags, **fields):
    with journal.change("New Reflection"):
        reflection = journal.reflections.add(title, body, day=day, **fields)
        for tag in tags:
            reflection.tag(*tag.split("="))
    return reflection


def test_the_newest_day_comes_first_and_of_a_day_the_last_written(journal):
    for title, day in (("a", 3), ("b", 5), ("c", 3)):
        write(journal, title, date(2026, 11, day))
    assert [r.title for r in journal.reflections] == ["b", "c", "a"]


def test_an_id_may_be_shortened_while_it_is_unique(journal):
    one = write(journal, "one", date(2026, 1, 1), uuid="abc-1")
    two = write(journal, "two", date(2026, 1, 1), uuid="abc-12")
    get = journal.reflections.get
    assert get("abc-12") is two
    assert get("abc-1") is one
    with pytest.raises(NotFoundError, match="More than one reflection begins with"):
        get("abc")
    for unknown in ("", "x", "%", "abc_1"):
        with pytest.raises(NotFoundError, match="There is no reflection"):
            get(unknown)


def test_trash_hides_and_restore_brings_back(journal):
    reflection = write(journal, "Monday", date(2026, 1, 1))
    with journal.change("Move to Trash"):
        journal.reflections.trash(reflection)
    assert len(journal.reflections) == 0
    assert journal.reflections.trashed == [reflection]
    assert journal.reflections.get(reflection.uuid) is reflection
    with journal.change("Restore"):
        journal.reflections.restore(reflection)
    assert list(journal.reflections) == [reflection]


def test_an_edit_keeps_the_earlier_text_and_its_time(journal):
    written = datetime(2026, 1, 2, 8)
    reflection = write(journal, "Monday", date(2026, 1, 1), "One", modified=written)
    with journal.change("Edit"):
        journal.reflections.edit(reflection, body="Two")
        journal.reflections.edit(reflection, body="Two")
    [revision] = reflection.revisions
    assert (revision.at, revision.title, revision.body) == (written, "Monday", "One")
    assert reflection.modified == journal.now()


def test_trash_and_tags_do_not_make_a_text_newer(journal):
    written = datetime(2026, 1, 2, 8)
    reflection = write(journal, "Monday", date(2026, 1, 1), modified=written)
    with journal.change("Add Tag"):
        reflection.tag("kf-altruism")
    with journal.change("Move to Trash"):
        journal.reflections.trash(reflection)
    assert reflection.modified == written


def test_what_is_there_already_is_not_added_again(journal):
    there = write(journal, "Mine", date(2026, 1, 1), uuid="a")
    with journal.change("Import"):
        loose = [Reflection(day=date(2026, 1, 1), uuid=uuid) for uuid in "abb"]
        assert journal.reflections.add_all(loose) == (1, 2)
    assert there.title == "Mine"
    assert len(journal.reflections) == 2


def test_rows_tell_what_a_list_shows_page_by_page(journal):
    body = "## What?\n\nI **listened**, and\nsaid `nothing`."
    for number in range(7):
        write(journal, f"{number}", date(2026, 1, 1 + number), body, "bw-power")
    rows = journal.reflections.rows(offset=2, limit=3)
    assert [row.title for row in rows] == ["4", "3", "2"]
    assert rows[0].excerpt == "I listened, and said nothing."
    assert rows[0].practices == ("bw-power",)
    assert rows[0].day == date(2026, 1, 5)
    assert not (rows[0].draft or rows[0].private or rows[0].trashed)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("# Only a heading", ""),
        ("- [ ] ring the housing lead", "ring the housing lead"),
        ("a\r\nb", "a b"),
        ("x" * 300, "x" * 240),
    ],
)
def test_an_excerpt_is_plain_prose(text, shown):
    assert excerpt(text) == shown


def test_facts_hold_no_words(journal):
    one = write(journal, "t", date(2026, 1, 1), "b", "kf-altruism=took", weight="heavy")
    two = write(journal, "u", date(2026, 2, 1), "b", question="Q001")
    with journal.change("Add Plans"):
        journal.plans.add(two, "if", "then")
        journal.plans.close(journal.plans.add(two, "if", "then"), "did")
    assert journal.reflections.facts() == [
        Fact(
            one.uuid,
            one.day,
            (("kf-altruism", "took"),),
            (),
            None,
            "heavy",
            one.created,
        ),
        Fact(two.uuid, two.day, (), (None, "did"), "Q001", None, two.created),
    ]
    assert journal.reflections.facts(date(2026, 1, 2), date(2026, 1, 31)) == []


def test_last_written_counts_days_before_and_not_the_trash(journal):
    write(journal, "a", date(2026, 1, 5), "", "kf-altruism")
    write(journal, "b", date(2026, 1, 9), "", "kf-altruism")
    gone = write(journal, "c", date(2026, 1, 7), "", "kf-altruism")
    with journal.change("Move to Trash"):
        journal.reflections.trash(gone)
    last = journal.reflections.last_written(date(2026, 1, 9))
    assert last == {"kf-altruism": date(2026, 1, 5)}


def test_days_count_what_was_written_on_each(journal):
    for day in (1, 3, 3, 9):
        write(journal, "", date(2026, 1, day))
    written = journal.reflections.days(date(2026, 1, 2), date(2026, 1, 9))
    assert written == {date(2026, 1, 3): 2, date(2026, 1, 9): 1}


def test_an_afterthought_leaves_the_text_alone(journal):
    reflection = write(journal, "Monday", date(2026, 1, 1), "As it was.")
    with journal.change("Add Afterthought"):
        journal.reflections.add_afterthought(reflection, "It went well.")
    [afterthought] = reflection.afterthoughts
    assert (afterthought.day, afterthought.text) == (journal.today(), "It went well.")
    assert reflection.body == "As it was."
