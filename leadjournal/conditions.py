"""From a query of the search language to SQL."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    column,
    exists,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    table,
    true,
)

from leadjournal import search
from leadjournal.errors import BadQueryError, NotFoundError
from leadjournal.frameworks import Frameworks
from leadjournal.models import (
    Afterthought,
    Chance,
    Plan,
    Reflection,
    Tagging,
    Weight,
)

INDEX = table("reflections_search", column("rowid"), column("rank"))

_STATES = {
    "draft": Reflection.draft.is_(True),
    "private": Reflection.private.is_(True),
    "trashed": Reflection.trashed.is_not(None),
    "shared": false(),  # sharing is yet to come, so nothing has been shared
}
_PARTS = {
    "plan": exists().where(Plan.reflection_id == Reflection.id),
    "afterthought": exists().where(Afterthought.reflection_id == Reflection.id),
}


@dataclass(frozen=True)
class Condition:
    """What a query asks for: of the full-text index, and of the rows themselves.

    `trash_excluded` says that the rows leave out the trash, which holds unless
    a query asks for it by name.
    """

    match: str | None
    where: ColumnElement[bool]
    trash_excluded: bool

    @property
    def everything(self) -> ColumnElement[bool]:
        """The whole condition, for a query on the reflections."""
        parts = [self.where]
        if self.match is not None:
            parts.append(_matches(self.match))
        if self.trash_excluded:
            parts.append(Reflection.trashed.is_(None))
        return and_(*parts)

    @property
    def rest(self) -> ColumnElement[bool] | None:
        """What the full-text index has not answered yet, or None."""
        trash = select(Reflection.id).where(Reflection.trashed.is_not(None))
        parts = []
        if self.trash_excluded:
            parts.append(INDEX.c.rowid.not_in(trash))
        if self.where is not TRUE:
            parts.append(INDEX.c.rowid.in_(select(Reflection.id).where(self.where)))
        return and_(*parts) if parts else None


TRUE = true()


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
            chosen = func.json_each(json.dumps([*only])).table_valued("value")
            where = and_(where, Reflection.uuid.in_(select(chosen.c.value)))
        return Condition(match, where, trash_excluded=not trash_asked_for)

    def _divided(
        self, node: search.Node | None
    ) -> tuple[str | None, ColumnElement[bool]]:
        """Divide a query between the full-text index and the rows."""
        if node is None:
            return None, TRUE
        if match := search.match_expression(node):
            return match, TRUE
        if not isinstance(node, search.And):
            return None, self._sql(node)
        words = tuple(t for t in node.terms if search.match_expression(t))
        others = [t for t in node.terms if not search.match_expression(t)]
        match = search.match_expression(search.And(words)) if words else None
        return match, and_(*(self._sql(term) for term in others))

    def _sql(self, node: search.Node) -> ColumnElement[bool]:
        if match := search.match_expression(node):
            return _matches(match)
        match node:
            case search.Not(term):
                return not_(self._sql(term))
            case search.And(terms):
                return and_(*(self._sql(term) for term in terms))
            case search.Or(terms):
                return or_(*(self._sql(term) for term in terms))
            case search.Filter():
                return self._filter(node)
        return _holds(node)

    def _filter(self, wanted: search.Filter) -> ColumnElement[bool]:
        value = wanted.value.lower()
        match wanted.key:
            case "tag":
                return _tagged(Tagging.practice == self._practice(wanted))
            case "framework":
                return _tagged(Tagging.practice.in_(self._framework(wanted)))
            case "chance":
                chance = Chance(_one_of(wanted, [*Chance]))
                return _tagged(Tagging.chance == chance.value)
            case "weight":
                return Reflection.weight == _one_of(wanted, [*Weight])
            case "has":
                return _PARTS[_one_of(wanted, [*_PARTS])]
            case "is":
                return _STATES[_one_of(wanted, [*_STATES])]
            case "question":
                return func.lower(Reflection.question) == value
        first, last = _period(wanted)
        match wanted.key:
            case "after":
                return Reflection.day >= first
            case "before":
                return Reflection.day < first
        return Reflection.day.between(first, last)

    def _practice(self, wanted: search.Filter) -> str:
        if wanted.value in self._tags():
            return wanted.value
        try:
            return self._frameworks().practice(wanted.value).key
        except NotFoundError as error:
            raise BadQueryError(
                f"“tag:” at character {wanted.place}: {error}"
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


def _tagged(how: ColumnElement[bool]) -> ColumnElement[bool]:
    return Reflection.id.in_(select(Tagging.reflection_id).where(how))


def matching(match: str) -> ColumnElement[bool]:
    """Return the condition by which the full-text index finds rows."""
    return literal_column("reflections_search").op("MATCH")(
        bindparam("words", match, unique=True)
    )


def _matches(match: str) -> ColumnElement[bool]:
    return Reflection.id.in_(select(INDEX.c.rowid).where(matching(match)))


def _holds(wanted: search.Text) -> ColumnElement[bool]:
    """Find what has no word in it, such as an emoji, character by character."""
    if wanted.in_title:
        return func.instr(Reflection.title, wanted.text) > 0
    places = (Reflection.title, Reflection.body, Reflection.margin)
    return or_(*(func.instr(place, wanted.text) > 0 for place in places))


def _one_of(wanted: search.Filter, known: list[str]) -> str:
    value = wanted.value.lower()
    if value not in known:
        raise BadQueryError(
            f"“{wanted.key}:{wanted.value}” at character {wanted.place}:"
            f" “{wanted.key}:” takes {', '.join(known[:-1])} or {known[-1]}."
        )
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
            return monday, monday + timedelta(days=6)
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return (day := date.fromisoformat(value)), day
    except (ValueError, OverflowError):
        pass
    raise BadQueryError(
        f"“{wanted.key}:{wanted.value}” at character {wanted.place} is not a day,"
        " week, month or year, such as 2026-11-19, 2026-W47, 2026-11 or 2026."
    )
