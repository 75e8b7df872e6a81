"""Writes cleaned HTML as Markdown, so that it is read again as it was meant."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup
from markdownify import ATX, MarkdownConverter

from leadjournal.text import entities

_SIGNS = re.compile(
    r"\\(?=[\\`*_{}\[\]()>#+.!|-])|[`*]|(?<!\w)_|_(?!\w)|\[(?=[^\]]{0,999}\][(\[:])"
)
_BEGINNING = re.compile(
    r"^([^\S\n]*)(?=#|>|[-+*](?:\s|$)|(?:-[^\S\n]*){3,}$)", re.MULTILINE
)
_NUMBER = re.compile(r"^([^\S\n]*\d+)(?=[.)](?:\s|$))", re.MULTILINE)
_FENCE = re.compile(r"^~(?=~~)", re.MULTILINE)
_CONTINUED = re.compile(r"(?<=\n)(?=[^\n])")
_BLANK_LINES = re.compile(r"\A[ \n]*\n")
_LINES = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)

MOST_CELLS = 100  # that one cell of a table may span


class _Writer(MarkdownConverter):
    """Markdown as a person would type it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # The how manieth of its list each item is: counted anew for each, a long list
        # would take for ever.
        self._places: dict[int, int] = {}

    def escape(self, text: str, parent_tags: Any) -> str:
        """Let a sign that is meant as itself be read as itself, and no more."""
        return _SIGNS.sub(r"\\\g<0>", entities.back(text))

    def convert_p(self, el: Any, text: str, parent_tags: Any) -> str:
        text = text.strip(" \t\r\n")
        if "_inline" in parent_tags:
            return f" {text} "
        return f"\n\n{_begun(text)}\n\n" if text else ""

    def convert_br(self, el: Any, text: str, parent_tags: Any) -> str:
        # A line that ends is one, here: the text is read with its own lines.
        return " " if "_inline" in parent_tags else "\n"

    def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
        text = text.strip()
        if not text:
            return "\n"
        marker = "-"
        place = self._places.get(id(el.find_previous_sibling("li")), 0) + 1
        self._places[id(el)] = place
        if el.parent is not None and el.parent.name == "ol":
            start = str(el.parent.get("start") or 1)
            first = int(start) if start.isascii() and start.isdigit() else 1
            marker = f"{first + place - 1}."
        return f"{marker} {_CONTINUED.sub('    ', text)}\n"

    def convert_pre(self, el: Any, text: str, parent_tags: Any) -> str:
        text = _BLANK_LINES.sub("", text).rstrip(" \n")
        return str(super().convert_pre(el, text, parent_tags))  # type: ignore[misc]  # it has

    def convert_q(self, el: Any, text: str, parent_tags: Any) -> str:
        return f"“{text}”"

    def convert_td(self, el: Any, text: str, parent_tags: Any) -> str:
        span = str(el.get("colspan") or 1)
        cells = min(int(span), MOST_CELLS) if span.isascii() and span.isdigit() else 1
        words = text.strip().replace("\n", " ").replace("|", r"\|")
        return f" {words} " + "|" * max(cells, 1)

    convert_th = convert_td


def written(soup: BeautifulSoup) -> str:
    """Return what a tree of HTML says, as Markdown."""
    writer = _Writer(
        heading_style=ATX,
        bullets="-",
        table_infer_header=True,
        autolinks=False,
        strip_pre=None,
    )
    text = entities.back(str(writer.convert_soup(soup))).replace("\xa0", " ")
    return _LINES.sub("\n\n", _TRAILING.sub("", text)).strip("\n")


def _begun(text: str) -> str:
    text = _NUMBER.sub(r"\1\\", _BEGINNING.sub(r"\1\\", text))
    return _FENCE.sub("&#126;", text)  # a tilde cannot be escaped by a backslash
