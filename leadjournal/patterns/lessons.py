"""What a person noted under the headings of the weekly reflection, in their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leadjournal import flow, parts
from leadjournal.facts import TextRow


@dataclass(frozen=True)
class Line:
    """What stands under a heading of a reflection, to the letter."""

    id: str
    day: date
    heading: str
    text: str


@dataclass(frozen=True)
class Noted:
    """Lines by what they are, oldest first: none of them is judged, or counted up."""

    lessons: tuple[Line, ...] = ()
    shadows: tuple[Line, ...] = ()
    credit: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()


def collected(texts: Iterable[TextRow]) -> Noted:
    """Collect lessons, shadow sides, whose doing it was, and steps forward."""
    found: dict[str, list[Line]] = {
        flow.NOW_THINK: [],
        flow.SHADOW: [],
        flow.WHO: [],
        flow.STEP_FORWARD: [],
    }
    for row in texts:
        for part in parts.split(row.body):
            if part.heading in found and (text := part.text.strip()):
                found[part.heading].append(Line(row.id, row.day, part.heading, text))
    return Noted(*(tuple(lines) for lines in found.values()))
