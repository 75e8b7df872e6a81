"""How a query may go on, offered beneath the field and never in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from leadjournal.finding.completing import Completion, Vocabulary, completions
from leadjournal.ui import theme, veil
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.searching.field import SearchField
from leadjournal.ui.searching.list_rows import Index
from leadjournal.wording import counted

EDGE, GAP, SIDE = 5, 4, 10
ROW = 30
NARROWEST = 240
WAY = Qt.ItemDataRole.UserRole
Key = Qt.Key


class CompletionPopup(QFrame):
    """Offers ways to go on while somebody types; the keyboard stays in the field.

    Down goes into it, Enter or Tab takes what is chosen, Escape closes it. While
    nothing is chosen, Tab takes the first value for a key whose value is not
    finished, and Enter does so where what stands there cannot be searched for; a
    plain word is never changed.
    """

    def __init__(
        self,
        field: SearchField,
        vocabulary: Callable[[], Vocabulary],
        is_understood: Callable[[str], bool],
    ) -> None:
        """*is_understood* says whether a term, such as tag:lis, can be searched for."""
        super().__init__(field)
        self._field = field
        self._vocabulary = vocabulary
        self._is_understood = is_understood
        self._list = QListWidget()
        self.voice = Voice(field)
        self._lay_out()
        self.hide()
        self._list.itemClicked.connect(self._take)
        field.textEdited.connect(self._on_edited)
        field.left.connect(self.hide)
        field.installEventFilter(self)

    @property
    def offered(self) -> list[str]:
        """What is offered, as it would be put into the field."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return [] if self.isHidden() else [item.data(WAY).text for item in items]

    @property
    def chosen(self) -> int:
        """The row that is chosen, or -1."""
        return self._list.currentRow()

    def offer(self, *, wanted: bool = False) -> None:
        """Offer how the term at the cursor may go on; nothing is chosen yet."""
        text, cursor = self._field.text(), self._field.caret
        known = self._vocabulary()
        known = veil.over(known, replace(known, threads=()))
        self._show(completions(text, cursor, known, wanted=wanted))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._takes_key(event)
        moved = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Hide}
        if event.type() in moved and not self.isHidden():
            self.hide()
        return super().eventFilter(watched, event)

    def _takes_key(self, event: QKeyEvent) -> bool:
        key = Key(event.key())
        control = Qt.KeyboardModifier.ControlModifier
        if key is Key.Key_Space and event.modifiers() == control:
            self.offer(wanted=True)
            return True
        if self.isHidden():
            return False
        if key in {Key.Key_Down, Key.Key_Up}:
            return self._move(1 if key is Key.Key_Down else -1)
        if key is Key.Key_Escape:
            self.hide()
            return True
        takes = {Key.Key_Return, Key.Key_Enter, Key.Key_Tab}
        if key in takes and (self.chosen >= 0 or self._is_meant(key)):
            self._take(self._list.item(max(self.chosen, 0)))
            return True
        if key in takes | {Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End}:
            self.hide()
        return False

    def _is_meant(self, key: Qt.Key) -> bool:
        """Whether a key takes the first value offered, though none was chosen."""
        ways = [self._list.item(row).data(WAY) for row in range(self._list.count())]
        first = ways[0]
        typed = first.replaced(self._field.text())
        finished = typed.casefold() in {way.text.casefold() for way in ways}
        if first.names_key or finished:
            return False
        begun = not typed.endswith(":")
        return key is Key.Key_Tab or (begun and not self._is_understood(typed))

    def _move(self, step: int) -> bool:
        """Choose the next row; beyond the last, let the key go on to the list."""
        row = self.chosen + step
        if row >= self._list.count():
            self.hide()
            return False
        self._list.setCurrentRow(max(row, -1))
        if row >= 0:
            way = self._list.item(row).data(WAY)
            name = f", {way.note}" if way.note else ""
            self.voice.say(f"{way.label}{name}, {row + 1} of {self._list.count()}")
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self._field.rewrite(*item.data(WAY).applied(self._field.text()))
        self._field.setFocus()

    def _on_edited(self) -> None:
        self.offer()

    def _show(self, ways: Sequence[Completion]) -> None:
        self._list.clear()
        for way in ways:
            item = QListWidgetItem(way.label)
            item.setData(WAY, way)
            words = f"{way.label}, {way.note}" if way.note else way.label
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self._list.addItem(item)
        self._list.setCurrentRow(-1)
        self.setVisible(bool(ways))
        if ways:
            self._place(ways)
            number = counted(len(ways), "suggestion")
            self.voice.say_soon(f"{number}, Down to choose")
        else:
            self.voice.hush()

    def _place(self, ways: Sequence[Completion]) -> None:
        """Lie over the window beneath the field, as wide as the words need."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        metrics = QFontMetrics(theme.sans(13))
        words = max(metrics.horizontalAdvance(f"{w.label}   {w.note}") for w in ways)
        around = 2 * (EDGE + theme.size(SIDE)) + 4
        wanted = max(words + around, theme.size(NARROWEST), self._field.width())
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + GAP))
        width = min(wanted, window.width() - corner.x() - GAP)
        rows = len(ways) * theme.size(ROW) + 2 * EDGE + 2
        self.setGeometry(QRect(corner, QSize(width, rows)))
        self.show()
        self.raise_()

    def _lay_out(self) -> None:
        theme.look(self, "popup")
        self.setAccessibleName("Suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("Suggestions")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setItemDelegate(_WayPainter(self._list))
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._list.setHorizontalScrollBarPolicy(off)
        self._list.setVerticalScrollBarPolicy(off)
        theme.look(self._list, "bare")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.addWidget(self._list)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.edge))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 8, 8)


class _WayPainter(QStyledItemDelegate):
    """Paints what would be typed, and what it means in grey beside it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(100), theme.size(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        way, rect = index.data(WAY), QRect(option.rect)
        state = QStyle.StateFlag(option.state)
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(colours.accent_soft))
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.hover))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 6, 6)
        inside = rect.adjusted(theme.size(SIDE), 0, -theme.size(SIDE), 0)
        left, middle = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.sans(13))
        metrics = QFontMetrics(painter.font())
        right = Qt.TextElideMode.ElideRight
        label = metrics.elidedText(way.label, right, inside.width())
        painter.setPen(QColor(colours.ink))
        painter.drawText(inside, left | middle, label)
        taken = metrics.horizontalAdvance(f"{way.label}   ")
        if taken < inside.width():
            note = metrics.elidedText(way.note, right, inside.width() - taken)
            painter.setPen(QColor(colours.muted))
            painter.drawText(inside.adjusted(taken, 0, 0, 0), left | middle, note)
        painter.restore()
