"""How far the weekly reflection has come, and the row of buttons at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import BESIDE, label
from leadjournal.ui.editor.saving import SAVED
from leadjournal.ui.weekly.column import RING

BAR, GAP, BELOW = 5, 6, 7
NOTHING_LOST = "Nothing is lost if you stop here"
MIDDLE = Qt.AlignmentFlag.AlignCenter


class StepBars(QWidget):
    """A bar for each step, filled up to the one before a person, with its name."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._current = 0

    def show_step(self, names: Sequence[str], current: int) -> None:
        self._names, self._current = tuple(names), current
        self.setAccessibleName(f"{self.place}: {names[current]}")
        self.updateGeometry()
        self.update()

    @property
    def place(self) -> str:
        """Step 3 of 5"""
        return f"Step {self._current + 1} of {len(self._names)}"

    def sizeHint(self) -> QSize:
        height = theme.size(BAR + BELOW) + QFontMetrics(_font()).height()
        return QSize(theme.size(320), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - 2 * BESIDE
        share = (room + GAP) / max(len(self._names), 1)
        for number, name in enumerate(self._names):
            box = QRectF(BESIDE + number * share, 0, share - GAP, self.height())
            self._paint_bar(painter, box, number)
            self._paint_name(painter, box, name, number)

    def _paint_bar(self, painter: QPainter, box: QRectF, number: int) -> None:
        colours = theme.current()
        reached = number <= self._current
        edge = QPen(QColor(colours.line), 1) if colours.patterned else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(QColor(colours.accent if reached else colours.track))
        bar = QRectF(box.left(), 0, box.width(), theme.size(BAR))
        inside = bar.adjusted(0.5, 0.5, -0.5, -0.5) if colours.patterned else bar
        painter.drawRoundedRect(inside, bar.height() / 2, bar.height() / 2)

    def _paint_name(
        self, painter: QPainter, box: QRectF, name: str, number: int
    ) -> None:
        here = number == self._current
        colours = theme.current()
        painter.setPen(QColor(colours.ink if here else colours.muted))
        font = _font(bold=here)
        painter.setFont(font)
        words = box.adjusted(0, theme.size(BAR + BELOW), 0, 0)
        right = Qt.TextElideMode.ElideRight
        shown = QFontMetrics(font).elidedText(name, right, int(box.width()) + 1)
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, shown)


class Foot(QWidget):
    """Back, whether all is saved, and on: in one line, or in two where it is narrow."""

    back_requested = Signal()
    skip_requested = Signal()
    next_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = QPushButton("Back")
        self.state = label(f"{NOTHING_LOST} · {SAVED}", "small", wraps=True)
        self.skip = theme.look(QPushButton("Skip this one"), "link")
        self.next = theme.look(QPushButton("Next"), "primary")
        self._end = QWidget()
        self._grid = QGridLayout(self)
        self._in_two: bool | None = None
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.skip.clicked.connect(self.skip_requested)
        self.next.clicked.connect(self.next_requested)

    def show_state(self, state: str, why: str = "") -> None:
        """Say whether what was typed is saved; *why* is for when it is not."""
        self.state.setText(why or f"{NOTHING_LOST} · {state}")
        self.state.setAccessibleName(f"{state.removeprefix('✓ ')}. {why}".strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        self.back.setToolTip("Alt+Left")
        self.next.setToolTip("Ctrl+Enter")
        for button in (self.back, self.skip, self.next):
            button.setAutoDefault(True)  # Enter presses it, as Space does
        end = QHBoxLayout(self._end)
        end.setContentsMargins(0, 0, 0, 0)
        end.setSpacing(16)
        end.addWidget(self.skip)
        end.addWidget(self.next)
        self.state.setAlignment(MIDDLE)
        self._grid.setContentsMargins(BESIDE, RING, BESIDE, RING)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.back, 0, 0)
        self._grid.addWidget(self._end, 0, 2)
        self._arrange()
        QWidget.setTabOrder(self.skip, self.next)
        QWidget.setTabOrder(self.next, self.back)

    def _arrange(self) -> None:
        ends = self.back.sizeHint().width() + self._end.sizeHint().width()
        words = QFontMetrics(theme.sans(12.5)).horizontalAdvance(
            f"{NOTHING_LOST} · Not saved yet"
        )
        in_two = self.width() < ends + words + 2 * 16 + 2 * BESIDE
        if in_two != self._in_two:
            self._in_two = in_two
            self._grid.removeWidget(self.state)
            if in_two:
                self._grid.addWidget(self.state, 1, 0, 1, 3)
            else:
                self._grid.addWidget(self.state, 0, 1)


def _font(*, bold: bool = False) -> QFont:
    return theme.sans(12.5, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
