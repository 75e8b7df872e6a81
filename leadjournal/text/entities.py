"""Entities of HTML, such as &amp;, which are slow to read one after another.

Before a piece of HTML is read, each gives way to what it means, or, where that could
be taken for HTML, to a letter that stands for it until it is written down.
"""

from __future__ import annotations

import re
from html import unescape

_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
)
_FIRST = 0xF0000  # from here on letters stand for nothing, so that they may for signs
_SIGNS = {_FIRST + code: chr(code) for code in range(ord("!"), ord("~") + 1)}
_STAND_INS = re.compile(f"[{chr(min(_SIGNS))}-{chr(max(_SIGNS))}]")


def without(html: str) -> str:
    """Return it without most entities; `back` makes what was meant of its text."""
    return _ENTITY.sub(_letter, _STAND_INS.sub("\ufffd", html))


def back(text: str) -> str:
    return text.translate(_SIGNS) if _STAND_INS.search(text) else text


def _letter(found: re.Match[str]) -> str:
    meant = unescape(found[0])
    if len(meant) != 1 or (meant.isspace() and meant != "\xa0"):
        return found[0]
    return chr(_FIRST + ord(meant)) if _FIRST + ord(meant) in _SIGNS else meant
