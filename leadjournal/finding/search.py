"""The search language: `listening tag:kf-altruism after:2026-01 "give away"`.

Words are and-ed and stemmed; "a phrase"; -word leaves out; word* begins with;
`or` between terms; brackets group; keys such as tag: and after: narrow down.
A period stands for its first moment: after:2026-01 is from 1 January on,
before:2026-01 is until 31 December. Unknown keys and broken quotes are told,
with the place; anything else is taken literally.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leadjournal.errors import BadQueryError, JournalError
from leadjournal.finding.size import bounded

#: What stands before and after a match in a snippet: private characters of Unicode.
OPEN, CLOSE = "\ue000", "\ue001"

KEYS = (
    "tag",
    "chance",
    "framework",
    "after",
    "before",
    "on",
    "title",
    "has",
    "is",
    "question",
    "weight",
    "thread",
)

BRACKETS_DEEP = 50

_QUOTES = {'"': '"', "“": "”", "”": "”"}


@dataclass(frozen=True)
class Text:
    """A word or a phrase, wherever it stands or in the title only."""

    text: str
    prefix: bool = False
    in_title: bool = False

    @property
    def has_word(self) -> bool:
        """Whether the full-text index, which keeps words only, can find it."""
        return any(c.isalnum() or unicodedata.category(c) == "Co" for c in self.text)


@dataclass(frozen=True)
class Filter:
    """A key and its value, such as tag:listening, and where it stands."""

    key: str
    value: str
    place: int


@dataclass(frozen=True)
class Not:
    term: Node


@dataclass(frozen=True)
class And:
    terms: tuple[Node, ...]


@dataclass(frozen=True)
class Or:
    terms: tuple[Node, ...]


Node = Text | Filter | Not | And | Or


def parse(query: str) -> Node | None:
    """Return what a query asks for, or None if it asks for everything."""
    return _Parser(bounded(query)).parse()


def filters(node: Node | None) -> Iterator[Filter]:
    """Yield every filter of a query, wherever it stands."""
    match node:
        case Filter():
            yield node
        case Not(term):
            yield from filters(term)
        case And(terms) | Or(terms):
            for term in terms:
                yield from filters(term)


def has_words(query: str) -> bool:
    """Tell whether some of a query's matches are better than others."""
    try:
        return _has_words(parse(query))
    except BadQueryError:
        return False


def _has_words(node: Node | None) -> bool:
    match node:
        case Text():
            return node.has_word
        case And(terms) | Or(terms):
            return any(_has_words(term) for term in terms)
    return False


def plain(marked: str) -> str:
    """Return a snippet without what stands around its matches."""
    return marked.replace(OPEN, "").replace(CLOSE, "")


def place_of(query: str, error: JournalError) -> tuple[int, int]:
    """Return from where to where a query is wrong, as the error's sentence says."""
    said = _PLACE.search(str(error))
    start = min(int(said[1]) - 1, len(query)) if said else 0
    end = _WRONG.match(query, start) if said else None
    return start, end.end() if end else len(query)


#: Each sentence about a query names the place, counted as people count.
_PLACE = re.compile(r"at character (\d+)")
_WRONG = re.compile(r'[A-Za-z]+:(?:"[^"]*"?|“[^”]*”?|[^\s()"“”]*)|["“].*')


def match_expression(node: Node | None) -> str | None:
    """Return the query in the full-text index's own words, if it has words only.

    None says that the index alone cannot answer it.
    """
    match node:
        case Text() if node.has_word:
            quoted = '"' + node.text.replace('"', '""') + '"'
            return (
                ("title : " if node.in_title else "")
                + quoted
                + ("*" if node.prefix else "")
            )
        case Or(terms):
            return _joined(terms, " OR ")
        case And(terms):
            wanted = [term for term in terms if not isinstance(term, Not)]
            unwanted = [term.term for term in terms if isinstance(term, Not)]
            found = _joined(wanted, " AND ")
            left_out = _joined(unwanted, " OR ")
            if not unwanted:
                return found
            return f"({found} NOT {left_out})" if found and left_out else None
    return None


def _joined(terms: Sequence[Node], operator: str) -> str | None:
    found = [match_expression(term) for term in terms]
    if not found or None in found:
        return None
    return "(" + operator.join(expression for expression in found if expression) + ")"


class _Parser:
    """Reads a query from left to right."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._place = 0
        self._depth = 0

    def parse(self) -> Node | None:
        return self._alternatives()

    def _alternatives(self) -> Node | None:
        """Read terms until the bracket, or the query, ends."""
        groups: list[list[Node]] = [[]]
        while (token := self._next()) is not None:
            if token == ")":
                break
            if isinstance(token, str):  # or
                groups.append([])
            else:
                groups[-1].append(token)
        found = [_all_of(terms) for terms in groups if terms]
        if not found:
            return None
        return found[0] if len(found) == 1 else Or(tuple(found))

    def _next(self) -> Node | str | None:
        """Return the next term, "or", ")", or None at the end."""
        while True:
            self._skip(r"\s+")
            if self._place >= len(self._query):
                return None
            if self._skip(r"\)"):
                if self._depth:
                    self._depth -= 1
                    return ")"
                continue
            if self._is_or():
                return "or"
            if (term := self._term()) is not None:
                return term

    def _is_or(self) -> bool:
        """Read an `or`, which stands between terms; elsewhere it is a word."""
        before = self._query[: self._place].strip(" (")
        if before and not re.search(r"(?i)\bor$", before):
            return bool(self._skip(r"(?i:or)(?=\s+[^\s)])"))
        return False

    def _term(self) -> Node | None:
        if self._skip(r"-(?=[^\s-])"):
            term = self._term()
            return Not(term) if term is not None else None
        if self._skip(r"\("):
            self._depth += 1
            if self._depth > BRACKETS_DEEP:
                raise BadQueryError("This search has too many brackets in brackets.")
            return self._alternatives()
        place = self._place
        if key := self._skip(r"[A-Za-z]+:(?!//)"):
            return self._filter(key[:-1].lower(), place)
        text, quoted = self._value()
        if quoted:
            return Text(text) if text.strip() else None
        prefix = text.endswith("*") and text != "*"
        text = text.rstrip("*") if prefix else text
        return Text(text, prefix=prefix) if text.strip("-()") else None

    def _filter(self, key: str, place: int) -> Node:
        if key not in KEYS:
            raise BadQueryError(
                f"“{key}:” at character {place + 1} is not something to search by."
                f" There are {', '.join(f'{known}:' for known in KEYS)}."
            )
        value, quoted = self._value()
        if not value.strip():
            raise BadQueryError(
                f"“{key}:” at character {place + 1} needs a word after it."
            )
        if key == "title":
            prefix = not quoted and value.endswith("*")
            return Text(value.rstrip("*") or value, prefix=prefix, in_title=True)
        return Filter(key, value, place + 1)

    def _value(self) -> tuple[str, bool]:
        """Read a word or a quotation, and tell which."""
        start = self._place
        closing = _QUOTES.get(self._query[start : start + 1])
        if closing is None:
            return self._skip(r'[^\s()"“”]+|\(') or "", False
        end = self._query.find(closing, start + 1)
        if end < 0:
            raise BadQueryError(
                f"The quotation mark at character {start + 1} is never closed."
            )
        self._place = end + 1
        return self._query[start + 1 : end], True

    def _skip(self, pattern: str) -> str | None:
        if found := re.compile(pattern).match(self._query, self._place):
            self._place = found.end()
            return found.group()
        return None


def _all_of(terms: list[Node]) -> Node:
    return terms[0] if len(terms) == 1 else And(tuple(terms))
