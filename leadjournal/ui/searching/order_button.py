"""In which order the list stands: said, and chosen from a menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from leadjournal.finding.listing import Order
from leadjournal.ui.word_button import WordButton

ORDERS = {
    Order.NEWEST: "newest first",
    Order.OLDEST: "oldest first",
    Order.BEST: "best match first",
}


class OrderButton(WordButton):
    """Keeps the order a person chose; the best match first needs words to match."""

    order_changed = Signal()

    def __init__(self) -> None:
        super().__init__("", colour="muted", px=12.5, padding=4)
        self._chosen = Order.NEWEST
        self._has_words = False
        menu = QMenu(self)
        self._entries = {
            order: menu.addAction(words) for order, words in ORDERS.items()
        }
        for order, entry in self._entries.items():
            entry.setText(entry.text().capitalize())
            entry.setCheckable(True)
            entry.triggered.connect(partial(self._on_chosen, order))
        self.set_menu(menu)
        self.show_words_asked(has_words=False)

    @property
    def order(self) -> Order:
        """The order that was chosen, where it makes sense."""
        best = self._chosen is Order.BEST and not self._has_words
        return Order.NEWEST if best else self._chosen

    def show_words_asked(self, *, has_words: bool) -> None:
        """Take whether the query has words, some matches of which are better."""
        self._has_words = has_words
        for order, entry in self._entries.items():
            entry.setChecked(order is self.order)
            entry.setEnabled(has_words or order is not Order.BEST)
        self.show_words(ORDERS[self.order])
        self.setAccessibleName(f"Order: {ORDERS[self.order]}")

    def _on_chosen(self, order: Order) -> None:
        self._chosen = order
        self.show_words_asked(has_words=self._has_words)
        self.order_changed.emit()
