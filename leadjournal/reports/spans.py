"""A period cut into so few parts that they fit side by side on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from leadjournal.days import MONTHS
from leadjournal.patterns.overview import Summary

#: As many as fit beside each other; longer periods are told by years, then decades.
MOST = 13


@dataclass(frozen=True)
class Span:
    """Some months that belong together: "Nov", said in full "November 2026"."""

    label: str
    full: str
    months: tuple[str, ...]


def spans(summary: Summary) -> list[Span]:
    """Return the months of a period, or its years, or its decades."""
    months = summary.months
    if len(months) <= MOST:
        return [Span(_short(month, months), _full(month), (month,)) for month in months]
    years = _joined(months, lambda month: month[:4])
    if len(years) <= MOST:
        return years
    return _joined(months, lambda month: f"{month[:3]}0s")


def _joined(months: Sequence[str], name: Callable[[str], str]) -> list[Span]:
    found: dict[str, list[str]] = {}
    for month in months:
        found.setdefault(name(month), []).append(month)
    return [Span(label, label, tuple(own)) for label, own in found.items()]


def _full(month: str) -> str:
    return f"{MONTHS[int(month[5:]) - 1]} {month[:4]}"


def _short(month: str, months: Sequence[str]) -> str:
    """Return Nov; with its year, if the same month is there twice."""
    name = MONTHS[int(month[5:]) - 1][:3]
    twice = sum(other[5:] == month[5:] for other in months) > 1
    return f"{name} {month[2:4]}" if twice else name
