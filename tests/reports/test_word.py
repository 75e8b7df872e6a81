"""The Word document: real styles, to be gone on with."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from leadjournal.reports import word
from leadjournal.reports.redaction import lines


def opened(report):
    return docx.Document(BytesIO(word.render(report)))


@pytest.fixture
def document(with_text):
    return opened(with_text)


def test_all_that_is_said_comes_back(document, with_text):
    said = [paragraph.text for paragraph in document.paragraphs]
    said += [
        c.text for table in document.tables for row in table.rows for c in row.cells
    ]
    assert {shown.text for shown in lines(with_text)} <= {*said, ""}


def test_headings_and_lists_have_their_styles(document):
    styles = {p.style.name for p in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "List Bullet", "List Number"} <= styles
    assert {"Caption", "Note", "Strong Line"} <= styles


def test_every_table_repeats_its_head_and_says_what_it_shows(document):
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
        if len(table.rows) > 1:
            assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_its_language_is_british_and_nobody_is_named(document, with_text):
    about = document.core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert (about.title, about.language) == (with_text.title, "en-GB")
    languages = document.styles.element.findall(f".//{qn('w:lang')}")
    assert {each.get(qn("w:val")) for each in languages} == {"en-GB"}


def test_its_pages_are_numbered(with_text):
    with zipfile.ZipFile(BytesIO(word.render(with_text))) as parts:
        footers = [n for n in parts.namelist() if n.startswith("word/footer")]
        assert any(b"PAGE" in parts.read(name) for name in footers)


def test_each_numbered_list_begins_at_one(report):
    document = opened(report)
    numbered = [p for p in document.paragraphs if p.style.name == "List Number"]
    ids = {p._p.pPr.numPr.numId.val for p in numbered}
    assert len(numbered) == 2
    assert len(ids) == 1


def test_whatever_was_typed_can_be_opened_again(attack):
    said = "\n".join(p.text for p in opened(attack).paragraphs)
    assert '#eval("1")' in said
    assert "<script>alert(1)</script>" in said
    assert "W" * 10_000 in said


def test_the_names_of_factors_have_more_room_than_the_months(report):
    document = docx.Document(BytesIO(word.render(report)))
    months = next(t for t in document.tables if t.cell(0, 0).text == "Factor")
    first, *others = [cell.width for cell in months.rows[1].cells]
    assert all(first >= 2 * other for other in others)
