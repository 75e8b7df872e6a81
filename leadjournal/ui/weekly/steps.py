"""The screens of the weekly reflection in their order: one thing on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from leadjournal import flow
from leadjournal.flow import Step
from leadjournal.ui.weekly.arriving import ArriveScreen
from leadjournal.ui.weekly.choosing import ChooseScreen, TagsScreen
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.ending import DoneScreen
from leadjournal.ui.weekly.plans import IfThenScreen, LoopScreen, ReadBackScreen
from leadjournal.ui.weekly.screen import Screen, fields_of, words_of
from leadjournal.ui.weekly.sweep import SweepScreen
from leadjournal.ui.weekly.writing import (
    ForwardScreen,
    LessonsScreen,
    MomentScreen,
    PartScreen,
    PatternsScreen,
)

CHOOSE, MOMENT, READ_BACK, IF_THEN = "choose", "moment", "read-back", "if-then"
SWEEP, DONE = "sweep", "done"


@dataclass(frozen=True)
class Stop:
    """A screen on the way, and the step that it belongs to."""

    name: str
    step: Step
    make: Callable[[Draft], Screen]


def stops(draft: Draft) -> list[Stop]:
    """Return the way of a draft as things stand."""
    return [stop for step in steps_of(draft) for stop in _of(step, draft)]


def steps_of(draft: Draft) -> list[Step]:
    return flow.steps(short=draft.short, has_open_plans=bool(draft.plans_to_close))


def bars(draft: Draft) -> list[tuple[str, tuple[Step, ...]]]:
    """Return the bars of progress; the two-minute version has fewer."""
    if not draft.short:
        return list(flow.BARS)
    passed = set(flow.steps(short=True, has_open_plans=True))
    return [bar for bar in flow.BARS if passed & set(bar[1][:1])]


def place_of(draft: Draft, ways: list[Stop]) -> Stop:
    """Return where on its way a draft was left."""
    here = next((stop for stop in ways if stop.name == draft.screen), None)
    if here is not None:
        return here
    step = flow.resume(
        draft.step, short=draft.short, has_open_plans=bool(draft.plans_to_close)
    )
    return next((stop for stop in ways if stop.step is step), ways[0])


def following(draft: Draft, here: Stop) -> Stop:
    """Return where a person comes to by going on; what is chosen is not asked for."""
    chosen = draft.question is not None
    return next(
        stop
        for stop in _way_from(draft, here)
        if _has_use(stop, draft) and not (stop.name == CHOOSE and chosen)
    )


def skipping(draft: Draft, here: Stop, *, empty: bool) -> Stop:
    """Return where one comes to by leaving a screen out.

    Without a moment there is nothing to make sense of.
    """
    if here.step is not Step.MOMENT or here.name not in {CHOOSE, MOMENT} or not empty:
        return following(draft, here)
    passed = {Step.MOMENT, Step.SENSE}
    return next(s for s in _way_from(draft, here) if s.step not in passed)


def preceding(draft: Draft, here: Stop) -> Stop | None:
    """Return the screen before, None at the first."""
    way = stops(draft)
    names = [stop.name for stop in way]
    place = names.index(here.name) if here.name in names else 0
    before = [stop for stop in way[:place] if _has_use(stop, draft)]
    return before[-1] if before else None


def named(draft: Draft, name: str) -> Stop:
    return next(stop for stop in stops(draft) if stop.name == name)


def _way_from(draft: Draft, here: Stop) -> list[Stop]:
    """Return what comes after a screen, though it may be left out by now."""
    way = stops(draft)
    names = [stop.name for stop in way]
    if here.name in names:
        return way[names.index(here.name) + 1 :]
    order = list(Step)
    return [stop for stop in way if order.index(stop.step) >= order.index(here.step)]


def _has_use(stop: Stop, draft: Draft) -> bool:
    plan = draft.plan
    return stop.name != READ_BACK or bool(plan and plan.act)


def _of(step: Step, draft: Draft) -> Iterator[Stop]:
    match step:
        case Step.ARRIVE:
            yield Stop("arrive", step, ArriveScreen)
        case Step.LOOK_BACK:
            yield Stop("look-back", step, LoopScreen)
        case Step.MOMENT:
            yield from _moment(draft)
        case Step.SENSE:
            yield from _sense(draft)
        case Step.FORWARD:
            yield Stop("forward", step, ForwardScreen)
        case Step.IF_THEN:
            yield Stop(IF_THEN, step, IfThenScreen)
            if not draft.short:
                yield Stop(READ_BACK, step, ReadBackScreen)
        case Step.SWEEP:
            yield Stop(SWEEP, step, SweepScreen)
        case Step.DONE:
            yield Stop(DONE, step, DoneScreen)


def _moment(draft: Draft) -> Iterator[Stop]:
    if not draft.short and draft.turn in {"lessons", "patterns"} and draft.lessons:
        yield Stop("lessons", Step.MOMENT, LessonsScreen)
    if not draft.short and draft.turn == "patterns":
        yield Stop("patterns", Step.MOMENT, PatternsScreen)
    yield Stop(CHOOSE, Step.MOMENT, ChooseScreen)
    yield Stop(MOMENT, Step.MOMENT, MomentScreen)


def _sense(draft: Draft) -> Iterator[Stop]:
    lead = words_of(draft, Step.SENSE).lead
    for number, part in enumerate(fields_of(draft, Step.SENSE)):
        if part.heading != flow.SHADOW:
            make = partial(PartScreen, part=part, lead="" if number else lead)
            yield Stop(f"sense-{number}", Step.SENSE, make)
    yield Stop("tags", Step.SENSE, TagsScreen)
