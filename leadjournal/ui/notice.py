"""Telling what has been done, without getting in the way of who types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import BELOW, BESIDE, Card, label

#: For so many milliseconds a notice stays, unless the mouse rests on it.
STAYS = 15_000
WIDEST = 640


def notify(window: QWidget, sentence: str) -> None:
    """Say something at the foot of a window; what it said before makes way."""
    notice = window.findChild(Notice) or Notice(window)
    notice.say(sentence)


class Notice(Card):
    """A line over the foot of a window. It never takes the keyboard by itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(parent=window)
        self._window = window
        self._words = label("")
        self._close = theme.look(QPushButton("Close"), "link")
        self._close.setAccessibleName("Close the notice")
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(STAYS)
        self._lay_out_line()
        self._leaving.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said, or nothing."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self._place()
        self.raise_()
        self._leaving.start()
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(self, sentence)
            QAccessible.updateAccessibility(event)

    def _lay_out_line(self) -> None:
        if (column := self.layout()) is not None:
            column.setContentsMargins(20 + BESIDE, 10, 12 + BESIDE, 10 + BELOW)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._words, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(line)

    def _place(self) -> None:
        """Stand at the foot of the window, in the middle, as wide as there is room."""
        margin = theme.size(16)
        room = self._window.width() - 2 * margin
        wide = min(room, theme.size(WIDEST))
        tall = max(self.heightForWidth(wide), self.minimumSizeHint().height())
        left = (self._window.width() - wide) // 2
        self.setGeometry(left, self._window.height() - tall - margin, wide, tall)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in {QEvent.Type.Resize, QEvent.Type.StyleChange}
        if moved and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._leaving.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._leaving.start()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hide()
