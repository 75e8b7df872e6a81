"""Markdown to safe HTML: nothing runs, nothing is fetched, no word is lost."""

import json
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadjournal.rendering import ATTRIBUTES, TAGS, to_html

NAUGHTY = Path(__file__).parents[2] / "shared/samples/xss/blns/blns.json"

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>here</a>",
    "[here](javascript:alert(1))",
    "[here](JaVaScRiPt:alert(1))",
    "[here](java\tscript:alert(1))",
    "[here](&#106;avascript:alert(1))",
    "[here](data:text/html;base64,PHNjcmlwdD4=)",
    "[here](vbscript:msgbox)",
    "[here](//elsewhere.example)",
    "[here](file:///etc/passwd)",
    "[here]: javascript:alert(1)\n\n[here]",
    '[here](https://a.example "x\\" onmouseover=\\"alert(1)")',
    "<javascript:alert(1)>",
    "![](https://a.example/seen.png)",
    "![here](data:image/svg+xml;base64,PHN2Zz4=)",
    "<iframe src=//a.example></iframe>",
    "<form action=//a.example><input></form>",
    "<style>@import url(//a.example)</style>",
    "<p style='background:url(//a.example)'>",
    "<base href=//a.example>",
    "<meta http-equiv=refresh content=0>",
    "<!--><script>alert(1)</script>-->",
    "```x onclick=alert(1)\n<script>alert(1)</script>\n```",
    "``` { .x onclick=alert(1) }\ncode\n```",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "<math><mtext><table><mglyph><style><!--</style><img onerror=alert(1)>",
    "\x02klzzwxh:0000\x03",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
]


class Seen(HTMLParser):
    """Collects the tags and attributes of a piece of HTML, as a browser reads it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.words = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add((tag, name))
            if name == "href":
                self.links.append(value or "")

    def handle_data(self, data):
        self.words += data


def assert_harmless(markup: str) -> None:
    seen = Seen(markup)
    allowed = {(tag, name) for tag, names in ATTRIBUTES.items() for name in names}
    assert seen.tags <= TAGS
    assert seen.attributes <= allowed | {("a", "rel")}
    for link in seen.links:
        assert link.lower().startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_executes_and_nothing_is_fetched(payload):
    assert_harmless(to_html(payload))


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="needs the shared samples")
def test_the_big_list_of_naughty_strings_is_harmless():
    for naughty in json.loads(NAUGHTY.read_text("utf-8")):
        assert_harmless(to_html(naughty))
        assert_harmless(to_html(f"- *{naughty}*\n\n> [{naughty}]({naughty})"))


@given(st.text(alphabet=st.sampled_from("<>[]()!*_`#-|\\&:;\"'=/ \n\tajs\0\x02\x03")))
def test_any_text_is_shown_and_harmless(text):
    assert_harmless(to_html(text))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("# Heading", "<h1>Heading</h1>"),
        ("*soft* **loud**", "<p><em>soft</em> <strong>loud</strong></p>"),
        ("```\nx < 1\n```", "<pre><code>x &lt; 1\n</code></pre>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("", ""),
    ],
)
def test_markdown_is_rendered(markdown, html):
    assert to_html(markdown) == html


def test_a_table_keeps_its_alignment():
    html = to_html("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert '<td align="left">1</td>' in html
    assert '<td align="right">2</td>' in html


def test_a_link_says_that_it_vouches_for_nothing():
    html = to_html("[there](https://a.example/?q=1&r=2)")
    assert 'href="https://a.example/?q=1&amp;r=2"' in html
    assert 'rel="noopener noreferrer nofollow"' in html


def test_an_address_may_be_written_to():
    assert 'href="mailto:amy@a.example"' in to_html("<amy@a.example>")


@pytest.mark.parametrize(
    "words", ["I told <name> first", "<b>bold</b>", "a < b > c", "![chart](x.png)"]
)
def test_no_word_is_lost_that_looks_like_html(words):
    assert Seen(to_html(words)).words.strip() == words


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 50_000 + "]" * 50_000,
        "![" * 20_000,
        "1. " * 5_000,
        ">" * 20_000,
        "*a_" * 20_000,
        "<a " * 20_000,
        "\n".join("  " * depth + "- x" for depth in range(300)),
    ],
    ids=lambda text: text[:6],
)
def test_a_text_made_to_be_slow_is_not(text):
    started = time.monotonic()
    assert_harmless(to_html(text))
    assert time.monotonic() - started < 5
