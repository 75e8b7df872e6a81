"""A report as a Word document, in real styles, so that it can be gone on with."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from leadjournal.reports import word_parts
from leadjournal.reports.drawing import alternative
from leadjournal.reports.model import (
    Blank,
    Block,
    Bullets,
    Chart,
    Line,
    Look,
    Paragraph,
    Report,
    Section,
    Table,
)

if TYPE_CHECKING:
    from docx.document import Document

SUFFIX = ".docx"
STYLES = {
    Look.PLAIN: "Normal",
    Look.STRONG: "Strong Line",
    Look.QUOTE: "Quote",
    Look.NOTE: "Note",
    Look.CODE: "Code",
}


def render(report: Report) -> bytes:
    """Return the Word document of a report."""
    import docx

    document = docx.Document()
    word_parts.prepare(document)
    _describe(document, report)
    word_parts.add_paragraph(document, report.title, "Title")
    for line in report.opening:
        _say(document, line, "Normal")
    for section in report.sections:
        _section(document, section)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _describe(document: Document, report: Report) -> None:
    """Say in the properties what it is: nothing of who made it, and when."""
    about = document.core_properties
    about.title, about.language = report.title, "en-GB"
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.created = about.modified = datetime.combine(report.last, time())
    about.revision = 1


def _section(document: Document, section: Section) -> None:
    heading = f"Heading {section.level}"
    word_parts.add_paragraph(document, section.heading.text, heading)
    for block in section.blocks:
        _block(document, block)


def _block(document: Document, block: Block) -> None:
    match block:
        case Paragraph():
            _say(document, block.line, STYLES[block.look])
        case Bullets():
            style = "List Number" if block.numbered else "List Bullet"
            numbering = word_parts.new_list(document) if block.numbered else None
            for line in block.lines:
                paragraph = _say(document, line, style)
                if numbering is not None:
                    word_parts.number(paragraph, numbering)
        case Blank():
            if block.line.text:
                _say(document, block.line, "Strong Line")
            box = document.add_table(1, 1, "Table Grid")
            box.rows[0].height = word_parts.lines_tall(block.lines)
            word_parts.describe(box, block.line.text or "An empty box to write in")
            word_parts.add_paragraph(document, "", "Normal")
        case Table():
            _table(document, block, block.caption)
        case Chart(table=table):
            _table(document, table, alternative(block))


def _say(document: Document, line: Line, style: str) -> word_parts.Paragraph:
    paragraph = word_parts.add_paragraph(document, line.text, style)
    word_parts.set_side(paragraph, line.text)
    return paragraph


def _table(document: Document, table: Table, told: str) -> None:
    word_parts.add_paragraph(document, table.caption, "Caption")
    made = document.add_table(0, max(1, len(table.heads)), "Table Grid")
    told_in = [table.heads, *(row.cells for row in table.rows)]
    longest = [max(map(len, cells)) for cells in zip(*told_in, strict=False)]
    word_parts.set_widths(document, made, longest)
    word_parts.add_rows(made, [table.heads], is_head=True)
    word_parts.add_rows(made, [row.cells for row in table.rows])
    word_parts.describe(made, told)
    word_parts.add_paragraph(document, "", "Normal")
