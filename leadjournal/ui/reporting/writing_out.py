"""Writing a report to a file of its own, and what is to be known before."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from leadjournal.errors import NoAccessError
from leadjournal.formats.files import reason
from leadjournal.reports import files
from leadjournal.reports.model import Report
from leadjournal.reports.preview import Preview
from leadjournal.wording import counted

KINDS = {
    ".pdf": "PDF",
    ".docx": "Word document",
    ".html": "Web page",
    ".md": "Markdown",
}
#: What leaves an encrypted journal, and what leaves one that is not.
UNPROTECTED = (
    "The file is not encrypted, and your journal no longer protects it: whoever has"
    " it can read it."
)
OUTSIDE = (
    "The file is not encrypted, and it stands outside your journal: whoever has it can"
    " read it."
)


def kinds(report: Report) -> dict[str, str]:
    """Return the endings that a report may be saved with, and what they are called."""
    return {
        ending: words
        for ending, words in KINDS.items()
        if not report.is_form or ending in files.FORMS
    }


def suggested(report: Report, ending: str) -> Path:
    """Return LeadJournal report 2025-12-01 to 2026-11-22.pdf, where people find it."""
    what = "form" if report.is_form else "report"
    span = f"{report.first.isoformat()} to {report.last.isoformat()}"
    return Path.home() / f"LeadJournal {what} {span}{ending}"


def completed(chosen: Path, ending: str, report: Report) -> Path:
    """Return a chosen name with an ending that a report can be written with."""
    if chosen.suffix.lower() in kinds(report):
        return chosen
    return chosen.with_name(f"{chosen.name}{ending}")


def save(report: Report, target: Path, *, over: bool) -> Path:
    """Write a report, *over* what is there if a person said so; return where it is.

    Raises a JournalError, and leaves what was there as it was.
    """
    if not over:
        files.write(report, target)
        return target
    made = target.with_name(f".{uuid4().hex}{target.suffix}")
    files.write(report, made)
    try:
        made.replace(target)
    except OSError as error:
        raise NoAccessError(
            f"{target} could not be written: {reason(error)}."
        ) from error
    finally:
        made.unlink(missing_ok=True)
    return target


def in_words(preview: Preview, *, encrypted: bool) -> str:
    """Say what is going to be in the file, what is not, and who can read it."""
    report = preview.redacted
    sentences = [f"In the file: {_what(report)}."]
    if number := report.left_out:
        sentences.append(f"{_are(number, 'private reflection')} left out.")
    gone, other = preview.number_out, preview.number_reworded
    if gone:
        sentences.append(f"{_are(gone, 'line')} left out.")
    if other:
        sentences.append(f"{_are(other, 'line')} in other words.")
    sentences.append(UNPROTECTED if encrypted else OUTSIDE)
    return " ".join(sentences)


def _what(report: Report) -> str:
    number = counted(report.reflections, "reflection")
    if report.is_form:
        entries = _number(report, "entries/")
        return f"a form filled in from {counted(entries, 'reflection')}"
    if texts := _number(report, "texts/"):
        return f"a report of {number}, with the text of {texts}"
    return f"a summary of {number}, without their text"


def _number(report: Report, kind: str) -> int:
    return sum(section.id.startswith(kind) for section in report.sections)


def _are(number: int, noun: str) -> str:
    return f"{counted(number, noun)} {'is' if number == 1 else 'are'}"
