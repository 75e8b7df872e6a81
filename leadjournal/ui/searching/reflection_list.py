"""The list of reflections, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from leadjournal.finding.finder import Row
from leadjournal.finding.listing import Order
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme, veil
from leadjournal.ui.searching.list_rows import Answer, Asked, Index, ListRows
from leadjournal.ui.searching.row_painter import RowPainter


class ReflectionList(QListView):
    """Shows what a query finds, and tells which reflection a person chooses."""

    reflection_selected = Signal(object)
    #: Enter was pressed: the person wants to go on in the text.
    text_requested = Signal()
    #: A row was read again, for its text was saved.
    reread = Signal()
    page_wanted = Signal(int)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._rows = ListRows(journal)
        self._painter = RowPainter(journal)
        self._choosing = True
        self.setAccessibleName("Reflections")
        theme.look(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(self._painter)
        self.setModel(self._rows)
        self._rows.page_wanted.connect(self.page_wanted)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def count(self) -> int:
        return self._rows.rowCount()

    @property
    def query(self) -> str:
        return self._rows.query

    @property
    def only(self) -> frozenset[str] | None:
        return self._rows.only

    @property
    def asked(self) -> Asked:
        return self._rows.asked

    def ask(
        self,
        query: str,
        only: frozenset[str] | None = None,
        order: Order = Order.NEWEST,
    ) -> None:
        """Show what another query finds. Raises BadQueryError, and changes nothing."""
        with self._not_choosing():
            self._rows.ask(Asked(query, only, order))
        self.scrollToTop()

    def show_answer(self, found: Answer) -> None:
        """Show what was found elsewhere, with the mark on what is shown."""
        with self._not_choosing():
            self._rows.show(found)
        self._mark(found.position)
        self.scrollToTop()

    def take_page(self, asked: Asked, number: int, rows: list[Row]) -> None:
        """Show a page that was read elsewhere."""
        self._rows.take_page(asked, number, rows)
        self.viewport().update()

    def select(self, reflection: Reflection | None) -> bool:
        """Mark a reflection, and tell whether it is in the list."""
        row = None if reflection is None else self._rows.position(reflection)
        self._mark(row)
        return row is not None

    def _mark(self, row: int | None) -> None:
        with self._not_choosing():
            self.setCurrentIndex(self._rows.index(-1 if row is None else row))
            if row is None:
                self.clearSelection()

    def choose(self, number: int) -> None:
        """Choose the row of a number, or the nearest there is, as a person would."""
        if self.count:
            index = self._rows.index(min(max(number, 0), self.count - 1))
            if index == self.currentIndex():
                self._on_current_changed(index)
            else:
                self.setCurrentIndex(index)

    def begin(self, number: int = 0) -> bool:
        """Choose a row unasked, if there is one; what is veiled waits to be opened."""
        begun = bool(self.count) and not veil.is_drawn()
        if begun:
            self.choose(number)
        return begun

    @property
    def chosen(self) -> int:
        """The number of the row that is marked, or -1."""
        return self.currentIndex().row()

    def position(self, reflection: Reflection) -> int | None:
        return self._rows.position(reflection)

    def scroll_to_chosen(self) -> None:
        if self.chosen >= 0:
            self.scrollTo(self.currentIndex())

    def reload(self, shown: Reflection | None) -> None:
        """Show what the query finds now, at the same place and with the same mark."""
        bar = self.verticalScrollBar()
        place = bar.value()
        in_sight = self._chosen_in_sight()
        with self._not_choosing():
            self._rows.reload()
            self.executeDelayedItemsLayout()
        self.select(shown)
        bar.setValue(place)
        self.viewport().update()
        if in_sight:
            self.scroll_to_chosen()

    def reload_chosen(self) -> None:
        """Show what the marked row has become, and read no other."""
        if self.chosen >= 0:
            self._rows.reload_row(self.chosen)
            self.update(self.currentIndex())
        self.reread.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.text_requested.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802  Qt calls it
        """Leave finding to the search field: Qt's own would read every row."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _chosen_in_sight(self) -> bool:
        chosen = self.visualRect(self.currentIndex())
        return self.viewport().rect().intersects(chosen)

    @contextmanager
    def _not_choosing(self) -> Iterator[None]:
        """Move the mark without telling that somebody chose."""
        self._choosing = False
        try:
            yield
        finally:
            self._choosing = True

    def _on_current_changed(self, current: Index) -> None:
        chosen = self._choosing and current.isValid()
        row = self._rows.row(current.row()) if chosen else None
        if row is not None:
            self.reflection_selected.emit(self._journal.reflections.by_id(row.id))
