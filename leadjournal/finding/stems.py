"""What in a text a query's words match: told by their stems, as the index does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadjournal.errors import BadQueryError
from leadjournal.finding.search import And, Node, Or, Text, parse

#: Endings that English words have in their forms, longest first.
ENDINGS = "ations ation ings ing ies ied ed es s ly y e".split()
SHORTEST = 3  # letters of a stem


def matches(query: str) -> str:
    """Return a regular expression for what a query's words match in a text.

    Words are found by how they begin, as the index finds them by their stems.
    "" if the query has none.
    """
    try:
        parts = [*_sought(parse(query))]
    except BadQueryError:
        return ""
    return f"(?:{'|'.join(dict.fromkeys(parts))})" if parts else ""


def _sought(node: Node | None) -> Iterator[str]:
    match node:
        case Text() if node.has_word:
            words = re.findall(r"\w+", node.text)
            forms = [rf"\b{re.escape(_stem(word))}\w{{0,5}}\b" for word in words]
            if node.prefix:
                forms[-1] = rf"\b{re.escape(words[-1])}\w*"
            yield r"\W+".join(forms)
        case And(terms) | Or(terms):
            for term in terms:
                yield from _sought(term)


def _stem(word: str) -> str:
    """Return what the forms of an English word have in common, or nearly."""
    for ending in ENDINGS:
        if word.lower().endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
