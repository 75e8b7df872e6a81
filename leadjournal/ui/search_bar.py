"""What stands above the list: the search, what it found, and what narrows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)

from leadjournal.errors import NotFoundError
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.pane import Pane

PAUSE = 120  # milliseconds after a key: fewer than a person notices
FILTER = re.compile(r"(?<!\S)-?([a-z]+):(\"[^\"]+\"|[^\s()\"]+)", re.IGNORECASE)
SIDE = 19
CROSS = "  ×"
ICON = 16

Colours = Callable[[str, str], tuple[str, str]]


class SearchBar(Pane):
    """Tells what to search for, a moment after it was typed."""

    query_changed = Signal(str)
    only_removed = Signal()
    #: The person wants to go on to the list.
    list_requested = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("surface", "bottom")
        self._journal = journal
        self.field = SearchField(self._colours)
        self._counted = label("", "muted", wraps=False)
        self._order = label("newest first", "muted", wraps=False)
        self._trouble = label("", "muted")
        self._only = theme.look(QPushButton(), "chip")
        self._narrowed = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._asked = ""
        self._ordered = False
        self._lay_out()
        self._connect()

    @property
    def query(self) -> str:
        return self.field.text().strip()

    def show_query(self, query: str) -> None:
        """Put a query into the field that is searched for already."""
        self.field.setText(query)
        self._asked = query.strip()
        self._pause.stop()

    @property
    def counted(self) -> str:
        """How many are listed, as it is said."""
        return self._counted.text()

    def show_count(self, found: int, total: int, *, narrowed: bool) -> None:
        """Say how many of all reflections are listed."""
        of = "1 reflection" if total == 1 else f"{total:,} reflections"
        everything = found == total and not narrowed and not self.query
        words = of if everything else f"{found:,} of {of}"
        self._counted.setText(words if total else "No reflections yet")
        self._ordered = found > 1
        self._fit()

    @property
    def trouble(self) -> str:
        """Why the list has stayed as it was; "" if it has not."""
        return self._trouble.text()

    def show_trouble(self, sentence: str) -> None:
        """Say why the list has stayed as it was; how many it has matters no more."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self._counted.setVisible(not sentence)
        self._fit()

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

    def _fit(self) -> None:
        """Shorten what narrows the list, and leave out its order, to have room."""
        self._fit_only()
        words = self._counted.sizeHint().width() + self._order.sizeHint().width()
        room = self.width() - 2 * SIDE - 8
        heard = not self._counted.isHidden()
        self._order.setVisible(heard and self._ordered and words <= room)

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
        counts.addWidget(self._counted, 1)
        counts.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 17)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self._only, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(counts)
        column.addWidget(self._trouble)
        self._only.hide()
        self._trouble.hide()

    def _connect(self) -> None:
        self.field.textEdited.connect(self._pause.start)
        self.field.returnPressed.connect(self._ask)
        self.field.down_pressed.connect(self._on_down_pressed)
        self.field.escape_pressed.connect(self._on_escape_pressed)
        self._pause.timeout.connect(self._ask)
        self._only.clicked.connect(self.only_removed)

    def _ask(self) -> None:
        self._pause.stop()
        if self._asked != self.query or not self._trouble.isHidden():
            self._asked = self.query
            self.query_changed.emit(self.query)

    def _on_down_pressed(self) -> None:
        self._ask()
        self.list_requested.emit()

    def _on_escape_pressed(self) -> None:
        self.field.clear()
        self._ask()

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


class SearchField(QLineEdit):
    """A line to search by, in which finished filters are set off."""

    down_pressed = Signal()
    escape_pressed = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        theme.look(self, "search")
        self.setPlaceholderText("Search, or try tag:listening")
        self.setAccessibleName("Search the journal")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            # The icon of an action would not grow with the text, so we paint ours.
            self.setTextMargins(0, 0, theme.size(ICON + 8), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.escape_pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icon = QRect(0, 0, theme.size(ICON), theme.size(ICON))
        icon.moveCenter(self.rect().center())
        icon.moveRight(self.rect().right() - theme.size(11))
        theme.icon("search", "muted").paint(painter, icon)
        if self.hasSelectedText():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setClipRect(self.rect().adjusted(8, 0, -theme.size(32), 0))
        for found in self._finished():
            colour, soft = self._colours(found[1].lower(), found[2])
            place = self._place(found)
            bordered = theme.current().patterned
            painter.setPen(QPen(QColor(colour)) if bordered else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(soft))
            painter.drawRoundedRect(place.adjusted(-3, 0, 3, 0), 5, 5)
            painter.setPen(QColor(colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, found[0])

    def _finished(self) -> Iterator[re.Match[str]]:
        """Find the filters that nobody is typing just now."""
        for found in FILTER.finditer(self.text()):
            inside = found.start() < self.cursorPosition() <= found.end()
            if not (inside and self.hasFocus()):
                yield found

    def _place(self, found: re.Match[str]) -> QRectF:
        """Return where a part of the text stands, however far it is scrolled."""
        metrics = QFontMetricsF(self.font())
        text, caret = self.text(), self.cursorRect()
        before = metrics.horizontalAdvance(text[: self.cursorPosition()])
        left = caret.center().x() + 0.5 - before
        left += metrics.horizontalAdvance(text[: found.start()])
        width = metrics.horizontalAdvance(found[0])
        height = metrics.height() + 2
        return QRectF(left, self.rect().center().y() + 0.5 - height / 2, width, height)
