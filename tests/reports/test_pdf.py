"""The PDF, by its tags: what somebody hears who does not see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from leadjournal import Journal, demo
from leadjournal.reports import glyphs, pdf
from leadjournal.reports.redaction import redact
from leadjournal.reports.summary import report_of


def opened(report) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf.render(report)))


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of the structure tree in the order of reading."""
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.fixture
def made(report) -> Iterator[pikepdf.Pdf]:
    with opened(report) as made:
        yield made


def test_it_is_tagged_and_says_its_language_and_title(made, report):
    root = made.Root
    assert bool(root.MarkInfo.Marked) is True
    assert str(root.Lang) == "en-GB"
    assert bool(root.ViewerPreferences.DisplayDocTitle) is True
    with made.open_metadata() as about:
        assert about["dc:title"] == report.title
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert "dc:creator" not in about


def test_headings_tables_and_pictures_have_their_tags(made):
    found = list(elements(made.Root.StructTreeRoot))
    kinds = {str(element.S) for element in found}
    assert {"/H1", "/Table", "/THead", "/TH", "/TD", "/Figure", "/L", "/LI"} <= kinds


def test_every_picture_says_what_it_shows(made):
    figures = [e for e in elements(made.Root.StructTreeRoot) if e.S == "/Figure"]
    assert len(figures) == 2
    for figure in figures:
        assert len(str(figure.Alt)) > 40
    assert "Altruism 4" in str(figures[0].Alt)


def test_a_summary_is_one_page_with_bookmarks(made):
    assert len(made.pages) == 1
    with made.open_outline() as outline:
        assert [item.title for item in outline.root][:2] == [
            "Where your attention went",
            "Plans and what came of them",
        ]


def test_the_texts_begin_on_a_page_of_their_own(with_text):
    with opened(with_text) as made:
        with made.open_outline() as outline:
            last = outline.root[-1]
        assert last.title == "The reflections"
        assert len(last.children) == 11
        assert len(made.pages) > 1


def test_nothing_in_a_text_is_taken_for_code(attack):
    with opened(attack) as made:
        assert len(made.pages) >= 2


def test_what_has_no_shape_is_named(report):
    line = report.section("plans").blocks[0].line
    data = pdf.data(redact(report, {line.id: "Well done 👍🏽 and 𒀀"}))
    seen = []

    def compiled(values):
        seen.append(str(values))
        return pdf._compile(values)

    assert glyphs.compiled(compiled, data).startswith(b"%PDF")
    assert "(thumbs up sign)" in seen[-1] or "👍" in seen[-1]
    assert "🏽" not in seen[-1] or "👍" in seen[-1]


def test_another_error_of_the_typesetter_is_not_hidden():
    with pytest.raises(RuntimeError, match="expected"):
        glyphs.compiled(_broken, {"title": "x"})


def _broken(_values: object) -> bytes:
    import typst

    made = typst.compile(b"#let x = ")
    assert isinstance(made, bytes)
    return made


def test_no_word_touches_the_disk_but_in_the_file(with_text, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    before = set(tmp_path.rglob("*"))
    pdf.render(with_text)
    assert set(tmp_path.rglob("*")) == before


def test_the_summary_of_the_year_of_the_demo_is_one_page(tmp_path):
    path, now = tmp_path / "demo.leadjournal", datetime(2026, 11, 22, 17, tzinfo=UTC)
    demo.create(path, clock=lambda: now)
    with Journal.open(path, clock=lambda: now) as journal:
        with opened(report_of(journal)) as made:
            assert len(made.pages) == 1
