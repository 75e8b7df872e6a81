"""The parts of a Word document that python-docx has no words for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.text.paragraph import Paragraph as Paragraph

from leadjournal.reports.words import reads_from_right

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

ACCENT = RGBColor(0x0B, 0x6B, 0x6B)
MUTED = RGBColor(0x5A, 0x62, 0x6D)
LANGUAGE = "en-GB"
_LINE = Pt(16)
_NARROWEST, _WIDEST = 5, 40  # characters, by which columns share the width


def prepare(document: Document) -> None:
    """Give a new document our styles, its language, and numbers to its pages."""
    styles = document.styles
    normal: Any = styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGE)
    sheet: Any = styles.element
    defaults = sheet.find(qn("w:docDefaults"))
    for old in list(defaults.iter(qn("w:lang"))):
        old.getparent().remove(old)
    properties = next(defaults.iter(qn("w:rPr")))
    properties.append(language)
    for name, bold, colour in (("Strong Line", True, None), ("Note", False, MUTED)):
        style: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.bold = bold
        style.font.color.rgb = colour
    caption: Any = styles["Caption"]
    caption.font.color.rgb, caption.font.size = MUTED, Pt(10)
    code: Any = styles.add_style("Code", WD_STYLE_TYPE.PARAGRAPH)
    code.base_style, code.font.name = normal, "Courier New"
    for level in ("Heading 1", "Heading 2", "Heading 3"):
        heading: Any = styles[level]
        heading.font.color.rgb = ACCENT
    _number_pages(document)


def add_paragraph(document: Document, text: str, style: str) -> Paragraph:
    """Add a paragraph at the end, as fast in a long document as in a short one.

    python-docx looks through all that there is for the end, and through all styles
    for the name of one.
    """
    body: Any = document.element.body
    element: Any = OxmlElement("w:p")
    body[-1].addprevious(element)  # the last is what tells of the page
    element.style = style.replace(" ", "")
    paragraph = Paragraph(element, document._body)  # noqa: SLF001
    if text:
        paragraph.add_run(text)
    return paragraph


def new_list(document: Document) -> int:
    """Return a numbering of its own, so that each list begins at 1."""
    numbering: Any = document.part.numbering_part.element
    style: Any = document.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    abstract = numbering.num_having_numId(used).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(0).add_startOverride(1)
    return int(number.numId)


def number(paragraph: Paragraph, numbering: int) -> None:
    element: Any = paragraph._p  # noqa: SLF001 - python-docx has no other way
    own = element.get_or_add_pPr().get_or_add_numPr()
    own.get_or_add_ilvl().val = 0
    own.get_or_add_numId().val = numbering


def lines_tall(lines: int) -> Length:
    return Length(_LINE * lines)


def set_side(paragraph: Paragraph, text: str) -> None:
    """Let a paragraph run from the right, if its script does."""
    if not reads_from_right(text):
        return
    element: Any = paragraph._p  # noqa: SLF001
    properties = element.get_or_add_pPr()
    properties.insert_element_before(
        OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def add_rows(
    table: Table, rows: Iterable[Sequence[str]], *, is_head: bool = False
) -> None:
    """Add rows of words; those at the head are repeated on every page."""
    for cells in rows:
        row = table.add_row()  # type: ignore[no-untyped-call]
        element: Any = row._tr  # noqa: SLF001
        properties = element.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if is_head:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, words in zip(row.cells, cells, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(words).bold = True if is_head else None
            if words.replace(" of ", "").isdecimal():
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def set_widths(document: Document, table: Table, longest: Sequence[int]) -> None:
    """Share the width of the page out by the words of each column, before its rows."""
    page = document.sections[0]
    across = page.page_width - page.left_margin - page.right_margin  # type: ignore[operator]  # all are set
    shares = [min(max(length, _NARROWEST), _WIDEST) for length in longest]
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=False):
        column.width = Length(across * share // sum(shares))


def describe(table: Table, told: str) -> None:
    """Say in words what a table holds, for those who hear it."""
    element: Any = table._tbl  # noqa: SLF001
    description = OxmlElement("w:tblDescription")
    description.set(qn("w:val"), " ".join(told.split())[:1000])
    element.tblPr.append(description)


def _number_pages(document: Document) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.add_run("Page ")
    run: Any = paragraph.add_run()._r  # noqa: SLF001
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = words
        run.append(part)
