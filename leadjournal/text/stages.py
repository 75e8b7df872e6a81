"""The headings of a template in a text: which to add, which to take away.

A heading goes only if nothing stands beneath it and it is just as the template wrote
it, so no word that somebody typed is ever taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from leadjournal.templates import Stage

HEADING = re.compile(r"(#{1,6})\s+\S.*")
_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")


def changed(text: str, before: Sequence[Stage], after: Sequence[Stage]) -> str:
    """Return a text written by one template as it is to be written by another."""
    wanted = {plain(stage.name) for stage in after}
    gone = [stage for stage in before if plain(stage.name) not in wanted]
    left = _without_empty(text, gone)
    missing = list(_missing(after, left))
    return left + _headings(missing, left) if missing else left


def words_beside(text: str, by: Sequence[Stage]) -> str:
    """Return what somebody wrote in a text beside the headings of a template."""
    return _without_empty(text, by).strip()


def plain(heading: str) -> str:
    """Return what a heading says, however it is written."""
    return heading.lstrip("#").strip().casefold()


def _without_empty(text: str, stages: Iterable[Stage]) -> str:
    """Return a text without the headings of stages that have nothing beneath them."""
    own = {f"## {stage.name}" for stage in stages}
    parts = list(_sections(text.split("\n")))
    kept = [
        part for part in parts if part[0] not in own or any(map(str.strip, part[1:]))
    ]
    if len(kept) == len(parts):
        return text
    return "\n".join(line for part in kept for line in part)


def _sections(lines: Sequence[str]) -> Iterator[list[str]]:
    """Part lines before each heading; what is code has none."""
    part: list[str] = []
    fence = ""
    for line in lines:
        if found := _FENCE.match(line):
            mark = found[1]
            if not fence:
                fence = mark
            elif mark[0] == fence[0] and len(mark) >= len(fence):
                fence = ""
        elif not fence and HEADING.match(line) and part:
            yield part
            part = []
        part.append(line)
    yield part


def _missing(stages: Iterable[Stage], text: str) -> Iterator[Stage]:
    parts = _sections(text.split("\n"))
    there = {plain(part[0]) for part in parts if part and HEADING.match(part[0])}
    return (stage for stage in stages if plain(stage.name) not in there)


def _headings(stages: Iterable[Stage], text: str) -> str:
    """Return headings to add to a text, with room beneath each."""
    headings = "\n\n\n".join(f"## {stage.name}" for stage in stages) + "\n"
    if not text.strip():
        return headings
    there = len(text) - len(text.rstrip("\n"))
    return "\n" * max(2 - there, 0) + headings
