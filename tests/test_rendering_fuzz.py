"""Whatever a text holds: nothing runs, nothing is fetched, and it takes no time."""

import time

import pytest
from hypothesis import given, settings

from leadjournal.rendering import to_html
from tests.naughty import TEXTS, assert_harmless, payloads, wrapped

SECONDS = 10  # on a busy machine; each takes less than two on an idle one


@pytest.mark.parametrize("payload", payloads())
def test_no_public_payload_does_harm(payload):
    assert_harmless(to_html(payload))
    assert_harmless(to_html(wrapped(payload)))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_no_text_does_harm(text):
    assert_harmless(to_html(text))


@pytest.mark.parametrize(
    "text",
    {
        "quotes in quotes": "> " * 5000,
        "brackets": "[" * 10_000,
        "pictures": "![" * 10_000,
        "paragraphs of brackets": ("[[" * 190 + "\n\n") * 50,
        "a wide table": "|a" * 5000 + "\n" + "|-" * 5000 + "\n" + "|b" * 5000,
        "a long table": "|a|b|\n|-|-|\n" + "|1|2|\n" * 10_000,
        "rules": "---\n" * 20_000,
        "headings underlined": "a\n=\n" * 20_000,
        "code in a table": "a|b\n-|-\n" + "`|" * 20_000,
        "NUL": "\0" * 20_000,
        "half characters": "a\ud800" * 20_000,
        "right to left": "\u202e\u2066" * 20_000,
        "emphasis": "*a **b " * 5_000,
        "backslashes": "\\" * 50_000,
        "references": "\n".join(f"[{n}]: http://a.example/{n}" for n in range(5000)),
        "lists in lists": "\n".join("    " * n + "- x" for n in range(200)),
        "entities": "&#" * 20_000,
        "tags": "<a href=" * 10_000,
        "comments": "<!--" * 10_000,
        "one long word": "x" * 1_000_000,
    }.items(),
    ids=lambda item: item[0],
)
def test_no_text_takes_long(text):
    started = time.monotonic()
    assert_harmless(to_html(text[1]))
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("text", ["---\n" * 20_000, "`|" * 20_000, "[" * 1000])
def test_what_is_too_much_is_shown_as_it_was_typed(text):
    html = to_html(text)
    assert html.startswith("<p>") and "<h" not in html and "<code" not in html


def test_half_a_character_is_shown_as_missing_and_whole_ones_are_kept():
    assert to_html("a\ud800b 🙂 \ud83d\ude42") == "<p>a\ufffdb 🙂 🙂</p>"


def test_only_what_is_attached_is_a_picture():
    assert to_html("![a](attachment:b.png)") == (
        '<p><img alt="a" src="attachment:b.png"></p>'
    )
    for elsewhere in (
        "![a](http://a.example/attachment:b.png)",
        "![a](attachment&#58;b.png)",
        "![a](//a.example/b.png)",
        "![a](file:///b.png)",
        "![a][b]\n\n[b]: http://a.example/b.png",
    ):
        assert "<img" not in to_html(elsewhere)
