"""How wide the columns of the Journal are, and which there is no room for."""

from __future__ import annotations

from dataclasses import dataclass

THREE = 800  # pixels at usual text size: less has room for one column beside the text
LIST, TAGS = (238, 330), (234, 291)
ALONE = (170, 300)


@dataclass(frozen=True)
class Columns:
    """The widths of the columns beside the text; 0 hides one."""

    list: int
    tags: int
    #: Whether list and tags share one place.
    shared: bool


def columns(width: int, scale: float, *, focused: bool, tags_wanted: bool) -> Columns:
    """Divide a width; *scale* is how much larger than usual the text is."""
    room = width / scale
    if focused:
        return Columns(0, 0, shared=False)
    if room >= THREE:
        listed, tags = _between(LIST, room * 0.268), _between(TAGS, room * 0.236)
        return Columns(round(listed * scale), round(tags * scale), shared=False)
    alone = round(_between(ALONE, room * 0.4) * scale)
    if tags_wanted:
        return Columns(0, alone, shared=True)
    return Columns(alone, 0, shared=True)


def _between(bounds: tuple[int, int], length: float) -> float:
    least, most = bounds
    return min(max(length, least), most)
