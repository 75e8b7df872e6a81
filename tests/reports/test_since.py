"""Since we last met."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from leadjournal.errors import BadValueError
from leadjournal.reports import pdf, since
from leadjournal.reports.model import Options

MET = date(2026, 10, 20)


def report_since(*arguments, **options):
    return since.report_since(*arguments, **options)


def test_it_stands_beside_as_many_days_before(written):
    report = report_since(written, MET)
    assert report.opening[
        1
    ].text == "5 reflections since then, and 3 in the 31 days" + (" before.")
    table = report.section("attention").blocks[-1]
    assert table.heads == ("About", "As long before", "Since")
    assert ("Altruism", "3 of 3", "5 of 5") in [row.cells for row in table.rows]


def test_it_tells_of_the_plans_between(written):
    said = [
        line.text
        for line in report_since(written, MET).section("plans").blocks[0].lines
    ]
    assert said == [
        "1 plan made since then.",
        "1 plan closed since then: did 1.",
        "0 plans still open.",
    ]


def test_what_came_up_and_what_did_not_is_named(written):
    with written.change("Tag"):
        written.reflections.add("New").tag("kf-long-term")
    first = report_since(written, MET).section("attention").blocks[0]
    assert first.lines[0].text == "Come up, and not before: Long term."


def test_it_is_one_page_and_without_text(written):
    report = report_since(written, MET)
    assert "clerk" not in repr(report)
    with pikepdf.open(BytesIO(pdf.render(report))) as made:
        assert len(made.pages) == 1


def test_with_text_it_has_the_lessons(written):
    report = report_since(written, MET, options=Options(texts=True))
    assert "I had the list" in repr(report.section("lessons"))
    assert "Zebedee" not in repr(report)


def test_a_day_to_come_is_refused(written):
    with pytest.raises(BadValueError, match="before it begins"):
        report_since(written, date(2027, 1, 1))


def test_the_first_day_of_the_calendar_has_none_before(written):
    assert "before" not in report_since(written, date.min).opening[1].text
