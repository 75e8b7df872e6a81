"""A question that is offered, to be chosen with one click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from leadjournal.ui import theme
from leadjournal.weekly import Offer

PADDING, BETWEEN, CORNER = 18, 6, 8
WRAPS = int(Qt.TextFlag.TextWordWrap)


class OfferButton(QAbstractButton):
    """The question in a serif, and beneath it why it is asked this week."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self._words = offer.question.text
        self.setText(self._words.replace("&", "&&"))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(f"{offer.reason}.")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        question, reason = self._places(width)
        return (
            reason.bottom() + 1 + theme.size(PADDING) if reason else question.bottom()
        )

    def sizeHint(self) -> QSize:
        width = theme.size(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(160), theme.size(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        ground = colours.hover if self.underMouse() else colours.surface
        width = 2 if chosen and colours.patterned else 1
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), width))
        painter.setBrush(QColor(colours.accent_soft if chosen else ground))
        paper = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(paper, CORNER, CORNER)
        question, reason = self._places(self.width())
        painter.setPen(QColor(colours.ink))
        painter.setFont(theme.serif(18))
        painter.drawText(question, WRAPS, self._words)
        painter.setPen(QColor(colours.muted))
        painter.setFont(theme.sans(12.5))
        painter.drawText(reason, WRAPS, self.offer.reason)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Return where the question stands, and where the reason."""
        padding = theme.size(PADDING)
        room = QRect(padding, padding, max(width - 2 * padding, 1), 10_000)
        metrics = QFontMetrics(theme.serif(18))
        question = metrics.boundingRect(room, WRAPS, self._words)
        room.moveTop(question.bottom() + 1 + theme.size(BETWEEN))
        small = QFontMetrics(theme.sans(12.5))
        reason = small.boundingRect(room, WRAPS, self.offer.reason)
        return question, reason
