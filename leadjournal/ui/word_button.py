"""A button that is only words: a tab, a choice, a day."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from leadjournal.ui import theme
from leadjournal.ui.menu_button import LEAST, MORE, MenuButton

CORNER = 8
SHORTEST = 64


class WordButton(MenuButton):
    """Flat words in a colour of the theme, shortened where there is too little room.

    A checked one stands out; one with a menu says so by a small triangle.
    """

    def __init__(
        self,
        words: str,
        *,
        colour: str = "ink",
        px: float = 13,
        padding: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colour = colour
        self._px = px
        self._padding = padding
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        # As wide when it is checked as when it is not, so that nothing jumps.
        metrics = QFontMetrics(theme.sans(self._px, QFont.Weight.DemiBold))
        words = metrics.horizontalAdvance(self._shown())
        height = max(metrics.height() + theme.size(12), LEAST)
        return QSize(words + 2 * theme.size(self._padding) + 2, height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self.menu is None:
            return hint
        return QSize(min(hint.width(), theme.size(SHORTEST)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.track))
            painter.drawRoundedRect(self.rect(), CORNER, CORNER)
        token = "accent" if self.isChecked() else self._colour
        painter.setPen(QColor(getattr(colours, token if self.isEnabled() else "faint")))
        painter.setFont(self._font())
        padding = theme.size(self._padding)
        inside = self.rect().adjusted(padding, 0, -padding, 0)
        words = self.fitting(QFontMetrics(self._font()), inside.width() + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, words)

    def fitting(self, metrics: QFontMetrics, width: int) -> str:
        """Return the words, or their beginning, in so much room."""
        if metrics.horizontalAdvance(self._shown()) <= width:
            return self._shown()
        more = f" {MORE}" if self.menu else ""
        width -= metrics.horizontalAdvance(more)
        right = Qt.TextElideMode.ElideRight
        return metrics.elidedText(self.text(), right, width) + more

    def _font(self) -> QFont:
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium
        quiet = self._colour == "muted" and not self.isCheckable()
        return theme.sans(self._px, QFont.Weight.Normal if quiet else weight)

    def _shown(self) -> str:
        return f"{self.text()} {MORE}" if self.menu else self.text()


class SourceButton(WordButton):
    """Leads to a reflection by its title, shortened where there is too little room."""

    def __init__(
        self, words: str = "", *, colour: str = "muted", px: float = 12.5
    ) -> None:
        super().__init__(words, colour=colour, px=px, padding=0)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        super().show_words(words)
        self.setShortcut(QKeySequence())  # an ampersand in a title is none
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.size(SHORTEST)), hint.height())
