"""What stands round each screen: the bars above, the paper, the buttons below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui import theme
from leadjournal.ui.cards import BELOW, BESIDE, Card, label
from leadjournal.ui.weekly.bars import Foot, StepBars
from leadjournal.ui.weekly.column import RING, Row
from leadjournal.ui.weekly.screen import Screen

WIDEST = 860
MARGIN = 24
#: With less room than this, at the usual size of text, the paper has less margin.
NARROW, LOW = 640, 660


class Frame(QWidget):
    """Shows one screen at a time, as wide as can be read with ease."""

    plan_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bars = StepBars()
        self.foot = Foot()
        self._nudge = QWidget()
        self._nudge_words = label("", "muted", wraps=False)
        self._to_plan = theme.look(QPushButton("Go to the plan"), "link")
        self._card = Card()
        self._scroll = QScrollArea()
        self._middle = QWidget()
        self._column = QVBoxLayout(self._middle)
        self._screen: Screen | None = None
        self._lay_out()
        self._to_plan.clicked.connect(self.plan_requested)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def show_screen(self, screen: Screen | None) -> None:
        """Put a screen on the paper in the place of the one before."""
        if self._screen is not None:
            self._screen.hide()
            self._card.body.removeWidget(self._screen)
            self._screen.deleteLater()
        self._screen = screen
        if screen is not None:
            self._card.body.addWidget(screen, 1)
            screen.show()  # or what is on it could not take the keyboard yet
            self._scroll.verticalScrollBar().setValue(0)
            self._order_focus(screen)
            for field in screen.findChildren(QTextEdit):
                moved = partial(self._show_cursor, field)
                field.cursorPositionChanged.connect(moved)

    def show_nudge(self, words: str) -> bool:
        """Say something above the paper, or nothing; return whether it is new."""
        is_new = bool(words) and self._nudge_words.text() != words
        self._nudge_words.setText(words)
        self._nudge.setVisible(bool(words))
        return is_new

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _on_focus_changed(self, _: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self._card.isAncestorOf(focused):
            # What has just come up has no place yet.
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        """Scroll to what has the keyboard, where the paper is longer than the room."""
        focused = self.focusWidget()
        if isinstance(focused, QTextEdit):
            self._show_cursor(focused)
        elif focused is not None and self._card.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)

    def _show_cursor(self, field: QTextEdit) -> None:
        if field.hasFocus():
            cursor = field.cursorRect()
            place = field.viewport().mapTo(self._card, cursor.center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, 2 * cursor.height())

    def _order_focus(self, screen: Screen) -> None:
        """Let Tab go from the screen to what is below it, though it came later."""
        QWidget.setTabOrder(screen, self.foot.skip)
        QWidget.setTabOrder(self.foot.skip, self.foot.next)
        QWidget.setTabOrder(self.foot.next, self.foot.back)

    def _lay_out(self) -> None:
        self._scroll.setWidget(self._card)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(never)
        row = QVBoxLayout(self._nudge)
        row.setContentsMargins(BESIDE, 0, BESIDE, 12)
        row.addWidget(Row((self._nudge_words, self._to_plan), gap=12))
        self._to_plan.setAutoDefault(True)
        self._nudge.hide()
        self._column.setSpacing(0)
        self._column.addWidget(self.bars)
        self._column.addSpacing(27)
        self._column.addWidget(self._nudge)
        self._column.addWidget(self._scroll, 1)
        self._column.addSpacing(22 - BELOW - RING)
        self._column.addWidget(self.foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        """Set the paper as wide as the picture has it, its margins to the room."""
        narrow = self.width() < theme.size(NARROW)
        low = self.height() < theme.size(LOW)
        self._middle.setMaximumWidth(theme.size(WIDEST) + 2 * (BESIDE + MARGIN))
        self._column.setContentsMargins(
            MARGIN, 16 if low else 36, MARGIN, 20 if low else 34
        )
        layout = self._card.layout()
        if layout is not None:
            side = BESIDE + (24 if narrow else 57) - RING
            top = 20 if low else 46
            layout.setContentsMargins(side, top, side, top + BELOW)
