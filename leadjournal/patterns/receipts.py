"""What a claim is: a sentence, and the reflections it can be worked out from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leadjournal.facts import Fact
from leadjournal.periods import Period

#: Nothing is claimed of fewer reflections; a pair meets at least as often.
FEWEST = 4


class Kind(StrEnum):
    """What a claim is about."""

    LEADS = "leads"
    MORE = "more"
    FEWER = "fewer"
    QUIET = "quiet"
    TOGETHER = "together"
    CHANCES = "chances"
    ALL_FIVE = "all-five"
    THREAD = "thread"
    PLANS = "plans"
    UNWRITTEN = "unwritten"


@dataclass(frozen=True)
class Claim:
    """A sentence that can be worked out again from its reflections, named by id.

    `count` is how many they are; of a claim about plans, how many plans they hold.
    `practice` is the one it is about, if it is about one. `first` and `last` are the
    days of the period it is made of.
    """

    kind: Kind
    text: str
    practice: str | None
    count: int
    reflections: tuple[str, ...]
    first: date
    last: date


def claim(
    kind: Kind,
    text: str,
    practice: str | None,
    receipts: Sequence[Fact],
    period: Period,
    count: int | None = None,
) -> Claim:
    return Claim(
        kind,
        text,
        practice,
        len(receipts) if count is None else count,
        tuple(fact.id for fact in receipts),
        period.first,
        period.last,
    )
