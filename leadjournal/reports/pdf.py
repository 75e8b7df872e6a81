"""A report as PDF, tagged for those who listen to it (PDF/UA-1) and to keep (A-2a).

The words go to the typesetter in memory, as data; the only file that they are ever
written to is the one that was asked for.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from leadjournal import paths
from leadjournal.reports import drawing, glyphs
from leadjournal.reports.model import (
    Blank,
    Block,
    Bullets,
    Chart,
    Drawing,
    Line,
    Paragraph,
    Report,
    Section,
    Table,
)
from leadjournal.reports.words import reads_from_right

if TYPE_CHECKING:
    import typst

SUFFIX = ".pdf"
#: How large the words of a page that sums up are, and in how many columns they stand.
SIZE, COLUMNS = 8.7, 2
STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]

Values = dict[str, Any]


def render(report: Report) -> bytes:
    """Return the PDF of a report."""
    return glyphs.compiled(_compile, data(report))


def data(report: Report) -> Values:
    """Return what the template is given: plain values only."""
    return {
        "title": report.title,
        "size": SIZE,
        "columns": COLUMNS,
        "opening": [line.text for line in report.opening],
        "summary": [_section(section) for section in report.summary],
        "texts": [_section(section) for section in report.texts],
    }


def template() -> str:
    return str(paths.resource("reports") / "report.typ")


@cache
def fonts() -> typst.Fonts:
    """Return the fonts of this machine, found once: looking for them takes longest."""
    import typst

    return typst.Fonts()


def _compile(values: Values) -> bytes:
    import typst

    made = typst.compile(
        template(),
        font_paths=fonts(),
        sys_inputs={"report": json.dumps(values)},
        pdf_standards=STANDARDS,
    )
    assert isinstance(made, bytes)
    return made


def _section(section: Section) -> Values:
    return {
        "heading": section.heading.text,
        "level": section.level,
        "box": section.box,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Values:
    match block:
        case Paragraph():
            return {
                "kind": "paragraph",
                "look": block.look.value,
                "line": _line(block.line),
            }
        case Bullets():
            return {
                "kind": "bullets",
                "numbered": block.numbered,
                "lines": [_line(line) for line in block.lines],
            }
        case Blank():
            return {"kind": "blank", "line": _line(block.line), "lines": block.lines}
        case Table():
            return {"kind": "table", **_table(block)}
        case Chart():
            return {"kind": "chart", **_table(block.table), **_chart(block)}


def _line(line: Line) -> Values:
    return {"text": line.text, "rtl": reads_from_right(line.text)}


def _table(table: Table) -> Values:
    return {
        "caption": table.caption,
        "heads": list(table.heads),
        "rows": [list(row.cells) for row in table.rows],
        "widths": _widths(table),
    }


def _widths(table: Table) -> list[float]:
    """Return how wide each column is beside the others; 0 takes what it needs."""
    columns = list(zip(*(row.cells for row in table.rows), strict=False))
    longest = [max(map(len, column)) for column in columns]
    if not longest or max(longest) <= 30:
        return [0] * len(table.heads)
    return [max(10.0, min(60.0, each)) for each in longest]


def _chart(chart: Chart) -> Values:
    table = chart.table
    return {
        "drawing": chart.drawing.value,
        "alt": drawing.alternative(chart),
        "colours": [drawing.colour(row.key) for row in table.rows],
        "shades": [drawing.colour(key) for key in table.keys],
        "numbers": [drawing.numbers(row) for row in table.rows],
        "stacks": drawing.stacks(table),
        "highest": drawing.highest(table, chart.drawing),
        "marks": [drawing.marks(row) for row in table.rows]
        if chart.drawing is Drawing.MARKS
        else [],
    }
