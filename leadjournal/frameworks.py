"""Frameworks and their practices: what a reflection can be about."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from leadjournal.errors import NotFoundError
from leadjournal.material import Catalogue, Entry, read

SIGNS = ("circle", "diamond", "triangle", "bowtie")


@dataclass(frozen=True)
class Practice:
    """One factor or behaviour.

    `short` is its name on the screen, `brief` its name over a narrow column,
    `sign` the figure drawn beside it, if any. `suggests` are the primary
    practices that a reflection about it may be about as well.
    """

    key: str
    name: str
    short: str
    description: str
    indicators: tuple[str, ...]
    shadow: str
    suggests: tuple[str, ...] = ()
    sign: str = ""
    brief: str = ""
    source: str = ""


@dataclass(frozen=True)
class Framework:
    """A named set of practices; the primary ones are always on."""

    key: str
    name: str
    source: str
    primary: bool
    practices: tuple[Practice, ...]
    note: str = ""


class Frameworks(Catalogue[Framework]):
    """The primary frameworks, then the secondary ones, then a person's own."""

    noun = "framework"

    def __init__(self, frameworks: Iterable[Framework]) -> None:
        super().__init__({framework.key: framework for framework in frameworks})
        self._homes = {p.key: home for home in self for p in home.practices}
        self.practices = {p.key: p for home in self for p in home.practices}
        self.primary = [p for home in self if home.primary for p in home.practices]

    def framework_of(self, practice_key: str) -> Framework:
        if practice_key not in self._homes:
            raise NotFoundError(f"There is no practice “{practice_key}”.")
        return self._homes[practice_key]

    def practice(self, text: str) -> Practice:
        """Find a practice by its key, or by a part of its key or of its names.

        Where several have that part, the only primary one of them is meant, or
        else the only one that is called just that.
        """
        words = " ".join(text.casefold().split())
        if words in self.practices:
            return self.practices[words]
        found = [p for p in self.practices.values() if words and words in _names(p)]
        primary = [p for p in found if p in self.primary]
        called = [p for p in found if words in _names(p).splitlines()]
        for fitting in (found, primary, called):
            if len(fitting) == 1:
                return fitting[0]
        if not found:
            raise NotFoundError(f"There is no practice “{text}”.")
        keys = ", ".join(p.key for p in primary or found)
        raise NotFoundError(f"“{text}” could be any of {keys}.")


def load(own: Path | None = None) -> Frameworks:
    found: list[Framework] = []
    for entry in read("frameworks", own):
        primary = {p.key for f in found if f.primary for p in f.practices}
        found.append(_framework(entry, primary))
    return Frameworks(found)


def _framework(entry: Entry, primary_practices: Collection[str]) -> Framework:
    entry.only("key", "name", "source", "note", "primary", "[[practice]]", "[sources]")
    primary = entry.flag("primary")
    if primary and entry.own:
        raise entry.mistake("only the frameworks of LeadJournal itself are primary")
    source = entry.source()
    return Framework(
        key=entry.key(),
        name=entry.text("name"),
        source=source,
        primary=primary,
        practices=tuple(
            _practice(p, primary_practices, source) for p in entry.entries("practice")
        ),
        note=entry.text("note", default=""),
    )


def _practice(entry: Entry, primary: Collection[str], source: str) -> Practice:
    entry.only(*Practice.__dataclass_fields__)
    name = entry.text("name")
    short = entry.text("short", default=name)
    return Practice(
        key=entry.key(),
        name=name,
        short=short,
        description=entry.text("description"),
        indicators=entry.texts("indicators", default=[]),
        shadow=entry.text("shadow", default=""),
        suggests=entry.practices("suggests", primary, default=[]),
        sign=entry.choice("sign", SIGNS, default=""),
        brief=entry.text("brief", default=short),
        source=entry.source(default=source),
    )


def _names(practice: Practice) -> str:
    """All that a practice goes by, a line each, in small letters."""
    names = (practice.key, practice.name, practice.short, practice.brief)
    return "\n".join(names).casefold()
