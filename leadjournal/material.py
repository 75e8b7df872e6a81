"""Reading the TOML files of frameworks, questions and templates.

People add files of their own, so a mistake is told with its file, its entry and
the reason, in one sentence.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from leadjournal.errors import BadMaterialError, NotFoundError
from leadjournal.paths import resource

_KEY = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")

_NO_END = "a text lacks its closing quotation mark"
_NO_FIELD = 'a field is written as name = "text"'
_BACKSLASH = "a backslash inside a text is written twice"

# What tomllib says, and what it means to somebody who seldom writes TOML.
_ADVICE = {
    "Invalid value": "a text needs straight quotation marks round it, "
    "and yes or no is written as true or false",
    "Illegal character '\\n'": _NO_END,
    "Found invalid character '\\n'": _NO_END,
    "Unterminated string": _NO_END,
    'Expected "\'"': _NO_END,
    "Expected newline": "something stands where the line should end; "
    'a quotation mark inside a text is written as \\"',
    "Cannot declare": "a heading is there twice; "
    "one of several is written in double brackets, such as [[question]]",
    "Cannot overwrite": "something is there twice",
    "Unescaped '\\'": _BACKSLASH,
    "Invalid hex value": _BACKSLASH,
    "Unclosed array": "a list lacks a comma between two texts, or its closing bracket",
    "Expected '='": _NO_FIELD,
    "Invalid statement": _NO_FIELD,
    "Invalid initial character": _NO_FIELD,
    "Expected ']": "a heading lacks a closing bracket",
}

_SPOKEN: dict[type, str] = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}

T = TypeVar("T")


class Catalogue(Generic[T]):
    """Things in a fixed order, each found by its key in capitals or not."""

    noun: ClassVar[str]

    def __init__(self, things: Mapping[str, T]) -> None:
        self._things = {key.casefold(): thing for key, thing in things.items()}

    def __iter__(self) -> Iterator[T]:
        return iter(self._things.values())

    def __len__(self) -> int:
        return len(self._things)

    def __contains__(self, wanted: object) -> bool:
        """Say whether this thing, or one with this key, is here."""
        if isinstance(wanted, str):
            return wanted.casefold() in self._things
        return wanted in self._things.values()

    def get(self, key: str) -> T:
        found = self._things.get(key.casefold())
        if found is None:
            hint = _meant(key, self._things)
            raise NotFoundError(f"There is no {self.noun} “{key}”{hint}.")
        return found


@dataclass(frozen=True)
class Entry:
    """One table of a file: gives its fields checked, and knows where it stands."""

    fields: dict[str, object]
    file: str
    place: str
    own: bool
    # Of all entries read together: (heading, key), and whose it is.
    taken: dict[tuple[str, str], str]
    heading: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)

    def mistake(self, reason: str) -> BadMaterialError:
        return BadMaterialError(f"{self.place}: {reason}.")

    def only(self, *known: str) -> None:
        """Tell of a field that nobody would read, which is as a rule misspelt.

        Headings are among the known ones with their brackets: "[[question]]".
        """
        names = [name.strip("[]") for name in known]
        for name in self.fields:
            if name not in names:
                hint = _meant(name, names) or f"; there may be {', '.join(known)}"
                raise self.mistake(f"“{name}” is not known here{hint}")

    def key(self, name: str = "key", *, capitals: bool = False) -> str:
        """Read a key, which no other entry under such a heading may have."""
        key = self.text(name)
        if not _KEY.fullmatch(key) or (not capitals and key != key.lower()):
            letters = "letters" if capitals else "small letters"
            reason = f"may have only {letters}, digits, and single hyphens between them"
            raise self.mistake(f"the {name} “{key}” {reason}")
        name_of_all = (self.heading, key.casefold())
        if name_of_all in self.taken:
            whose = self.taken[name_of_all]
            raise self.mistake(f"the {name} “{key}” is used already, {whose}")
        self.taken[name_of_all] = f"in {self.file}" if self.own else "by LeadJournal"
        return key

    def text(self, name: str, default: str | None = None) -> str:
        """Read a text; without a default it has to be there, and say something."""
        value = self._value(name, default)
        if not isinstance(value, str):
            raise self._wrong_type(name, "a text in quotation marks", value)
        text = _tidied(value) or default
        if text is None:
            raise self.mistake(f"“{name}” is empty")
        return text

    def choice(
        self, name: str, choices: Collection[str], default: str | None = None
    ) -> str:
        value = self.text(name, default)
        if value not in choices and value != default:
            listed = ", ".join(choices)
            raise self.mistake(f"the {name} “{value}” is not one of {listed}")
        return value

    def texts(self, name: str, default: list[str] | None = None) -> tuple[str, ...]:
        """Read a list; without a default it has to be there, and hold something."""
        value = self._value(name, default)
        if isinstance(value, str):
            raise self.mistake(f'“{name}” is to be a list, such as ["{value}"]')
        if not isinstance(value, list):
            raise self._wrong_type(name, "a list of texts", value)
        found: list[str] = []
        for each in value:
            if not isinstance(each, str):
                raise self._wrong_type(name, "a list of texts only", each)
            text = _tidied(each)
            if not text:
                raise self.mistake(f"“{name}” has an empty text in it")
            if text in found:
                raise self.mistake(f"“{name}” has “{text}” twice")
            found.append(text)
        if default is None and not found:
            raise self.mistake(f"“{name}” is empty")
        return tuple(found)

    def practices(
        self, name: str, known: Collection[str], default: list[str] | None = None
    ) -> tuple[str, ...]:
        keys = self.texts(name, default)
        for key in keys:
            if key not in known:
                hint = _meant(key, known)
                reason = f"“{key}” is not a practice that “{name}” can name"
                raise self.mistake(f"{reason}{hint}")
        return keys

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.fields.get(name, default)
        if not isinstance(value, bool):
            wanted = "true or false, without quotation marks"
            raise self._wrong_type(name, wanted, value)
        return value

    def source(self, default: str = "") -> str:
        """Say where it comes from, with each code spelled out from [sources]."""
        words = self.texts("source", [])
        spelled_out = (
            f"{self.sources[word]} ({word})" if word in self.sources else word
            for word in words
        )
        return "; ".join(spelled_out) or default

    def entries(self, heading: str) -> list[Entry]:
        value = self.fields.get(heading)
        if isinstance(value, dict):
            reason = f"[{heading}] is to stand in double brackets, [[{heading}]]"
            raise self.mistake(reason)
        if not isinstance(value, list) or not value:
            raise self.mistake(f"there is no [[{heading}]] in it")
        found: list[Entry] = []
        for number, fields in enumerate(value, start=1):
            if not isinstance(fields, dict):
                raise self._wrong_type(heading, f"headings [[{heading}]]", fields)
            names = (fields.get(name) for name in ("id", "key", "name"))
            name = next((n for n in names if isinstance(n, str) and n), number)
            place = f"{self.place}, {heading} {name}"
            found.append(replace(self, fields=fields, place=place, heading=heading))
        return found

    def _value(self, name: str, default: object) -> object:
        value = self.fields.get(name, default)
        if value is None:
            raise self.mistake(f"“{name}” is missing")
        return value

    def _wrong_type(self, name: str, wanted: str, value: object) -> BadMaterialError:
        spoken = _SPOKEN.get(type(value), "a date or time")
        return self.mistake(f"“{name}” is to be {wanted}, not {spoken}")


def read(kind: str, own: Path | None) -> list[Entry]:
    """Read the files that come with LeadJournal, then those in a person's folder.

    Each file is one entry; the names of the files give the order.
    """
    files = [(path, False) for path in _files(resource(kind))]
    if own is not None and own.exists():
        files += [(path, True) for path in _files(own)]
    taken: dict[tuple[str, str], str] = {}
    return [_entry(path, f"{kind}/{path.name}", own, taken) for path, own in files]


def _files(folder: Path) -> list[Path]:
    try:
        # What macOS leaves beside files on a stick is called ._name.toml.
        paths = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        reason = f"The folder {folder} cannot be read: {error.strerror}."
        raise BadMaterialError(reason) from error
    for path in paths:
        if path.name.lower().endswith(".toml.txt"):
            reason = f"The name of {path} is to end in .toml, without the .txt."
            raise BadMaterialError(reason)
    return [path for path in paths if path.suffix.lower() == ".toml"]


def _entry(
    path: Path, file: str, own: bool, taken: dict[tuple[str, str], str]
) -> Entry:
    fields = _parsed(path, file)
    sources = fields.pop("sources", {})
    entry = Entry(fields, file, file, own, taken)
    if not isinstance(sources, dict):
        raise entry.mistake("“sources” is to be a table, under a line [sources]")
    table = replace(entry, fields=sources, place=f"{file}, sources")
    return replace(entry, sources={code: table.text(code) for code in sources})


def _parsed(path: Path, file: str) -> dict[str, object]:
    try:
        # Notepad puts a mark at the start of what it saves as UTF-8.
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        reason = f"{file} cannot be read: {error.strerror}."
    except UnicodeDecodeError:
        reason = f"{file} cannot be read, because it is not saved as UTF-8."
    except (ValueError, RecursionError) as error:
        reason = f"{file}, {_in_words(str(error))}."
    raise BadMaterialError(reason)


def _in_words(complaint: str) -> str:
    said, _, where = complaint.partition(" (at ")
    line = re.match(r"line \d+", where)
    meaning = next((_ADVICE[s] for s in _ADVICE if said.startswith(s)), said)
    return f"{line[0] if line else 'near its end'}: {meaning}"


def _tidied(text: str) -> str:
    """Take out the line breaks and double spaces that wrapping a text leaves."""
    return " ".join(text.split())


def _meant(word: str, known: Collection[str]) -> str:
    close = get_close_matches(word.casefold(), known, n=1, cutoff=0.7)
    return f"; “{close[0]}” may be meant" if close else ""
