"""A folder of Markdown files with front matter, one a reflection."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from leadjournal import citing
from leadjournal.errors import BadFormatError, BadValueError, NoAccessError
from leadjournal.formats import enclosed, fields, files, frontmatter, names, values
from leadjournal.formats.belongings import described
from leadjournal.formats.content import Content, Reading
from leadjournal.formats.enclosed import Enclosing
from leadjournal.formats.loose import Gathering

if TYPE_CHECKING:
    from leadjournal.models import Reflection

NAME = "markdown"
ABOUT = "A folder of Markdown files, to read and for other programs."
SUFFIXES: tuple[str, ...] = (".md", ".markdown")
WHOLE = False
WITH_FILES = True

_KEPT = (
    "id",
    "tags",
    "plans",
    "weight",
    "template",
    "question",
    "step_outside",
    "private",
    "created",
    "modified",
    "trashed",
    "afterthoughts",
    "threads",
    "attachments",
)
_DATE_IN_NAME = re.compile(
    r"(?<![0-9])([0-9]{4})([-_.]?)([0-9]{2})\2([0-9]{2})(?![0-9])"
)
_PLAIN_KEY = re.compile(r"[\w./-]+")


def read(path: Path) -> Reading:
    """Read a file, or every file below a folder, that is Markdown.

    The day is that of the front matter, or else of the file's name; a file
    without one is skipped. The text is kept to the character. Raises
    BadFormatError if there is no Markdown at all.
    """
    gathering = Gathering(lenient=True)
    enclosing = Enclosing(path if files.is_folder(path) else path.parent, gathering)
    found = False
    for file in sorted(_files(path), key=partial(_may_be_attached, path)):
        if enclosing.is_attached(file):
            continue
        found = True
        where = str(file.relative_to(path)) if file != path else file.name
        try:
            if file.is_symlink() and file != path:
                raise BadFormatError("It is a link to a file elsewhere.")
            record = _record(file)
            taken = gathering.take(where, record)
            if taken is not None:
                enclosing.attach(where, file, taken, record.get("attachments"))
        except (BadFormatError, NoAccessError) as error:
            gathering.skip(where, str(error))
    if not found:
        raise BadFormatError(f"There are no Markdown files in {path}.")
    return gathering.reading(NAME)


def write(content: Content, target: Path) -> None:
    with files.new_folder(target) as folder:
        reflections = content.reflections
        for reflection, name in zip(
            reflections, names.file_names(reflections), strict=True
        ):
            paths = enclosed.write(reflection, folder, name)
            text = document(reflection, paths)
            (folder / f"{name}.md").write_bytes(text.encode())


def document(
    reflection: Reflection, paths: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return a reflection as Markdown, all that scripts see of it at its head.

    *paths* says where what is attached under a name lies, seen from the document.
    """
    record = fields.public(reflection)
    del record["day"], record["body"]
    head = {
        "id": record.pop("id"),
        "date": reflection.day,
        **record,
        "tags": [
            _tag(key, reflection.taggings[key].chance)
            for key in sorted(reflection.taggings)
        ],
    }
    if reflection.threads:
        head["threads"] = sorted(reflection.threads)
    if paths:
        head["attachments"] = [
            described(each) | {"file": paths[each.name]}
            for each in reflection.attachments
        ]
    return frontmatter.joined(head, citing.readdressed(reflection.body, paths.get))


def _files(path: Path) -> Iterator[Path]:
    """Yield what is Markdown by its name, always in the same order."""
    if not files.is_folder(path):
        yield path
        return
    for folder, inner, names_there in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names_there):
            file = Path(folder, name)
            if file.suffix.lower() in SUFFIXES and not name.startswith("."):
                yield file


def _may_be_attached(root: Path, file: Path) -> bool:
    """Whether it lies where attachments do, so that reflections go first."""
    return file != root and enclosed.FOLDER in file.relative_to(root).parts[:-1]


def _record(file: Path) -> dict[str, object]:
    head, body = frontmatter.split(files.decoded(files.read_bytes(file)))
    day_in_name, rest_of_name = _understood(file.stem)
    day = _day(head) or day_in_name
    if day is None:
        raise BadFormatError(
            "It has no day, neither in its front matter nor in its name."
        )
    title = head.get("title")
    return {
        **{key: head[key] for key in _KEPT if key in head},
        "tags": _tags(head.get("tags")),
        "date": day.isoformat(),
        "title": title if isinstance(title, str) else rest_of_name,
        "text": body,
    }


def _day(head: Mapping[str, object]) -> date | None:
    for key in ("date", "day", "created"):
        try:
            return values.written_day(head.get(key))
        except BadValueError:
            continue
    return None


def _understood(name: str) -> tuple[date | None, str]:
    """Return the day in a file's name, and the rest of it."""
    for found in _DATE_IN_NAME.finditer(name):
        try:
            day = date(*(int(part) for part in found.group(1, 3, 4)))
        except ValueError:
            continue
        around = (name[: found.start()], name[found.end() :])
        return day, " ".join(part.strip(" -_.") for part in around).strip()
    return None, name


def _tags(found: object) -> list[object]:
    """Return tags as other programs have them: a list, or words in a row."""
    items = re.split(r"[,\s]+", found) if isinstance(found, str) else found
    if not isinstance(items, list):
        return []
    return [
        item.removeprefix("#") if isinstance(item, str) else item
        for item in items
        if item
    ]


def _tag(key: str, chance: str | None) -> object:
    if not _PLAIN_KEY.fullmatch(key):
        return {"key": key, "chance": chance}
    return f"{key}={chance}" if chance else key
