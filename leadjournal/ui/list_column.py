"""The left column of the Journal: the search, and the list of what it finds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from leadjournal.errors import BadQueryError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui.pane import Pane
from leadjournal.ui.reflection_list import ReflectionList
from leadjournal.ui.search_bar import SearchBar
from leadjournal.ui.voice import Voice


class ListColumn(Pane):
    """Searches as one types, and keeps its mark on the reflection that is shown."""

    reflection_selected = Signal(object)
    text_requested = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("surface", "right")
        self._journal = journal
        self._title = ""
        self._shown: Reflection | None = None
        self.search = SearchBar(journal)
        self.list = ReflectionList(journal)
        self.voice = Voice(self.search.field)
        self._lay_out()
        self._connect()
        self._ask("")

    @property
    def query(self) -> str:
        return self.list.query

    def show_all(self) -> None:
        """List every reflection again."""
        self.search.show_query("")
        self._ask("")

    def show_only(self, uuids: Iterable[str], title: str) -> None:
        """List some reflections only, and say which they are."""
        self._title = title
        self.search.show_query("")
        self._ask("", frozenset(uuids))
        self.list.choose(0)

    def look_for(self, query: str | None) -> None:
        """Go to the search, with a query to all reflections if there is one."""
        if query is not None:
            self.search.show_query(query)
            self._ask(query)
            if self.list.chosen < 0:
                self.list.choose(0)
        self.search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.field.selectAll()

    def has(self, reflection: Reflection) -> bool:
        return self.list.position(reflection) is not None

    def select(self, reflection: Reflection | None) -> None:
        """Mark the reflection that is shown, if it is listed."""
        self._shown = reflection
        self.list.select(reflection)

    def reload(self, shown: Reflection | None) -> None:
        """List what there is now, in the same place."""
        self._shown = shown
        self.list.reload(shown)
        self._show_count()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.search.query_changed.connect(self._on_query_changed)
        self.search.only_removed.connect(self._on_only_removed)
        self.search.list_requested.connect(self._on_list_requested)
        self.list.reflection_selected.connect(self.reflection_selected)
        self.list.text_requested.connect(self.text_requested)

    def _ask(self, query: str, only: frozenset[str] | None = None) -> None:
        """List what a query finds; one that cannot be understood changes nothing."""
        try:
            self.list.ask(query, only)
        except BadQueryError as error:
            self.search.show_trouble(str(error))
            return
        self.search.show_trouble("")
        self.list.select(self._shown)
        self._show_count()

    def _show_count(self) -> None:
        only = self.list.only
        total = len(self._journal.reflections)
        self.search.show_count(self.list.count, total, narrowed=only is not None)
        words = ""
        if only is not None:
            number = len(only)
            many = "1 reflection" if number == 1 else f"{number} reflections"
            words = f"{self._title}: {many}"
        self.search.show_only(words)

    def _on_query_changed(self, query: str) -> None:
        self._ask(query, self.list.only)
        self.voice.say_soon(self.search.trouble or self.search.counted)

    def _on_only_removed(self) -> None:
        self._ask(self.search.query)
        self.voice.say_soon(self.search.trouble or self.search.counted)
        self.search.field.setFocus()

    def _on_list_requested(self) -> None:
        self.list.setFocus()
        if self.list.chosen < 0:
            self.list.choose(0)
