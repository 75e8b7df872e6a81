"""Writing a report to a file, by the ending of its name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from leadjournal.errors import BadFormatError
from leadjournal.formats.files import new_file
from leadjournal.reports.model import Report

#: Which module writes which ending. A PDF and a Word file need what is dear to import.
WRITERS = {".pdf": "pdf", ".html": "html", ".md": "markdown", ".docx": "word"}
FORMS = (".docx", ".md")


def check(target: Path, *, is_form: bool = False) -> None:
    """Say at once, before anything is read, whether a name has an ending we write.

    Raises BadFormatError.
    """
    ending = target.suffix.lower()
    if is_form and ending not in FORMS:
        raise BadFormatError(
            "A form is written as Word or Markdown, to be gone on with: its name ends"
            " in .docx or .md."
        )
    if ending not in WRITERS:
        raise BadFormatError(
            f"LeadJournal cannot tell a format from the name {target.name}. A report"
            " is written as .pdf, .html, .md or .docx."
        )


def render(report: Report, ending: str) -> bytes:
    """Return what a file of such an ending is to hold."""
    made = import_module(f"leadjournal.reports.{WRITERS[ending]}").render(report)
    assert isinstance(made, bytes)
    return made


def write(report: Report, target: Path) -> None:
    """Write a report to a new file, whole or not at all.

    Raises BadFormatError for another ending, JournalExistsError or NoAccessError.
    """
    check(target, is_form=report.is_form)
    with new_file(target) as file:
        file.write(render(report, target.suffix.lower()))
