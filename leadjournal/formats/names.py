"""Names for files that every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadjournal.models import Reflection

LONGEST_TITLE = 80  # bytes: with the day and a number, far below what any system takes


def file_names(reflections: Iterable[Reflection]) -> Iterator[str]:
    """Yield a name without ending for each: "2026-11-19 A one-to-one".

    No two are the same, also where a system does not tell A from a or knows two
    ways to write é. A name begins with the day, so none is one that Windows keeps
    for itself.
    """
    taken: set[str] = set()
    for reflection in reflections:
        wanted = f"{reflection.day.isoformat()} {_harmless(reflection.title)}".strip()
        name, number = wanted, 1
        while (known := unicodedata.normalize("NFKD", name).casefold()) in taken:
            number += 1
            name = f"{wanted} ({number})"
        taken.add(known)
        yield name


def _harmless(title: str) -> str:
    """Leave out what some system forbids in a name, or what would hide in it."""
    shown = "".join(
        " " if unicodedata.category(character)[0] in "CZ" else character
        for character in title
    )
    words = " ".join(re.sub(r'[<>:"/\\|?*]', " ", shown).split())
    return words.encode()[:LONGEST_TITLE].decode(errors="ignore").strip(" .")
