"""What a report of a period says."""

from datetime import date

import pytest

from leadjournal.errors import BadValueError, NotFoundError
from leadjournal.reports import summary
from leadjournal.reports.choosing import options_of
from leadjournal.reports.model import HEADER, Blank, Options

IN_ORDER = [
    "attention",
    "lessons",
    "plans",
    "credit",
    "threads",
    "shadows",
    "weights",
    "questions",
    "outside",
    "limits",
    "texts",
]


def report_of(*arguments, **options):
    return summary.report_of(*arguments, **options)


def test_its_sections_stand_in_the_order_of_the_domain(with_text):
    names = [section.id for section in with_text.sections if "/" not in section.id]
    assert names == IN_ORDER


def test_it_begins_with_what_it_shows_and_how_much_there_is(report):
    assert report.opening[0].text == HEADER
    assert report.opening[1].text == "11 reflections, in 11 of 12 weeks." + (
        " In 1 week nothing was written."
    )


def test_without_text_no_word_of_a_reflection_is_in_it(report, said):
    text = said(report)
    for word in ("clerk", "Plain words", "hand it over", "Week 1", "chairs it"):
        assert word not in text
    assert report.texts == ()


def test_with_text_lessons_credit_and_plans_are_in_the_persons_words(with_text):
    lines = with_text.section("lessons").blocks[0].lines
    assert [line.text for line in lines] == [
        "17 November 2026. I had the list, not the view."
    ]
    assert "The ward clerk." in with_text.section("credit").blocks[0].lines[0].text
    table = with_text.section("plans").blocks[1]
    assert table.rows[0].cells == (
        "If the list is long, then I will hand it over",
        "did",
        "It went well.",
    )


def test_a_private_reflection_is_counted_nowhere(with_text, said, private):
    assert (with_text.reflections, with_text.left_out) == (11, 1)
    assert "Zebedee" not in said(with_text)
    assert "1 private reflection is left out" in said(with_text)
    assert private.uuid not in repr(with_text)


def test_a_private_reflection_chosen_by_id_is_in_it(written, private, said):
    options = options_of(written, [private.uuid[:8]])
    report = report_of(written, options=options)
    assert report.left_out == 0
    assert "A secret about Zebedee." in said(report)
    assert "Plain words" not in said(report)


def test_only_what_was_chosen_is_quoted(written, last, said):
    report = report_of(written, options=options_of(written, [last.uuid]))
    assert "I had the list" in said(report)
    assert "Plain words" not in said(report)


def test_what_is_in_the_trash_cannot_be_chosen(written, last):
    with written.change("Move to Trash"):
        written.reflections.trash(last)
    with pytest.raises(NotFoundError, match="in the trash"):
        options_of(written, [last.uuid])


def test_every_claim_has_its_count_and_its_reflections(report, written):
    claims = report.section("attention").blocks[0].lines
    ids = {reflection.uuid for reflection in written.reflections}
    assert claims
    for claim in claims:
        assert set(claim.reflections) <= ids
        assert any(character.isdigit() for character in claim.text)


def test_plans_are_counted_without_percentages(written, last):
    assert "%" not in report_of(written).section("plans").blocks[0].line.text
    with written.change("Plan"):
        for number in range(9):
            written.plans.add(last, f"cue {number}", "act")
    text = report_of(written).section("plans").blocks[0].line.text
    assert text == "10 if-then plans: did 1, still open 9."


def test_the_outside_view_is_an_empty_box_until_it_is_filled(written):
    [block] = report_of(written).section("outside").blocks
    assert isinstance(block, Blank)
    filled = report_of(written, options=Options(outside="She said I rush."))
    assert filled.section("outside").blocks[0].line.text == "She said I rush."


def test_the_weights_can_be_hidden(written):
    report = report_of(written, options=Options(weights=False))
    assert "weights" not in [section.id for section in report.sections]


def test_an_empty_journal_gives_a_sensible_page(journal):
    report = report_of(journal)
    assert report.opening[1].text == "Nothing was written in this period of 1 week."
    assert report.section("limits").blocks


def test_a_period_of_no_days_is_refused(journal):
    with pytest.raises(BadValueError, match="before it begins"):
        report_of(journal, date(2026, 2, 1), date(2026, 1, 1))


def test_two_centuries_are_told_by_decades(journal):
    with journal.change("Write"):
        for year in range(1900, 2101, 10):
            reflection = journal.reflections.add(day=date(year, 3, 1), weight="light")
            reflection.tag("kf-altruism")
    report = report_of(journal)
    chart = next(b for b in report.section("attention").blocks if b.id == "months")
    assert chart.table.heads[1:3] == ("1900s", "1910s")
    assert len(chart.table.heads) == 22


def test_of_a_thousand_tags_the_most_frequent_are_named(journal):
    with journal.change("Write"):
        for _ in range(2):
            reflection = journal.reflections.add("x")
            for number in range(1000):
                reflection.tag(f"own-{number}")
    blocks = report_of(journal).section("attention").blocks
    table = next(block for block in blocks if block.id == "attention-table")
    assert len(table.rows) == 21
    assert "988 other tags of your own came up too." in repr(blocks)


def test_the_same_journal_gives_the_same_report(written):
    assert report_of(written) == report_of(written)


def test_a_reader_gives_the_same_report(written):
    with written.reader() as reader:
        assert report_of(reader) == report_of(written)


def test_a_thread_has_no_name_in_a_report_without_a_word_of_it(written, said):
    without = said(report_of(written))
    assert "discharge" not in without
    assert "Thread 1: 3 reflections" in without
    assert "discharge partnership: 3" in said(
        report_of(written, options=Options(texts=True))
    )


def test_the_text_of_a_draft_is_left_out_and_counted(written, last, said):
    with written.change("Write"):
        last.draft = True
    told = said(report_of(written, options=Options(texts=True)))
    assert "I had the list" not in told
    assert "The text of 1 draft is left out." in told
