"""The sheet says what it opens, fits a page, and opens it without us."""

import base64
import io
import os
import re
import stat
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from sqlcipher3 import dbapi2

from leadjournal import Journal
from leadjournal.errors import BadFormatError, JournalExistsError
from leadjournal.reports import recovery_sheet
from leadjournal.storage import identity, keys

DAY = date(2026, 11, 22)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "“My” <journal> 🙂.leadjournal"
    Journal.create(path, "one two").close()
    return path


@pytest.fixture
def sheet(path):
    key = keys.derive("one two", identity.salt(path))
    return recovery_sheet.sheet_of(path, key, DAY)


def test_what_stands_on_the_sheet_opens_the_journal(path, sheet):
    typed = " ".join(" ".join(line) for line in sheet.lines)
    assert len(sheet.groups) == 14
    with Journal.open(path, keys.from_sheet(typed, identity.salt(path))) as journal:
        assert journal.check() == []


def test_it_opens_without_leadjournal_as_the_sheet_says(path, sheet):
    raw = base64.b32decode("".join(sheet.groups))[:32]
    db = dbapi2.connect(str(path))
    db.execute(f"PRAGMA key = \"x'{raw.hex()}'\"")
    assert db.execute("SELECT count(*) FROM reflections").fetchone() == (0,)
    db.close()


def test_the_pdf_is_one_page_that_can_be_listened_to(sheet):
    with pikepdf.open(io.BytesIO(recovery_sheet.as_pdf(sheet))) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "Recovery sheet"


def test_the_html_says_all_of_it_and_fetches_nothing(sheet):
    page = recovery_sheet.as_html(sheet).decode()
    for number, group in enumerate(sheet.groups, 1):
        assert f"<td><small>{number}</small> {group}</td>" in page
    assert "“My” &lt;journal&gt; 🙂.leadjournal, made on 22 November 2026" in page
    for said in ("In the window", "In a terminal", "Without LeadJournal", "PRAGMA key"):
        assert said in page
    assert "http" not in page and "<script" not in page


def test_it_numbers_its_groups_as_the_screen_does_and_names_them_alike(sheet):
    [first, *_, last] = sheet.numbered_lines
    assert first[0] == (1, sheet.groups[0]) and last[-1] == (14, sheet.groups[13])
    page = recovery_sheet.as_html(sheet).decode()
    said = [page[found.end() :] for found in re.finditer("fourteen groups", page)]
    assert len(said) == 3
    assert all(each.startswith(" of four letters and digits") for each in said)
    assert len(re.findall("[0-9]+ letters(?! and digits)", page)) == 0


@pytest.mark.parametrize("ending", [".pdf", ".html", ".PDF"])
def test_it_is_written_for_its_owner_only_and_never_over_a_file(
    sheet, tmp_path, ending
):
    target = tmp_path / f"sheet{ending}"
    recovery_sheet.write(sheet, target)
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_bytes()
    with pytest.raises(JournalExistsError):
        recovery_sheet.write(sheet, target)
    assert target.read_bytes() == before


def test_another_ending_is_told(sheet, tmp_path):
    with pytest.raises(BadFormatError, match=r"\.pdf or \.html"):
        recovery_sheet.write(sheet, tmp_path / "sheet.docx")
    assert recovery_sheet.default_name(Path("a/b.leadjournal")).startswith("b recovery")
