"""From a query of the search language to SQL.

The SQL is put together as text: with SQLAlchemy's expressions a search took a
millisecond or two more than SQLite itself needs, and a search is felt as one types.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable, Collection
from datetime import date, timedelta

from leadjournal.choices import Chance, Weight
from leadjournal.errors import BadQueryError, NotFoundError
from leadjournal.finding import search
from leadjournal.finding.sql import Condition, Sql, matches
from leadjournal.frameworks import Frameworks, Practice


def _belongs(table: str) -> Sql:
    return Sql(f"+id IN (SELECT reflection_id FROM {table})", of_ids=True)


_STATES = {
    "draft": Sql("draft"),
    "private": Sql("private"),
    "trashed": Sql("trashed IS NOT NULL"),
    "shared": Sql("0"),  # sharing is yet to come, so nothing has been shared
}
_PARTS = {
    "plan": _belongs("plans"),
    "afterthought": _belongs("afterthoughts"),
    "attachment": _belongs("attachments"),
    "thread": _belongs("threads"),
}


class Conditions:
    """Understands queries in the words of the frameworks and tags there are."""

    def __init__(
        self, frameworks: Callable[[], Frameworks], tags: Callable[[], set[str]]
    ) -> None:
        self._frameworks = frameworks
        self._tags = tags

    def of(self, query: str, only: Collection[str] | None = None) -> Condition:
        """Return what a query asks for, within the reflections of these ids.

        Raises BadQueryError.
        """
        node = search.parse(query)
        trash_asked_for = any(
            f.key == "is" and f.value.lower() == "trashed" for f in search.filters(node)
        )
        match, where = self._divided(node)
        if only is not None:
            ids = json.dumps([*only])
            chosen = Sql("uuid IN (SELECT value FROM json_each(?))", (ids,))
            where = chosen if where is None else Sql.all_of((where, chosen))
        return Condition(match, where, not trash_asked_for, _marked(node))

    def _divided(self, node: search.Node | None) -> tuple[str | None, Sql | None]:
        """Divide a query between the full-text index and the rows."""
        if node is None:
            return None, None
        if match := search.match_expression(node):
            return match, None
        if not isinstance(node, search.And):
            return None, self._sql(node)
        words = tuple(t for t in node.terms if search.match_expression(t))
        others = [t for t in node.terms if not search.match_expression(t)]
        match = search.match_expression(search.And(words)) if words else None
        return match, Sql.all_of(self._sql(term) for term in others)

    def _sql(self, node: search.Node) -> Sql:
        if match := search.match_expression(node):
            return matches(match)
        match node:
            case search.Not(term):
                unwanted = self._sql(term)
                # What is unsaid, such as a weight, is not what one says it is.
                text = f"NOT coalesce({unwanted.text}, 0)"
                return Sql(text, unwanted.values, unwanted.of_ids)
            case search.And(terms):
                return Sql.all_of(self._sql(term) for term in terms)
            case search.Or(terms):
                return Sql.any_of(self._sql(term) for term in terms)
            case search.Filter():
                return self._filter(node)
        return _holds(node)

    def _filter(self, wanted: search.Filter) -> Sql:
        match wanted.key:
            case "tag":
                return _tagged("practice = ?", self._practice(wanted))
            case "framework":
                keys = json.dumps(self._framework(wanted))
                return _tagged("practice IN (SELECT value FROM json_each(?))", keys)
            case "chance":
                return _tagged("chance = ?", _one_of(wanted, [*Chance]))
            case "weight":
                return Sql("weight = ?", (_one_of(wanted, [*Weight]),))
            case "thread":
                return _in_thread(wanted.value)
            case "has":
                return _PARTS[_one_of(wanted, [*_PARTS])]
            case "is":
                return _STATES[_one_of(wanted, [*_STATES])]
            case "question":
                return Sql("lower(question) = ?", (wanted.value.lower(),))
        return _dated(wanted)

    def _practice(self, wanted: search.Filter) -> str:
        if wanted.value in self._tags():
            return wanted.value
        known = self._frameworks()
        try:
            return known.practice(wanted.value).key
        except NotFoundError:
            meant = _meant(wanted.value, known)
        said = f"“tag:{wanted.value}”, at character {wanted.place},"
        if len(meant) < 2:
            raise BadQueryError(f"{said} is no practice that there is.") from None
        names = f"{', '.join(meant[:-1])} or {meant[-1]}"
        raise BadQueryError(
            f"{said} could mean {names}; please write more of it."
        ) from None

    def _framework(self, wanted: search.Filter) -> list[str]:
        value, known = wanted.value.lower(), list(self._frameworks())
        found = [f for f in known if f.key == value] or [
            f for f in known if value in f.key or value in f.name.lower()
        ]
        if len(found) != 1:
            names = ", ".join(f"{f.key} ({f.name})" for f in known)
            raise BadQueryError(
                f"“framework:” at character {wanted.place} needs one of {names}."
            )
        return [practice.key for practice in found[0].practices]


def _meant(text: str, known: Frameworks) -> list[str]:
    """Return the names of the practices that a part of a name could mean."""
    part = " ".join(text.casefold().split())
    found = [
        practice
        for practice in known.practices.values()
        if any(part in name.casefold() for name in (practice.key, *_called(practice)))
    ]
    primary = [practice for practice in found if practice in known.primary]
    return [practice.name for practice in primary or found]


def _called(practice: Practice) -> tuple[str, ...]:
    return practice.name, practice.short, practice.brief


def _marked(node: search.Node | None) -> str | None:
    """Return in the index's words all that a query looks for, and not what it shuns."""
    match node:
        case search.And(terms) | search.Or(terms):
            found = [marked for term in terms if (marked := _marked(term))]
            return f"({' OR '.join(found)})" if found else None
        case search.Text():
            return search.match_expression(node)
    return None


