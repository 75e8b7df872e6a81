"""Timing two things in turn, so that a busy machine slows both alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter

ROUNDS = 31


@dataclass(frozen=True)
class Figure:
    """Something measured, its floor, and the most that it may be.

    `unit` is "ms", or a noun where things are counted. A target is a ratio to
    the floor unless `absolute`.
    """

    name: str
    measured: float
    floor: float
    target: float
    unit: str = "ms"
    floor_name: str = "bare SQL"
    absolute: bool = False

    @property
    def ratio(self) -> float:
        return self.measured / self.floor if self.floor else float("inf")

    @property
    def is_met(self) -> bool:
        return (self.measured if self.absolute else self.ratio) <= self.target


def in_turn(
    ours: Callable[[], object], bare: Callable[[], object], rounds: int = ROUNDS
) -> tuple[float, float]:
    """Return the median milliseconds of two things, run A B A B …"""
    ours(), bare()
    spent, least = all_in_turn(ours, bare, rounds)
    return median(spent), median(least)


def all_in_turn(
    ours: Callable[[], object], bare: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each run of two things, run A B A B …"""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, spent in zip((ours, bare), times, strict=True):
            spent.append(milliseconds(work))
    return times


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def percentile(times: Sequence[float], of_a_hundred: int) -> float:
    """Return what so many of a hundred stay under."""
    return quantiles(times, n=100, method="inclusive")[of_a_hundred - 1]


def show(figure: Figure) -> None:
    target = f"{figure.target:g} {figure.unit if figure.absolute else 'times'}"
    print(
        f"{figure.name:58} {figure.measured:9.2f} {figure.unit}"
        f"   {figure.floor_name} {figure.floor:.2f} {figure.unit}"
        f"   ratio {figure.ratio:.2f}"
        f"   {'within' if figure.is_met else 'OVER'} {target}",
        flush=True,
    )
