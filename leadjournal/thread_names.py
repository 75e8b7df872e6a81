"""The names a person gave to what keeps coming back, and how each is written.

A name in other letters, small or capital, is the same name: the thread keeps the
spelling that it has.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session, object_session

from leadjournal.errors import BadValueError
from leadjournal.models import Reflection, Thread

LONGEST = 80  # characters of a name


def known(reflection: Reflection) -> dict[str, int]:
    """Return the threads of the journal a reflection is in: in how many, by name.

    The most frequent comes first; reflections in the trash do not count.
    """
    session = object_session(reflection)
    if session is None:
        return {}
    number = func.count()
    rows = session.execute(
        select(Thread.name, number)
        .join(Reflection, Reflection.id == Thread.reflection_id)
        .where(Reflection.trashed.is_(None))
        .group_by(Thread.name)
        .order_by(number.desc(), Thread.name)
    )
    return {row[0]: row[1] for row in rows}


def join(reflection: Reflection, name: str) -> str:
    """Put a reflection into a thread, and return its name as it is written.

    Inside a change. Raises BadValueError for a name of nothing.
    """
    written = _same(tidied(name), [*reflection.threads, *known(reflection)])
    reflection.join_thread(written)
    return written


def rename(reflection: Reflection, old: str, new: str) -> str:
    """Give a thread of a journal another name, wherever it is; return that.

    If there is a thread of that name, the two become one. Inside a change. Raises
    BadValueError for a name of nothing.
    """
    others = [name for name in known(reflection) if name != old]
    written = _same(tidied(new), others)
    session = object_session(reflection)
    if session is not None and written != old:
        for each in _members(session, old):
            each.leave_thread(old)
            each.join_thread(written)
    return written


def tidied(name: str) -> str:
    """Return a name that can be looked for: no line breaks, no straight quotes."""
    words = " ".join(name.replace('"', "'").split())[:LONGEST].strip()
    if not words:
        raise BadValueError("A thread needs a name.")
    return words


def _same(name: str, names: Iterable[str]) -> str:
    folded = name.casefold()
    return next((each for each in names if each.casefold() == folded), name)


def _members(session: Session, name: str) -> list[Reflection]:
    """Return all reflections of a thread, those in the trash too."""
    inside = select(Thread.reflection_id).where(Thread.name == name)
    return list(session.scalars(select(Reflection).where(Reflection.id.in_(inside))))
