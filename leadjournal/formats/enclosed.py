"""Pictures and files that lie in a folder of Markdown, beside the texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from leadjournal import citing, filenames, media
from leadjournal.errors import BadFormatError, JournalError
from leadjournal.formats import values
from leadjournal.formats.belongings import Fetching

if TYPE_CHECKING:
    from leadjournal.formats.loose import Gathering, Record
    from leadjournal.models import Reflection

FOLDER = "attachments"

#: A picture of a text: what it shows, and where it lies, with or without <>.
_PICTURE = re.compile(
    r"!\[((?:[^\]\[\\\n]|\\.)*)\]"
    r"\((?:<([^<>\n]+)>|([^\s()<>]+))((?: +\"[^\"\n]*\")?)\)"
)
_LINK = re.compile(r"\]\(([^\s()<>]+)\)")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def write(reflection: Reflection, folder: Path, name: str) -> dict[str, str]:
    """Write what is attached below a folder, and return where each name lies."""
    from leadjournal.attachments import content_of

    paths = {
        each.name: f"{FOLDER}/{name}/{each.name}" for each in reflection.attachments
    }
    if paths:
        (folder / FOLDER / name).mkdir(parents=True)
    for attachment in reflection.attachments:
        (folder / paths[attachment.name]).write_bytes(content_of(attachment))
    return paths


class Enclosing:
    """Attaches to loose reflections what lies in the same folder, and never outside."""

    def __init__(self, root: Path, gathering: Gathering) -> None:
        self._root = root
        self._gathering = gathering
        self._fetching = Fetching(gathering)
        self._named: set[Path] = set()

    def attach(
        self, where: str, file: Path, reflection: Reflection, records: object
    ) -> None:
        """Attach what LeadJournal wrote down, or else the pictures of a text."""
        if isinstance(records, list) and records:
            self._attach_known(where, file, reflection, records)
        else:
            self._attach_pictures(where, file, reflection)

    def is_attached(self, file: Path) -> bool:
        """Whether a reflection so far says of a file that it is attached to it."""
        return bool(self._named) and file.resolve() in self._named

    def _attach_known(
        self, where: str, file: Path, reflection: Reflection, records: list[object]
    ) -> None:
        names: dict[str, str] = {}

        def fetch(record: Record) -> bytes:
            path = record.need(("file",), values.text)
            self._named.add(self._inside(file, path))
            content = self._read(file, path)
            names[citing.encoded(path)] = record.need(("name",), values.text)
            return content

        self._fetching.attach(where, reflection, records, fetch)

        def back(found: re.Match[str]) -> str:
            name = names.get(found[1])
            return found[0] if name is None else f"]({citing.address(name)})"

        reflection.body = _LINK.sub(back, reflection.body)

    def _attach_pictures(self, where: str, file: Path, reflection: Reflection) -> None:
        from leadjournal.attachments import made

        names: dict[Path, str] = {}

        def cited(found: re.Match[str]) -> str:
            words, path = found[1], found[2] or unquote(found[3])
            if _ELSEWHERE.match(path) or not media.looks_like_picture(path):
                return found[0]
            try:
                place = self._inside(file, path)
                if place not in names:
                    self._fetching.check_room()
                    content = self._fetching.take(self._read(file, path))
                    taken = [each.name for each in reflection.attachments]
                    name = filenames.unique(filenames.safe(place.name), taken)
                    reflection.attachments.append(made(name, content))
                    names[place] = name
            except JournalError as error:
                self._gathering.note(f"{where}, {path}", str(error))
                return found[0]
            return f"![{words}]({citing.address(names[place])}{found[4]})"

        reflection.body = _PICTURE.sub(cited, reflection.body)

    def _read(self, file: Path, path: str) -> bytes:
        from leadjournal.attachments import read

        return read(self._inside(file, path))

    def _inside(self, file: Path, path: str) -> Path:
        """Return the place of a path, links followed. Raises BadFormatError."""
        try:
            place = (file.parent / path).resolve()
            inside = place.is_relative_to(self._root.resolve())
        except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a ring
            inside = False
        if not inside:
            raise BadFormatError("It is outside the folder, so it was left there.")
        return place
