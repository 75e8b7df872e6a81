"""The searches that were saved: looked at, named, renamed and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from leadjournal import saved_searches
from leadjournal.errors import JournalError
from leadjournal.journal import Journal
from leadjournal.saved_searches import SavedSearch
from leadjournal.ui import dialogs

NOT_UNDERSTOOD = "not understood"


class SavedMenu(QMenu):
    """Offers each saved search with its count, and what can be done with them."""

    search_chosen = Signal(str)

    def __init__(
        self, journal: Journal, query: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._query = query
        self._entries: dict[str, list[QAction]] = {}
        self.setAccessibleName("Saved searches")
        self.aboutToShow.connect(self._fill)

    @property
    def queries(self) -> list[str]:
        """What is saved, to be counted."""
        return [each.query for each in saved_searches.saved(self._journal.preferences)]

    def show_counts(self, counts: Mapping[str, int | None]) -> None:
        """Say how many each search finds; None says it cannot be understood."""
        for query, number in counts.items():
            said = NOT_UNDERSTOOD if number is None else f"{number:,}"
            for entry in self._entries.get(query, ()):
                name = entry.text().split("\t")[0]
                entry.setText(f"{name}\t{said}")

    def _fill(self) -> None:
        self.clear()
        self._entries.clear()
        searches = saved_searches.saved(self._journal.preferences)
        for search in searches:
            entry = self._add(self, search.name, partial(self._choose, search))
            entry.setToolTip(search.query)
            self._entries.setdefault(search.query, []).append(entry)
        if not searches:
            self.addAction("No search is saved yet").setEnabled(False)
        self.addSeparator()
        save = self._add(self, "Save This Search…", self._save)
        save.setEnabled(bool(self._query()))
        for words, act in (("Rename", self._rename), ("Remove", self._remove)):
            menu = self.addMenu(words)
            menu.setEnabled(bool(searches))
            for search in searches:
                ending = "…" if act == self._rename else ""
                self._add(menu, search.name + ending, partial(act, search))

    def _add(self, menu: QMenu, words: str, act: Callable[[], None]) -> QAction:
        entry = menu.addAction(words.replace("&", "&&").replace("\t", " "))
        entry.triggered.connect(act)
        return entry

    def _choose(self, search: SavedSearch) -> None:
        self.search_chosen.emit(search.query)

    def _save(self) -> None:
        query = self._query()
        prompt = f"What is this search to be called?\n\n{query}"
        if name := dialogs.ask_text(self._window, prompt, yes="Save"):
            known = {s.name.casefold() for s in self._saved()}
            question = f"There is a saved search called “{name}”. Replace it?"
            taken = " ".join(name.split()).casefold() in known
            if not taken or dialogs.confirm(self._window, question, "Replace"):
                self._change("Save Search", saved_searches.save, name, query)

    def _rename(self, search: SavedSearch) -> None:
        prompt = f"What is “{search.name}” to be called?"
        name = dialogs.ask_text(self._window, prompt, search.name, yes="Rename")
        if name and name != search.name:
            self._change("Rename Search", saved_searches.rename, search, name)

    def _remove(self, search: SavedSearch) -> None:
        self._change("Remove Search", saved_searches.remove, search)

    def _change(self, label: str, act: Callable[..., object], *what: object) -> None:
        try:
            with self._journal.change(label):
                act(self._journal.preferences, *what)
        except JournalError as error:
            dialogs.show_error(self._window, error)

    def _saved(self) -> list[SavedSearch]:
        return saved_searches.saved(self._journal.preferences)

    @property
    def _window(self) -> QWidget:
        parent = self.parentWidget()
        return (parent or self).window()


def count(reader: Journal, queries: list[str]) -> dict[str, int | None]:
    """Count what queries find, on a reader elsewhere."""
    counts: dict[str, int | None] = {}
    for query in queries:
        try:
            counts[query] = reader.reflections.count(query)
        except JournalError:
            counts[query] = None
    return counts
