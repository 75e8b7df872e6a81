"""A person's words on a page."""

from hypothesis import given
from hypothesis import strategies as st

from leadjournal.reports.model import Look
from leadjournal.reports.words import one_line, pieces, plain, printable


def test_a_text_is_cut_into_what_stands_in_it():
    text = "## Head\n\nOne\ntwo\n- a\n- b\n> said\n> again\n\n```\n#x\n```\nend"
    assert [(p.text, p.look, p.item) for p in pieces(text)] == [
        ("Head", Look.STRONG, False),
        ("One\ntwo", Look.PLAIN, False),
        ("a", Look.PLAIN, True),
        ("b", Look.PLAIN, True),
        ("said\nagain", Look.QUOTE, False),
        ("#x", Look.CODE, False),
        ("end", Look.PLAIN, False),
    ]


def test_marks_go_and_links_say_where_they_lead():
    assert plain("**a** _b_ `c` [d](https://e.org) 2*3*4 snake_case \\#") == (
        "a b c d (https://e.org) 2*3*4 snake_case #"
    )


def test_what_cannot_be_printed_is_replaced():
    assert printable("a\0b\ue000\ufeff\tc\r\nd") == "a�b� c\nd"


def test_a_long_title_is_cut_at_a_word():
    assert one_line("one two, three", 10) == "one two…"


@given(st.text())
def test_no_word_is_lost_whatever_is_typed(text):
    typed = {word for word in printable(text).split() if word.isalnum()}
    found = {word for piece in pieces(text) for word in piece.text.split()}
    assert typed <= found | {"0", "1"} or any(mark in text for mark in "`#*_~>")
