"""A line of small words that leads somewhere, or only says how things are."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from leadjournal.ui import theme
from leadjournal.ui.menu_button import LEAST, MenuButton

PX = 13
ROUND = 4  # px above and below the words
DRAWN = 14
GAP = 9
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class QuietLine(MenuButton):
    """Words that take as many lines as they need, or where there is no room a drawing.

    With a *drawing* and `is_drawn_beside`, both.
    """

    def __init__(self, drawing: str, *, is_drawn_beside: bool = False) -> None:
        super().__init__()
        self._drawing = drawing
        self._beside = is_drawn_beside
        self._narrow = False
        self._colour = "muted"
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str, tip: str = "", *, trouble: bool = False) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(tip)
        self._colour = "warn" if trouble else "muted"
        self._say_tip()
        self.updateGeometry()
        self.update()

    def be_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._say_tip()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inside = self._inside(QRect(0, 0, width, 10_000))
        words = self._metrics().boundingRect(inside, WRAPPED, self.text())
        tall = theme.size(DRAWN) if self._narrow else words.height()
        return max(tall + 2 * theme.size(ROUND), LEAST)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.size(120))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._narrow or self._beside:
            side = theme.size(DRAWN)
            left = (self.width() - side) // 2 if self._narrow else 0
            top = (self.height() - side) // 2
            drawing = theme.icon(self._drawing, self._colour)
            drawing.paint(painter, left, top, side, side)
        if not self._narrow:
            font = theme.sans(PX)
            font.setUnderline(self.underMouse())
            painter.setFont(font)
            painter.setPen(QColor(getattr(theme.current(), self._colour)))
            painter.drawText(self._inside(self.rect()), WRAPPED, self.text())

    def _inside(self, room: QRect) -> QRect:
        left = theme.size(DRAWN) + GAP if self._beside else 0
        return room.adjusted(left, 0, 0, 0)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.sans(PX))

    def _say_tip(self) -> None:
        shown = [self.text()] if self._narrow else []
        self.setToolTip("\n".join(filter(None, [*shown, self.accessibleDescription()])))