def _tagged(how: str, value: str) -> Sql:
    tagged = f"SELECT reflection_id FROM taggings WHERE {how}"
    return Sql(f"+id IN ({tagged})", (value,), of_ids=True)


def _in_thread(name: str) -> Sql:
    named = "SELECT reflection_id FROM threads WHERE name = ? COLLATE NOCASE"
    return Sql(f"+id IN ({named})", (name,), of_ids=True)


def _dated(wanted: search.Filter) -> Sql:
    if wanted.key == "on" and (day := _day_of_any_year(wanted.value)):
        return Sql("substr(day, 6) = ?", (day,))
    first, last = (day.isoformat() for day in _period(wanted))
    match wanted.key:
        case "after":
            return Sql("day >= ?", (first,))
        case "before":
            return Sql("day < ?", (first,))
    return Sql("day BETWEEN ? AND ?", (first, last))


def _holds(wanted: search.Text) -> Sql:
    """Find what has no word in it, such as an emoji, character by character."""
    places = ("title",) if wanted.in_title else ("title", "body", "margin")
    return Sql.any_of(Sql(f"instr({place}, ?)", (wanted.text,)) for place in places)


def _one_of(wanted: search.Filter, known: list[str]) -> str:
    value = wanted.value.lower()
    if value not in known:
        raise BadQueryError(
            f"“{wanted.key}:{wanted.value}”, at character {wanted.place}, is unknown:"
            f" “{wanted.key}:” takes {', '.join(known[:-1])} or {known[-1]}."
        )
    return value


def _day_of_any_year(value: str) -> str | None:
    """Return the day if it is one without its year, such as 11-19."""
    if not re.fullmatch(r"\d{2}-\d{2}", value):
        return None
    try:
        date.fromisoformat(f"2000-{value}")  # which had a 29 February
    except ValueError:
        return None
    return value


def _period(wanted: search.Filter) -> tuple[date, date]:
    """Return the first and the last day of a year, month, week or day."""
    value = wanted.value.upper()
    try:
        if re.fullmatch(r"\d{4}", value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if re.fullmatch(r"\d{4}-\d{2}", value):
            first = date.fromisoformat(f"{value}-01")
            return first, first.replace(day=monthrange(first.year, first.month)[1])
        if re.fullmatch(r"\d{4}-W\d{2}", value):
            monday = date.fromisoformat(f"{value}-1")
            return monday, monday + min(timedelta(days=6), date.max - monday)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return (day := date.fromisoformat(value)), day
    except (ValueError, OverflowError):
        pass
    raise BadQueryError(
        f"“{wanted.key}:{wanted.value}”, at character {wanted.place}, is not a day,"
        " week, month or year. Please write it like 2026-11-19, 2026-W47, 2026-11"
        " or 2026."
    )
