"""A card of sentences, each of which opens the reflections it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import label, rule
from leadjournal.ui.patterns.telling_card import TellingCard

#: So many lines stand there at first, and so many more are shown on request.
FEW, MORE = 4, 20


@dataclass(frozen=True)
class LineValue:
    """Words of a person's own or a count, and the link to where they come from."""

    text: str
    link: str
    ids: tuple[str, ...]
    title: str
    own: bool = False


class LinesCard(TellingCard):
    """A sentence a line; of many the first few, and the others on request."""

    reflections_requested = Signal(list, str)

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__(title, note, note_below=True)
        self.lines: tuple[LineValue, ...] = ()
        self._shown = 0
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.more = theme.look(QPushButton(""), "link")
        self.body.addLayout(self._column)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.more.clicked.connect(self._on_more)

    @property
    def last_stop(self) -> QWidget:
        return self.more

    def show_lines(self, lines: Sequence[LineValue]) -> None:
        if tuple(lines) == self.lines:
            return
        clear(self._column)
        self.lines, self._shown = tuple(lines), 0
        self._show_next(FEW)

    def _show_next(self, number: int) -> None:
        for line in self.lines[self._shown : self._shown + number]:
            if self._shown:
                self._column.addWidget(rule())
            row = line_row(line, self._on_clicked)
            self._column.addWidget(row)
            row.show()  # now, not in a moment: it may take the focus
            self._shown += 1
        left = len(self.lines) - self._shown
        self.more.setText(f"Show {min(left, MORE)} more")
        self.more.setAccessibleName(f"{self.title.text()}: {self.more.text()}")
        self.more.setVisible(left > 0)

    def _on_more(self) -> None:
        first = self._shown
        self._show_next(MORE)
        item = self._column.itemAt(2 * first)
        if item and (row := item.widget()) and (link := row.findChild(QPushButton)):
            link.setFocus()
        # Made last, they would otherwise be the last that Tab comes to.
        for before, after in pairwise(self.stops):
            self.setTabOrder(before, after)

    def _on_clicked(self, value: LineValue, _: bool = False) -> None:
        self.reflections_requested.emit(list(value.ids), value.title)


def line_row(value: LineValue, opened: Callable[[LineValue], object]) -> QWidget:
    """Return a sentence with its link; *opened* is called with the value by a click."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    words = label(value.text, "prose" if value.own else "")
    words.setMinimumWidth(1)  # it wraps in whatever room there is
    line.addWidget(words, 1)
    if value.ids:
        link = theme.look(QPushButton(f"{value.link} →"), "link")
        link.setAccessibleName(f"{value.link}: {value.text[:120]}")
        link.clicked.connect(partial(opened, value))
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    return row


def clear(column: QLayout) -> None:
    """Take all widgets out of a layout, and let them go."""
    while (item := column.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
