"""Names for files that every system takes, and that show what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 120  # bytes: with a folder's name before it, below what any system takes
LONGEST_ENDING = 16  # characters of what follows the last full stop
NAMELESS = "attachment"

#: Windows keeps these for itself, with any ending.
_KEPT = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


def safe(name: str) -> str:
    """Return the name of a file without what is a path, hides, or is forbidden.

    >>> safe("../../etc/pass\\x00wd")
    'passwd'
    """
    last = re.split(r"[/\\]", name)[-1]
    composed = unicodedata.normalize("NFC", last)
    shown = "".join(_shown(character) for character in composed)
    words = " ".join(re.sub(r'[<>:"|?*]', " ", shown).split()).strip(" .")
    if _KEPT.fullmatch(words):
        words = f"_{words}"
    return _short(words) or NAMELESS


def unique(name: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken: "photo.png", or "photo 2.png".

    Nor is it taken where a system does not tell A from a, or two ways of é.
    """
    known = {_folded(each) for each in taken}
    stem, ending = split(name)
    number, free = 1, name
    while _folded(free) in known:
        number += 1
        free = f"{stem} {number}{ending}"
    return free


def same(one: str, other: str) -> bool:
    """Tell whether two names would be one file."""
    return _folded(one) == _folded(other)


def split(name: str) -> tuple[str, str]:
    """Return a name without its ending, and the ending with its full stop."""
    stem, dot, ending = name.rpartition(".")
    if not stem or not 0 < len(ending) <= LONGEST_ENDING:
        return name, ""
    return stem, dot + ending


def _shown(character: str) -> str:
    """Leave out what cannot be seen, such as what turns the direction round."""
    category = unicodedata.category(character)
    if category.startswith("C"):
        return ""
    return " " if category.startswith("Z") else character


def _short(name: str) -> str:
    stem, ending = split(name)
    room = LONGEST - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + ending


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKD", name).casefold()
