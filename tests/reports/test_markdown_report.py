"""Markdown that says what it means, and nothing else."""

from markdown import markdown as to_html

from leadjournal.reports import markdown


def test_tables_are_tables(report):
    text = markdown.render(report).decode()
    assert "| About | Reflections | Asked about | Last written about |" in text
    page = to_html(text, extensions=["tables"])
    assert page.count("<table>") == 5


def test_what_looks_like_a_mark_is_text(attack):
    text = markdown.render(attack).decode()
    page = to_html(text, extensions=["tables"])
    assert "<script>" not in page
    assert "<h1>b</h1>" not in page
    assert "\\#eval" in text


def test_a_line_that_begins_like_a_list_is_no_list():
    assert (
        markdown._words("1. one\n- two\n# three") == "1\\. one  \n\\- two  \n\\# three"
    )
