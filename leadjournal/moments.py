"""Instants, as the file holds them, in the time of where a person is."""

from __future__ import annotations

from datetime import UTC, datetime

from leadjournal import days


def local(at: datetime, now: datetime) -> datetime:
    """Return a naive instant in UTC as the clock on the wall showed it.

    *now* is the journal's clock, which knows how far from UTC it is today. Where that
    is the clock of this machine, the machine knows how far it was on another day.
    """
    instant = at.replace(tzinfo=UTC)
    if now.utcoffset() == now.astimezone().utcoffset():
        return instant.astimezone()
    return instant.astimezone(now.tzinfo)


def said(at: datetime, now: datetime) -> str:
    """Thursday 19 November 2026, 14:32"""
    here = local(at, now)
    return f"{days.long(here.date())}, {here:%H:%M}"
