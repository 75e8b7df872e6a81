"""Reading single values of a file: a day, an instant, a tag."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, date, datetime

from leadjournal.errors import BadValueError

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WITH_TIME = re.compile(r"([0-9]{4}[-/][0-9]{2}[-/][0-9]{2})(?:[T ].*)?", re.DOTALL)


def quoted(value: object) -> str:
    """Return a value between quotation marks, short enough for a sentence."""
    words = " ".join(str(value).split())
    return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"


def calendar_day(text: str) -> date:
    """Return the day that is written as 2026-11-19. Raises BadValueError."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise BadValueError(f"{quoted(text)} is not a day, such as 2026-11-19.")
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise BadValueError(f"{found.group()} is not a day of the calendar.") from None


def written_day(value: object) -> date:
    """Return the day of a day, or of an instant as the writer's clock showed it."""
    found = _WITH_TIME.fullmatch(text(value).strip())
    return calendar_day(found.group(1).replace("/", "-") if found else text(value))


def moment(value: object) -> datetime:
    """Return an instant in UTC without a zone, as the journal holds it."""
    try:
        found = datetime.fromisoformat(text(value).strip())
        if found.tzinfo is not None:
            found = found.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise BadValueError(
            f"{quoted(value)} is not an instant, such as 2026-11-19T08:41:00Z."
        ) from None
    return found


def text(value: object) -> str:
    if not isinstance(value, str):
        raise BadValueError(f"{quoted(value)} is not a text.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadValueError("It holds a broken character.") from None
    return value


def flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    known = {"true": True, "yes": True, "false": False, "no": False}
    if not isinstance(value, str) or value.lower() not in known:
        raise BadValueError(f"{quoted(value)} is not true or false.")
    return known[value.lower()]


def one_of(value: object, known: Collection[str]) -> str:
    if value not in known:
        *others, last = known
        raise BadValueError(f"{quoted(value)} is not {', '.join(others)} or {last}.")
    return str(value)


def name(value: object) -> str:
    """Return an id or a key, for which some programs use a number."""
    number = isinstance(value, int) and not isinstance(value, bool)
    found = str(value) if number else text(value)
    if not found.strip():
        raise BadValueError("It is empty.")
    return found


def tag(value: object, chances: Collection[str]) -> tuple[str, str | None]:
    """Return key and chance of a tag: "key", "key=chance" or {"key", "chance"}."""
    if isinstance(value, dict):
        chance = value.get("chance")
        found = None if chance is None else one_of(chance, chances)
        return name(value.get("key")), found
    key, mark, chance = name(value).rpartition("=")
    return (name(key), chance) if mark and chance in chances else (name(value), None)
