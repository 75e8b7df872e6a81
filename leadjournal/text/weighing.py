"""Whether a piece of HTML would take too long to read, found out without reading it.

A browser's rules are followed when it is read, and by those a few hundred bytes can
ask for millions of boxes: what is open when a paragraph ends is opened anew in the
next. So what would be made is counted, at its most.
"""

from __future__ import annotations

import re
from collections import Counter

from leadjournal.text import entities

MOST_TAGS = 12_000
MOST_MADE = 60_000
MOST_LETTERS = 2_000_000
MOST_ATTRIBUTES = 60  # of one tag
MOST_AMPERSANDS = 5_000  # that are left once entities are replaced
DEEPEST = 60

_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/<>]*)((?:\"[^\"]*\"|'[^']*'|[^\"'<>])*)(?:[\"'][^<>]*)?"
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_APART = re.compile(r"[\s/]+")
_EMPTY = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
#: What goes on, after the box that it stands in has ended, in the next.
_GOES_ON = frozenset("a b big code em font i nobr s small strike strong tt u".split())
#: What ends by itself where another of its kind begins.
_ENDS_BY_ITSELF = {
    "p": {"p"},
    "li": {"p", "li"},
    **{key: {"p", "dt", "dd"} for key in ("dt", "dd")},
    **{key: {"p", "td", "th"} for key in ("td", "th")},
    "tr": {"p", "td", "th", "tr"},
    **{key: {"option"} for key in ("option", "optgroup")},
}


def is_too_much(html: str) -> bool:
    """Return whether it would take too long, so that the bare words must do."""
    return (
        len(html) > MOST_LETTERS
        or html.count("<") > MOST_TAGS
        or _makes_too_much(html)
        or entities.without(html).count("&") > MOST_AMPERSANDS
    )


def _makes_too_much(html: str) -> bool:
    made = 0
    boxes: list[str] = []
    going_on: Counter[str] = Counter()
    for closes, written, attributes in _TAG.findall(html):
        name = written.lower()
        if len(_APART.findall(_QUOTED.sub("", attributes))) > MOST_ATTRIBUTES:
            return True
        if name in _GOES_ON:
            going_on[name] = max(going_on[name] + (-1 if closes else 1), 0)
        elif closes:
            if name in boxes:
                while boxes.pop() != name:
                    pass
        elif name not in _EMPTY:
            while boxes and boxes[-1] in _ENDS_BY_ITSELF.get(name, ()):
                boxes.pop()
            boxes.append(name)
        made += 1 + going_on.total()
        if made > MOST_MADE or len(boxes) + going_on.total() > DEEPEST:
            return True
    return False
