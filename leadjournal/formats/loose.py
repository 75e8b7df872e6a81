"""Making loose reflections of the plain values that a file holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid5

from leadjournal.errors import BadValueError
from leadjournal.formats import values
from leadjournal.formats.content import Content, Reading, Skipped

if TYPE_CHECKING:
    from leadjournal.models import Afterthought, Plan, Reflection, Revision

#: Names the ids that are made of what an entry says, so that it gets the same again.
NAMESPACE = UUID("6f4f3c1e-52f2-5c0e-9d5b-1d3f2a7c9b10")

T = TypeVar("T")


class Gathering:
    """Takes in what a file holds, one record after another.

    What cannot be read is kept with the reason. *lenient* reads over a field
    that is not ours to understand, such as the front matter of another program.
    """

    def __init__(self, *, lenient: bool = False) -> None:
        self._lenient = lenient
        self._records: dict[str, str] = {}
        self._parts: set[str] = set()
        self._reflections: list[Reflection] = []
        self._skipped: list[Skipped] = []
        self._found = 0

    def take(self, where: str, record: Mapping[str, object]) -> Reflection | None:
        """Make a reflection of a record, or note why that cannot be done."""
        try:
            reflection = _reflection(Record(record, lenient=self._lenient))
        except BadValueError as error:
            self.skip(where, str(error))
            return None
        self._found += 1
        self._settle_ids(reflection, derived(sorted(record.items())))
        self._reflections.append(reflection)
        return reflection

    def skip(self, where: str, why: str) -> None:
        self._found += 1
        self._skipped.append(Skipped(where, why))

    def note(self, where: str, why: str) -> None:
        """Note a part that could not be read; what it belongs to was."""
        self._skipped.append(Skipped(where, why))

    def reading(self, name: str) -> Reading:
        content = Content(tuple(self._reflections))
        return Reading(name, self._found, content, tuple(self._skipped))

    def _settle_ids(self, reflection: Reflection, fingerprint: str) -> None:
        """Give a second, different record of the same id an id of its own.

        It is made of what the record says, so that it is known again.
        """
        first = self._records.setdefault(reflection.uuid, fingerprint)
        if first != fingerprint:
            reflection.uuid = fingerprint
        for plan in reflection.plans:
            plan.uuid = self._part_id(reflection, plan.uuid)
        for afterthought in reflection.afterthoughts:
            afterthought.uuid = self._part_id(reflection, afterthought.uuid)

    def _part_id(self, reflection: Reflection, wanted: str) -> str:
        while wanted in self._parts:
            wanted = derived([reflection.uuid, wanted])
        self._parts.add(wanted)
        return wanted


class Record:
    """The values of one record, read by name."""

    def __init__(self, values: Mapping[str, object], *, lenient: bool = False) -> None:
        self._values = values
        self._lenient = lenient

    def need(self, names: Iterable[str], read: Callable[[object], T]) -> T:
        """Return a value that must be there, under the first name that is."""
        for name in names:
            if self._values.get(name) is not None:
                return read(self._values[name])
        known = " or ".join(f"“{name}”" for name in names)
        raise BadValueError(f"It has no {known}.")

    def get(self, name: str, read: Callable[[object], T], default: T) -> T:
        value = self._values.get(name)
        if value is None:
            return default
        try:
            return read(value)
        except BadValueError as error:
            if self._lenient:
                return default
            raise BadValueError(f"Its “{name}”: {error}") from None

    def each(self, name: str, read: Callable[[object], T]) -> list[T]:
        """Return the values of a list; one value alone is a list of one."""
        value = self._values.get(name)
        items = value if isinstance(value, list) else [value]
        one_each = (Record({name: item}, lenient=self._lenient) for item in items)
        found = (record.get(name, read, None) for record in one_each)
        return [item for item in found if item is not None]


def derived(value: object) -> str:
    """Return the id that belongs to what something says."""
    return str(uuid5(NAMESPACE, json.dumps(value)))


def _reflection(record: Record) -> Reflection:
    # SQLAlchemy is dear to import, and a list of formats needs none of it.
    from leadjournal.choices import Chance, Weight
    from leadjournal.models import Reflection

    day = record.need(("date", "day"), values.written_day)
    title = record.get("title", values.text, "")
    body = record.need(("text", "body"), values.text)
    uuid = record.get("id", values.name, "") or derived([day.isoformat(), title, body])
    reflection = Reflection(
        uuid=uuid,
        day=day,
        title=title,
        body=body,
        template=record.get("template", values.text, None),
        question=record.get("question", values.text, None),
        weight=record.get("weight", partial(values.one_of, known=list(Weight)), None),
        step_outside=record.get("step_outside", values.flag, False),
        private=record.get("private", values.flag, False),
        draft=record.get("draft", values.flag, False),
        trashed=record.get("trashed", values.moment, None),
        plans=record.each("plans", _plan),
        afterthoughts=record.each("afterthoughts", _afterthought),
        revisions=record.each("revisions", _revision),
    )
    reflection.created = record.get("created", values.moment, reflection.created)
    reflection.modified = record.get("modified", values.moment, reflection.created)
    for key, chance in record.each("tags", partial(values.tag, chances=list(Chance))):
        reflection.tag(key, chance)
    for thread in record.each("threads", values.name):
        reflection.join_thread(thread)
    for place, plan in enumerate(reflection.plans):
        plan.uuid = plan.uuid or derived([uuid, "plan", place])
    for place, afterthought in enumerate(reflection.afterthoughts):
        afterthought.uuid = afterthought.uuid or derived([uuid, "after", place])
    return reflection


def _plan(value: object) -> Plan:
    from leadjournal.choices import Outcome
    from leadjournal.models import Plan

    record = _part(value)
    plan = Plan(
        uuid=record.get("id", values.name, ""),
        cue=record.get("cue", values.text, ""),
        act=record.get("act", values.text, ""),
        with_whom=record.get("with_whom", values.text, ""),
        due=record.get("due", values.written_day, None),
        outcome=record.get(
            "outcome", partial(values.one_of, known=list(Outcome)), None
        ),
        note=record.get("note", values.text, ""),
        closed=record.get("closed", values.moment, None),
    )
    plan.created = record.get("created", values.moment, plan.created)
    return plan


def _afterthought(value: object) -> Afterthought:
    from leadjournal.models import Afterthought

    record = _part(value)
    afterthought = Afterthought(
        uuid=record.get("id", values.name, ""),
        day=record.need(("day",), values.written_day),
        text=record.need(("text",), values.text),
    )
    afterthought.created = record.get("created", values.moment, afterthought.created)
    return afterthought


def _revision(value: object) -> Revision:
    from leadjournal.models import Revision

    record = _part(value)
    return Revision(
        at=record.need(("at",), values.moment),
        title=record.get("title", values.text, ""),
        body=record.get("body", values.text, ""),
    )


def _part(value: object) -> Record:
    if not isinstance(value, dict):
        raise BadValueError(f"{values.quoted(value)} is not what it should be.")
    return Record(value)
