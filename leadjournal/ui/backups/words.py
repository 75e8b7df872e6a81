"""Backups in words: when they were made, and where they are."""

from __future__ import annotations

from datetime import datetime

from leadjournal import days
from leadjournal.models import Reflection

NONE_YET = "Not backed up yet"
FAILED = "Backup failed; see why"


def standing(made: datetime | None, now: datetime) -> str:
    """Backed up today, 17:30; Backed up on Thursday 19 November"""
    if made is None:
        return NONE_YET
    made = made.astimezone(now.tzinfo)
    back = (now.date() - made.date()).days
    if back in _NEAR:
        return f"Backed up {_NEAR[back]}, {made:%H:%M}"
    day = days.long(made.date())
    return f"Backed up on {day.removesuffix(f' {now.year}')}"


def when(made: datetime, now: datetime) -> str:
    """Thursday 19 November 2026, 17:30"""
    made = made.astimezone(now.tzinfo)
    return f"{days.long(made.date())}, {made:%H:%M}"


def brought_back(title: str, present: Reflection | None) -> str:
    """Return what is to be said when a reflection has come back.

    *present* is what the journal had of it before.
    """
    if present is None:
        return f"“{title}” is back in your journal. Undo takes it out again."
    if present.trashed is not None:
        return f"“{title}” is out of the trash, as it was. Undo puts it back there."
    return f"“{title}” has its earlier wording back. Undo brings the later one."


_NEAR = {0: "today", 1: "yesterday"}
