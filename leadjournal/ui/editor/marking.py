"""Putting the marks of Markdown round words and before lines, and taking them away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leadjournal.ui.editor import emphasis, list_editing
from leadjournal.ui.editor.emphasis import BOLD, ITALIC

__all__ = ["BOLD", "ITALIC", "emphasised", "headed", "listed", "quoted"]

_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_QUOTE = re.compile(r"\s{0,3}>\s?")


def emphasised(text: str, start: int, end: int, stars: int) -> tuple[str, int, int]:
    """Put stars round a part of a line, or take them away if they are there.

    Returns the line, and what is chosen in it then: nothing, if nothing was.
    """
    if start == end:
        line, place = emphasis.toggled(text, start, stars)
        return line, place, place
    while start < end and text[start] in " \t*":
        start += 1
    while end > start and text[end - 1] in " \t*":
        end -= 1
    left = len(text[:start]) - len(text[:start].rstrip("*"))
    right = len(text[end:]) - len(text[end:].lstrip("*"))
    there = min(left, right, 3)
    if there >= BOLD if stars == BOLD else there % 2:
        line = text[: start - stars] + text[start:end] + text[end + stars :]
        return line, start - stars, end - stars
    marks = "*" * stars
    line = text[:start] + marks + text[start:end] + marks + text[end:]
    return line, start + stars, end + stars


def headed(line: str) -> str:
    """Make a line a heading, or a heading a line."""
    if found := _HEADING.match(line):
        return line[found.end() :]
    return f"## {line.lstrip()}"


def quoted(lines: Sequence[str]) -> list[str]:
    """Make lines a quotation, or take them out of it if all of them are in one."""
    if all(_QUOTE.match(line) for line in lines):
        return [_QUOTE.sub("", line, count=1) for line in lines]
    return [f"> {line}" for line in lines]


def listed(lines: Sequence[str], marker: str) -> list[str]:
    """Make lines items with a marker (“-”, “1.” or “- [ ]”), or plain lines again."""
    parted = [list_editing.parted(line) for line in lines]
    wanted = list_editing.parted(f"{marker} ")
    full = [line for line in parted if line.text.strip()] or parted
    if all(line.marker and _kind(line) == _kind(wanted) for line in full):
        return [replace(line, marker="", gap="", box="").text for line in parted]
    made, number = [], 1
    for line in parted:
        if line not in full:
            made.append(line.text)
            continue
        item = replace(line, marker=wanted.marker, gap=" ", box=wanted.box)
        made.append((item.numbered(number) if wanted.number else item).text)
        number += 1
    return made


def _kind(line: list_editing.Line) -> tuple[bool, bool]:
    return line.number is not None, bool(line.box)
