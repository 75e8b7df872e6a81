"""A person's words, made fit for a page: what cannot be printed, and Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leadjournal.reports.model import Look

#: What a document may not hold: what controls, what is half a character, what is of
#: private use, and what is none.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
_NONCHARACTER = "�"
_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\(([^()\s]{1,2000})\)")
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)([^*_\n]*\S)\1(?![\w*_])")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


@dataclass(frozen=True)
class Piece:
    """A part of a text: a heading, an item of a list, or a paragraph with its look."""

    text: str
    look: Look = Look.PLAIN
    item: bool = False


def printable(text: str) -> str:
    """Return a text in which nothing breaks a document; other words are untouched."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_printed(each) for each in _BREAKS.sub("\n", text))


def _printed(character: str) -> str:
    if character in "\n" or character.isprintable():
        return _NONCHARACTER if unicodedata.category(character) == "Co" else character
    if character == "\t":
        return " "
    if character == "\ufeff":
        return ""
    bad = unicodedata.category(character) in _UNPRINTABLE
    return _NONCHARACTER if bad else character


def one_line(text: str, most: int = 0) -> str:
    """Return a text in one line, cut after *most* characters if that is given."""
    line = " ".join(printable(text).split())
    if not most or len(line) <= most:
        return line
    cut = line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.–-")
    return f"{cut}…"


def plain(markdown: str) -> str:
    """Return a line without the marks of Markdown; links say where they lead."""
    text = _LINK.sub(lambda m: f"{m[1]} ({m[2]})", markdown)
    text = _EMPHASIS.sub(r"\2", _CODE.sub(r"\1", text))
    return _ESCAPED.sub(r"\1", text)


def pieces(markdown: str) -> Iterator[Piece]:
    """Cut a text into what stands in it: headings, items, quotations, paragraphs."""
    yield from _Cutter().cut(printable(markdown).split("\n"))


class _Cutter:
    """Gathers lines until what they are a part of ends."""

    def __init__(self) -> None:
        self._held: list[str] = []
        self._look = Look.PLAIN
        self._item = False

    def cut(self, lines: Iterable[str]) -> Iterator[Piece]:
        fence = ""
        for line in lines:
            if fence and line.strip() != fence:
                self._held.append(line)
                continue
            opens = None if fence else _kind_of(line)
            if opens != "text" and not (opens == self._look == Look.QUOTE):
                yield from self._done()
            fence = self._open(opens, line) if opens else ""
            if opens == "heading":
                yield from self._done()
        yield from self._done()

    def _open(self, opens: str, line: str) -> str:
        """Take in a line by what it opens; return what closes it, if it is code."""
        match opens:
            case "fence" if mark := _FENCE.match(line):
                self._look = Look.CODE
                return mark[1]
            case "heading" if mark := _HEADING.fullmatch(line):
                self._look = Look.STRONG
                self._held.append(mark[1])
            case "item":
                self._item = True
                self._held.append(_ITEM.sub("", line, count=1))
            case Look.QUOTE:
                self._look = Look.QUOTE
                self._held.append(_QUOTE.sub("", line, count=1))
            case _:
                self._held.append(line.strip())
        return ""

    def _done(self) -> Iterator[Piece]:
        text = "\n".join(self._held)
        if text.strip():
            is_code = self._look is Look.CODE
            words = text if is_code else plain(text.strip("\n"))
            yield Piece(words, self._look, self._item)
        self._held, self._look, self._item = [], Look.PLAIN, False


def _kind_of(line: str) -> str | None:
    """Return what a line opens: None where it is empty or a rule."""
    if not line.strip() or _RULE.fullmatch(line):
        return None
    for name, pattern in (("fence", _FENCE), ("item", _ITEM), (Look.QUOTE, _QUOTE)):
        if pattern.match(line):
            return name
    return "heading" if _HEADING.fullmatch(line) else "text"


def reads_from_right(text: str) -> bool:
    """Whether the first letter of a text is of a script written from the right."""
    for character in text[:1000]:
        side = unicodedata.bidirectional(character)
        if side in ("L", "R", "AL"):
            return side != "L"
    return False
