"""A practice to tag a reflection with: one click for it, one for the chance."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leadjournal.frameworks import Practice
from leadjournal.ui import theme
from leadjournal.ui.beside.chance_button import ChanceButton, in_short
from leadjournal.ui.chips import draw_mark

RING = 4  # room for the ring of the keyboard's focus
LEAST = 40
PADDING = 13
CORNER = 8
WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class PracticeRow(QWidget):
    """Shows whether a reflection is about a practice, and takes what is said of it."""

    tag_toggled = Signal(str, bool)
    chance_noted = Signal(str, object)
    #: An arrow key: the person goes up (-1) or down (1).
    step_requested = Signal(int)

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice
        self._shown: tuple[bool, str | None] | None = None
        self.toggle = PracticeToggle(practice, self)
        self.chance = ChanceButton(practice, self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_tag(False, None)
        self.toggle.clicked.connect(self._on_clicked)
        self.toggle.step_requested.connect(self.step_requested)
        self.toggle.menu_requested.connect(self._on_menu_requested)
        self.chance.chance_noted.connect(partial(self.chance_noted.emit, practice.key))

    def show_tag(self, tagged: bool, chance: str | None) -> None:
        """Show how a reflection stands to the practice."""
        if (tagged, chance) == self._shown:
            return
        self._shown = (tagged, chance)
        self.toggle.setChecked(tagged)
        parts = [self.practice.short, "tagged" if tagged else "not tagged"]
        if tagged and chance:
            parts.append(in_short(chance))
        self.toggle.setAccessibleName(", ".join(parts))
        self.chance.show_chance(chance)
        self.chance.setVisible(tagged)
        self._place()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = width - 2 * RING
        height = self.toggle.height_for(inside, self._taken(inside))
        below = self.chance.height() if self._is_below(inside) else 0
        return height + below + 2 * RING

    def sizeHint(self) -> QSize:
        width = theme.size(255) + 2 * RING
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(140), theme.size(LEAST) + 2 * RING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._place()
            self.updateGeometry()

    def _is_below(self, width: int) -> bool:
        """Whether the chance stands under the name, there being no room beside it."""
        beside = self.chance.sizeHint().width()
        return self.toggle.isChecked() and not self.toggle.has_room(width, beside)

    def _taken(self, width: int) -> int:
        """Return how much room the chance takes beside the name."""
        beside = self.toggle.isChecked() and not self._is_below(width)
        return self.chance.sizeHint().width() if beside else 0

    def _place(self) -> None:
        inside = self.rect().adjusted(RING, RING, -RING, -RING)
        self.toggle.setGeometry(inside)
        below = self._is_below(inside.width())
        size = self.chance.sizeHint()
        self.toggle.leave_room(
            self._taken(inside.width()), size.height() if below else 0
        )
        left = inside.right() + 1 - theme.size(PADDING - 3) - size.width()
        top = inside.top() + (inside.height() - size.height()) // 2
        if below:
            top = inside.bottom() - size.height() - RING
        self.chance.setGeometry(left, top, size.width(), size.height())

    def _on_clicked(self) -> None:
        self._shown = None  # the click has changed it; what is stored will be shown
        self.tag_toggled.emit(self.practice.key, self.toggle.isChecked())

    def _on_menu_requested(self) -> None:
        if self.toggle.isChecked():
            self.chance.open_menu()


class PracticeToggle(QAbstractButton):
    """The row itself: a mark, a name, and what a click will do."""

    step_requested = Signal(int)
    menu_requested = Signal()

    def __init__(self, practice: Practice, parent: QWidget) -> None:
        super().__init__(parent)
        self._practice = practice
        self._factor = practice.key in theme.FACTORS
        self._taken = self._below = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_tip(practice))
        self.setAccessibleDescription(_description(practice))

    def leave_room(self, taken: int, below: int) -> None:
        """Leave room for what lies at the right, or at the foot."""
        self._taken, self._below = taken, below
        self.update()

    def has_room(self, width: int, taken: int) -> bool:
        """Whether the longest word of the name fits beside something."""
        metrics = QFontMetrics(_font(bold=True))
        longest = max(map(metrics.horizontalAdvance, self._practice.short.split()))
        return width - self._name_left() - self._right(taken) >= longest

    def height_for(self, width: int, taken: int) -> int:
        metrics = QFontMetrics(_font(bold=self.isChecked()))
        room = width - self._name_left() - self._right(taken)
        words = QRect(0, 0, max(room, 1), 10000)
        name = metrics.boundingRect(words, int(WRAPS), self._practice.short)
        return max(name.height() + theme.size(14), theme.size(LEAST))

    def sizeHint(self) -> QSize:
        return QSize(theme.size(255), theme.size(LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if step := steps.get(Qt.Key(event.key())):
            self.step_requested.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = theme.size(9 if self._factor else 11)
        left = theme.size(13)
        mark = QRectF(left, (self.height() - self._below - side) / 2, side, side)
        draw_mark(painter, self._practice, mark)
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.faint))
        painter.setFont(_font(bold=self.isChecked()))
        right = self._right(self._taken)
        name = self.rect().adjusted(self._name_left(), 0, -right, -self._below)
        painter.drawText(name, WRAPS, self._practice.short)
        self._paint_end(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        colours = theme.current()
        soft = colours.practice(self._practice.key)[1]
        pen = QPen(QColor(colours.line), 1)
        ground = colours.hover if self.underMouse() else colours.surface
        if self.isChecked():
            ground = soft if self._factor else colours.accent_soft
            pen = QPen(QColor(ground if self._factor else colours.accent), 1)
            if colours.patterned:
                pen = QPen(QColor(colours.accent), 2)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        paper = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(paper, CORNER, CORNER)

    def _paint_end(self, painter: QPainter) -> None:
        colours = theme.current()
        if self.isChecked():
            return
        end = self.rect().adjusted(0, 0, -theme.size(PADDING), 0)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.sans(12))
        painter.setPen(QColor(colours.muted))
        painter.drawText(end, where, "add")

    def _name_left(self) -> int:
        return theme.size(32 if self._factor else 39)

    def _right(self, taken: int) -> int:
        """Return what the name leaves free at the right."""
        if self.isChecked():
            return theme.size(PADDING - 3) + taken + theme.size(4)
        end = QFontMetrics(theme.sans(12)).horizontalAdvance("add")
        return theme.size(PADDING) + end + theme.size(6)


def _tip(practice: Practice) -> str:
    parts = [f"<b>{escape(practice.name)}</b>", escape(practice.description)]
    if practice.indicators:
        items = "".join(f"<li>{escape(each)}</li>" for each in practice.indicators)
        parts.append(f"I did this when…<ul>{items}</ul>")
    if practice.shadow:
        parts.append(f"Its shadow: {escape(practice.shadow)}.")
    return "".join(f"<p>{part}</p>" for part in parts if part)


def _description(practice: Practice) -> str:
    parts = [practice.description]
    if practice.indicators:
        parts.append("I did this when: " + "; ".join(practice.indicators) + ".")
    if practice.shadow:
        parts.append(f"Its shadow: {practice.shadow}.")
    return " ".join(part for part in parts if part)


def _font(*, bold: bool) -> QFont:
    weight = QFont.Weight.DemiBold if bold else QFont.Weight.Medium
    return theme.sans(13, weight)
