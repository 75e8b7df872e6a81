"""Putting filters into a query, and taking them out, without touching its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leadjournal import days
from leadjournal.errors import BadQueryError
from leadjournal.finding import search

_FILTER = re.compile(
    r"""(?<!\S)(?P<text>(?P<key>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s()"“”]+)))
    (?!\S)""",
    re.VERBOSE,
)
PERIOD_KEYS = ("after", "before", "on")


@dataclass(frozen=True)
class Chosen:
    """A filter that stands in a query by itself, and its text there."""

    key: str
    value: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Period:
    """Days that can be asked for: from *first* on, until before *end*."""

    name: str
    query: str


def chosen(query: str) -> list[Chosen]:
    """Return the filters that narrow all of a query, in their order."""
    if _has_alternatives(query):
        return []
    outside = _FILTER.finditer(_bare(query))
    return [
        Chosen(
            found["key"].lower(),
            found["quoted"] if found["quoted"] is not None else found["bare"],
            query[found.start("text") : found.end("text")],
            found.start("text"),
            found.end("text"),
        )
        for found in outside
    ]


def asks_for_trash(query: str) -> bool:
    """Return whether a query finds only what is in the trash."""
    return any(f.text.lower() == "is:trashed" for f in chosen(query))


def added(query: str, text: str) -> str:
    """Return a query narrowed by one more filter, such as tag:kf-altruism."""
    if any(each.text.lower() == text.lower() for each in chosen(query)):
        return query
    return f"{_whole(query)} {text}".strip()


def without(query: str, *filters: Chosen) -> str:
    """Return a query that some of its filters narrow no longer."""
    for each in sorted(filters, key=lambda one: -one.start):
        before, after = query[: each.start].rstrip(), query[each.end :].lstrip()
        query = f"{before} {after}" if before and after else before + after
    return query.strip()


def in_period(query: str, period: str) -> str:
    """Return a query for one period alone; "" is any time."""
    others = [each for each in chosen(query) if each.key in PERIOD_KEYS]
    query = without(query, *others)
    return f"{_whole(query)} {period}".strip() if period else query.strip()


def period_of(query: str) -> str:
    """Return what narrows a query to a period, as in_period takes it."""
    return " ".join(each.text for each in chosen(query) if each.key in PERIOD_KEYS)


def periods(today: date) -> list[Period]:
    """Return the periods that are asked for most."""
    month = today.isoformat()[:7]
    first = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
    quarter = f"{first:%Y-%m}"
    last = days.MONTHS[first.month + 1]
    name = f"{days.MONTHS[first.month - 1]} to {last}"
    return [
        Period(f"This month ({days.MONTHS[today.month - 1]})", f"on:{month}"),
        Period(
            f"This quarter ({name})",
            between(quarter, f"{first:%Y}-{first.month + 2:02}"),
        ),
        Period(f"This year ({today.year})", f"on:{today.year}"),
        Period(f"Last year ({today.year - 1})", f"on:{today.year - 1}"),
    ]


def between(first: str, last: str) -> str:
    """Return a period of whole months, such as 2026-10 and 2026-12; "" is open."""
    if first and first == last:
        return f"on:{first}"
    begins = f"after:{first}" if first else ""
    return f"{begins} {f'before:{_next(last)}' if last else ''}".strip()


def months_of(query: str) -> tuple[str, str]:
    """Return from and until which month a query is narrowed; "" is open."""
    stated = {each.key: each.value for each in chosen(query)}
    on = stated.get("on", "")
    if re.fullmatch(r"\d{4}", on):
        return f"{on}-01", f"{on}-12"
    if _MONTH.fullmatch(on):
        return on, on
    first, end = stated.get("after", ""), stated.get("before", "")
    return (
        first if _MONTH.fullmatch(first) else "",
        _last(end) if _MONTH.fullmatch(end) else "",
    )


def counted_in(period: str, months: Mapping[str, int]) -> int:
    """Return how many of the finds of some months are in a period of whole ones."""
    first, last = months_of(period)
    return sum(
        number
        for month, number in months.items()
        if first <= month and (not last or month <= last)
    )


_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def _last(end: str) -> str:
    year, number = int(end[:4]), int(end[5:])
    return f"{year - (number == 1):04}-{(number - 2) % 12 + 1:02}"


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def _has_alternatives(query: str) -> bool:
    try:
        return isinstance(search.parse(query), search.Or)
    except BadQueryError:
        return False


def _whole(query: str) -> str:
    """Return a query as one term, to which another can be added."""
    in_brackets = not _bare(query).strip("\x00 ")
    open_ended = _has_alternatives(query) and not in_brackets
    return f"({query.strip()})" if open_ended else query.strip()


def _bare(query: str) -> str:
    """Blank what is quoted by itself or stands in brackets: no filter stands there."""
    for blank in (r'(?<![:\S])["“][^"”]*["”]?', r"\([^()]*\)", r"\([^()]*\)"):
        query = re.sub(blank, lambda found: "\x00" * len(found[0]), query)
    return query
