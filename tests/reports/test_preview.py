"""What a preview leaves out or rewords is so in the report that is written."""

from __future__ import annotations

from leadjournal.identifiers import Kind
from leadjournal.reports.model import Chart, Options
from leadjournal.reports.preview import Preview, Role
from leadjournal.reports.redaction import lines
from leadjournal.reports.summary import report_of


def entry_of(preview, text):
    return next(e for e in preview.entries if text in preview.text(e))


def said(report):
    return "\n".join(line.text for line in lines(report))


def test_all_that_a_report_says_is_in_its_preview(with_text):
    preview = Preview(with_text)
    cells = [cell.text for entry in preview.entries for cell in entry.cells]
    assert [line.text for line in lines(with_text) if line.text not in cells] == []
    assert preview.redacted == with_text


def test_a_line_that_is_left_out_is_gone_and_may_come_back(with_text):
    preview = Preview(with_text)
    entry = entry_of(preview, "I had the list, not the view.")
    for each in preview.entries:
        if "I had the list" in preview.text(each):
            preview.leave_out(each)
    assert preview.is_out(entry)
    assert "I had the list" not in said(preview.redacted)
    for each in preview.entries:
        preview.leave_out(each, out=False)
    assert preview.redacted == with_text


def test_what_stands_below_a_heading_goes_with_it(with_text):
    preview = Preview(with_text)
    heading = next(e for e in preview.entries if e.id == "texts")
    preview.leave_out(heading)
    below = [e for e in preview.entries if e.id.startswith("texts/")]
    assert all(preview.is_out(e) and preview.goes_with_another(e) for e in below)
    assert preview.redacted.texts == ()


def test_each_entry_that_is_out_in_the_preview_is_out_in_the_report(with_text):
    for entry in Preview(with_text).entries:
        preview = Preview(with_text)
        preview.leave_out(entry)
        kept = {line.id for line in lines(preview.redacted)}
        shown = {
            cell.id
            for each in preview.entries
            for cell in each.cells
            if each.role is not Role.CAPTION and not preview.is_out(each)
        }
        assert kept == shown


def test_a_table_of_which_no_row_stays_is_out(report):
    preview = Preview(report)
    table = next(e for e in preview.entries if e.id == "attention-table")
    for row in preview.entries:
        if row.id in table.parts:
            preview.leave_out(row)
    assert preview.is_out(table)
    preview.leave_out(table, out=False)
    assert preview.redacted == report


def test_the_limits_and_the_head_always_stay(report):
    preview = Preview(report)
    for entry in preview.entries:
        preview.leave_out(entry)
    left = preview.redacted
    assert [section.id for section in left.sections] == ["limits"]
    assert left.opening == report.opening
    assert left.section("limits") == report.section("limits")


def test_a_name_is_replaced_wherever_it_is_a_whole_word(with_text):
    preview = Preview(with_text)
    assert preview.replace("clerk", "colleague") >= 2
    assert "clerk" not in said(preview.redacted)
    assert "The ward colleague saw it" in said(preview.redacted)
    assert preview.replace("cler", "x") == 0


def test_the_numbers_of_a_picture_are_not_reworded(report):
    preview = Preview(report)
    ids = {
        row.cell_id(place)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Chart)
        for row in block.table.rows
        for place in range(1, len(row.cells))
    }
    assert ids
    cells = [cell for entry in preview.entries for cell in entry.cells]
    assert not any(cell.may_change for cell in cells if cell.id in ids)


def test_new_words_are_swept_again(with_text):
    preview = Preview(with_text)
    entry = next(
        e for e in preview.entries if preview.text(e) == "I asked her to chair."
    )
    place = preview.entries.index(entry)
    assert preview.possible(place) == []
    preview.say_instead(entry.cells[0], "I asked Priya to chair.")
    assert [found.text for found in preview.possible(place)] == ["Priya"]
    assert place in preview.to_check
    preview.leave_out(entry)
    assert place not in preview.to_check


def test_another_report_takes_over_what_was_wanted_of_the_same_lines(report, with_text):
    before = Preview(report)
    heading = next(e for e in before.entries if e.id == "questions")
    before.leave_out(heading)
    claim = next(e for e in before.entries if e.id == "attention")
    before.say_instead(claim.cells[0], "What I wrote about")
    after = Preview(with_text, before)
    assert after.is_out(heading)
    assert after.words(claim.cells[0]) == "What I wrote about"


def test_the_dates_that_the_report_itself_writes_identify_nobody(written, last):
    with written.change("Write"):
        last.body += "\n\n## A story\n\nOn 6 February 2026 we met."
        last.title = ""
    preview = Preview(report_of(written, options=Options(texts=True)))
    found = {
        (preview.entries[place].id.split("/")[0], each.text)
        for place in preview.to_check
        for each in preview.possible(place)
        if each.kind is Kind.DATE
    }
    assert found == {("texts", "6 February 2026")}
