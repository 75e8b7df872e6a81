"""LeadJournal's own archive: everything, exact to the character."""

from __future__ import annotations

import json
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from leadjournal.errors import BadFormatError, BadValueError
from leadjournal.formats import fields, files, markdown, names, values
from leadjournal.formats.belongings import Fetching, described
from leadjournal.formats.content import Content, Reading
from leadjournal.formats.loose import Gathering, Record
from leadjournal.media import is_picture

if TYPE_CHECKING:
    from leadjournal.askings import Asked
    from leadjournal.models import Reflection

NAME = "archive"
ABOUT = "A LeadJournal archive: everything, to keep or to move to another journal."
SUFFIXES: tuple[str, ...] = (".zip",)
WHOLE = True
WITH_FILES = True

FORMAT = "leadjournal-archive"
VERSION = 2
READS = (1, VERSION)  # the first had no attachments

_JOURNAL = "journal.json"
_ATTACHED = "attachments"
_README = """\
This archive was written by LeadJournal, a private, offline journal.

journal.json holds everything, and LeadJournal's import reads it back exactly.
reflections/ has a copy of each reflection that any program can read, and trash/
has those that were in the trash. attachments/ has what was attached, each file under
the SHA-256 of what is in it; journal.json tells its name. Nothing in here is
encrypted: please keep it somewhere safe.
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
    with _opened(path) as archive:
        found = _journal(archive, path)
        reading = _reflections(archive, found)
    preferences = found.get("preferences")
    content = Content(
        reading.content.reflections,
        tuple(_askings(_list(found, "askings"))),
        preferences if isinstance(preferences, dict) else {},
    )
    return Reading(NAME, reading.found, content, reading.skipped)


def _reflections(archive: ZipFile, found: dict[str, object]) -> Reading:
    gathering = Gathering()
    fetching = Fetching(gathering)

    def fetch(record: Record) -> bytes:
        digest = record.need(("sha256",), values.text)
        return fetching.once(digest, partial(_attached, archive))

    for number, record in enumerate(_list(found, "reflections"), start=1):
        where = f"reflection {number}"
        if not isinstance(record, dict):
            gathering.skip(where, "It is not an object.")
        elif (taken := gathering.take(where, record)) is not None:
            fetching.attach(where, taken, record.get("attachments"), fetch)
    return gathering.reading(NAME)


def write(content: Content, target: Path) -> None:
    """Write an archive; the same content always makes the same bytes."""
    journal = {
        "format": FORMAT,
        "version": VERSION,
        "reflections": [
            fields.whole(r) | {"attachments": [described(a) for a in r.attachments]}
            for r in content.reflections
        ],
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
        _put_attached(archive, content.reflections)


def _put_copies(archive: ZipFile, folder: str, reflections: list[Reflection]) -> None:
    for reflection, name in zip(
        reflections, names.file_names(reflections), strict=True
    ):
        _put(archive, f"{folder}/{name}.md", markdown.document(reflection))


def _put_attached(archive: ZipFile, reflections: Iterable[Reflection]) -> None:
    """Put in what is attached, one after another; the same file twice only once."""
    from leadjournal.attachments import content_of

    there: set[str] = set()
    for attachment in (each for r in reflections for each in r.attachments):
        if attachment.digest not in there:
            there.add(attachment.digest)
            content = content_of(attachment)
            # A picture is as small as it gets.
            shrinks = not is_picture(attachment.media_type)
            _put(archive, _member(attachment.digest), content, shrinks=shrinks)


def _member(digest: str) -> str:
    return f"{_ATTACHED}/{digest}"


def _put(
    archive: ZipFile, name: str, content: str | bytes, *, shrinks: bool = True
) -> None:
    info = ZipInfo(name, _ALWAYS_THE_SAME)
    info.compress_type = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
    info.create_system = 3  # Unix, on every system
    info.external_attr = 0o600 << 16
    archive.writestr(info, content if isinstance(content, bytes) else content.encode())


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    """Yield an archive. Raises BadFormatError if it is none that is whole."""
    with files.opened(path) as file:
        try:
            archive = ZipFile(file)
        except _BROKEN as error:
            raise _not_whole(path) from error
        with archive:
            yield archive


def _not_whole(path: Path) -> BadFormatError:
    return BadFormatError(f"{path.name} is not a ZIP file that is whole.")


def _attached(archive: ZipFile, digest: str) -> bytes:
    """Return a file of an archive. Raises BadFormatError or BadValueError."""
    from leadjournal.attachments import LARGEST

    try:
        with archive.open(_member(digest)) as member:
            return member.read(LARGEST + 1)  # no more, whatever it would unfold to
    except KeyError:
        raise BadFormatError("It is not in the archive.") from None
    except (*_BROKEN, OSError) as error:
        raise BadFormatError("It is damaged, so it was left out.") from error


def _journal(archive: ZipFile, path: Path) -> dict[str, object]:
    """Return what journal.json says."""
    try:
        content = files.read_all(archive.open(_JOURNAL), f"What is in {path.name}")
    except KeyError:
        raise BadFormatError(
            f"{path.name} is not an archive of LeadJournal: it has no {_JOURNAL}."
        ) from None
    except _BROKEN as error:
        raise _not_whole(path) from error
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadFormatError(f"{path.name} is not an archive of LeadJournal.")
    if found.get("version") not in READS:
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
