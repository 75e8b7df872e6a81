"""The copies that programs for shared folders leave when two wrote at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from leadjournal import paths
from leadjournal.errors import JournalError
from leadjournal.storage import small_files
from leadjournal.storage.identity import PLAIN_HEADER, first_bytes
from leadjournal.storage.looking import seed_of
from leadjournal.wording import listed

TOLD = "copies.json"  # beside the backups: which were told of, and no name

#: What they write between the name and the ending, one a program. The last three say
#: little, so the file must have the salt or the seed of the same journal.
_CERTAIN = (
    r" \(.*conflict.*\)",  # Dropbox, Nextcloud, ownCloud, Box
    r" \(.*(?:Konflikt|conflit|conflicto|conflitto).*\)",  # and in other languages
    r"_conflict-\d{8}-\d{6}",  # ownCloud, earlier
    r"\.sync-conflict-\d{8}-\d{6}(?:-\w+)?",  # Syncthing
    r"\.[Cc]onflict\d*",  # Resilio
)
_PERHAPS = (
    r"-[\w .-]+",  # OneDrive puts the name of the computer
    r" ?\(\d+\)",  # Google Drive
    r" \d+",  # iCloud
)


def copies(path: Path) -> list[Path]:
    """Return what lies beside a journal and was it, until two wrote at once."""
    try:
        beside = sorted(each for each in path.parent.iterdir() if each != path)
    except OSError:
        return []
    return [each for each in beside if _is_copy(each, path)]


def sentence(found: Iterable[Path]) -> str:
    """Say what the copies are, and what can be done with them."""
    names = [each.name for each in found]
    one = len(names) == 1
    what = "A copy of this journal was" if one else f"{len(names)} copies were"
    return (
        f"{what} left beside it, which happens when two computers write at once:"
        f" {listed(names)}. What is only in {'it' if one else 'them'} can be brought"
        " into this journal."
    )


def not_told(path: Path, found: Iterable[Path]) -> list[Path]:
    """Return the copies of which not all is said on this computer yet."""
    told = _told(path)
    return [each for each in found if _mark(each) not in told]


def remember(path: Path, found: Iterable[Path]) -> None:
    """Remember that all is said of copies as they are; it may not be possible.

    One that changes afterwards is another.
    """
    marks = sorted(_told(path) | {_mark(each) for each in found})
    with suppress(OSError, JournalError):
        folder = paths.backups_folder(path)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        small_files.write(folder / TOLD, json.dumps(marks))


def _told(path: Path) -> set[str]:
    try:
        stored = json.loads((paths.backups_folder(path) / TOLD).read_text("utf-8"))
    except (OSError, ValueError, JournalError):
        return set()
    return set(map(str, stored)) if isinstance(stored, list) else set()


def _mark(copy: Path) -> str:
    """Return what stands for a copy as it is; its name may say whose it was."""
    try:
        found = copy.stat()
        written = f"{copy.name} {found.st_size} {found.st_mtime_ns}"
    except OSError:
        written = copy.name
    return sha256(written.encode(errors="surrogatepass")).hexdigest()[:16]


def _is_copy(other: Path, path: Path) -> bool:
    if other.suffix != path.suffix or not other.stem.startswith(path.stem):
        return False
    rest = other.stem.removeprefix(path.stem)
    if any(re.fullmatch(each, rest, re.IGNORECASE) for each in _CERTAIN):
        return True
    named = any(re.fullmatch(each, rest) for each in _PERHAPS)
    return named and _mark_of_birth(other) == _mark_of_birth(path) != b""


def _mark_of_birth(path: Path) -> bytes:
    """Return what a journal has by chance since it was made, and its copies with it."""
    try:
        first = first_bytes(path, for_reading=True)[: len(PLAIN_HEADER)]
    except JournalError:
        return b""
    return seed_of(path) if first == PLAIN_HEADER else first
