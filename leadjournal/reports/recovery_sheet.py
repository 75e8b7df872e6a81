"""The recovery sheet of a journal: one page to be printed, which opens it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from leadjournal import days, paths
from leadjournal.errors import BadFormatError
from leadjournal.formats.files import new_file
from leadjournal.reports import glyphs, pdf
from leadjournal.storage import keys
from leadjournal.storage.keys import Key

TITLE = "Recovery sheet"
ENDINGS = (".pdf", ".html")

#: How many groups stand in a line, and what is said of all of them.
ACROSS = 5
GROUPS = "fourteen groups of four letters and digits"

_OPENS = (
    "This opens the journal named above without its passphrase, and its backups. It"
    " does so until the passphrase is changed. After that it opens only backups from"
    " before which were not there to be changed, and a new sheet is to be printed."
)
_KEEP = (
    "Keep it as you would keep the passphrase. Whoever has this sheet and the file can"
    " read everything in it. So keep it apart from the computer, do not photograph it,"
    " do not send it, and delete the file that it was printed from. If somebody may"
    " have seen it, change the passphrase."
)
_USES = (
    (
        "In the window",
        "Open the journal. Where the passphrase is asked for, choose to use a recovery"
        f" sheet, and type the {GROUPS}.",
    ),
    (
        "In a terminal",
        f"Type the {GROUPS} where the passphrase is asked for:"
        " leadjournal --journal FILE list",
    ),
    (
        "Without LeadJournal",
        "The journal is a database of SQLCipher 4. Decode the 56 letters and digits as"
        " base32 (RFC 4648): the first 32 bytes are the key, the last three only tell a"
        " slip. Written as 64 hexadecimal digits in the place of KEY, it opens the"
        " file: PRAGMA key = \"x'KEY'\"",
    ),
)
_TYPING = (
    "The small numbers only count the groups, and are not typed. Spaces, hyphens and"
    " small letters do not matter. There are only the letters A to Z and the digits 2"
    " to 7: what looks like a nought is an O, like a one an I, like an eight a B. When"
    " it is typed, a slip is noticed."
)


@dataclass(frozen=True)
class Sheet:
    """What stands on a recovery sheet."""

    journal: str
    made: date
    groups: tuple[str, ...]

    @property
    def lines(self) -> list[list[str]]:
        """Return the groups as they stand on the page."""
        starts = range(0, len(self.groups), ACROSS)
        return [list(self.groups[start : start + ACROSS]) for start in starts]

    @property
    def numbered_lines(self) -> list[list[tuple[int, str]]]:
        """Return the groups as they stand on the page, counted from 1."""
        numbers = count(1)
        return [[(next(numbers), group) for group in line] for line in self.lines]


def sheet_of(journal: Path, key: Key, made: date) -> Sheet:
    """Return the recovery sheet of a journal with this key."""
    return Sheet(journal.name, made, tuple(keys.sheet(key).split()))


def default_name(journal: Path) -> str:
    """Return how the file of a sheet is called unless somebody says otherwise."""
    return f"{journal.stem} recovery sheet.pdf"


def write(sheet: Sheet, target: Path) -> None:
    """Write a sheet to a new file, which only its owner may read.

    Raises BadFormatError for another ending, JournalExistsError or NoAccessError.
    """
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise BadFormatError(
            "A recovery sheet is written as .pdf or .html: please end the name in one"
            " of them."
        )
    made = as_pdf(sheet) if ending == ".pdf" else as_html(sheet)
    with new_file(target) as file:
        file.write(made)


def as_pdf(sheet: Sheet) -> bytes:
    """Return the page as PDF; the code goes to the typesetter in memory."""
    return glyphs.compiled(_compile, _values(sheet))


def as_html(sheet: Sheet) -> bytes:
    """Return the page as HTML without a script, and with nothing fetched."""
    style = (paths.resource("reports") / "recovery.css").read_text("utf-8").strip()
    values = _values(sheet)
    groups = "\n".join(f"<tr>{_cells(line)}</tr>" for line in values["lines"])
    uses = "\n".join(
        f"<dt>{escape(where)}</dt>\n<dd>{escape(how)}</dd>"
        for where, how in values["uses"]
    )
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>{escape(values["title"])}</title>
<style>
{style}
</style>
</head>
<body>
<h1>{escape(values["title"])}</h1>
<p>{escape(values["of"])}</p>
<table aria-label="The {GROUPS}">
{groups}
</table>
<p>{escape(values["typing"])}</p>
<h2>What it opens</h2>
<p>{escape(values["opens"])}</p>
<h2>How to keep it</h2>
<p>{escape(values["keep"])}</p>
<h2>How to use it</h2>
<dl>
{uses}
</dl>
</body>
</html>
""".encode()


def _cells(line: list[tuple[int, str]]) -> str:
    return "".join(f"<td><small>{number}</small> {it}</td>" for number, it in line)


def _values(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": TITLE,
        "of": f"For the journal {sheet.journal}, made on {days.full(sheet.made)}.",
        "lines": sheet.numbered_lines,
        "typing": _TYPING,
        "opens": _OPENS,
        "keep": _KEEP,
        "uses": [list(use) for use in _USES],
    }


def _compile(values: dict[str, Any]) -> bytes:
    import typst

    made = typst.compile(
        str(paths.resource("reports") / "recovery.typ"),
        font_paths=pdf.fonts(),
        sys_inputs={"sheet": json.dumps(values)},
        pdf_standards=pdf.STANDARDS,
    )
    assert isinstance(made, bytes)
    return made
