"""Pictures made of items that can be pointed at, reached by key, heard and opened."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from leadjournal.ui import theme

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]
Key = Qt.Key

NOTHING = "There is nothing to show yet."

#: Which way an arrow key looks: across, down.
_WAYS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1)} | {
    Key.Key_Down: (0, 1)
}


@dataclass(frozen=True)
class Item:
    """A part of a picture: where it is, what it says, and what it opens."""

    key: Hashable
    area: QRectF
    words: str
    opens: bool = True

    @property
    def title(self) -> str:
        """What it is, without how often."""
        return self.words.partition(": ")[0]


class Picture(QAbstractButton):
    """Draws itself, and lets every item of it be visited.

    Tab enters and leaves, arrow keys go from item to item, Enter opens. A picture
    says where its items are (`_arranged`) and draws them (`_draw`). To a screen
    reader it is a button that is pressed to open the item it is at.
    """

    item_opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._current = 0
        self._wanted = QSize()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.clicked.connect(self._open_current)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def items(self) -> Sequence[Item]:
        return tuple(self._items)

    @property
    def current(self) -> Item | None:
        return self._items[self._current] if self._items else None

    def table(self) -> Table:
        """Return the same as heads of columns and rows of words."""
        return (), []

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(200), self.sizeHint().height())

    def _arranged(self) -> list[Item]:
        return []

    def _draw(self, painter: QPainter) -> None:
        """Draw everything but the ring of the focus."""

    def _renew(self) -> None:
        """Arrange what is shown anew: other values, another size, another text size."""
        self._items = self._arranged()
        self._current = min(self._current, max(len(self._items) - 1, 0))
        self._describe(announced=False)
        # Told of a size that stays as it is, the whole page would be laid out anew.
        if (wanted := self.sizeHint()) != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
        self.update()

    def _go_to(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self._describe(announced=True)
            self.update()

    def _open(self, item: Item) -> None:
        if item.opens:
            self.item_opened.emit(item.key)

    def _open_current(self) -> None:
        if self.current is not None:
            self._open(self.current)

    def _describe(self, *, announced: bool) -> None:
        """Put the current item in words for a screen reader."""
        words = self.current.words if self.current else NOTHING
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
        if announced and QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _index_at(self, point: QPointF) -> int | None:
        for index, item in enumerate(self._items):
            if item.area.contains(point):
                return index
        return None

    def _neighbour(self, across: int, down: int) -> int:
        """Return the nearest item that way, or the one that is current."""
        here = self._items[self._current].area.center()
        nearest, best = self._current, float("inf")
        for index, item in enumerate(self._items):
            away = item.area.center() - here
            ahead = away.x() * across + away.y() * down
            aside = abs(away.x() * down) + abs(away.y() * across)
            if ahead > 1 and ahead + 3 * aside < best:
                nearest, best = index, ahead + 3 * aside
        return nearest

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.sans(13))
        if self._items:
            self._draw(painter)
        else:
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NOTHING)
        if self.hasFocus():
            self._draw_ring(painter)

    def _draw_ring(self, painter: QPainter) -> None:
        """Draw the ring two pixels away, on paper of its own: items are close."""
        area = self.current.area if self.current else QRectF(self.rect())
        ring = area.adjusted(-3, -3, 3, 3) & QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.current().surface), 6))
        painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(QPen(QColor(theme.current().focus), 2))
        painter.drawRoundedRect(ring, 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._renew()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._renew()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe(announced=True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        if not self._items:
            super().keyPressEvent(event)
        elif key in _WAYS:
            self._go_to(self._neighbour(*_WAYS[key]))
        elif key in {Key.Key_Home, Key.Key_End}:
            self._go_to(0 if key is Key.Key_Home else len(self._items) - 1)
        elif key in {Key.Key_Return, Key.Key_Enter, Key.Key_Space}:
            self._open_current()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        opens = index is not None and self._items[index].opens
        shape = Qt.CursorShape
        self.setCursor(shape.PointingHandCursor if opens else shape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a button would look, and be, pressed as a whole

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go_to(index)
            self._open(self._items[index])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self._index_at(QPointF(event.pos()))
            if index is None:
                QToolTip.hideText()
            else:
                item = self._items[index]
                area = item.area.toAlignedRect()
                QToolTip.showText(event.globalPos(), item.words, self, area)
            return True
        return super().event(event)


def metrics(px: float) -> QFontMetricsF:
    return _metrics(px, theme.scale())


@cache
def _metrics(px: float, _scale: float) -> QFontMetricsF:
    """Measure once for each size: a page of pictures asks very often."""
    return QFontMetricsF(theme.sans(px))


def reflections(count: int) -> str:
    return "1 reflection" if count == 1 else f"{count} reflections"


def fill(painter: QPainter, area: QRectF, brush: QBrush, corner: float = 3) -> None:
    """Fill a bar; in black and white it is outlined, so that its edge is seen."""
    colours = theme.current()
    bare = brush.color() == QColor(colours.canvas)
    outline = QPen(QColor(colours.line) if bare else brush.color(), 1)
    painter.setPen(outline if colours.patterned else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(brush)
    painter.drawRoundedRect(area, corner, corner)


def legend_height(entries: Sequence[tuple[QBrush, str]], width: float) -> float:
    lines = {y for _, y in _legend_places([text for _, text in entries], width)}
    return len(lines) * _legend_line()


def draw_legend(
    painter: QPainter, entries: Sequence[tuple[QBrush, str]], area: QRectF
) -> None:
    """Draw dots with their names, on as many lines as they need."""
    painter.setFont(theme.sans(13))
    dot = theme.size(9)
    places = _legend_places([text for _, text in entries], area.width())
    for (brush, text), (x, y) in zip(entries, places, strict=True):
        line = QRectF(area.left() + x, area.top() + y, area.width(), _legend_line())
        mark = QRectF(line.left(), line.center().y() - dot / 2, dot, dot)
        fill(painter, mark, brush, dot / 2)
        painter.setPen(QColor(theme.current().ink))
        words = line.adjusted(dot + theme.size(5), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)


def _legend_line() -> float:
    return theme.size(22)


def _legend_places(texts: Sequence[str], width: float) -> list[tuple[float, float]]:
    measure, places = metrics(13), []
    x = y = 0.0
    for text in texts:
        needed = theme.size(14) + measure.horizontalAdvance(text)
        if x and x + needed > width:
            x, y = 0.0, y + _legend_line()
        places.append((x, y))
        x += needed + theme.size(16)
    return places
