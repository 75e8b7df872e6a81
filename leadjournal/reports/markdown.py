"""A report as plain Markdown, its tables as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leadjournal.reports.model import (
    Blank,
    Block,
    Bullets,
    Chart,
    Look,
    Paragraph,
    Report,
    Section,
    Table,
)

SUFFIX = ".md"
#: What in a line would be read as a mark. Where it means nothing it stays as it is.
_MARKS = re.compile(r"([\\`*_\[\]<>|~])")
_AT_THE_START = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]\s))", re.MULTILINE)
_INSIDE_A_WORD = re.compile(r"(?<=\w)\\_(?=\w)")


def render(report: Report) -> bytes:
    """Return the Markdown of a report."""
    return ("\n\n".join(_blocks(report)) + "\n").encode()


def _blocks(report: Report) -> Iterator[str]:
    yield f"# {_words(report.title)}"
    yield from (_words(line.text) for line in report.opening)
    for section in report.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * (section.level + 1)} {_line(section.heading.text)}"
    for block in section.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            marks = (f"{n}." if block.numbered else "-" for n in range(1, 10**9))
            lines = zip(marks, block.lines, strict=False)
            return "\n".join(
                f"{mark} {_words(line.text, len(mark) + 1)}" for mark, line in lines
            )
        case Blank():
            prompt = f"{_words(block.line.text)}\n\n" if block.line.text else ""
            return f"{prompt}\\_\\_\\_\\_\\_\\_"
        case Table():
            return _table(block)
        case Chart():
            return _table(block.table)


def _paragraph(block: Paragraph) -> str:
    text = block.line.text
    match block.look:
        case Look.STRONG:
            return f"**{_line(text).strip()}**"
        case Look.QUOTE:
            return "\n".join(f"> {each}" for each in _words(text).split("\n"))
        case Look.CODE:
            ticks = max(map(len, re.findall(r"`+", text)), default=0)
            fence = "`" * max(3, ticks + 1)
            return f"{fence}\n{text}\n{fence}"
        case _:
            return _words(text)


def _table(table: Table) -> str:
    rows = [table.heads, *(row.cells for row in table.rows)]
    lines = [f"| {' | '.join(map(_line, cells))} |" for cells in rows]
    rule = "|".join(["", *(" --- " for _ in table.heads), ""])
    return "\n".join([f"**{_line(table.caption)}**", "", lines[0], rule, *lines[1:]])


def _words(text: str, indent: int = 0) -> str:
    """Return words that mean themselves in Markdown; their lines stay lines."""
    marked = _INSIDE_A_WORD.sub("_", _MARKS.sub(r"\\\1", text))
    marked = _AT_THE_START.sub(_guarded, marked)
    return f"  \n{' ' * indent}".join(line.strip() for line in marked.split("\n"))


def _guarded(match: re.Match[str]) -> str:
    mark = match[2]
    return f"{match[1]}{mark}\\" if mark.isdigit() else f"{match[1]}\\{mark}"


def _line(text: str) -> str:
    return _words(" ".join(text.split()))
