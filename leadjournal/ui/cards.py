"""Cards, and the words on them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui import theme

CORNER = 14
MARK = 5
#: How far the shadow reaches below a card, and beside it.
BELOW, BESIDE = 4, 2
SHADES = ((1, 0, 13), (2, 1, 7), (3, 1, 5), (4, 2, 3))


class Card(QFrame):
    """A paper on the page: a title, a note, and whatever is put in `body`.

    `header` is the row of the title, for a link at its end; a *marked* card has the
    bar of the thing that matters most.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        parent: QWidget | None = None,
        *,
        note_below: bool = False,
        marked: bool = False,
    ) -> None:
        super().__init__(parent)
        self._marked = marked
        self.setAccessibleName(title)
        self.title = label(title, "heading")
        self.note = label(note, "muted")
        self.header = QHBoxLayout()
        self.body = QVBoxLayout()
        self._lay_out(note_below)

    def show_note(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(
            BESIDE + 0.5, 0.5, -BESIDE - 0.5, -BELOW - 0.5
        )
        if colours is theme.LIGHT:
            self._paint_shadow(painter, paper)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(paper, CORNER, CORNER)
        if self._marked:
            shape = QPainterPath()
            shape.addRoundedRect(paper.adjusted(-0.5, -0.5, 0, 0.5), CORNER, CORNER)
            painter.setClipPath(shape)
            bar = QRectF(paper.left() - 1, paper.top() - 1, MARK + 1, self.height())
            painter.fillRect(bar, QColor(colours.accent))

    def _paint_shadow(self, painter: QPainter, paper: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for down, out, shade in SHADES:
            painter.setBrush(QColor(60, 40, 10, shade))
            below = paper.translated(0, down).adjusted(-out, 0, out, 0)
            painter.drawRoundedRect(below, CORNER, CORNER)

    def _lay_out(self, note_below: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26 + BESIDE, 22, 26 + BESIDE, 24 + BELOW)
        column.setSpacing(12)
        heading = QVBoxLayout()
        heading.setSpacing(2)
        self.header.setSpacing(12)
        self.header.addWidget(self.title, 1)
        heading.addLayout(self.header)
        if note_below:
            heading.addWidget(self.note)
        else:
            self.note.setWordWrap(False)
            self.header.addWidget(self.note)
        if self.title.text() or self.note.text():
            column.addLayout(heading)
        column.addLayout(self.body, 1)
        # Not sooner: what lies in nothing yet would be shown as a window of its own.
        self.title.setVisible(bool(self.title.text()))
        self.note.setVisible(bool(self.note.text()))


class Line(QWidget):
    """Things side by side, or one below the other where there is too little room."""

    def __init__(self, least: int, gap: int = 16) -> None:
        """*least* is the width in px, at the usual size of text, to be side by side."""
        super().__init__()
        self._least = least
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(gap)

    def minimumSizeHint(self) -> QSize:
        """Return the size when stacked, so that it may become as narrow as that."""
        items = [self.row.itemAt(index) for index in range(self.row.count())]
        widths = [item.minimumSize().width() for item in items if item]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        direction = QBoxLayout.Direction
        wide = self.width() >= theme.size(self._least)
        self.row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        super().resizeEvent(event)


def label(text: str, look: str = "", *, wraps: bool = True) -> QLabel:
    """Return plain words in a look of the style sheet."""
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(wraps)
    return theme.look(words, look) if look else words


def rule() -> QFrame:
    """Return a thin line between two rows of a card."""
    line = QFrame()
    line.setFixedHeight(1)
    return theme.look(line, "rule")
