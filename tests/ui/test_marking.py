"""Marks are put round words and before lines, and taken away again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.ui.editor import marking

BOLD, ITALIC = marking.BOLD, marking.ITALIC


@pytest.mark.parametrize(
    ("text", "chosen", "stars", "after", "chosen_then"),
    [
        ("a word here", (2, 6), BOLD, "a **word** here", "word"),
        ("a word here", (4, 4), ITALIC, "a *word* here", ""),
        ("a word here", (1, 7), ITALIC, "a *word* here", "word"),
        ("a **word** here", (4, 8), BOLD, "a word here", "word"),
        ("a **word** here", (2, 10), BOLD, "a word here", "word"),
        ("a **word** here", (4, 8), ITALIC, "a ***word*** here", "word"),
        ("a ***word*** here", (6, 6), BOLD, "a *word* here", ""),
        ("a ***word*** here", (6, 6), ITALIC, "a **word** here", ""),
        ("it’s so", (1, 1), BOLD, "**it’s** so", ""),
        ("", (0, 0), BOLD, "****", ""),
        ("****", (2, 2), BOLD, "", ""),
    ],
)
def test_emphasis_comes_and_goes(text, chosen, stars, after, chosen_then):
    start, end = chosen
    line, start, end = marking.emphasised(text, start, end, stars)
    assert (line, line[start:end]) == (after, chosen_then)


@pytest.mark.parametrize(
    ("before", "stars", "after"),
    [
        ("¦", BOLD, "**¦**"),
        ("**¦**", BOLD, "¦"),
        ("** ¦**", BOLD, " ¦"),
        ("**two words¦**", BOLD, "**two words**¦"),
        ("**bold ¦**", BOLD, "**bold** ¦"),
        ("**bold¦ **", BOLD, "**bold** ¦"),
        ("**bold¦** rest", BOLD, "**bold**¦ rest"),
        ("**bold**¦", BOLD, "bold¦"),
        ("bold¦", BOLD, "**bold**¦"),
        ("bo¦ld", BOLD, "**bo¦ld**"),
        ("**two wo¦rds**", BOLD, "two wo¦rds"),
        ("*so ¦*", ITALIC, "*so* ¦"),
        ("**late**¦", ITALIC, "***late***¦"),
        ("***both¦***", BOLD, "***both**¦*"),
        ("***both¦***", ITALIC, "***both*¦**"),
        ("**bold *both¦***", ITALIC, "**bold *both*¦**"),
        ("**bold *both¦***", BOLD, "**bold *both***¦"),
        ("* item ¦", ITALIC, "* item *¦*"),
        ("2 * 3 * ¦", BOLD, "2 * 3 * **¦**"),
        (r"\*\* ¦", BOLD, r"\*\* **¦**"),
    ],
)
def test_at_the_cursor_emphasis_begins_ends_and_is_left(before, stars, after):
    place, text = before.index("¦"), before.replace("¦", "")
    line, start, end = marking.emphasised(text, place, place, stars)
    assert start == end
    assert f"{line[:start]}¦{line[start:]}" == after


def test_a_heading_comes_and_goes():
    assert marking.headed("What happened?") == "## What happened?"
    assert marking.headed("### What happened?") == "What happened?"
    assert marking.headed(marking.headed("")) == ""


def test_a_quotation_comes_and_goes():
    assert marking.quoted(["one", "> two"]) == ["> one", "> > two"]
    assert marking.quoted(["> one", ">two"]) == ["one", "two"]


@pytest.mark.parametrize(
    ("lines", "marker", "after"),
    [
        (["one", "two"], "-", ["- one", "- two"]),
        (["one", "", "two"], "1.", ["1. one", "", "2. two"]),
        (["- one", "- two"], "1.", ["1. one", "2. two"]),
        (["- one", "two"], "- [ ]", ["- [ ] one", "- [ ] two"]),
        (["- [x] one"], "- [ ]", ["one"]),
        (["3) one", "4) two"], "1.", ["one", "two"]),
        ([""], "-", ["- "]),
    ],
)
def test_a_list_comes_and_goes(lines, marker, after):
    assert marking.listed(lines, marker) == after


@given(
    st.text("ab *_", max_size=20),
    st.data(),
    st.sampled_from([BOLD, ITALIC]),
)
def test_emphasis_changes_nothing_but_stars(text, data, stars):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, first, last = marking.emphasised(text, start, end, stars)
    assert line.replace("*", "") == text.replace("*", "")
    assert 0 <= first <= last <= len(line)
