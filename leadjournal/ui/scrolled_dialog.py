"""A dialog that is as high as its words need, and scrolls where the screen is small."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui import theme
from leadjournal.ui.cards import rule
from leadjournal.ui.focus import stops

WHOLE = 0.92  # of the screen, for the desktop wants some of it, too
BAR = 14  # px that the bar to scroll by takes
SIDE = 28


class ScrolledDialog(QDialog):
    """What is read goes into `column`; what stays in sight below it into `foot`."""

    def __init__(self, parent: QWidget | None, title: str, width: int) -> None:
        """*width* is in px at the usual size of text; a small screen gives less."""
        super().__init__(parent)
        self._width = width
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.foot = _Foot()
        self.setWindowTitle(title)
        self.column.setContentsMargins(SIDE, SIDE - 4, SIDE, 12)
        self.column.setSpacing(12)
        self.foot.row.setContentsMargins(SIDE, 8, SIDE, SIDE - 8)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab would be lost on it
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        edge = rule()
        edge.hide()
        scroll.verticalScrollBar().rangeChanged.connect(
            lambda _, most: edge.setVisible(most > 0 and self.foot.row.count() > 0)
        )
        for part in (scroll, edge, self.foot):
            outer.addWidget(part)
        outer.setStretch(0, 1)

    def fit(self, *, may_shrink: bool = True) -> None:
        """Take the room that is needed now, as far as there is any."""
        for before, after in pairwise([*stops(self.column), *stops(self.foot.row)]):
            QWidget.setTabOrder(before, after)
        room = self.screen().availableSize() * WHOLE
        width = min(theme.size(self._width), room.width())
        self.foot.setVisible(self.foot.row.count() > 0)
        self.column.activate()
        needed = self.column.totalHeightForWidth(width - BAR)
        needed += self._foot_height(width) + 1  # for the line between them
        if not may_shrink and self.isVisible():
            needed = max(needed, self.height())
        self.resize(width, min(needed, room.height()))

    def _foot_height(self, width: int) -> int:
        if self.foot.row.count() == 0:
            return 0
        self.foot.turn(width)
        return self.foot.row.totalSizeHint().height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
        if (focused := self.focusWidget()) is not None:
            self._scroll.ensureWidgetVisible(focused)


class _Foot(QWidget):
    """Buttons side by side, or one below the other if they have no room."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setSpacing(12)

    def turn(self, width: int) -> None:
        """Lie or stand, whichever there is room for."""
        direction = QBoxLayout.Direction
        self.row.setDirection(direction.LeftToRight)
        if self.row.totalSizeHint().width() > width:
            self.row.setDirection(direction.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest, for they can stand."""
        items = [self.row.itemAt(index) for index in range(self.row.count())]
        margins = self.row.contentsMargins()
        widest = max((item.minimumSize().width() for item in items if item), default=0)
        width = widest + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.turn(event.size().width())
        super().resizeEvent(event)
