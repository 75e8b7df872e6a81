"""How a journal's file stands: there, gone, or replaced; and the clock.

All of it is cheap enough to be asked before each change.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from leadjournal import days
from leadjournal.storage import identity

#: By so much two clocks may differ, as when a person has come from another place.
FORGIVEN = timedelta(days=1)


class Place(StrEnum):
    """How the file at a journal's path stands to the one that was opened."""

    THERE = "there"
    GONE = "gone"  # moved away, or its drive is
    REPLACED = "replaced"  # another was put in its place


def standing(path: Path, opened: identity.Which | None) -> Place:
    """Return how the file stands now, as cheap as one look at a folder."""
    found = identity.which(path)
    if found is None:
        return Place.GONE
    return Place.THERE if found == opened else Place.REPLACED


def gone(path: Path) -> str:
    return (
        f"The journal's file is not at {path} any more. Perhaps it was moved, or is on"
        " a drive that is not connected. What you write is kept here; please bring the"
        " file back, or save the journal elsewhere."
    )


def replaced(path: Path) -> str:
    return (
        f"Another file has taken the place of this journal at {path}, perhaps through a"
        " shared folder. Nothing was written to it. Please save what is open here under"
        " another name."
    )


def clock_is_back(last: datetime | None, now: datetime) -> str | None:
    """Say that the clock is behind what was written already, or return None.

    Both are aware. An hour or a night may be a journey; more is a wrong clock.
    """
    if last is None or last - now <= FORGIVEN:
        return None
    there = last.astimezone(now.tzinfo).date()
    return (
        f"This computer's clock says {days.long(now.date())}, but this journal was last"
        f" written on {days.long(there)}. Please set the clock right before you write,"
        " so that each text gets its own day."
    )
