"""How long a query may be: one that is a whole text would take minutes."""

from __future__ import annotations

import re

from leadjournal.errors import BadQueryError

#: So many words, phrases and filters at most has a query, and so many characters.
MOST_TERMS = 64
LONGEST = 10_000

_TERM = re.compile(r'-*(?:[A-Za-z]+:)?(?:"[^"]*"?|“[^”]*”?)|[^\s()"“”]+')


def bounded(query: str) -> str:
    """Return a query that is not too long. Raises BadQueryError for others."""
    terms = 0
    for term in _TERM.finditer(query):
        terms += term[0].lower() != "or"
        if terms > MOST_TERMS or term.end() > LONGEST:
            raise _too_long(term.start())
    if len(query) > LONGEST:
        raise _too_long(LONGEST)
    return query


def _too_long(place: int) -> BadQueryError:
    return BadQueryError(
        f"Please search for fewer words: at most {MOST_TERMS}."
        f" What is at character {place + 1} is too much."
    )
