"""What Enter, Tab and Backspace do in lists and quotes: a matter of lines, not of Qt.

Each function takes the lines of a text and returns what is to change in them, or None
where nothing is. Lines are asked for one by one, so a long text costs no more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

INDENT = "    "  # what Markdown wants beneath a number
MOST = 500  # lines of a list that are numbered anew

_LINE = re.compile(
    r"(?P<quote>(?:\s{0,3}>\s?)*)(?P<indent>\s*)"
    r"(?:(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>\s+|$)(?P<box>\[[ xX]\](?:\s+|$))?)?"
)
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")


@dataclass(frozen=True)
class Edit:
    """Lines from *first* to before *last* become others; where the cursor goes then."""

    first: int
    last: int
    lines: tuple[str, ...]
    row: int
    column: int


@dataclass(frozen=True)
class Line:
    """A line taken apart; `marker` is empty if it is no item."""

    quote: str
    indent: str
    marker: str
    gap: str
    box: str
    words: str

    @property
    def head(self) -> str:
        return self.quote + self.indent + self.marker + self.gap + self.box

    @property
    def text(self) -> str:
        return self.head + self.words

    @property
    def depth(self) -> int:
        return len(self.indent.expandtabs(4))

    @property
    def number(self) -> int | None:
        return int(self.marker[:-1]) if self.marker[:-1] else None

    def numbered(self, number: int) -> Line:
        return replace(self, marker=f"{number}{self.marker[-1]}")


def parted(text: str) -> Line:
    """Take a line apart."""
    found = _LINE.match(text)
    if found is None or _RULE.match(text):
        return Line("", "", "", "", "", text)
    parts = {name: part or "" for name, part in found.groupdict().items()}
    return Line(**parts, words=text[found.end() :])


def is_item(text: str) -> bool:
    return bool(parted(text).marker)


def entered(lines: Sequence[str], row: int, column: int) -> Edit | None:
    """Go on with a list or a quote; on an item without words, end it."""
    line = parted(lines[row])
    if column < len(line.head) or not (line.marker or line.quote):
        return None
    if not line.words.strip():
        return _ended(lines, row, line)
    rest = line.words[column - len(line.head) :].lstrip()
    following = replace(line, box="[ ] " if line.box else "", words=rest)
    if following.marker and not following.gap:
        following = replace(following, gap=" ")
    if line.number is not None:
        following = following.numbered(line.number + 1)
    before = lines[row][:column]
    edit = Edit(row, row + 1, (before, following.text), row + 1, len(following.head))
    return _numbered(lines, edit)


def erased(lines: Sequence[str], row: int, column: int) -> Edit | None:
    """Take away the marker before the cursor, where an item begins."""
    line = parted(lines[row])
    if not line.marker or column != len(line.head):
        return None
    bare = replace(line, marker="", gap="", box="")
    return _numbered(
        lines, Edit(row, row + 1, (bare.text,), row, len(bare.quote + bare.indent))
    )


def indented(lines: Sequence[str], first: int, last: int, column: int) -> Edit | None:
    """Move items to the right, beneath the one above them."""
    items = [parted(lines[row]) for row in range(first, last)]
    above = parted(lines[first - 1]) if first else None
    if not items[0].marker or above is None or not above.marker:
        return None
    if items[0].depth > above.depth or items[0].quote != above.quote:
        return None
    deeper = [_shifted(item, INDENT) for item in items]
    if deeper[0].number is not None:
        deeper[0] = deeper[0].numbered(_next_number(lines, first, deeper[0]))
    return _moved(lines, first, last, deeper, column)


def outdented(lines: Sequence[str], first: int, last: int, column: int) -> Edit | None:
    """Move items to the left; None if they are there already."""
    items = [parted(lines[row]) for row in range(first, last)]
    if not items[0].marker or not items[0].indent:
        return None
    higher = [replace(item, indent=_less(item.indent)) for item in items]
    if higher[0].number is not None:
        higher[0] = higher[0].numbered(_next_number(lines, first, higher[0]))
    return _moved(lines, first, last, higher, column)


def ticked(lines: Sequence[str], first: int, last: int, column: int) -> Edit | None:
    """Tick the task boxes of some lines, or empty them if all are ticked."""
    items = [parted(lines[row]) for row in range(first, last)]
    boxes = [item.box for item in items if item.box]
    if not boxes:
        return None
    tick = "[ ]" if all(box[1] in "xX" for box in boxes) else "[x]"
    changed = tuple(
        replace(item, box=tick + item.box[3:]).text if item.box else item.text
        for item in items
    )
    return Edit(first, last, changed, last - 1, column)


def _ended(lines: Sequence[str], row: int, line: Line) -> Edit:
    """Leave an item without words: to the left, out of the list, of the quote."""
    if line.marker and line.indent:
        edit = outdented(lines, row, row + 1, len(line.head))
        assert edit is not None
        return edit
    left = line.quote if line.marker else ""
    ended: tuple[str, ...] = (left,)
    # Markdown takes a line without a blank one before it for a part of the item.
    if row and not _is_blank(lines[row - 1]):
        ended = (left.rstrip(), left)
    at = row + len(ended) - 1
    if row + 1 < len(lines) and not _is_blank(lines[row + 1]):
        ended = (*ended, left.rstrip())
    return _numbered(lines, Edit(row, row + 1, ended, at, len(left)))


def _is_blank(text: str) -> bool:
    line = parted(text)
    return not (line.marker or line.words.strip())


def _shifted(item: Line, more: str) -> Line:
    return replace(item, indent=more + item.indent) if item.text.strip() else item


def _less(indent: str) -> str:
    if indent.startswith("\t"):
        return indent[1:]
    return indent[min(len(INDENT), len(indent)) :]


def _next_number(lines: Sequence[str], row: int, item: Line) -> int:
    """Return the number of an item in the list that it now belongs to."""
    for above in range(row - 1, max(row - MOST, -1), -1):
        other = parted(lines[above])
        if not other.marker or other.depth < item.depth:
            break
        if other.depth == item.depth:
            return 1 if other.number is None else other.number + 1
    return 1


def _moved(
    lines: Sequence[str], first: int, last: int, items: list[Line], column: int
) -> Edit:
    shift = len(items[-1].head) - len(parted(lines[last - 1]).head)
    texts = tuple(item.text for item in items)
    edit = Edit(first, last, texts, last - 1, max(column + shift, 0))
    return _numbered(lines, edit)


def _numbered(lines: Sequence[str], edit: Edit) -> Edit:
    """Number the list anew round a change, if it was numbered in order before."""
    first, last = _list_round(lines, edit.first, edit.last)
    before = [lines[row] for row in range(first, last)]
    if _in_order(before) != before:
        return edit
    after = [
        *before[: edit.first - first],
        *edit.lines,
        *before[edit.last - first :],
    ]
    ordered = _in_order(after)
    place = edit.row - first
    grown = 0
    if 0 <= place < len(after):
        grown = len(ordered[place]) - len(after[place])
    while len(ordered) > 1 and last > edit.last and ordered[-1] == lines[last - 1]:
        last -= 1
        ordered.pop()
    while first < edit.first and ordered[0] == lines[first]:
        first += 1
        ordered.pop(0)
    return Edit(first, last, tuple(ordered), edit.row, edit.column + grown)


def _list_round(lines: Sequence[str], first: int, last: int) -> tuple[int, int]:
    top, bottom = max(first - MOST, 0), min(last + MOST, len(lines))
    while first > top and _belongs(lines[first - 1]):
        first -= 1
    while last < bottom and _belongs(lines[last]):
        last += 1
    return first, last


def _belongs(text: str) -> bool:
    """Return whether a line is an item, or goes on with one."""
    line = parted(text)
    return bool(line.marker or (line.indent and line.words))


def _in_order(texts: Sequence[str]) -> list[str]:
    """Return lines with each list numbered on from its first item."""
    found: list[str] = []
    open_lists: list[tuple[int, str, int]] = []  # depth, kind, the number to come
    for text in texts:
        line = parted(text)
        if not line.marker:
            if text.strip() and not line.indent:
                open_lists.clear()
            found.append(text)
            continue
        while open_lists and open_lists[-1][0] > line.depth:
            open_lists.pop()
        kind = line.marker[-1]
        if line.number is not None:
            number = line.number
            if open_lists and open_lists[-1][:2] == (line.depth, kind):
                number = open_lists[-1][2]
            line = line.numbered(number)
        if open_lists and open_lists[-1][0] == line.depth:
            open_lists.pop()
        open_lists.append((line.depth, kind, (line.number or 0) + 1))
        found.append(line.text)
    return found
