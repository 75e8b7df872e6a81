"""What a list shows of a text: how it begins, or the sentence that a search found."""

from __future__ import annotations

import re

from leadjournal.finding.search import CLOSE, OPEN

EXCERPT = 240  # characters of a text that a list may show
BEFORE = 40  # of them before a match, so that it is in sight where there is little room

_MARKS = re.compile(r"[*_`>]+|\[[ x]\]\s|!?\[(?=[^\]]*\]\()|\]\([^)]*\)")
_ITEM = re.compile(r"^\s*(#+|[-+*•]|\d+[.)])\s+")
_ALONE = re.compile(r"[-+*_•]|(?:[-*_] ?){3,}|\d+[.)]")  # a mark without words
_ENDS = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+|\n+")


def excerpt(text: str, length: int = EXCERPT) -> str:
    """Return the beginning of a text in one line, without headings and marks."""
    lines = (line.strip() for line in text.splitlines())
    said = (_ITEM.sub("", line) for line in lines if not line.startswith("#"))
    prose = " ".join(line for line in said if line and not _ALONE.fullmatch(line))
    return _MARKS.sub("", prose[: length + 40])[:length].strip()


def sentence(marked: str) -> str:
    """Return the sentence of the first match in a text, its matches marked.

    The matches stand between OPEN and CLOSE already; "" if there are none.
    """
    place = marked.find(OPEN)
    if place < 0:
        return ""
    start = max(place - 2 * EXCERPT, 0)
    ends = [found.end() for found in _ENDS.finditer(marked, start, place)]
    cut = not ends and start > 0
    start = ends[-1] if ends else start
    end = _ENDS.search(marked, marked.find(CLOSE, place))
    found = _plain(marked[start : end.start() if end else len(marked)])
    return _in_sight(found, cut=cut)


def once(marked: str, name: str) -> str:
    """Return a text in which a name does not follow upon itself.

    A plan to "ring Priya" that is made with Priya is kept with both, one by one.
    """
    either = f"[{OPEN}{CLOSE}]*"
    found = either + either.join(map(re.escape, name)) + either
    return re.sub(rf"(?i)(\b|(?<={OPEN}))({found})\s+{found}(?!\w)", r"\2", marked)


def in_long(body: str, query: str) -> str:
    """Return the first place where a word of a search begins, in a very long text."""
    words = [word[: max(3, len(word) - 3)] for word in re.findall(r"\w+", query)]
    beginnings = re.compile(
        rf"\b(?:{'|'.join(map(re.escape, words)) or '$.'})\w*", re.IGNORECASE
    )
    found = beginnings.search(body)
    start = max(found.start() - EXCERPT // 4, 0) if found else 0
    place = " ".join(body[start : start + EXCERPT].split())
    return "…" + beginnings.sub(rf"{OPEN}\g<0>{CLOSE}", place) + "…"


def _plain(text: str) -> str:
    """Return a text in one line, without the marks of Markdown."""
    text = _ITEM.sub("", text)
    return " ".join(_MARKS.sub("", text).split())


def _in_sight(found: str, *, cut: bool) -> str:
    """Shorten a sentence where its first match would not be in sight."""
    place = found.find(OPEN)
    if place > BEFORE + BEFORE // 2:
        found = found[found.find(" ", place - BEFORE, place) + 1 :]
        cut = True
    if len(found) > EXCERPT + 2:
        found = found[: max(found.rfind(" ", 0, EXCERPT), found.find(CLOSE) + 1)]
        if found.count(OPEN) > found.count(CLOSE):
            found += CLOSE
        found += "…"
    return f"…{found}" if cut else found
