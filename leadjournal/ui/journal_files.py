"""Where journals are, and whether they are there."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

from leadjournal import paths
from leadjournal.errors import JournalError


def new_journal() -> Path:
    """Return where a new journal can be kept, beside those that are there."""
    first = paths.default_journal()
    others = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
    return next(path for path in chain([first], others) if not is_there(path))


def is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # nobody may look into its folder
        return False


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links or another case of letters."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def missing(path: Path) -> JournalError:
    return JournalError(f"There is no journal at {path}.")


def gone(last: str) -> JournalError:
    return JournalError(
        f"The journal that you had open last is not at {last} any more. Perhaps it was"
        " moved, or is on a drive that is not connected."
    )
