"""The line to search by: filters are set off in it, and what is wrong is marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLineEdit

from leadjournal.ui import theme

FILTER = re.compile(r"(?<!\S)-?([a-z]+):(\"[^\"]+\"|[^\s()\"]+)", re.IGNORECASE)
ICON = 16

Colours = Callable[[str, str], tuple[str, str]]


class SearchField(QLineEdit):
    """A line to search by, in which finished filters are set off."""

    down_pressed = Signal()
    escape_pressed = Signal()
    left = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._wrong: tuple[int, int] | None = None
        theme.look(self, "search")
        self.setPlaceholderText("Search, or try tag:listening")
        self.setAccessibleName("Search the journal")

    @property
    def caret(self) -> int:
        """Where the cursor stands, as Python counts."""
        units = self.text().encode("utf-16-le")[: 2 * self.cursorPosition()]
        return len(units.decode("utf-16-le", "ignore"))

    @property
    def wrong(self) -> str:
        """The part that is marked as not understood."""
        return self.text()[slice(*self._wrong)] if self._wrong else ""

    def show_wrong(self, place: tuple[int, int] | None) -> None:
        """Underline what is not understood, or nothing."""
        self._wrong = place
        self.update()

    def rewrite(self, text: str, cursor: int) -> None:
        """Put another text here as if it were typed: Ctrl+Z brings the last back."""
        self.selectAll()
        self.insert(text)
        self.setCursorPosition(_units(text[:cursor]))

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

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icon = QRect(0, 0, theme.size(ICON), theme.size(ICON))
        icon.moveCenter(self.rect().center())
        icon.moveRight(self.rect().right() - theme.size(11))
        theme.icon("search", "muted").paint(painter, icon)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setClipRect(self.rect().adjusted(8, 0, -theme.size(32), 0))
        if not self.hasSelectedText():
            self._paint_filters(painter)
        if self._wrong is not None:
            place = self._place(*self._wrong)
            painter.setPen(QPen(QColor(theme.current().warn), 2))
            painter.drawLine(place.bottomLeft(), place.bottomRight() + QPointF(1, 0))

    def _paint_filters(self, painter: QPainter) -> None:
        for found in self._finished():
            colour, soft = self._colours(found[1].lower(), found[2])
            place = self._place(found.start(), found.end())
            bordered = theme.current().patterned
            painter.setPen(QPen(QColor(colour)) if bordered else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(soft))
            painter.drawRoundedRect(place.adjusted(-3, 0, 3, 0), 5, 5)
            painter.setPen(QColor(colour))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, found[0])

    def _finished(self) -> Iterator[re.Match[str]]:
        """Find the filters that nobody is typing just now."""
        for found in FILTER.finditer(self.text()):
            inside = found.start() < self.caret <= found.end()
            if not (inside and self.hasFocus()):
                yield found

    def _place(self, start: int, end: int) -> QRectF:
        """Return where a part of the text stands, however far it is scrolled."""
        metrics = QFontMetricsF(self.font())
        text, place = self.text(), self.cursorRect()
        before = metrics.horizontalAdvance(text[: self.caret])
        left = place.center().x() + 0.5 - before
        left += metrics.horizontalAdvance(text[:start])
        width = metrics.horizontalAdvance(text[start:end])
        height = metrics.height() + 2
        return QRectF(left, self.rect().center().y() + 0.5 - height / 2, width, height)


def _units(text: str) -> int:
    """Return how long a text is as Qt counts."""
    return len(text.encode("utf-16-le")) // 2
