"""Typographic quotes, apostrophes and dashes, as they are typed.

What is typed straight is made round by what stands before it, in the British way:
‘single’ and “double”, an apostrophe in ’90s and ’tis, a dash with spaces round it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

#: After one of these (or nothing, or a space) a quotation begins.
OPENERS = "([{<“‘—–/|*_~"

_SHORTENED = re.compile(
    r"(?:^|[\s(\[“—–])(‘)(?:tis|twas|twere|twill|til|em|cause|bout|n|cos|\d0s)$",
    re.IGNORECASE,
)
_TICKS = re.compile(r"`+")


@dataclass(frozen=True)
class Typeset:
    """So many characters before the cursor, with the typed one, become others."""

    count: int
    text: str


def typeset(before: str, typed: str) -> Typeset | None:
    """Return what becomes of a character just typed after *before* in its line.

    None means that it stays as it is: so does whatever is code, or an address.

    >>> typeset("She said ", '"')
    Typeset(count=1, text='“')
    >>> typeset("the meeting", "'")
    Typeset(count=1, text='’')
    """
    if len(typed) != 1 or _is_literal(before):
        return None
    if typed in "\"'":
        return _quote(before, typed)
    if typed == "-":
        return _dash(before)
    if typed == "." and before.endswith("..") and not before.endswith("..."):
        return Typeset(3, "…")
    if not typed.isalnum() and (found := _SHORTENED.search(before)):
        return Typeset(len(before) - found.start(1) + 1, _apostrophe(found) + typed)
    if typed == " " and re.search(r"[^\W\d][’”)*_,]? -$", before):
        return Typeset(2, "– ")
    return None


def _quote(before: str, typed: str) -> Typeset:
    if typed == "'" and re.search(r"(?:^|\s)‘[nN]$", before):
        return Typeset(3, f"’{before[-1]}’")
    round_ = "“”" if typed == '"' else "‘’"
    mark = round_[0 if _begins(before) else 1]
    if typed == '"' and (found := _SHORTENED.search(before)):
        return Typeset(len(before) - found.start(1) + 1, _apostrophe(found) + mark)
    return Typeset(1, mark)


def _apostrophe(found: re.Match[str]) -> str:
    return "’" + found[0][found.end(1) - found.start() :]


def _begins(before: str) -> bool:
    return not before or before[-1].isspace() or before[-1] in OPENERS


def _dash(before: str) -> Typeset | None:
    # A row of dashes only is a rule, and one in a table divides its head from it.
    if not before.strip("- \t") or before.lstrip().startswith("|"):
        return None
    if before.endswith("–"):
        return Typeset(2, "—")
    if before.endswith("-") and not before.endswith("--"):
        return Typeset(2, "–")
    return None


def _is_literal(before: str) -> bool:
    """Return whether the end of a line stands in code or in an address."""
    open_ticks = ""
    for ticks in _TICKS.findall(before):
        if not open_ticks:
            open_ticks = ticks
        elif ticks == open_ticks:
            open_ticks = ""
    last = re.split(r"\s", before)[-1]
    target = before.rfind("](")
    in_target = target >= 0 and ")" not in before[target:]
    return bool(open_ticks) or "://" in last or last.startswith("www.") or in_target
