"""How a reflection looks in a list: title, day, the beginning, and its marks."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leadjournal import days
from leadjournal.finding.finder import Row
from leadjournal.finding.search import CLOSE, OPEN
from leadjournal.frameworks import Practice
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.chips import draw_mark
from leadjournal.ui.searching.list_rows import ROW, Index, beginning, title

SIDE, ABOVE, BELOW, BAR = 19, 16, 15, 4
LINES = 2
MARK, MARK_GAP, MARKS = 9, 4, 6

Place = tuple[int, int]  # as Qt counts


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
        painter.save()
        rect = QRect(option.rect)
        state = QStyle.StateFlag(option.state)
        self._paint_ground(painter, rect, state)
        inside = rect.adjusted(SIDE, theme.size(ABOVE), -SIDE, 0)
        if isinstance(row, Row):
            self._paint_row(painter, inside, row)
        else:
            _paint_awaited(painter, inside)
        painter.restore()

    def _paint_row(self, painter: QPainter, inside: QRect, row: Row) -> None:
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
        words = f"Draft. {beginning(row)}" if row.draft else beginning(row)
        _paint_lines(painter, inside, *_matches(words))

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


def _paint_awaited(painter: QPainter, inside: QRect) -> None:
    """Paint where a row will be that is still being read."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current().track))
    height = theme.size(8)
    for number, share in enumerate((0.6, 0.25, 0.9)):
        top = inside.top() + theme.size(4) + number * theme.size(22)
        width = round(inside.width() * share)
        painter.drawRoundedRect(inside.left(), top, width, height, 4, 4)


def _matches(marked: str) -> tuple[str, list[Place]]:
    """Return a text without its marks, and where its matches begin and end."""
    parts = re.split(f"[{OPEN}{CLOSE}]", marked)
    places, start = [], 0
    for number, part in enumerate(parts):
        end = start + len(part.encode("utf-16-le")) // 2
        if number % 2 and end > start:
            places.append((start, end))
        start = end
    return "".join(parts), places


def _paint_lines(
    painter: QPainter, rect: QRect, words: str, matches: list[Place]
) -> None:
    """Paint the first lines of a text; the last says whether there is more."""
    layout = QTextLayout(words, _excerpt())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(matches))
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
            start = line.textStart()
            rest = [(a - start, b - start) for a, b in matches if b > start]
            place = QRect(rect.left(), top, rect.width(), 0)
            _paint_last(painter, place, _from(words, start), rest)
    layout.endLayout()


def _paint_last(
    painter: QPainter, rect: QRect, words: str, matches: list[Place]
) -> None:
    """Paint a line that ends with … if there is more."""
    if not matches:
        _paint_line(painter, rect, words, _excerpt())
        return
    wider = sum(_wider(words, place) for place in matches)
    shown = QFontMetrics(_excerpt()).elidedText(
        words, Qt.TextElideMode.ElideRight, rect.width() - wider
    )
    length = len(shown.encode("utf-16-le")) // 2
    layout = QTextLayout(shown, _excerpt())
    layout.setFormats(
        _formats([(max(a, 0), min(b, length)) for a, b in matches if a < length])
    )
    layout.beginLayout()
    layout.createLine().setNumColumns(length)
    layout.endLayout()
    layout.draw(painter, QPointF(rect.topLeft()))


def _wider(words: str, place: Place) -> int:
    """Return how much wider a match is for being set off."""
    match = words.encode("utf-16-le")[2 * max(place[0], 0) : 2 * place[1]]
    text = match.decode("utf-16-le", "ignore")
    plain, bold = QFontMetrics(_excerpt()), QFontMetrics(_match())
    return bold.horizontalAdvance(text) - plain.horizontalAdvance(text) + 1


def _formats(matches: list[Place]) -> list[QTextLayout.FormatRange]:
    """Set matches off by their ground, their weight and, with few colours, a line."""
    colours = theme.current()
    look = QTextCharFormat()
    look.setFont(_match())
    look.setForeground(QColor(colours.ink))
    look.setBackground(QColor(theme.mix(colours.accent_soft, colours.accent, 0.14)))
    look.setFontUnderline(colours.patterned)
    found = []
    for start, end in matches:
        each = QTextLayout.FormatRange()
        each.start, each.length = max(start, 0), end - max(start, 0)
        each.format = look
        found.append(each)
    return found


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


def _match() -> QFont:
    return theme.sans(13, QFont.Weight.DemiBold)


def _line_spacing() -> int:
    return theme.size(19)
