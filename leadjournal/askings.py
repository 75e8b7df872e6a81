"""journal.askings: which questions were offered, answered, skipped or muted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from leadjournal.choices import Happening
from leadjournal.models import Asking, Reflection


@dataclass(frozen=True)
class Asked:
    """One thing that befell a question; `happening` is a `Happening`."""

    question: str
    happening: str
    day: date
    reflection: str | None


class Askings:
    """The history of the weekly questions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def history(self) -> list[Asked]:
        """All that befell questions, oldest first."""
        rows = self._session.execute(
            select(Asking.question, Asking.happening, Asking.day, Reflection.uuid)
            .outerjoin(Reflection, Reflection.id == Asking.reflection_id)
            .order_by(Asking.day, Asking.id)
        )
        return [Asked(*row) for row in rows]

    @property
    def answered_weeks(self) -> list[str]:
        """The ISO weeks in which a question was answered, oldest first: 2026-W47.

        An answer that is still a draft is none yet, and one in the trash none any more.
        """
        answered = (
            select(Asking.day)
            .outerjoin(Reflection, Reflection.id == Asking.reflection_id)
            .where(Asking.happening == Happening.ANSWERED)
            .where(Reflection.draft.is_not(True), Reflection.trashed.is_(None))
            .order_by(Asking.day)
        )
        weeks = (day.isocalendar() for day in self._session.scalars(answered))
        return list(dict.fromkeys(f"{week.year:04}-W{week.week:02}" for week in weeks))

    @property
    def muted(self) -> set[str]:
        return self._marked(Happening.MUTED)

    @property
    def pinned(self) -> set[str]:
        return self._marked(Happening.PINNED)

    def offer(self, questions: Collection[str], day: date) -> None:
        """Record that questions are offered in the week of a day, once for the week."""
        monday = day - timedelta(days=day.weekday())
        # The last week there is ends on a Friday, 31 December 9999.
        last = monday + min(timedelta(days=6), date.max - monday)
        known = set(
            self._session.scalars(
                select(Asking.question).where(
                    Asking.happening == Happening.OFFERED,
                    Asking.day.between(monday, last),
                )
            )
        )
        for question in questions:
            if question not in known:
                self._add(question, Happening.OFFERED, day)

    def answer(self, question: str, reflection: Reflection, day: date) -> None:
        """Record that a reflection answers a question."""
        self._session.flush()  # the row needs the number of the reflection
        asking = self._add(question, Happening.ANSWERED, day)
        asking.reflection_id = reflection.id

    def add_all(self, history: Iterable[Asked]) -> None:
        """Record what befell questions, unless it is recorded already."""
        self._session.flush()  # the rows need the numbers of the reflections
        known = Counter(self.history)
        numbers = dict(
            self._session.execute(select(Reflection.uuid, Reflection.id)).all()
        )
        for asked in history:
            known[asked] -= 1
            if known[asked] < 0:
                asking = Asking(
                    question=asked.question, happening=asked.happening, day=asked.day
                )
                asking.reflection_id = numbers.get(asked.reflection or "")
                self._session.add(asking)

    def skip(self, question: str, day: date) -> None:
        self._add(question, Happening.SKIPPED, day)

    def mute(self, question: str, day: date) -> None:
        """Never ask a question again, until it is unmuted."""
        if question not in self.muted:
            self._add(question, Happening.MUTED, day)

    def unmute(self, question: str) -> None:
        self._unmark(question, Happening.MUTED)

    def pin(self, question: str, day: date) -> None:
        """Let a question come again without the usual wait."""
        if question not in self.pinned:
            self._add(question, Happening.PINNED, day)

    def unpin(self, question: str) -> None:
        self._unmark(question, Happening.PINNED)

    def _add(self, question: str, happening: Happening, day: date) -> Asking:
        asking = Asking(question=question, happening=happening.value, day=day)
        self._session.add(asking)
        return asking

    def _marked(self, mark: Happening) -> set[str]:
        marked = select(Asking.question).where(Asking.happening == mark)
        return set(self._session.scalars(marked))

    def _unmark(self, question: str, mark: Happening) -> None:
        self._session.execute(
            delete(Asking).where(Asking.question == question, Asking.happening == mark)
        )
