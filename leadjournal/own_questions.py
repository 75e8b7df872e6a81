"""The questions a person writes: one file in the folder of their own questions."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from leadjournal import questions
from leadjournal.errors import BadMaterialError, NoAccessError, NotFoundError

FILE = "my-questions.toml"

_HEAD = "# Questions of my own. LeadJournal adds to this file; it may be edited, too.\n"
_HEADING = re.compile(r"^[ \t]*\[\[[ \t]*question[ \t]*\]\]", re.MULTILINE)
_ID = re.compile(r"own-(\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Wording:
    """What a person says of a question of their own."""

    text: str
    follow_up: str
    type: str
    practices: tuple[str, ...]

    @property
    def fields(self) -> dict[str, Any]:
        return {
            "type": self.type,
            "text": _tidied(self.text),
            "follow_up": _tidied(self.follow_up),
            "practices": list(self.practices),
        }


class OwnQuestions:
    """Adds, changes and deletes the questions in a folder.

    Nothing is written that could not be read again. All raise BadMaterialError,
    where the file has a mistake already, or NoAccessError.
    """

    def __init__(self, folder: Path, known_practices: Collection[str]) -> None:
        self._folder = folder
        self._known = known_practices

    @property
    def path(self) -> Path:
        return self._folder / FILE

    @property
    def ids(self) -> list[str]:
        return [str(table.get("id", "")) for table in _tables(self._read())]

    def add(self, wording: Wording, taken: Collection[str] = ()) -> str:
        """Add a question and return its id, which is none of those that are taken.

        Taken are those of other files, and of what was asked once and is deleted.
        """
        text = self._read()
        used = [_ID.fullmatch(key) for key in (*self.ids, *taken)]
        number = max((int(found[1]) for found in used if found), default=0) + 1
        table = {"id": f"own-{number}", **wording.fields}
        before = f"{text.rstrip()}\n" if text.strip() else _HEAD
        self._write(f"{before}\n{_block(table)}")
        return f"own-{number}"

    def change(self, key: str, wording: Wording) -> None:
        """Give a question another wording; what else is said of it stays."""
        text = self._read()
        place = _place(text, key)
        tables = _tables(text)
        tables[place] |= wording.fields
        self._write(_replaced(text, place, _block(tables[place]) + "\n", tables))

    def remove(self, key: str) -> None:
        text = self._read()
        place = _place(text, key)
        tables = _tables(text)
        del tables[place]
        if tables:
            self._write(_replaced(text, place, "", tables))
        else:
            self._delete()

    def _read(self) -> str:
        try:
            text = self.path.read_text("utf-8-sig")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._no_access(error) from error
        except UnicodeDecodeError:
            reason = f"{self.path} cannot be read, because it is not saved as UTF-8."
            raise BadMaterialError(reason) from None
        self._check(text)
        return text

    def _write(self, text: str) -> None:
        self._check(text)
        temporary: Path | None = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(
                dir=self._folder, prefix=".", suffix=".tmp", delete=False
            ) as file:
                temporary = Path(file.name)
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        except OSError as error:
            if temporary is not None:
                temporary.unlink(missing_ok=True)
            raise self._no_access(error) from error

    def _delete(self) -> None:
        try:
            self.path.unlink()
        except OSError as error:
            raise self._no_access(error) from error

    def _check(self, text: str) -> None:
        """Have a text read as the bank will read it. Raises BadMaterialError."""
        if text.strip():
            with TemporaryDirectory(prefix="leadjournal-") as folder:
                (Path(folder) / FILE).write_text(text, "utf-8")
                questions.load(self._known, Path(folder))

    def _no_access(self, error: OSError) -> NoAccessError:
        reason = error.strerror or "the disk does not answer"
        return NoAccessError(f"{self.path} cannot be read or written: {reason}.")


def _tables(text: str) -> list[dict[str, Any]]:
    tables: list[dict[str, Any]] = tomllib.loads(text).get("question", [])
    return tables


def _place(text: str, key: str) -> int:
    for place, table in enumerate(_tables(text)):
        if str(table.get("id")).casefold() == key.casefold():
            return place
    raise NotFoundError(f"There is no question “{key}” in {FILE} any more.")


def _replaced(
    text: str, place: int, block: str, tables: Sequence[dict[str, Any]]
) -> str:
    """Return a text with another block, and all comments where they can stay.

    *tables* are what must come of it. Where they do not, as when something else
    stands below the block, all is written anew.
    """
    starts = [found.start() for found in _HEADING.finditer(text)]
    if place < len(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        edited = text[: starts[place]] + block + text[end:]
        data = tomllib.loads(text)
        if _parsed(edited) == {**data, "question": list(tables)}:
            return edited
    sources = tomllib.loads(text).get("sources", {})
    blocks = [_HEAD, *map(_block, tables)]
    if sources:
        lines = (f"{_quoted(code)} = {_quoted(name)}" for code, name in sources.items())
        blocks.append("\n".join(["[sources]", *lines, ""]))
    return "\n".join(blocks)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _block(table: dict[str, Any]) -> str:
    lines = [f"{name} = {_quoted(value)}" for name, value in table.items()]
    return "\n".join(["[[question]]", *lines, ""])


def _quoted(value: object) -> str:
    """Return a text, a list of texts or a truth as TOML, which JSON nearly is."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _tidied(text: str) -> str:
    # Half a character, as a broken paste may leave, cannot be written.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(whole.split())
