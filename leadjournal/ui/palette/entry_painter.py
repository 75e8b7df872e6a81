"""How an entry looks: its words, what is noted of it, its marks and its keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leadjournal.frameworks import Frameworks
from leadjournal.ui import theme
from leadjournal.ui.chips import draw_mark
from leadjournal.ui.palette.entries import ENTRY, Entry, Index

HEIGHT, HEAD = 40, 34
SIDE, GAP, BAR = 19, 12, 4
MARK, MARK_GAP, MARKS = 9, 4, 6
NOTED = 0.5  # of the row that a note may take at most
State = QStyle.StateFlag
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryPainter(QStyledItemDelegate):
    """Paints the words from the left and all else from the right."""

    def __init__(self, frameworks: Frameworks | None = None) -> None:
        super().__init__()
        self._frameworks = frameworks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(ENTRY)
        heading = isinstance(entry, Entry) and entry.heading
        return QSize(theme.size(160), theme.size(HEAD if heading else HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        rect, state = QRect(option.rect), State(option.state)
        inside = rect.adjusted(theme.size(SIDE), 0, -theme.size(SIDE), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.heading:
            _paint_heading(painter, inside, entry.words)
        else:
            _paint_ground(painter, rect, state)
            self._paint_entry(painter, inside, entry)
        painter.restore()

    def _paint_entry(self, painter: QPainter, inside: QRect, entry: Entry) -> None:
        left = _paint_keys(painter, inside, entry.keys, entry.enabled)
        inside = inside.adjusted(0, 0, -left, 0)
        left = self._paint_marks(painter, inside, entry)
        inside = inside.adjusted(0, 0, -left, 0)
        words = QFontMetrics(_bold()).horizontalAdvance(entry.words)
        least = round(inside.width() * (1 - NOTED))
        room = inside.width() - min(words + theme.size(GAP), least)
        left = _paint_note(painter, inside, entry.note, room)
        _paint_words(painter, inside.adjusted(0, 0, -left, 0), entry)

    def _paint_marks(self, painter: QPainter, inside: QRect, entry: Entry) -> int:
        """Paint a lock and the practices; return how much room they take."""
        known = self._frameworks.practices if self._frameworks else {}
        practices = [known[key] for key in entry.practices if key in known][:MARKS]
        side, gap = theme.size(MARK), theme.size(MARK_GAP)
        right, middle = float(inside.right() + 1), inside.center().y() + 0.5
        for practice in reversed(practices):
            square = QRectF(right - side, middle - side / 2, side, side)
            sign = practice.key not in theme.FACTORS
            draw_mark(painter, practice, square, theme.current().muted if sign else "")
            right -= side + gap
        if entry.private:
            wide = round(side * 1.5)
            lock = QRect(round(right) - wide, round(middle - wide / 2), wide, wide)
            theme.icon("lock", "muted").paint(painter, lock)
            right -= wide + gap
        taken = round(inside.right() + 1 - right)
        return taken + theme.size(GAP) - gap if taken else 0


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    colours = theme.current()
    if state & State.State_Selected:
        painter.fillRect(rect, QColor(colours.accent_soft))
        bar = QRect(rect.topLeft(), QSize(BAR, rect.height()))
        painter.fillRect(bar, QColor(colours.accent))
        if colours.patterned or state & State.State_HasFocus:
            focus = colours.focus if state & State.State_HasFocus else colours.accent
            painter.setPen(QPen(QColor(focus), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
    elif state & State.State_MouseOver:
        painter.fillRect(rect, QColor(colours.hover))


def _paint_heading(painter: QPainter, inside: QRect, words: str) -> None:
    painter.setFont(theme.sans(12.5, QFont.Weight.DemiBold))
    painter.setPen(QColor(theme.current().muted))
    foot = inside.adjusted(0, 0, 0, -theme.size(5))
    painter.drawText(foot, Qt.AlignmentFlag.AlignBottom, words)


def _paint_keys(painter: QPainter, inside: QRect, keys: str, enabled: bool) -> int:
    """Paint keys as on a keyboard; return how much room they take."""
    if not keys:
        return 0
    colours, font = theme.current(), theme.sans(12.5, QFont.Weight.Medium)
    metrics, right = QFontMetrics(font), inside.right() + 1
    painter.setFont(font)
    for each in reversed(keys.split(", ")):
        cap = QRect(0, 0, metrics.horizontalAdvance(each) + theme.size(14), 0)
        cap.setHeight(metrics.height() + theme.size(6))
        cap.moveCenter(inside.center())
        cap.moveRight(right - 1)
        painter.setPen(QColor(colours.edge))
        painter.setBrush(QColor(colours.canvas))
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QColor(colours.ink if enabled else colours.faint))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, each)
        right = cap.left() - theme.size(6)
    return inside.right() + 1 - right + theme.size(GAP - 6)


def _paint_note(painter: QPainter, inside: QRect, note: str, room: int) -> int:
    """Paint a note at the right, shortened if need be; return the room it takes."""
    font = theme.sans(13)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(note, Qt.TextElideMode.ElideRight, room)
    if not note or len(shown) < 2:
        return 0
    painter.setFont(font)
    painter.setPen(QColor(theme.current().muted))
    painter.drawText(inside, RIGHT, shown)
    return metrics.horizontalAdvance(shown) + theme.size(GAP)


def _paint_words(painter: QPainter, inside: QRect, entry: Entry) -> None:
    """Paint the words, the letters that were typed in bold."""
    metrics = QFontMetrics(_bold())
    words = " ".join(entry.words.split())
    kept = words == entry.words
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    layout = QTextLayout(shown, theme.sans(14))
    layout.setFormats(
        [_letter(at) for at in entry.places if kept and at < len(shown.rstrip("…"))]
    )
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(inside.width(), 1))
    layout.endLayout()
    colours = theme.current()
    painter.setPen(QColor(colours.ink if entry.enabled else colours.faint))
    top = inside.center().y() + 0.5 - line.height() / 2
    line.draw(painter, QPointF(inside.left(), top))


def _letter(at: int) -> QTextLayout.FormatRange:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    bold.setForeground(QColor(theme.current().accent))
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = at, 1, bold
    return part


def _bold() -> QFont:
    return theme.sans(14, QFont.Weight.Bold)
