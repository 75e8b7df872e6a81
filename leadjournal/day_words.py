"""Days as people type them: "19 nov", "November 2025", "yesterday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from leadjournal.days import MONTHS, WEEKDAYS

_ISO = re.compile(r"\d{4}-(\d{2}(-\d{2})?|W\d{2})", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NEAR = {"today": 0, "yesterday": 1}
LETTERS = 3  # of a month or a weekday that name it


def period(words: str, today: date) -> str:
    """Return the day, month or year that words name, as a search has it; "" if none.

    What has no year is the last one there was.
    """
    text = words.strip().casefold()
    if _ISO.fullmatch(text):
        return text.upper()
    if text in _NEAR:
        return (today - timedelta(days=_NEAR[text])).isoformat()
    if weekday := _named(text, WEEKDAYS):
        back = (today.weekday() - (weekday - 1)) % 7
        return (today - timedelta(days=back)).isoformat()
    return _of_parts(text.replace(",", " ").split(), today)


def _of_parts(parts: list[str], today: date) -> str:
    """Return the period of a month with a day, a year or both, in any order."""
    months = [number for part in parts if (number := _named(part, MONTHS))]
    years = [int(part) for part in parts if _YEAR.fullmatch(part)]
    days = [int(day[1]) for part in parts if (day := _DAY.fullmatch(part))]
    if len(parts) != len(months) + len(years) + len(days):
        return ""
    if len(months) != 1 or len(years) > 1 or len(days) > 1:
        return str(years[0]) if len(parts) == len(years) == 1 else ""
    number = days[0] if days else 1
    tried = years or range(today.year, today.year - 8, -1)  # 29 February is rare
    for year in tried:
        try:
            found = date(year, months[0], number)
        except ValueError:
            continue
        if found <= today or years:
            return found.isoformat() if days else f"{year}-{months[0]:02}"
    return ""


def _named(word: str, names: tuple[str, ...]) -> int:
    """Return the number, from 1 on, of the name that a word begins; 0 if none."""
    if len(word) < LETTERS:
        return 0
    begins = (n for n, name in enumerate(names, 1) if name.casefold().startswith(word))
    return next(begins, 0)
