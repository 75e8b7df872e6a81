"""The left column of the Journal: the search, and the list of what it finds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from leadjournal.errors import BadQueryError, JournalError
from leadjournal.finding import search
from leadjournal.finding.finder import Row
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.pane import Pane
from leadjournal.ui.searching.bar import SearchBar
from leadjournal.ui.searching.list_rows import Answer, Asked, answer
from leadjournal.ui.searching.lookups import Lookups
from leadjournal.ui.searching.narrowed import Narrowed
from leadjournal.ui.searching.reflection_list import ReflectionList
from leadjournal.ui.trash_bar import TrashBar
from leadjournal.wording import counted

LIST = "list"


class ListColumn(Pane):
    """Searches as one types, and keeps its mark on the reflection that is shown.

    What is typed is searched for elsewhere, so that no key waits for an answer;
    what the window itself asks for is there when it goes on.
    """

    reflection_selected = Signal(object)
    text_requested = Signal()
    #: The list shows the finds of another query than before.
    query_changed = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("surface", "right")
        self._journal = journal
        self._title = ""
        self._shown: Reflection | None = None
        self._choose_first = False
        self._total = 0
        self.search = SearchBar(journal)
        self.list = ReflectionList(journal)
        self.voice = Voice(self.search.field)
        self.lookups = Lookups(journal, self)
        self.narrowed = Narrowed(journal, self.search)
        self.trash = TrashBar(journal)
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
        self.list.begin()

    def look_for(self, query: str | None) -> None:
        """Go to the search, with a query to all reflections if there is one."""
        if query is not None:
            self.search.show_query(query)
            self._ask(query)
            if self.list.chosen < 0:
                self.list.begin()
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
        self._on_reread()
        self.list.reload(shown)
        self._count_all()
        self._show_count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.lookups.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.lookups.rest()
        self.narrowed.rest()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addWidget(self.trash)
        column.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.search.query_changed.connect(self._on_query_changed)
        self.search.trouble_told.connect(self._say)
        self.query_changed.connect(self.trash.show_query)
        self.search.order_changed.connect(self._on_order_changed)
        self.search.only_removed.connect(self._on_only_removed)
        self.search.list_requested.connect(self._on_list_requested)
        self.list.reflection_selected.connect(self.reflection_selected)
        self.list.text_requested.connect(self.text_requested)
        self.list.page_wanted.connect(self._on_page_wanted)
        self.list.reread.connect(self._on_reread)

    def _ask(self, query: str, only: frozenset[str] | None = None) -> None:
        """List what a query finds; one that cannot be understood changes nothing."""
        self.lookups.forget(LIST)
        try:
            self.list.ask(query, only, self.search.order)
        except BadQueryError as error:
            self._on_failed(error)
            return
        self.list.select(self._shown)
        self._count_all()
        self._on_listed()

    def _on_query_changed(self, query: str) -> None:
        """Search elsewhere for what was typed."""
        try:
            search.parse(query)
        except BadQueryError as error:
            self.lookups.forget(LIST)
            self._on_failed(error)
            self._say()
            return
        asked = Asked(query, self.list.only, self.search.order)
        shown = None if self._shown is None else self._shown.id
        self.lookups.ask(
            LIST, partial(answer, asked, shown), self._on_found, self._on_not_found
        )

    def _on_found(self, found: Answer) -> None:
        self.list.show_answer(found)
        if found.position is None and self._shown is not None:
            self.list.select(None)
        self._on_listed()
        if self._choose_first:
            self._go_to_first()
        self._say()

    def _on_not_found(self, error: JournalError) -> None:
        self._on_failed(error)
        self._say()

    def _on_failed(self, error: JournalError) -> None:
        self._choose_first = False
        self.search.show_trouble(error)

    def _on_listed(self) -> None:
        self.search.show_trouble(None)
        self._show_count()
        self.query_changed.emit(self.query)

    def _say(self) -> None:
        self.voice.say_soon(self.search.trouble or self.search.counted)

    def _count_all(self) -> None:
        everything = self.list.asked.query == "" and self.list.only is None
        listed = self.list.count
        self._total = listed if everything else len(self._journal.reflections)

    def _show_count(self) -> None:
        only = self.list.only
        self.search.show_count(self.list.count, self._total, narrowed=only is not None)
        words = ""
        if only is not None:
            words = f"{self._title}: {counted(len(only), 'reflection')}"
        self.search.show_only(words)

    def _on_order_changed(self) -> None:
        self._ask(self.list.query, self.list.only)
        self._say()

    def _on_only_removed(self) -> None:
        self._ask(self.search.query)
        self._say()
        self.search.field.setFocus()

    def _on_list_requested(self) -> None:
        self.list.setFocus()
        if self.lookups.is_waiting(LIST):
            self._choose_first = True
        else:
            self._go_to_first()

    def _go_to_first(self) -> None:
        self._choose_first = False
        if self.list.chosen < 0:
            self.list.choose(0)

    def _on_page_wanted(self, number: int) -> None:
        """Read a page elsewhere; two of them may be in sight."""
        kind, asked = f"page {number % 2}", self.list.asked
        done = partial(self._on_page_read, asked, number)
        self.lookups.ask(kind, partial(_page, asked, number), done, self._on_failed)

    def _on_page_read(self, asked: Asked, number: int, rows: list[Row]) -> None:
        self.list.take_page(asked, number, rows)

    def _on_reread(self) -> None:
        """The journal has changed: what is being looked up is to be looked up anew."""
        self.lookups.refresh()
        self.narrowed.forget()


def _page(asked: Asked, number: int, reader: Journal) -> list[Row]:
    return asked.page(reader, number)
