"""JSON lines: one object a line, with "date" and "text"."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from leadjournal.errors import BadFormatError
from leadjournal.formats import belongings, fields, files
from leadjournal.formats.content import Content, Reading
from leadjournal.formats.loose import Gathering

if TYPE_CHECKING:
    from leadjournal.models import Reflection

NAME = "jsonl"
ABOUT = "JSON lines, one reflection a line, for scripts and spreadsheets."
SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson")
WHOLE = False
WITH_FILES = False  # a line is for people and scripts to read; an archive has them

_DAY_IN_ID = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")


def read(path: Path) -> Reading:
    """Read a file whose lines have "date" and "text".

    They may have "id", "title" and "tags" too, and all that `write` gives. A line
    that cannot be read is skipped. Raises BadFormatError if none can.
    """
    gathering = Gathering()
    # Only a line feed ends a line: other breaks may stand inside a text.
    for number, line in enumerate(files.read_bytes(path).split(b"\n"), start=1):
        if line.strip(b"\xef\xbb\xbf \t\r"):
            _take(gathering, f"line {number}", line)
    reading = gathering.reading(NAME)
    if not reading.content.reflections:
        why = f" {reading.skipped[0].why}" if reading.skipped else ""
        raise BadFormatError(f"No line of {path.name} is a reflection.{why}")
    return reading


def write(content: Content, target: Path) -> None:
    with files.new_file(target) as file:
        for reflection in content.reflections:
            record = fields.public(reflection)
            line = {
                "id": record.pop("id"),
                "date": record.pop("day"),
                "title": record.pop("title"),
                "text": record.pop("body"),
                **record,
                **_belongings(reflection),
            }
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")


def _belongings(reflection: Reflection) -> dict[str, object]:
    """Return what is attached, but for what is in it; and only if there is any."""
    found: dict[str, object] = {}
    if reflection.threads:
        found["threads"] = sorted(reflection.threads)
    if reflection.attachments:
        found["attachments"] = [
            belongings.described(each) for each in reflection.attachments
        ]
    return found


def _take(gathering: Gathering, where: str, line: bytes) -> None:
    try:
        record = json.loads(files.decoded(line))
    except BadFormatError as error:
        gathering.skip(where, str(error))
    except (ValueError, RecursionError):
        gathering.skip(where, "It is not JSON.")
    else:
        if isinstance(record, dict):
            taken = gathering.take(where, _dated(record))
            attached = record.get("attachments")
            if taken is not None and attached and isinstance(attached, list):
                gathering.note(where, "What is attached to it is not in this file.")
        else:
            gathering.skip(where, "It is not an object with “date” and “text”.")


def _dated(record: dict[str, object]) -> dict[str, object]:
    """Give a record that has no day the one in its id, such as entry-1904-12-25."""
    if record.get("date") is not None or record.get("day") is not None:
        return record
    found = _DAY_IN_ID.search(str(record.get("id")))
    if found is None:
        return record
    year, month, day = (int(part) for part in found.groups())
    return record | {"date": f"{year:04}-{month:02}-{day:02}"}
