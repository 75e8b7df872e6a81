"""LeadJournal's own archive: everything, exact to the character."""

from __future__ import annotations

import json
import lzma
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from leadjournal.errors import BadFormatError, BadValueError
from leadjournal.formats import fields, files, markdown, names, values
from leadjournal.formats.content import Content, Reading
from leadjournal.formats.loose import Gathering, Record

if TYPE_CHECKING:
    from leadjournal.askings import Asked
    from leadjournal.models import Reflection

NAME = "archive"
ABOUT = "A LeadJournal archive: everything, to keep or to move to another journal."
SUFFIXES: tuple[str, ...] = (".zip",)
WHOLE = True

FORMAT = "leadjournal-archive"
VERSION = 1

_JOURNAL = "journal.json"
_README = """\
This archive was written by LeadJournal, a private, offline journal.

journal.json holds everything, and LeadJournal's import reads it back exactly.
reflections/ has a copy of each reflection that any program can read, and trash/
has those that were in the trash. Nothing in here is encrypted: please keep it
somewhere safe.
"""
_ALWAYS_THE_SAME = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP file knows
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,  # a way to compress that Python does not know
    RuntimeError,  # encrypted
    ValueError,
)


def read(path: Path) -> Reading:
    """Read an archive. Raises BadFormatError if it is none, or a later one."""
    found = _journal(path)
    gathering = Gathering()
    for number, record in enumerate(_list(found, "reflections"), start=1):
        where = f"reflection {number}"
        if isinstance(record, dict):
            gathering.take(where, record)
        else:
            gathering.skip(where, "It is not an object.")
    reading = gathering.reading(NAME)
    preferences = found.get("preferences")
    content = Content(
        reading.content.reflections,
        tuple(_askings(_list(found, "askings"))),
        preferences if isinstance(preferences, dict) else {},
    )
    return Reading(NAME, reading.found, content, reading.skipped)


def write(content: Content, target: Path) -> None:
    """Write an archive; the same content always makes the same bytes."""
    journal = {
        "format": FORMAT,
        "version": VERSION,
        "reflections": [fields.whole(r) for r in content.reflections],
        "askings": [
            {
                "question": asked.question,
                "happening": asked.happening,
                "day": asked.day.isoformat(),
                "reflection": asked.reflection,
            }
            for asked in content.askings
        ],
        "preferences": dict(content.preferences),
    }
    with files.new_file(target) as file, ZipFile(file, "w") as archive:
        _put(archive, "README.txt", _README)
        _put(archive, _JOURNAL, json.dumps(journal, ensure_ascii=False, indent=1))
        live = [r for r in content.reflections if r.trashed is None]
        trashed = [r for r in content.reflections if r.trashed is not None]
        _put_copies(archive, "reflections", live)
        _put_copies(archive, "trash", trashed)


def _put_copies(archive: ZipFile, folder: str, reflections: list[Reflection]) -> None:
    for reflection, name in zip(
        reflections, names.file_names(reflections), strict=True
    ):
        _put(archive, f"{folder}/{name}.md", markdown.document(reflection))


def _put(archive: ZipFile, name: str, text: str) -> None:
    info = ZipInfo(name, _ALWAYS_THE_SAME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3  # Unix, on every system
    info.external_attr = 0o600 << 16
    archive.writestr(info, text.encode())


def _journal(path: Path) -> dict[str, object]:
    """Return what journal.json says; nothing else in an archive is looked at."""
    try:
        with files.opened(path) as file, ZipFile(file) as archive:
            content = files.read_all(archive.open(_JOURNAL), f"What is in {path.name}")
    except KeyError:
        raise BadFormatError(
            f"{path.name} is not an archive of LeadJournal: it has no {_JOURNAL}."
        ) from None
    except _BROKEN as error:
        raise BadFormatError(f"{path.name} is not a ZIP file that is whole.") from error
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadFormatError(f"{path.name} is not an archive of LeadJournal.")
    if found.get("version") != VERSION:
        raise BadFormatError(
            f"{path.name} was written by a later version of LeadJournal."
            " Please install that version to read it."
        )
    return found


def _list(found: dict[str, object], name: str) -> list[object]:
    items = found.get(name)
    return items if isinstance(items, list) else []


def _askings(records: Iterable[object]) -> Iterable[Asked]:
    """Yield what befell questions, but for what nobody could have recorded."""
    from leadjournal.askings import Asked
    from leadjournal.choices import Happening

    for found in records:
        record = Record(found if isinstance(found, dict) else {})
        try:
            yield Asked(
                record.need(("question",), values.name),
                values.one_of(
                    record.need(("happening",), values.text), list(Happening)
                ),
                record.need(("day",), values.written_day),
                record.get("reflection", values.text, None),
            )
        except BadValueError:
            continue
