"""A year to look at and to walk through, from day to day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from leadjournal.ui import theme
from leadjournal.ui.calendar.days import COUNT, DAY, IS_TODAY, Index, YearDays

LEAST, ROW, HEAD = 26, 38, 28
CORNER = 5
#: How deep the accent is for one reflection, for two, and for more.
DEPTHS = (0.22, 0.55, 1.0)

NOTHING = "QTableCornerButton::section { background: transparent; border: none; }"

Move = QAbstractItemView.CursorAction
Key = Qt.Key


class YearView(QTableView):
    """Arrow keys go from day to day and from month to month; Enter opens a day."""

    day_opened = Signal(object)
    week_opened = Signal(object)  # a day of it
    month_opened = Signal(object)

    def __init__(self, model: YearDays) -> None:
        super().__init__()
        self._days = model
        self.setModel(model)
        self.setItemDelegate(DayPainter(self))
        self.setHorizontalHeader(_Head(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Head(Qt.Orientation.Vertical, self))
        theme.look(self, "bare")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self._clear_corner()
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for scroll in (self.setHorizontalScrollMode, self.setVerticalScrollMode):
            scroll(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fit()

    @property
    def day(self) -> date | None:
        """The day that the keyboard is on."""
        return self._days.day(self.currentIndex())

    def go_to(self, day: date) -> None:
        self.setCurrentIndex(self._days.index_of(day))

    def moveCursor(  # noqa: N802  Qt calls it
        self, action: Move, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        day = self.day
        if day is None:
            return super().moveCursor(action, modifiers)
        return self._days.index_of(_moved(day, action))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Key.Key_Return, Key.Key_Enter, Key.Key_Space}:
            self._open(self.currentIndex(), event.modifiers())
        elif event.key() in {Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            self._open(index, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        opens = self.indexAt(event.position().toPoint()).data(COUNT)
        shape = Qt.CursorShape
        cursor = shape.PointingHandCursor if opens else shape.ArrowCursor
        self.viewport().setCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(200), theme.size(HEAD + 4 * ROW))

    def sizeHint(self) -> QSize:
        return QSize(theme.size(900), theme.size(HEAD + 12 * ROW) + 4)

    def _fit(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setMinimumSectionSize(max(theme.size(LEAST), LEAST))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setMinimumSectionSize(theme.size(ROW))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _clear_corner(self) -> None:
        """Make nothing of the button that would select all days: Qt shows it again."""
        self.setCornerButtonEnabled(False)
        for button in self.findChildren(QAbstractButton):
            button.setStyleSheet(NOTHING)

    def _open(self, index: Index, keys: Qt.KeyboardModifier) -> None:
        """Open a day on which something was written, or its week or month."""
        day = index.data(DAY) if index.isValid() else None
        if day is None:
            return
        if keys & Qt.KeyboardModifier.ControlModifier:
            self.month_opened.emit(day)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.week_opened.emit(day)
        elif index.data(COUNT):
            self.day_opened.emit(day)


class DayPainter(QStyledItemDelegate):
    """Paints a day: its number of reflections as words, and the deeper the more."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        day, count = index.data(DAY), index.data(COUNT)
        if day is None:
            return
        colours = theme.current()
        square = QRectF(option.rect).adjusted(2, 2, -2, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = _ground(count) if count else colours.canvas
        outlined = index.data(IS_TODAY) or (colours.patterned and count)
        painter.setPen(
            QPen(QColor(colours.muted), 1.5) if outlined else Qt.PenStyle.NoPen
        )
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(square, CORNER, CORNER)
        if colours.patterned and not count:
            painter.setPen(QPen(QColor(colours.line), 2))
            painter.drawPoint(square.center())
        if count:
            painter.setFont(theme.sans(13, 600))
            painter.setPen(QColor(_ink_on(ground)))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(count))
        if QStyle.StateFlag(option.state) & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2))
            ring = QRectF(option.rect).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, CORNER + 1, CORNER + 1)
        painter.restore()


class _Head(QHeaderView):
    """Numbers or names in small grey words, with no room lost beside them."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        theme.look(self, "bare")
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.size(44), theme.size(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        side = Qt.AlignmentFlag
        along = self.orientation() is Qt.Orientation.Horizontal
        place = side.AlignCenter if along else side.AlignVCenter | side.AlignLeft
        painter.save()
        painter.setFont(theme.sans(12.5))
        painter.setPen(QColor(theme.current().muted))
        words = self.model().headerData(section, self.orientation())
        painter.drawText(rect, place, words)
        painter.restore()


def _moved(day: date, action: Move) -> date:
    """Return where a key leads from a day, which is never out of its year."""
    if action in {Move.MoveUp, Move.MovePageUp}:
        return _in_month(day, max(day.month - 1, 1))
    if action in {Move.MoveDown, Move.MovePageDown}:
        return _in_month(day, min(day.month + 1, 12))
    if action is Move.MoveHome:
        return day.replace(day=1)
    if action is Move.MoveEnd:
        return _in_month(day.replace(day=1), day.month, last=True)
    step = -1 if action in {Move.MoveLeft, Move.MovePrevious} else 1
    first_or_last = (day.month, day.day) == ((1, 1) if step < 0 else (12, 31))
    return day if first_or_last else day + timedelta(days=step)


def _in_month(day: date, month: int, *, last: bool = False) -> date:
    """Return the day of the same number in another month, or its last."""
    length = monthrange(day.year, month)[1]
    return date(day.year, month, length if last else min(day.day, length))


def _ground(count: int) -> str:
    colours = theme.current()
    if colours.patterned:
        return colours.canvas
    depth = DEPTHS[min(count, len(DEPTHS)) - 1]
    return theme.mix(colours.surface, colours.accent, depth)


def _ink_on(ground: str) -> str:
    colours = theme.current()
    inks = (colours.ink, colours.accent_ink)
    return max(inks, key=lambda ink: theme.contrast(ink, ground))
