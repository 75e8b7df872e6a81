"""Days in words, the same on every system and in every locale."""

from __future__ import annotations

from datetime import date

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long(day: date) -> str:
    """Thursday 19 November 2026"""
    return f"{WEEKDAYS[day.weekday()]} {full(day)}"


def full(day: date) -> str:
    """19 November 2026"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short(day: date, today: date) -> str:
    """Thu 19 Nov, with the year if it is not this one"""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}{year}"


def due(day: date, today: date) -> str:
    """due today, due tomorrow, due Friday, due 3 December, was due on 13 November"""
    distance = (day - today).days
    if distance == 0:
        return "due today"
    if distance == 1:
        return "due tomorrow"
    if 1 < distance < 7:
        return f"due {WEEKDAYS[day.weekday()]}"
    year = "" if day.year == today.year else f" {day.year}"
    when = f"{day.day} {MONTHS[day.month - 1]}{year}"
    return f"due {when}" if distance > 0 else f"was due on {when}"
