"""What stands above the list: the search, what it found, and what narrows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from leadjournal.errors import JournalError, NotFoundError
from leadjournal.finding import narrowing, search
from leadjournal.finding.completing import Vocabulary
from leadjournal.finding.listing import Order
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.pane import Pane
from leadjournal.ui.searching.completion import CompletionPopup
from leadjournal.ui.searching.field import SearchField as SearchField
from leadjournal.ui.searching.order_button import OrderButton
from leadjournal.ui.searching.saved_menu import SavedMenu

PAUSE = 120  # milliseconds after a key: fewer than a person notices
UNFINISHED = 1500  # after which what was begun, such as a quotation, is left like that
SIDE, GAP = 19, 8
CROSS = "  ×"


class SearchBar(Pane):
    """Tells what to search for, a moment after it was typed."""

    query_changed = Signal(str)
    only_removed = Signal()
    order_changed = Signal()
    filters_requested = Signal()
    #: The person wants to go on to the list.
    list_requested = Signal()
    trouble_told = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("surface", "bottom")
        self._journal = journal
        self.field = SearchField(self._colours)
        self.vocabulary = Vocabulary(journal.today())
        self.completion = CompletionPopup(
            self.field, lambda: self.vocabulary, self._is_understood
        )
        self.filter = _tool("filter", "Filter")
        self.saved = _tool("bookmark", "Saved searches")
        self.saved_menu = SavedMenu(journal, lambda: self.query, self.saved)
        self._counted = label("", "muted", wraps=False)
        self.order_button = OrderButton()
        self._trouble = label("", "muted")
        self._only = theme.look(QPushButton(), "chip")
        self._narrowed = self._said = self._short = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._patience = QTimer(self, singleShot=True, interval=UNFINISHED)
        self._unsaid: JournalError | None = None
        self._asked = ""
        self._ordered = False
        self._lay_out()
        self._connect()
        self._show_order()

    @property
    def query(self) -> str:
        return self.field.text().strip()

    @property
    def order(self) -> Order:
        return self.order_button.order

    def show_query(self, query: str) -> None:
        """Put a query into the field that is searched for already."""
        self.completion.hide()
        self.field.setText(query)
        self._asked = query.strip()
        self._pause.stop()
        self._show_narrowed()
        self._show_order()

    def ask_for(self, query: str) -> None:
        """Search for another query, as if it had been typed."""
        self.field.rewrite(query, len(query))
        self.completion.hide()
        self._ask()

    @property
    def counted(self) -> str:
        """How many are listed, as it is said."""
        return self._said

    def show_count(self, found: int, total: int, *, narrowed: bool) -> None:
        """Say how many of all reflections are listed."""
        of = "1 reflection" if total == 1 else f"{total:,} reflections"
        if narrowing.asks_for_trash(self.query):
            self._said, self._short = f"{found:,} in the trash", f"{found:,} in trash"
        elif not (total or found):
            self._said, self._short = "No reflections yet", "No reflections"
        elif found == total and not narrowed and not self.query:
            self._said = self._short = of
        else:
            self._said, self._short = f"{found:,} of {of}", f"{found:,} of {total:,}"
        self._counted.setAccessibleName(self._said)
        self._ordered = found > 1
        self._show_order()

    @property
    def trouble(self) -> str:
        """Why the list has stayed as it was; "" if it has not."""
        return self._trouble.text()

    def show_trouble(self, error: JournalError | None) -> None:
        """Say why the list has stayed as it was, and mark the place.

        What somebody is just typing there may be about to be finished: that is
        said when they pause, or leave.
        """
        self._patience.stop()
        self._unsaid = error
        if error is None:
            self._say_trouble()
            return
        start, end = search.place_of(self.field.text(), error)
        at_it = self.field.hasFocus() and start < self.field.caret <= end
        if at_it and not self.trouble:
            self._patience.start()
        else:
            self._say_trouble()

    def show_only(self, words: str) -> None:
        """Say to what the list is narrowed; "" if it is not."""
        self._narrowed = words
        self._only.setAccessibleName(words)
        self._only.setToolTip("Show all again")
        self._only.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _say_trouble(self) -> None:
        self._patience.stop()
        error = self._unsaid
        text = self.field.text()
        self.field.show_wrong(search.place_of(text, error) if error else None)
        self._trouble.setText(str(error or ""))
        self.field.setAccessibleDescription(str(error or ""))
        self._trouble.setVisible(error is not None)
        self._counted.setVisible(error is None)
        self._fit()
        if error is not None:
            self.trouble_told.emit()

    def _fit(self) -> None:
        """Shorten what is said and leave out the order, to have room."""
        self._fit_only()
        tools = self.filter.sizeHint().width() + self.saved.sizeHint().width()
        room = self.width() - 2 * SIDE - tools
        order = self.order_button.sizeHint().width() + GAP if self._ordered else 0
        self._counted.setText(self._said)
        if self._counted.sizeHint().width() + order > room:
            self._counted.setText(self._short)
        words = self._counted.sizeHint().width()
        heard = not self._counted.isHidden()
        self.order_button.setVisible(heard and 0 < order <= room - words)

    def _fit_only(self) -> None:
        """Shorten the words that narrow the list, and never the cross after them."""
        self._only.ensurePolished()
        self._only.setText(CROSS)
        room = self.width() - 2 * SIDE - self._only.sizeHint().width()
        words = self._only.fontMetrics().elidedText(
            self._narrowed, Qt.TextElideMode.ElideRight, max(room, 0)
        )
        self._only.setText(words.replace("&", "&&") + CROSS)

    def _lay_out(self) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(0)
        counts.addWidget(self._counted)
        counts.addStretch(1)
        counts.addWidget(self.filter)
        counts.addWidget(self.saved)
        counts.addWidget(self.order_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 10)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._only, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(counts)
        column.addWidget(self._trouble)
        self._only.hide()
        self._trouble.hide()

    def _connect(self) -> None:
        self.field.textEdited.connect(self._on_edited)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.left.connect(self._on_left)
        self.field.down_pressed.connect(self._on_down_pressed)
        self.field.escape_pressed.connect(self._on_escape_pressed)
        self._pause.timeout.connect(self._ask)
        self._patience.timeout.connect(self._say_trouble)
        self._only.clicked.connect(self.only_removed)
        self.filter.clicked.connect(self._show_narrowed)
        self.filter.clicked.connect(self.filters_requested)
        self.saved.clicked.connect(self._on_saved)
        self.saved_menu.search_chosen.connect(self.ask_for)
        self.order_button.order_changed.connect(self._on_order_changed)

    def _ask(self) -> None:
        self._pause.stop()
        self._show_narrowed()
        self._show_order()
        if self._asked != self.query or self._unsaid is not None:
            self._asked = self.query
            self.query_changed.emit(self.query)

    def _show_narrowed(self) -> None:
        """Show at the filter's button whether anything is filtered."""
        self.filter.setChecked(bool(narrowing.chosen(self.query)))

    def _show_order(self) -> None:
        self.order_button.show_words_asked(has_words=search.has_words(self.query))
        self._fit()

    def _on_order_changed(self) -> None:
        self._fit()
        self.order_changed.emit()

    def _on_edited(self) -> None:
        self.field.show_wrong(None)  # what stands there now may be right
        self._pause.start()

    def _on_return_pressed(self) -> None:
        self._ask()
        self._on_left()

    def _on_left(self) -> None:
        """Say what is wrong now: nobody is typing it any more."""
        if self._patience.isActive():
            self._say_trouble()

    def _on_down_pressed(self) -> None:
        self._ask()
        self.list_requested.emit()

    def _on_escape_pressed(self) -> None:
        self.field.clear()
        self._ask()

    def _is_understood(self, term: str) -> bool:
        """Whether a term means something; what has a name of its own must be known."""
        if term.partition(":")[0].lower() in {"question", "thread"}:
            return False  # what is known by its whole name was not asked about
        try:
            self._journal.reflections.rows(term, limit=0)
        except JournalError:
            return False
        return True

    def _on_saved(self) -> None:
        self.saved_menu.popup(self.saved.mapToGlobal(self.saved.rect().bottomLeft()))

    def _colours(self, key: str, value: str) -> tuple[str, str]:
        """Return in what colours to set off a filter: a factor's own are known."""
        practice = ""
        if key == "tag":
            try:
                practice = self._journal.frameworks.practice(value.strip('"')).key
            except NotFoundError:
                practice = ""
        if practice in theme.FACTORS:
            return theme.current().practice(practice)
        return theme.current().accent, theme.current().accent_soft


def _tool(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon, "muted"))
    button.setAccessibleName(name)
    button.setAccessibleDescription("Opens a menu")
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCheckable(icon == "filter")
    return button
