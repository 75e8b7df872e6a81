"""Cards side by side or beneath each other, as many as have something to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from leadjournal.ui import theme

#: Under the first width the words go beneath the pictures, under the second all cards
#: stand in one column; both grow with the text.
WIDE, MIDDLING = 1020, 660


class CardArea(QWidget):
    """Pictures left in one or two columns, words right or beneath.

    A card is whole or half as wide as the pictures; a half one that is left alone in
    its row is whole.
    """

    def __init__(
        self,
        pictures: Sequence[QWidget],
        halves: Iterable[QWidget],
        words: Sequence[QWidget],
    ) -> None:
        super().__init__()
        self._pictures, self._halves, self._words = pictures, set(halves), words
        self._placed: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._left, self._right = QWidget(), QWidget()
        self._inner = QGridLayout(self._left)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(16)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (*pictures, *words):
            card.hide()
        for card in words:
            column.addWidget(card)
        column.addStretch(1)

    def arrange(self, width: int, told: Iterable[QWidget]) -> None:
        """Put those cards that have something to say where there is room for them."""
        said = set(told)
        wide = width >= theme.size(WIDE)
        middling = width >= theme.size(MIDDLING)
        cards = [card for card in self._pictures if card in said]
        placed = (wide, middling, tuple(map(id, cards)))
        if placed != self._placed:
            self._placed = placed
            self._place_all(cards, wide=wide, middling=middling)
        # Last: shown without a place, a card would be a window of its own.
        for card in (*self._pictures, *self._words):
            card.setVisible(card in said)

    def hold(self) -> None:
        """Go on showing what is there, whatever is changed."""
        for part in (self._left, self._right):
            part.setUpdatesEnabled(False)

    def release(self) -> Iterator[QWidget]:
        """Show what was changed: pictures, then words, a moment for each."""
        for part in (self._left, self._right):
            part.setUpdatesEnabled(True)
            yield part

    def _place_all(
        self, cards: Sequence[QWidget], *, wide: bool, middling: bool
    ) -> None:
        self._place(cards, two=middling)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, *((0, 1) if wide else (1, 0)))
        self._grid.setColumnStretch(0, 70)
        self._grid.setColumnStretch(1, 39 if wide else 0)
        self._grid.setRowStretch(2, 1)

    def _place(self, cards: Sequence[QWidget], *, two: bool) -> None:
        for card in self._pictures:
            self._inner.removeWidget(card)
        for y in range(self._inner.rowCount()):
            self._inner.setRowStretch(y, 0)
        rows = list(_rows(cards, self._halves)) if two else [[card] for card in cards]
        for y, row in enumerate(rows):
            for x, card in enumerate(row):
                self._inner.addWidget(card, y, x, 1, 3 - len(row) if two else 1)
        for x, share in enumerate((38, 32 if two else 0)):
            self._inner.setColumnStretch(x, share)
        self._inner.setRowStretch(len(rows), 1)


def _rows(cards: Iterable[QWidget], halves: set[QWidget]) -> Iterable[list[QWidget]]:
    """Put two half cards in a row, and every other card in a row of its own.

    A half card may go ahead of a whole one to stand beside another half.
    """
    rows: list[list[QWidget]] = []
    waiting: list[QWidget] | None = None
    for card in cards:
        if card in halves and waiting is not None:
            waiting.append(card)
            waiting = None
        else:
            rows.append([card])
            if card in halves:
                waiting = rows[-1]
    return rows
