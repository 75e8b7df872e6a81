"""What the page of patterns says of itself."""

from __future__ import annotations

from leadjournal import days
from leadjournal.patterns.claims import FEWEST
from leadjournal.patterns.overview import Summary
from leadjournal.wording import counted

TOO_EARLY = "Too early to say"
FAILED = "The patterns could not be worked out"
NO_DAYS = "There are no days in this period"
LOOKING = "Looking…"
HERE = "worked out on this computer"


def in_short(summary: Summary) -> str:
    return (
        f"{counted(summary.weeks_written, 'week')} ·"
        f" {counted(summary.reflections, 'reflection')} ·"
        f" {days.full(summary.first)} to {days.full(summary.last)} · {HERE}"
    )


def too_few(in_period: int, total: int) -> str:
    begin = f"Patterns begin at {FEWEST} reflections."
    if total >= FEWEST:
        some = in_period or "none"
        return f"{begin} In this period you have written {some}. Choose a longer one."
    return f"{begin} You have written {total or 'none yet'}."
