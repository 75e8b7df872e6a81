"""The helping questions of a template, shown where nothing is written yet.

They are painted, and never part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from leadjournal.templates import Stage
from leadjournal.text import stages
from leadjournal.ui import theme

SMALLER = 0.88  # than what a person writes
BEFORE = 4  # the question, so that the cursor stands clear of it


class StageHints:
    """Knows where in a field a question is to stand, and paints it there."""

    def __init__(self, area: QTextEdit) -> None:
        self._area = area
        self._helpers: dict[str, str] = {}

    def show(self, wanted: tuple[Stage, ...]) -> None:
        self._helpers = {stages.plain(stage.name): stage.helper for stage in wanted}
        self._area.viewport().update()

    @property
    def wanted(self) -> bool:
        return bool(self._helpers)

    def at_cursor(self) -> str:
        """Return the question of the stage the cursor is in, if it is empty."""
        block = self._area.textCursor().block()
        while self._helpers and _is_blank(block) and block.previous().isValid():
            block = block.previous()
        return self._helper(block)

    def paint(self, painter: QPainter) -> None:
        font = _font()
        painter.setPen(QColor(theme.current().muted))
        painter.setFont(font)
        for heading in self._headings_shown():
            if heading.next().isValid() and (helper := self._helper(heading)):
                room = self._room(heading.next(), QFontMetricsF(font))
                painter.drawText(room, *_fitted(helper, room, QFontMetricsF(font)))

    def _headings_shown(self) -> Iterator[QTextBlock]:
        block = self._area.cursorForPosition(self._area.viewport().rect().topLeft())
        each, foot = block.block(), self._area.viewport().height()
        if each.previous().isValid():  # its question may reach into what is seen
            each = each.previous()
        while each.isValid() and self._top(each) < foot:
            if stages.HEADING.match(each.text()):
                yield each
            each = each.next()

    def _helper(self, heading: QTextBlock) -> str:
        """Return the question under a heading that has nothing under it."""
        if not self._helpers or not stages.HEADING.match(heading.text()):
            return ""
        after = heading.next()
        while _is_blank(after):
            after = after.next()
        if after.isValid() and not stages.HEADING.match(after.text()):
            return ""
        return self._helpers.get(stages.plain(heading.text()), "")

    def _room(self, block: QTextBlock, metrics: QFontMetricsF) -> QRectF:
        """Return where a question may stand: the blank lines from here on."""
        layout = self._area.document().documentLayout()
        bounds = layout.blockBoundingRect(block)
        foot = bounds.bottom()
        last = block
        while _is_blank(last.next()):
            last = last.next()
            foot = layout.blockBoundingRect(last).bottom()
        if not last.next().isValid():  # there is all the room below
            foot += 3 * bounds.height()
        # Letters stand at the foot of a line, so there is room above each line; and
        # what the first line has of it, the heading after the last has, too.
        above = max(bounds.height() - metrics.lineSpacing(), 0)
        left, top = bounds.left() + BEFORE, self._top(block) + above
        return QRectF(left, top, bounds.width() - BEFORE, foot - bounds.top())

    def _top(self, block: QTextBlock) -> float:
        layout = self._area.document().documentLayout()
        return layout.blockBoundingRect(block).top() - float(
            self._area.verticalScrollBar().value()
        )


def _font() -> QFont:
    font = theme.serif(theme.writing() * SMALLER)
    font.setItalic(True)
    return font


def _fitted(helper: str, room: QRectF, metrics: QFontMetricsF) -> tuple[int, str]:
    """Return how to set a question in its room: on the first line, or on more."""
    align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    wrap = Qt.TextFlag.TextWordWrap
    needed = metrics.boundingRect(room, (align | wrap).value, helper)
    if needed.height() <= room.height() + metrics.descent():
        return (align | wrap).value, helper
    lines = max(int((room.height() + metrics.descent()) // metrics.lineSpacing()), 1)
    width = room.width() * lines * (1 if lines == 1 else 0.9)
    shortened = metrics.elidedText(helper, Qt.TextElideMode.ElideRight, width)
    return (align | wrap).value, shortened


def _is_blank(block: QTextBlock) -> bool:
    return block.isValid() and not block.text().strip()
