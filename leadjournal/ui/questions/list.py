"""The list of the questions of the bank, painted rather than built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
)

from leadjournal.frameworks import Practice
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.chips import draw_mark
from leadjournal.ui.questions.rows import LISTED, Index, Listed, QuestionRows
from leadjournal.ui.searching.row_painter import RowPainter

SIDE, ABOVE, BELOW, GAP = 22, 13, 13, 5
LEADING = 24
MARK, MARK_GAP, NAME_GAP = 10, 6, 16


class QuestionList(QListView):
    """Shows questions, and tells which one a person chooses."""

    question_selected = Signal(object)
    #: Enter was pressed: the person wants to go on to the question itself.
    question_entered = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._rows = QuestionRows(journal)
        self._painter = QuestionPainter(journal, self)
        self._choosing = True
        self.setAccessibleName("Questions")
        theme.look(self, "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(self._painter)
        self.setModel(self._rows)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_questions(self, questions: Sequence[Listed], chosen: str) -> None:
        """List questions, and mark the *chosen* one, or else the first."""
        self._choosing = False
        self._rows.show(questions)
        place = self._rows.position(chosen)
        self._choosing = True
        index = self._rows.index(max(place, 0))
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self._on_current_changed(index)

    @property
    def chosen_place(self) -> QRect:
        """Where the chosen row stands within the list."""
        shown = self.visualRect(self.currentIndex())
        return shown.translated(self.viewport().pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.question_entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out again, whose height depends on how broad they are."""
        chosen = self.visualRect(self.currentIndex())
        in_sight = self.viewport().rect().intersects(chosen)
        super().resizeEvent(event)
        self.doItemsLayout()
        if in_sight:
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._painter.forget()
            self.scheduleDelayedItemsLayout()

    def _on_current_changed(self, current: Index) -> None:
        if self._choosing:
            self.question_selected.emit(self._rows.at(current.row()))


class QuestionPainter(RowPainter):
    """Paints the question, its type and state, and the practices it is about."""

    def __init__(self, journal: Journal, view: QListView) -> None:
        super().__init__(journal)
        self._view = view
        self._heights: dict[tuple[str, tuple[str, ...], int], int] = {}

    def forget(self) -> None:
        """Measure anew: the type or the size of the text has changed."""
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        listed = index.data(LISTED)
        if not isinstance(listed, Listed):
            return QSize(width, 0)
        key = (listed.question.text, listed.question.practices, width)
        if key not in self._heights:
            self._heights[key] = self._height(listed, width - 2 * SIDE)
        return QSize(width, self._heights[key])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        listed = index.data(LISTED)
        if not isinstance(listed, Listed):
            return
        painter.save()
        rect = QRect(option.rect)
        colours = theme.current()
        self._paint_ground(painter, rect, QStyle.StateFlag(option.state))
        inside = rect.adjusted(SIDE, theme.size(ABOVE), -SIDE, 0)
        height, layout = _laid_out(listed.question.text, inside.width())
        painter.setPen(QColor(colours.ink))
        layout.draw(painter, QPointF(inside.topLeft()))
        inside.setTop(inside.top() + height + GAP)
        painter.setPen(QColor(colours.muted))
        painter.setFont(_small())
        state = listed.state(self._journal.today())
        words = QFontMetrics(_small()).elidedText(
            state, Qt.TextElideMode.ElideRight, inside.width()
        )
        line = QRect(inside.topLeft(), QSize(inside.width(), _state_height()))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        inside.setTop(line.bottom() + 1)
        for practice, place in self._names(listed, inside):
            _paint_name(painter, practice, place)
        painter.restore()

    def _height(self, listed: Listed, width: int) -> int:
        words, _ = _laid_out(listed.question.text, width)
        names = list(self._names(listed, QRect(0, 0, width, 0)))
        below = names[-1][1].bottom() + 1 if names else 0
        return sum((_heads(), words, GAP, _state_height(), below))

    def _names(self, listed: Listed, inside: QRect) -> Iterator[tuple[Practice, QRect]]:
        """Yield the practices, and where each is named: side by side if they fit."""
        known = self._journal.frameworks.practices
        metrics = QFontMetrics(_small())
        x, y = 0, inside.top()
        height = metrics.height() + theme.size(6)
        for key in listed.question.practices:
            if (practice := known.get(key)) is None:
                continue
            words = metrics.horizontalAdvance(practice.short)
            width = theme.size(MARK + MARK_GAP) + words + 2
            if x and x + width > inside.width():
                x, y = 0, y + height
            room = min(width, inside.width())
            yield practice, QRect(inside.left() + x, y, room, height)
            x += width + theme.size(NAME_GAP)


def _paint_name(painter: QPainter, practice: Practice, place: QRect) -> None:
    colours, side = theme.current(), theme.size(MARK)
    mark = QRectF(place.left(), place.center().y() - side / 2 + 1, side, side)
    factor = practice.key in theme.FACTORS
    draw_mark(painter, practice, mark, "" if factor else colours.muted)
    painter.setPen(QColor(colours.ink))
    painter.setFont(_small())
    left = theme.size(MARK + MARK_GAP)
    words = place.adjusted(left, 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, practice.short)


def _laid_out(words: str, width: int) -> tuple[int, QTextLayout]:
    """Return how high a question is in so much room, and its lines to draw."""
    layout = QTextLayout(words, theme.serif(16.5))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, lines * theme.size(LEADING)))
        lines += 1
    layout.endLayout()
    return lines * theme.size(LEADING), layout


def _heads() -> int:
    return theme.size(ABOVE) + theme.size(BELOW)


def _state_height() -> int:
    return QFontMetrics(_small()).height() + theme.size(4)


def _small() -> QFont:
    return theme.sans(12.5)
