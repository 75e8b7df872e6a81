"""What is in the trash, how long it stays there, and when it is deleted for good.

What has been there for as many days as a person chose is deleted when a window is
opened on the journal; never by a command, by a reader, or while a window is open. So
no undo of the session could still bring it back, and nobody who waits sees it go.

A clock may be wrong, a file may be an old copy that was fetched for what is in its
trash, and somebody may come back from half a year's leave. So a day deletes nothing
that is before the last one on which the journal was opened, or more than `LEAP` after
it. It counts once the journal is opened on a second, later day that agrees with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from leadjournal import days, moments
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.wording import counted

DAYS = 60
CHOICES = (30, 60, 365, None)  # None is never
LEAP = timedelta(days=30)
PREFERENCE, OPENED = "trash_days", "opened"


@dataclass(frozen=True)
class Opened:
    """The last day on which the journal was opened, and a later one in doubt."""

    last: date | None = None
    doubted: date | None = None

    def on(self, today: date) -> tuple[Opened, bool]:
        """Return what is known once it is opened today, and whether to believe it."""
        if self.last is None:
            return Opened(today), False
        if self.last <= today <= self.last + LEAP:
            return Opened(today), True
        doubted = self.doubted
        if doubted is not None and doubted < today <= doubted + LEAP:
            return Opened(today), today > self.last
        return Opened(self.last, today), False


def kept_days(journal: Journal) -> int | None:
    """Return how many days the trash is kept; None, if it is never emptied."""
    chosen = journal.preferences.get(PREFERENCE, DAYS)
    return chosen if chosen in CHOICES else None  # not to be understood: keep it


def choose_days(journal: Journal, chosen: int | None) -> None:
    """Choose how many days the trash is kept; to be called inside a change."""
    journal.preferences.set(PREFERENCE, chosen)


def last_day(trashed: datetime, now: datetime, kept: int | None) -> date | None:
    """Return the day on which what was put in the trash is deleted for good."""
    if kept is None:
        return None
    return moments.local(trashed, now).date() + timedelta(days=kept)


def expired(trashed: datetime, now: datetime, kept: int | None) -> bool:
    """Whether what was put in the trash has been there for as long as it is kept."""
    last = last_day(trashed, now, kept)
    return last is not None and now.date() >= last


def tidy(journal: Journal) -> int:
    """Delete for good what has been in the trash long enough; return how many went.

    To be called when a window is opened, before there is anything to undo. Raises
    StorageError.
    """
    now = journal.local_now()
    known = _opened(journal.preferences.get(OPENED))
    opened, believed = known.on(now.date())
    going: list[Reflection] = []
    if believed and journal.undo_label is None and journal.redo_label is None:
        going = list(_expired(journal, now))
    if going:
        # With a label, since a change without one must not delete; and then no step.
        with journal.change("Empty Trash"):
            for reflection in going:
                journal.reflections.erase(reflection)
            journal.preferences.set(OPENED, _as_json(opened))
        journal.forget_step()
    elif opened != known:
        with journal.change():
            journal.preferences.set(OPENED, _as_json(opened))
    return len(going)


def rule(kept: int | None) -> str:
    """Say how long the trash is kept."""
    if kept is None:
        return "What is in the trash stays until you delete it."
    length = "a year" if kept == 365 else counted(kept, "day")
    return f"What is in the trash is deleted for good after {length}."


def stated(trashed: datetime, now: datetime, kept: int | None) -> str:
    """Say of one reflection how long it stays in the trash."""
    last = last_day(trashed, now, kept)
    if last is None:
        return "In the trash. It stays here until you delete it."
    if now.date() >= last:
        return (
            "In the trash. It may be deleted for good when you next open this journal."
        )
    return f"In the trash. It will be deleted for good on {days.long(last)}."


def told(number: int) -> str:
    """Say what was deleted when the journal was opened."""
    was, they = ("was", "it") if number == 1 else ("were", "they")
    return (
        f"{counted(number, 'reflection')} in the trash {was} deleted for good, as"
        f" {they} had been there long enough."
    )


def _expired(journal: Journal, now: datetime) -> Iterable[Reflection]:
    kept = kept_days(journal)
    for reflection in journal.reflections.trashed:
        if reflection.trashed and expired(reflection.trashed, now, kept):
            yield reflection


def _opened(value: Any) -> Opened:
    if not isinstance(value, dict):
        return Opened()
    return Opened(_day(value.get("last")), _day(value.get("doubted")))


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _as_json(opened: Opened) -> dict[str, str | None]:
    return {
        "last": opened.last.isoformat() if opened.last else None,
        "doubted": opened.doubted.isoformat() if opened.doubted else None,
    }
