"""What is left out of a report is not found at another place of it."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from leadjournal.reports import files
from leadjournal.reports.model import Options
from leadjournal.reports.preview import Preview
from leadjournal.reports.summary import report_of

PLAN = "If the list is long, then I will hand it over"
LESSON = "I had the list, not the view."


def entry_of(preview, begins, text):
    return next(
        e
        for e in preview.entries
        if e.id.startswith(begins) and text in preview.text(e)
    )


def in_files(report):
    """All the words of a report as it is written, of each kind of file."""
    word = files.render(report, ".docx")
    with ZipFile(BytesIO(word)) as parts:
        told = "\n".join(
            parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
        )
    plain = re.sub(r"</w:t>.*?<w:t[^>]*>", "", told, flags=re.DOTALL)
    pages = [files.render(report, ending).decode() for ending in (".md", ".html")]
    return "\n".join([told, plain, *(p.replace("\\", "") for p in pages)])


@pytest.mark.parametrize(
    ("begins", "words"),
    [
        ("plans/", PLAN),
        ("texts/", PLAN),
        ("lessons/", LESSON),
        ("texts/", LESSON),
        ("credit/", "The ward clerk."),
        ("shadows/", "I asked her to chair."),
    ],
)
def test_the_words_of_a_line_that_is_left_out_are_nowhere(with_text, begins, words):
    preview = Preview(with_text)
    assert in_files(with_text).count(words) > 1
    preview.leave_out(entry_of(preview, begins, words))
    assert words not in in_files(preview.redacted)


@pytest.mark.parametrize("begins", ["plans/", "texts/"])
def test_a_plan_reworded_at_one_place_is_so_at_the_other(with_text, begins):
    preview = Preview(with_text)
    entry = entry_of(preview, begins, PLAN)
    cell = entry.cells[0]
    preview.say_instead(cell, cell.text.replace("hand it over", "share it"))
    told = in_files(preview.redacted)
    assert "hand it over" not in told
    assert "Plan: If the list is long, then I will share it (did)" in told


@pytest.mark.parametrize("begins", ["lessons/", "texts/"])
def test_a_lesson_reworded_at_one_place_is_so_at_the_other(with_text, begins):
    preview = Preview(with_text)
    cell = entry_of(preview, begins, LESSON).cells[0]
    preview.say_instead(cell, cell.text.replace("the view", "the whole"))
    told = in_files(preview.redacted)
    assert LESSON not in told
    assert told.count("I had the list, not the whole.") >= 4


def test_a_title_left_out_under_its_thread_is_no_heading_either(with_text):
    preview = Preview(with_text)
    preview.leave_out(entry_of(preview, "threads/", "Week 11"))
    told = in_files(preview.redacted)
    assert "Week 11" not in told
    assert LESSON in told


def test_what_goes_with_its_like_may_be_taken_back_by_itself(with_text):
    preview = Preview(with_text)
    preview.leave_out(entry_of(preview, "plans/", PLAN))
    line = entry_of(preview, "texts/", PLAN)
    assert preview.is_out(line)
    assert preview.goes_with_its_like(line)
    preview.leave_out(line, out=False)
    assert not preview.is_out(line)
    assert in_files(preview.redacted).count(f"Plan: {PLAN}") >= 1
    preview.leave_out(line)
    assert PLAN not in in_files(preview.redacted)


def test_a_text_left_out_takes_what_is_quoted_of_it_along(with_text):
    preview = Preview(with_text)
    name = entry_of(preview, "texts/", LESSON).within[0]
    preview.leave_out(next(e for e in preview.entries if e.id == name))
    told = in_files(preview.redacted)
    for words in (PLAN, LESSON, "I asked her to chair.", "Week 11"):
        assert words not in told


def test_the_name_of_a_thread_left_out_is_in_no_sentence(written):
    with written.change("Write"):
        for number in range(12):
            reflection = written.reflections.add(f"T {number}", "Words.")
            reflection.tag("kf-altruism")
            reflection.join_thread("night shifts")
    preview = Preview(report_of(written, options=Options(texts=True)))
    assert "“night shifts” has come up" in in_files(preview.report)
    preview.leave_out(entry_of(preview, "threads/", "night shifts: 12"))
    assert "night shifts" not in in_files(preview.redacted)
