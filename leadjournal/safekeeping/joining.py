"""Putting to a reflection what another file has of it besides, and losing nothing.

Nobody can tell whether something was deleted here or only written there, so all that
is there comes. It comes once: what a person changes afterwards does not come again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select
from sqlalchemy.orm import object_session

from leadjournal import citing, filenames, revisions
from leadjournal.attachments import content_of, made
from leadjournal.models import Afterthought, Attachment, Plan, Reflection
from leadjournal.revisions import Text

#: What came, each by its noun, and how often.
Came = Counter[str]

_WORDS = ("cue", "act", "with_whom", "note")


@dataclass(frozen=True)
class Arrival:
    """A file of the other reflection, and the name that it has, or is to have, here."""

    attachment: Attachment
    name: str
    is_here: bool


def join(present: Reflection, other: Reflection) -> Came:
    """Add all that belongs to the other and not to the one that is here.

    The two texts themselves are the caller's. To be called inside a change.
    """
    came = Came()
    files = arrivals(present, other)
    _add_earlier(present, other, files, came)
    _add_tags(present, other, came)
    for plan in other.plans:
        _add_plan(present, plan, came)
    for thought in other.afterthoughts:
        _add_thought(present, thought, files, came)
    for each in files:
        _add_file(present, each, came)
    return came


def arrivals(present: Reflection, other: Reflection) -> list[Arrival]:
    """Return under which name each file of the other is here, or would be."""
    found = []
    taken = [each.name for each in present.attachments]
    for theirs in other.attachments:
        here = next((e for e in present.attachments if _is_same_file(e, theirs)), None)
        name = here.name if here else filenames.unique(theirs.name, taken)
        taken += [] if here else [name]
        found.append(Arrival(theirs, name, here is not None))
    return found


def cited_here(words: str, files: Iterable[Arrival]) -> str:
    """Return words of the other as they cite its files here."""
    for each in files:
        if each.name != each.attachment.name:
            words = citing.renamed(words, each.attachment.name, each.name)
    return words


def copied_plan(plan: Plan) -> Plan:
    names = ("uuid", *_WORDS, "due", "outcome", "created", "closed")
    return Plan(**{name: getattr(plan, name) for name in names})


def copied_thought(thought: Afterthought) -> Afterthought:
    return Afterthought(
        day=thought.day, text=thought.text, uuid=thought.uuid, created=thought.created
    )


def copied_file(attachment: Attachment) -> Attachment:
    copy = made(attachment.name, content_of(attachment))
    copy.uuid, copy.created = attachment.uuid, attachment.created
    copy.media_type = attachment.media_type
    return copy


def _add_earlier(
    present: Reflection, other: Reflection, files: Sequence[Arrival], came: Came
) -> None:
    known = {(each.title, each.body) for each in present.revisions}
    known.add((present.title, present.body))
    for each in other.revisions:
        text = Text(each.at, each.title, cited_here(each.body, files))
        if (text.title, text.body) not in known and revisions.keep(present, text):
            known.add((text.title, text.body))
            came["earlier text"] += 1


def _add_tags(present: Reflection, other: Reflection, came: Came) -> None:
    for key, theirs in other.taggings.items():
        here = present.taggings.get(key)
        if here is None or (theirs.chance and not here.chance):
            present.tag(key, theirs.chance)
            came["tag"] += 1
    folded = {name.casefold() for name in present.threads}
    for name in other.threads:
        if name.casefold() not in folded:
            present.join_thread(name)
            came["thread"] += 1


def _add_plan(present: Reflection, theirs: Plan, came: Came) -> None:
    here = next((each for each in present.plans if each.uuid == theirs.uuid), None)
    if here is None or not _fit(here, theirs):
        if not any(map(_says(theirs).__eq__, map(_says, present.plans))):
            copy = copied_plan(theirs)
            if uuid := _free(present, Plan, copy.uuid, *_says(theirs)):
                copy.uuid = uuid
                present.plans.append(copy)
                came["plan"] += 1
        return
    before = _state(here)
    for name in _WORDS:
        setattr(here, name, max(getattr(here, name), getattr(theirs, name), key=len))
    here.due = here.due or theirs.due
    if theirs.closed and (here.closed is None or theirs.closed > here.closed):
        here.outcome, here.closed = theirs.outcome, theirs.closed
    came["plan"] += _state(here) != before


def _fit(here: Plan, theirs: Plan) -> bool:
    """Whether of each pair of words one holds the other, so that none is lost."""
    pairs = ((getattr(here, name), getattr(theirs, name)) for name in _WORDS)
    return all(one in other or other in one for one, other in pairs)


def _says(plan: Plan) -> tuple[str, ...]:
    return tuple(getattr(plan, name) for name in _WORDS)


def _state(plan: Plan) -> tuple[object, ...]:
    return (*_says(plan), plan.due, plan.outcome, plan.closed)


def _add_thought(
    present: Reflection, theirs: Afterthought, files: Sequence[Arrival], came: Came
) -> None:
    text = cited_here(theirs.text, files)
    same = [e for e in present.afterthoughts if e.uuid == theirs.uuid or e.text == text]
    if any(text in each.text for each in same):
        return
    copy = copied_thought(theirs)
    copy.text = text
    if uuid := _free(present, Afterthought, copy.uuid, text):
        copy.uuid = uuid
        present.afterthoughts.append(copy)
        came["afterthought"] += 1


def _add_file(present: Reflection, arrival: Arrival, came: Came) -> None:
    if arrival.is_here:
        return
    theirs = arrival.attachment
    if uuid := _free(present, Attachment, theirs.uuid, theirs.digest):
        copy = copied_file(theirs)
        copy.uuid, copy.name = uuid, arrival.name
        present.attachments.append(copy)
        came["file"] += 1


def _is_same_file(here: Attachment, theirs: Attachment) -> bool:
    if here.digest != theirs.digest:
        return False
    return here.uuid == theirs.uuid or filenames.same(here.name, theirs.name)


def _free(
    present: Reflection,
    model: type[Plan | Afterthought | Attachment],
    uuid: str,
    *said: str,
) -> str:
    """Return the id with which a part can be put to a reflection.

    It is its own, unless another has that; or "" if it was put there before and is
    another by now.
    """
    other = str(uuid5(NAMESPACE_URL, "\n".join((present.uuid, uuid, *said))))
    session = object_session(present)
    for each in (uuid, other):
        known = select(model.id).where(model.uuid == each)
        if session is None or session.scalar(known) is None:
            return each
    return ""
