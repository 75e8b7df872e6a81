"""The marks of practices, chips that name them, and rows that wrap.

A factor is a dot of its colour, a behaviour its drawn sign; the name is always there
as well, for colour alone tells nobody anything for certain.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget

from leadjournal.frameworks import Practice
from leadjournal.ui import theme

_CORNERS = {
    "diamond": ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
    "triangle": ((0, 0.5), (0.9, 0), (0.9, 1)),
    "bowtie": ((0, 0.1), (1, 0.9), (1, 0.1), (0, 0.9)),
}


def draw_mark(
    painter: QPainter, practice: Practice, box: QRectF, colour: str = ""
) -> None:
    """Draw the mark of a practice in the middle of a box, in its colour or another."""
    side = min(box.width(), box.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if practice.key in theme.FACTORS:
        draw_dot(painter, practice.key, square, colour)
    else:
        draw_sign(painter, practice.sign, square, colour or theme.current().ink)
    painter.restore()


def draw_dot(painter: QPainter, key: str, square: QRectF, colour: str = "") -> None:
    own = theme.current().practice(key)[0]
    patterned = theme.current().patterned
    painter.setPen(QPen(QColor(own), 1) if patterned else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour) if colour else theme.brush(key))
    painter.drawEllipse(square.adjusted(0.5, 0.5, -0.5, -0.5))


def draw_sign(painter: QPainter, sign: str, square: QRectF, colour: str) -> None:
    """Draw the sign of a behaviour; what has none gets a small square."""
    painter.setPen(_line(colour, square.width() / 8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    square = square.adjusted(0.75, 0.75, -0.75, -0.75)
    if sign in _CORNERS:
        side = square.width()
        painter.drawPolygon(
            [square.topLeft() + QPointF(x, y) * side for x, y in _CORNERS[sign]]
        )
    elif sign == "circle":
        painter.drawEllipse(square)
    else:
        painter.drawRoundedRect(square, 2, 2)


class PracticeChip(QLabel):
    """The mark and the name of a practice in a pill."""

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(practice.short, parent)
        self._practice = practice
        self.setToolTip(practice.name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font())
        words = metrics.horizontalAdvance(self.text())
        return QSize(
            words + self._words_left() + theme.size(11),
            max(metrics.height() + theme.size(9), 24),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, factor = theme.current(), self._practice.key in theme.FACTORS
        _, soft = colours.practice(self._practice.key)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bordered = colours.patterned or not factor
        painter.setPen(QColor(colours.line) if bordered else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft if factor else colours.surface))
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        side = theme.size(9 if factor else 11)
        mark = QRectF(theme.size(11), (self.height() - side) / 2, side, side)
        draw_mark(painter, self._practice, mark)
        words_in = colours.words(self._practice.key) if factor else colours.ink
        painter.setPen(QColor(words_in))
        painter.setFont(_font())
        words = self.rect().adjusted(self._words_left(), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _words_left(self) -> int:
        factor = self._practice.key in theme.FACTORS
        return theme.size(11) + theme.size(9 if factor else 11) + theme.size(6)


class WrappingRow(QLayout):
    """Lays things side by side, and on the next line when there is no more room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [_natural(item) for item in self._shown()]
        width = sum(size.width() + self._gap for size in sizes) - self._gap
        return QSize(max(width, 0), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Return the height that the lines take; put the items there if asked."""
        y = rect.y()
        for line in self._lines(max(rect.width(), 1)):
            tallest = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line if move else ():
                down = (tallest - size.height()) // 2
                item.setGeometry(QRect(QPoint(x, y + down), size))
                x += size.width() + self._gap
            y += tallest + self._gap
        return max(y - self._gap - rect.y(), 0)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what stands on each line, and how large it is there."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._shown():
            size = _fitted(item, width)
            if not lines or size.width() > left:
                lines.append([])
                left = width
            lines[-1].append((item, size))
            left -= size.width() + self._gap
        return lines


def _natural(item: QLayoutItem) -> QSize:
    """Return the size of an item; words that could wrap are on one line."""
    words = item.widget()
    if not isinstance(words, QLabel) or not words.wordWrap():
        return item.sizeHint()
    words.ensurePolished()
    beside = words.contentsMargins()
    width = words.fontMetrics().horizontalAdvance(words.text()) + 2
    width += beside.left() + beside.right() + 2 * words.margin()
    return QSize(width, max(words.heightForWidth(width), 0))


def _fitted(item: QLayoutItem, width: int) -> QSize:
    """Return the size of an item where there is so much room."""
    size = _natural(item)
    if size.width() <= width:
        return size
    higher = item.heightForWidth(width) if item.hasHeightForWidth() else -1
    return QSize(width, max(higher, size.height()))


def _font() -> QFont:
    return theme.sans(13, QFont.Weight.Medium)


def _line(colour: str, width: float) -> QPen:
    pen = QPen(QColor(colour), max(1.2, width))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
