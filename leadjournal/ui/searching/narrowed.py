"""What is counted beside the search: filters, saved searches, and what can be named."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from leadjournal.errors import JournalError
from leadjournal.finding.completing import Vocabulary
from leadjournal.finding.facets import Facets
from leadjournal.journal import Journal
from leadjournal.ui.searching import saved_menu
from leadjournal.ui.searching.bar import SearchBar
from leadjournal.ui.searching.filters import FilterPanel
from leadjournal.ui.searching.lookups import Lookups

Names = tuple[list[str], list[str]]  # of months and of threads


class Narrowed(QObject):
    """Opens the filters of a search, and keeps counts and names beside it."""

    def __init__(self, journal: Journal, bar: SearchBar) -> None:
        super().__init__(bar)
        self._journal = journal
        self._bar = bar
        # Apart from those of the list, which must not wait for a long count.
        self._lookups = Lookups(journal, self)
        self._known = False
        self.panel: FilterPanel | None = None
        bar.filters_requested.connect(self.open)
        bar.field.textEdited.connect(self._learn)
        bar.saved_menu.aboutToShow.connect(self._count_saved)

    def open(self) -> None:
        """Show what can narrow the list, beneath its button."""
        on = self._journal.frameworks_on
        frameworks = [each for each in self._journal.frameworks if each.key in on]
        panel = FilterPanel(frameworks, self._journal.today(), self._bar.filter)
        panel.query_changed.connect(self._bar.ask_for)
        panel.query_changed.connect(self._count)
        panel.finished.connect(panel.deleteLater)
        self.panel = panel
        panel.show_query(self._bar.query)
        panel.open_beneath(self._bar.filter)
        self._count()

    def forget(self) -> None:
        """The journal has changed: what can be named is to be learnt anew."""
        self._known = False
        self._lookups.refresh()

    def rest(self) -> None:
        """Let nothing be open any more."""
        self._known = False
        self._lookups.rest()

    def _count(self, _: str = "") -> None:
        ask = partial(_facets, self._bar.query)
        self._lookups.ask("facets", ask, self._on_counted, self._on_failed)

    def _on_counted(self, facets: Facets) -> None:
        if self.panel is not None and isValid(self.panel):
            self.panel.show_facets(facets)

    def _count_saved(self) -> None:
        menu = self._bar.saved_menu
        ask = partial(_saved, menu.queries)
        self._lookups.ask("saved", ask, menu.show_counts, self._on_failed)

    def _learn(self, typed: str) -> None:
        """Learn what can be named, once somebody begins to."""
        if not self._known and ":" in typed:
            self._known = True
            self._name_what_is_known((), ())
            self._lookups.ask("names", _names, self._on_learnt, self._on_failed)

    def _on_learnt(self, names: Names) -> None:
        self._name_what_is_known(*names)
        if not self._bar.completion.isHidden() or self._bar.field.hasFocus():
            self._bar.completion.offer()

    def _name_what_is_known(
        self, months: Iterable[str], threads: Iterable[str]
    ) -> None:
        journal = self._journal
        self._bar.vocabulary = Vocabulary(
            journal.today(),
            practices=tuple((p.key, p.name) for p in journal.practices_on),
            frameworks=tuple((f.key, f.name) for f in journal.frameworks),
            questions=tuple((q.id, q.text) for q in journal.questions),
            threads=tuple(sorted(threads, key=str.casefold)),
            months=tuple(sorted(months, reverse=True)),
        )

    def _on_failed(self, _: JournalError) -> None:
        """Counts that cannot be had are left out: the search itself says why."""


def _facets(query: str, reader: Journal) -> Facets:
    return reader.reflections.facets(query)


def _names(reader: Journal) -> Names:
    """Return the months in which something was written, and the names of threads."""
    months = list(reader.reflections.facets().months)
    if not reader.reflections.count("has:thread"):
        return months, []
    facts = reader.reflections.facts()
    return months, list({name for fact in facts for name in fact.threads})


def _saved(queries: list[str], reader: Journal) -> dict[str, int | None]:
    return saved_menu.count(reader, queries)
