"""Where a report is written, and when it is not."""

import errno

import pytest

from leadjournal.errors import BadFormatError, JournalExistsError, NoAccessError
from leadjournal.reports import files


@pytest.mark.parametrize("ending", [".pdf", ".html", ".md", ".docx", ".PDF"])
def test_the_ending_says_how_it_is_written(report, tmp_path, ending):
    target = tmp_path / f"report{ending}"
    files.write(report, target)
    begins = {".pdf": b"%PDF", ".html": b"<!DOCTYPE", ".md": b"# ", ".docx": b"PK"}
    assert target.read_bytes().startswith(begins[ending.lower()])


def test_another_ending_is_told(report, tmp_path):
    with pytest.raises(BadFormatError, match=r"\.pdf, \.html, \.md or \.docx"):
        files.write(report, tmp_path / "report.txt")


def test_nothing_is_written_over(report, tmp_path):
    target = tmp_path / "report.md"
    target.write_text("mine")
    with pytest.raises(JournalExistsError):
        files.write(report, target)
    assert target.read_text() == "mine"


def test_a_place_that_is_not_there_is_told(report, tmp_path):
    with pytest.raises(NoAccessError, match="There is no folder"):
        files.write(report, tmp_path / "nowhere" / "report.md")


def test_a_full_disk_leaves_nothing_half_written(report, tmp_path, monkeypatch):
    def full(*_: object) -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "render", full)
    with pytest.raises(NoAccessError, match="no space left on device"):
        files.write(report, tmp_path / "report.md")
    assert [p for p in tmp_path.iterdir() if p.name.startswith(".leadjournal")] == []
    assert not (tmp_path / "report.md").exists()
