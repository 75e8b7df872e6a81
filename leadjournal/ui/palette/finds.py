"""What the palette finds: actions, reflections, practices and templates."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from leadjournal import days
from leadjournal.day_words import period
from leadjournal.finding.finder import Row
from leadjournal.journal import Journal
from leadjournal.text.matching import best_first
from leadjournal.ui.actions import Command
from leadjournal.ui.palette.entries import Entry
from leadjournal.ui.searching.list_rows import title

RECENT = 8  # reflections that are shown before anything is typed
NEAR = 120  # newest reflections that any few letters find
MOST = 40
#: A word of fewer bytes (one letter of Chinese has three) finds too much in all
#: titles to be quick: with 100,000, two letters took 90 ms, three take 30.
BYTES = 3
REMEMBERED = 20


class Finds(QObject):
    """Finds by a few letters; what is chosen is told, for others to do."""

    reflection_requested = Signal(object)
    query_requested = Signal(str)
    template_requested = Signal(str)
    #: The reflection that is open is to be written by another template.
    other_template_requested = Signal(str)

    def __init__(
        self,
        journal: Journal,
        commands: Callable[[], Sequence[Command]],
        is_writing: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._is_writing = is_writing
        self._journal = journal
        self._commands = commands
        self._done: deque[str] = deque(maxlen=REMEMBERED)
        self._named: list[Entry] = []
        self._near: list[Entry] = []

    def begin(self) -> None:
        """Learn what there is and what can be done now, before anything is typed."""
        self._named = [*self._actions(), *self._practices(), *self._templates()]
        self._near = self._entries(self._journal.reflections.rows(limit=NEAR))

    def find(self, typed: str) -> list[Entry]:
        """Return what fits, the best first, and last what cannot be done now."""
        if not typed.strip():
            return self._before_typing()
        known = {entry.name for entry in self._near}
        older = [row for row in self._titled(typed) if row.uuid not in known]
        entries = [*self._named, *self._near, *self._entries(older)]
        found = [
            replace(entry, places=fit.places)
            for fit, entry in best_first(typed, entries, lambda entry: entry.words)
        ]
        of_day = self._entries(self._of_day(typed))
        named = {entry.name for entry in of_day}
        found = of_day + [entry for entry in found if entry.name not in named]
        able = [entry for entry in found if entry.enabled][:MOST]
        unable = [entry for entry in found if not entry.enabled]
        return [*able, self._search(typed.strip()), *unable]

    def _search(self, typed: str) -> Entry:
        """Return what is always found, and comes after what fits better."""
        act = partial(self.query_requested.emit, typed)
        return Entry(f"Search the journal for “{typed}”", note="All texts", act=act)

    def _before_typing(self) -> list[Entry]:
        able = [entry for entry in self._actions() if entry.enabled]
        recent = self._near[:RECENT]
        return [
            *([Entry("Recent reflections", heading=True), *recent] if recent else []),
            Entry("What you can do", heading=True),
            *able,
        ]

    def _actions(self) -> Iterator[Entry]:
        """Yield the actions, those that were done last before others."""
        commands = {command.name: command for command in self._commands()}
        names = [name for name in self._done if name in commands]
        for name in dict.fromkeys([*names, *commands]):
            command = commands[name]
            yield Entry(
                command.live_words,
                note=command.menu,
                keys=command.keys,
                act=partial(self._do, command),
                enabled=command.qaction.isEnabled(),
                name=name,
            )

    def _practices(self) -> Iterator[Entry]:
        for practice in self._journal.practices_on:
            yield Entry(
                practice.name,
                note="Find what is about it",
                act=partial(self.query_requested.emit, f"tag:{practice.key}"),
                practices=(practice.key,),
            )

    def _templates(self) -> Iterator[Entry]:
        for template in self._journal.templates:
            yield Entry(
                f"Write by {template.name}",
                note="New reflection",
                act=partial(self.template_requested.emit, template.key),
            )
            if self._is_writing():
                yield Entry(
                    f"Write This by {template.name}",
                    note="Open reflection",
                    act=partial(self.other_template_requested.emit, template.key),
                )

    def _titled(self, typed: str) -> list[Row]:
        """Return reflections with the words typed in their title, newest first."""
        words = [w for w in re.findall(r"\w+", typed) if len(w.encode()) >= BYTES]
        if not words:
            return []
        reflections = self._journal.reflections
        query = " ".join(f"title:{word}*" for word in words)
        return reflections.rows(query, limit=MOST)

    def _of_day(self, typed: str) -> list[Row]:
        named = period(typed, self._journal.today())
        if not named:
            return []
        return self._journal.reflections.rows(f"on:{named}", limit=MOST)

    def _entries(self, rows: Sequence[Row]) -> list[Entry]:
        today = self._journal.today()
        return [
            Entry(
                title(row),
                note=("Draft · " if row.draft else "") + days.short(row.day, today),
                act=partial(self._show, row.id),
                practices=row.practices,
                private=row.private,
                name=row.uuid,
            )
            for row in rows
        ]

    def _do(self, command: Command) -> None:
        if command.name in self._done:
            self._done.remove(command.name)
        self._done.appendleft(command.name)
        self._commands()  # brings it up to date: the keyboard is elsewhere now
        command.qaction.trigger()

    def _show(self, number: int) -> None:
        reflection = self._journal.reflections.by_id(number)
        if reflection is not None:  # it may have gone since
            self.reflection_requested.emit(reflection)
