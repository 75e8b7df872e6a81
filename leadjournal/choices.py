"""What a person chooses from: each a word that the file holds as it is."""

from __future__ import annotations

from enum import StrEnum


class Chance(StrEnum):
    """What a person did with the chance to practise something."""

    TOOK = "took"
    PARTLY = "partly"
    PASSED = "passed"
    NONE = "none"


class Weight(StrEnum):
    """How a week, or a moment of it, felt: a choice of route, never a score."""

    LIGHT = "light"
    MIXED = "mixed"
    HEAVY = "heavy"


class Outcome(StrEnum):
    """What became of a plan."""

    DID = "did"
    PARTLY = "partly"
    DID_NOT = "did-not"
    NO_CHANCE = "no-chance"


class Happening(StrEnum):
    """What befell a question."""

    OFFERED = "offered"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    MUTED = "muted"
    PINNED = "pinned"
