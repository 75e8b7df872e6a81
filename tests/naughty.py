"""Texts that would run, fetch or send something, if a page let them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import strategies as st

from leadjournal.rendering import ATTRIBUTES, TAGS

NAUGHTY = Path(__file__).parent / "samples/naughty/strings.json"

#: What Markdown and HTML are made of, and what attacks on them are.
PARTS = st.sampled_from(
    """
    < > </ /> <!-- --> <![CDATA[ ]]> <script> </script> <img <svg <a <iframe <style>
    <form> <input> <base <meta <link <object <embed <math> <details ontoggle= onerror=
    onload= src= href= style= srcset= action= formaction= xlink:href= javascript:
    vbscript: data:text/html, file:///etc/passwd http://a.example/x.png //a.example
    attachment:plan.png attachment:../x url( expression( @import ![ ]( ) [ ] [a]: ][b]
    ![a](http://a.example/x.png) ![a](attachment:plan.png) [a](javascript:1) ``` ~~~ `
    * ** _ __ # ## > - 1. | |-|-| --- === ~ ^ :--: \\ & &lt; &#60; &#x3c; &amp; &quot;
    " ' alert(1) word é 🙂
    """.split()
) | st.sampled_from(["\n", "\n\n", "    ", "\t", " ", "\0", "\x02", "\x03", "\r"])
LONE = st.sampled_from(["\ud800", "\udfff", "\u202e", "\u2066", "\ufeff", "\u2028"])
TEXTS = st.lists(PARTS | LONE | st.text(max_size=3), max_size=40).map("".join)


def payloads() -> list[str]:
    found = json.loads(NAUGHTY.read_text("utf-8"))
    assert len(found) > 100
    return [str(each) for each in found]


def wrapped(payload: str) -> str:
    """Return a payload in each place that Markdown has for it."""
    line = " ".join(payload.split("\n"))
    return "\n\n".join(
        [
            payload,
            f"- *{line}*",
            f"> [{line}]({line}) ![{line}]({line})",
            f"[{line}](attachment:{line}) ![{line}](attachment:{line})",
            f"| {line} |\n|---|\n| {line} |",
            f"```{line}\n{line}\n```",
            f"[{line}]: {line} '{line}'",
            f"<{line}>",
        ]
    )


class Seen(HTMLParser):
    """Collects the tags, attributes and addresses of HTML, as a browser reads it."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add((tag, name))
            if name == "href":
                self.links.append(value or "")
            if name == "src":
                self.sources.append(value or "")


def assert_harmless(markup: str) -> None:
    seen = Seen(markup)
    allowed = {(tag, name) for tag, names in ATTRIBUTES.items() for name in names}
    assert seen.tags <= TAGS
    assert seen.attributes <= allowed | {("a", "rel")}
    for link in seen.links:
        known = ("http://", "https://", "mailto:", "attachment:")
        assert link.lower().startswith(known), link
    for source in seen.sources:
        assert source.lower().startswith("attachment:"), source
