"""File formats: one module each, able to read, write, or both."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from leadjournal.errors import BadFormatError, NotFoundError
from leadjournal.formats import archive, files, jsonl, markdown
from leadjournal.formats.content import Content, Reading


class Importer(Protocol):
    """A module that reads loose reflections from a file or a folder."""

    NAME: str
    ABOUT: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path) -> Reading: ...


class Exporter(Protocol):
    """A module that writes reflections to a new file or folder.

    `WHOLE` says that it holds all of a journal, the trash and the questions too;
    `WITH_FILES` that it takes along what is attached.
    """

    NAME: str
    ABOUT: str
    SUFFIXES: tuple[str, ...]
    WHOLE: bool
    WITH_FILES: bool

    def write(self, content: Content, target: Path) -> None: ...


IMPORTERS: tuple[Importer, ...] = (archive, jsonl, markdown)
EXPORTERS: tuple[Exporter, ...] = (archive, jsonl, markdown)


def importer(name: str) -> Importer:
    """Return what reads a format. Raises NotFoundError."""
    known = {each.NAME: each for each in IMPORTERS}
    if name.lower() not in known:
        raise NotFoundError(f"“{name}” cannot be imported. {_known(IMPORTERS)}")
    return known[name.lower()]


def exporter(name: str) -> Exporter:
    """Return what writes a format. Raises NotFoundError."""
    known = {each.NAME: each for each in EXPORTERS}
    if name.lower() not in known:
        raise NotFoundError(f"“{name}” cannot be exported. {_known(EXPORTERS)}")
    return known[name.lower()]


def detect(path: Path) -> Importer:
    """Return what reads a file, by its name or else by how it begins.

    Raises NotFoundError, NoAccessError or BadFormatError.
    """
    if files.is_folder(path):
        return markdown
    with files.opened(path) as file:
        beginning = file.read(1000).lstrip(b"\xef\xbb\xbf \t\r\n")
    for known in IMPORTERS:
        if path.suffix.lower() in known.SUFFIXES:
            return known
    if beginning.startswith(b"PK\x03\x04"):
        return archive
    if beginning.startswith(b"{"):
        return jsonl
    raise BadFormatError(
        f"LeadJournal cannot tell what {path.name} is. {_known(IMPORTERS)}"
    )


def for_name(target: Path) -> Exporter:
    """Return what writes a file of such a name. Raises BadFormatError."""
    if not target.suffix:
        return markdown
    for known in EXPORTERS:
        if target.suffix.lower() in known.SUFFIXES:
            return known
    raise BadFormatError(
        f"LeadJournal cannot tell a format from the name {target.name}."
        f" {_known(EXPORTERS)}"
    )


def _known(formats: tuple[Importer, ...] | tuple[Exporter, ...]) -> str:
    *others, last = [known.NAME for known in formats]
    return f"The formats are {', '.join(others)} and {last}."
