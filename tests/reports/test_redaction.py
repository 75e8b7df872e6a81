"""Leaving lines out of a report before it is handed over."""

from collections import Counter

from leadjournal.identifiers import Kind
from leadjournal.reports import html, markdown
from leadjournal.reports.redaction import lines, redact, replacing


def test_every_line_has_an_id_of_its_own(with_text):
    counts = Counter(shown.id for shown in lines(with_text))
    assert {name: n for name, n in counts.items() if n > 1} == {}


def test_all_that_a_report_says_can_be_seen_before(with_text):
    shown = "\n".join(each.text for each in lines(with_text))
    for words in ("The ward clerk saw it first.", "If the list is long", "Week 5"):
        assert words in shown


def test_a_line_left_out_is_nowhere_in_what_is_written(with_text):
    line = next(each for each in lines(with_text) if "saw it first" in each.text)
    left = redact(with_text, {line.id: None})
    for format_ in (html, markdown):
        assert b"saw it first" not in format_.render(left)
        assert b"I had the list" in format_.render(left)


def test_a_row_left_out_of_a_table_is_not_drawn_either(report):
    left = redact(report, {"months/kf-altruism": None})
    page = html.render(left).decode()
    figure = page[page.index("<svg") : page.index("</svg>")]
    assert "Altruism" in page
    assert "Altruism" not in figure


def test_a_section_goes_with_all_that_is_below_it(with_text):
    left = redact(with_text, {"texts": None})
    assert left.texts == ()
    assert left.sections == with_text.summary


def test_words_are_put_in_the_place_of_others_wherever_they_are(with_text):
    left = redact(with_text, replacing(with_text, "ward clerk", "colleague"))
    page = markdown.render(left).decode()
    assert "clerk" not in page
    assert page.count("colleague") == 3


def test_the_head_and_the_limits_stay(with_text):
    changes = {shown.id: None for shown in lines(with_text)}
    left = redact(with_text, changes)
    assert left.opening == with_text.opening
    assert left.sections == (with_text.section("limits"),)


def test_what_is_put_in_place_is_made_fit_to_be_written(report):
    left = redact(report, {"plans/count": "nul \0"})
    assert "nul �" in markdown.render(left).decode()


def test_what_might_identify_somebody_is_flagged(journal):
    from leadjournal.reports.model import Options
    from leadjournal.reports.summary import report_of

    with journal.change("Write"):
        journal.reflections.add("A day", "I met Priya on ward 7.")
    report = report_of(journal, options=Options(texts=True))
    found = {each.kind for shown in lines(report) for each in shown.possible}
    assert {Kind.NAME, Kind.PLACE} <= found
