"""How a reflection looks in a list: title, day, the beginning, and its marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leadjournal import days
from leadjournal.finding import Row
from leadjournal.frameworks import Practice
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.chips import draw_mark
from leadjournal.ui.list_rows import ROW, Index, title

SIDE, ABOVE, BELOW, BAR = 19, 16, 15, 4
LINES = 2
MARK, MARK_GAP, MARKS = 9, 4, 6


class RowPainter(QStyledItemDelegate):
    """Paints rows that are all of one height, so that a list need not ask each."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(160), _height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        rect = QRect(option.rect)
        state = QStyle.StateFlag(option.state)
        self._paint_ground(painter, rect, state)
        inside = rect.adjusted(SIDE, theme.size(ABOVE), -SIDE, 0)
        left = self._paint_marks(painter, inside, row)
        painter.setPen(QColor(theme.current().ink))
        top = _paint_line(painter, inside.adjusted(0, 0, -left, 0), title(row), _bold())
        painter.setPen(QColor(theme.current().muted))
        today = self._journal.today()
        inside.setTop(top + theme.size(3))
        inside.setTop(
            _paint_line(painter, inside, days.short(row.day, today), _small())
        )
        inside.setTop(inside.top() + theme.size(6))
        words = f"Draft. {row.excerpt}" if row.draft else row.excerpt
        _paint_lines(painter, inside, words)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag
    ) -> None:
        colours = theme.current()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            bar = QRect(rect.topLeft(), QSize(BAR, rect.height()))
            painter.fillRect(bar, QColor(colours.accent))
        elif hovered:
            painter.fillRect(rect, QColor(colours.hover))
        rule = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(rule, QColor(colours.line))
        if selected and colours.patterned:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.focus))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_marks(self, painter: QPainter, inside: QRect, row: Row) -> int:
        """Paint the practices from the right, and return how much room they take."""
        known = self._journal.frameworks.practices
        practices = [known[key] for key in row.practices if key in known][:MARKS]
        side, gap = theme.size(MARK), theme.size(MARK_GAP)
        middle = inside.top() + QFontMetrics(_bold()).height() / 2
        right = float(inside.right() + 1)
        for practice in reversed(practices):
            _paint_mark(
                painter, practice, QRectF(right - side, middle - side / 2, side, side)
            )
            right -= side + gap
        if row.private:
            lock = QRect(round(right) - side - gap, round(middle - side * 0.7), 0, 0)
            lock.setSize(QSize(round(side * 1.4), round(side * 1.4)))
            theme.icon("lock", "muted").paint(painter, lock)
            right -= side * 1.4 + gap
        return round(inside.right() + 1 - right)


def _paint_mark(painter: QPainter, practice: Practice, square: QRectF) -> None:
    sign = practice.key not in theme.FACTORS
    draw_mark(painter, practice, square, theme.current().muted if sign else "")


def _paint_line(painter: QPainter, rect: QRect, words: str, font: QFont) -> int:
    """Paint one line, shortened if need be, and return where the next can begin."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    shown = metrics.elidedText(
        " ".join(words.split()), Qt.TextElideMode.ElideRight, rect.width()
    )
    line = QRect(rect.left(), rect.top(), rect.width(), metrics.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
    return line.bottom() + 1


def _paint_lines(painter: QPainter, rect: QRect, words: str) -> None:
    """Paint the first lines of a text; the last says whether there is more."""
    layout = QTextLayout(words, _excerpt())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for number in range(LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        top = rect.top() + number * _line_spacing()
        if number < LINES - 1:
            line.draw(painter, QPointF(rect.left(), top))
        else:
            rest = _from(words, line.textStart())
            _paint_line(
                painter, QRect(rect.left(), top, rect.width(), 0), rest, _excerpt()
            )
    layout.endLayout()


def _from(words: str, place: int) -> str:
    """Return the rest of a text from a place in it as Qt counts."""
    return words.encode("utf-16-le")[2 * place :].decode("utf-16-le")


def _height() -> int:
    head = QFontMetrics(_bold()).height() + theme.size(3)
    day = QFontMetrics(_small()).height() + theme.size(6)
    return theme.size(ABOVE) + head + day + LINES * _line_spacing() + theme.size(BELOW)


def _bold() -> QFont:
    return theme.sans(14, QFont.Weight.DemiBold)


def _small() -> QFont:
    return theme.sans(12.5)


def _excerpt() -> QFont:
    return theme.sans(13)


def _line_spacing() -> int:
    return theme.size(19)
