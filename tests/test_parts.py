"""The headed parts of a text, of which no word is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from leadjournal.parts import get, join, put, split

ORDER = ("Arriving", "What happened?", "A step forward")

LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "   ",
            "## Arriving",
            "##  What   happened?  ",
            "## A step forward",
            "## Something else",
            "\\## Arriving",
            "\\\\## Arriving",
            "##Arriving",
            "### Arriving",
            "# Arriving",
            "##",
            "## ",
            "```",
            "```python",
            "````",
            "~~~",
            "\\```",
            "   ```",
            "I listened.",
        ]
    ),
    st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=8),
)
BREAKS = st.sampled_from(["\n", "\n", "\r\n", "\r"])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    lines = draw(st.lists(st.tuples(LINES, BREAKS), max_size=12))
    body = "".join(line + end for line, end in lines)
    return body.rstrip("\r\n") if draw(st.booleans()) else body


TEXTS = st.lists(LINES, max_size=6).map("\n".join)
HEADINGS = st.one_of(
    st.sampled_from([*ORDER, "Something else", "# odd", "C #", "```"]),
    st.text(min_size=1, max_size=5),
).filter(str.strip)


def said(text: str) -> str:
    """Return a text as a part gives it back: without empty lines around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return text if text.strip() else ""


@given(bodies())
def test_parts_joined_are_the_text_to_the_letter(body):
    assert join(split(body)) == body


@given(bodies(), HEADINGS, TEXTS)
def test_what_is_put_is_what_one_gets(body, heading, text):
    assert get(put(body, heading, text, ORDER), heading) == said(text)


@given(bodies(), HEADINGS, TEXTS)
def test_all_else_stays_to_the_letter(body, heading, text):
    name = " ".join(heading.split())
    before, after = split(body), split(put(body, heading, text, ORDER))
    old = next((part for part in before if part.heading == name), None)
    new = next((part for part in after if part.heading == name), None)
    if old:
        before.remove(old)
    if new:
        after.remove(new)
    # Only an empty line may have come between the new part and the one above it.
    assert [part.heading for part in before] == [part.heading for part in after]
    for kept, now in zip(before, after, strict=True):
        assert now.raw.startswith(kept.raw) if old is None else now.raw == kept.raw
        assert not now.raw[len(kept.raw) :].strip("\r\n")


@given(bodies())
def test_putting_back_what_one_got_changes_nothing(body):
    for heading in {part.heading for part in split(body)} - {None}:
        text = get(body, heading)
        assert not text or put(body, heading, text, ORDER) == body


@given(bodies(), HEADINGS, TEXTS, TEXTS)
def test_the_last_thing_put_counts(body, heading, first, second):
    once = put(body, heading, second, ORDER)
    twice = put(put(body, heading, first, ORDER), heading, second, ORDER)
    assert get(twice, heading) == get(once, heading)
    assert put(twice, heading, second, ORDER) == twice


@given(st.lists(st.tuples(st.sampled_from(ORDER), TEXTS.filter(said)), max_size=8))
def test_parts_stand_in_their_order_whenever_they_were_written(written):
    body = ""
    for heading, text in written:
        body = put(body, heading, text, ORDER)
    last = dict(written)
    assert {part.heading: part.text for part in split(body)} == {
        heading: said(text) for heading, text in last.items()
    }
    assert [part.heading for part in split(body)] == [h for h in ORDER if h in last]


@given(bodies(), TEXTS.filter(said))
def test_a_text_with_windows_line_ends_keeps_them(body, text):
    body = "Before.\r\n" + "\r\n".join(body.splitlines())
    result = put(body, "Arriving", text, ORDER)
    assume(result != body)
    assert get(result, "Arriving") == said(text)
    assert "\n" not in result.replace("\r\n", "")


def test_a_part_is_added_with_an_empty_line_around_it():
    body = put("It rained.", "What happened?", "We met.\nShe spoke.", ORDER)
    assert body == "It rained.\n\n## What happened?\n\nWe met.\nShe spoke.\n"
    assert put(body, "Arriving", "Tired", ORDER) == (
        "It rained.\n\n## Arriving\n\nTired\n\n"
        "## What happened?\n\nWe met.\nShe spoke.\n"
    )
    assert put(body, "A step forward", "One", ORDER).endswith(
        "She spoke.\n\n## A step forward\n\nOne\n"
    )


def test_a_part_of_unknown_heading_is_added_last():
    body = put("## Arriving\n\nTired\n", "Other", "More", ORDER)
    assert [part.heading for part in split(body)] == ["Arriving", "Other"]


def test_a_part_joins_its_neighbours_among_parts_it_does_not_know():
    body = "Free.\n\n## Mine\n\nA\n\n## Arriving\n\nB\n\n## Also mine\n\nC\n"
    body = put(body, "What happened?", "D", ORDER)
    assert [part.heading for part in split(body)] == [
        None,
        "Mine",
        "Arriving",
        "What happened?",
        "Also mine",
    ]


def test_the_gaps_of_a_part_stay_as_they_were():
    body = "##  Arriving \nTired\n\n\n\n## Mine\n"
    assert put(body, "Arriving", "Glad", ORDER) == (
        "##  Arriving \nGlad\n\n\n\n## Mine\n"
    )


def test_a_part_without_text_is_taken_out():
    body = "Free.\n\n## Arriving\n\nTired\n\n## Mine\n\nC\n"
    assert put(body, "Arriving", "  \n", ORDER) == "Free.\n\n## Mine\n\nC\n"
    assert put("Free.", "Arriving", "", ORDER) == "Free."


def test_of_two_parts_with_one_heading_the_first_is_meant_and_the_other_kept():
    body = "## Arriving\n\nA\n\n## Arriving\n\nB\n"
    assert get(body, "Arriving") == "A"
    assert put(body, "Arriving", "C") == "## Arriving\n\nC\n\n## Arriving\n\nB\n"
    cleared = put(body, "Arriving", "")
    assert get(cleared, "Arriving") == ""
    assert put(cleared, "Arriving", "D") == "## Arriving\n\nD\n\n## Arriving\n\nB\n"


def test_a_heading_in_a_code_block_is_none():
    body = "## Arriving\n\n```\n## Mine\n```\n\n## Other\n"
    assert [part.heading for part in split(body)] == ["Arriving", "Other"]
    assert get(body, "Arriving") == "```\n## Mine\n```"
    assert put("", "Arriving", "```\n## Mine\n```") == (
        "## Arriving\n\n```\n## Mine\n```\n"
    )


@pytest.mark.parametrize("fence", ["```", "~~~", "```python"])
def test_a_code_block_that_is_never_closed_swallows_nothing(fence):
    body = put(put("", "Arriving", fence, ORDER), "What happened?", fence, ORDER)
    body = put(body, "A step forward", "One", ORDER)
    assert [part.heading for part in split(body)] == list(ORDER)
    assert [part.text for part in split(body)] == [fence, fence, "One"]


def test_a_heading_typed_into_a_part_stays_in_it_and_is_shown_as_typed():
    body = put("", "Arriving", "So:\n## What happened?\nThat.", ORDER)
    assert body == "## Arriving\n\nSo:\n\\## What happened?\nThat.\n"
    assert get(body, "Arriving") == "So:\n## What happened?\nThat."
    assert get(body, "What happened?") == ""


def test_a_long_text_of_fences_is_read_at_once():
    body = "```a\n" * 50_000
    assert len(split(body)) == 1
    assert get(put(body, "Arriving", "Tired"), "Arriving") == "Tired"
