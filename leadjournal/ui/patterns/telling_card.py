"""A card of the page of patterns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import BELOW, BESIDE, CORNER, Card
from leadjournal.ui.patterns.work import Worked

#: The corners of a card with their shadow, and the card that is all but corners.
END = CORNER + 10
SMALL = 2 * END + 1

_papers: dict[tuple[object, ...], QPixmap] = {}


def polish(widget: QWidget) -> None:
    """Dress what is not shown yet, so that showing it takes less time."""
    for each in widget.findChildren(QWidget):
        each.ensurePolished()


class TellingCard(Card):
    """Tells something of what was worked out, or has nothing to say."""

    def show_worked(self, worked: Worked, *, compared: bool) -> bool:
        """Show it, *compared* with the period before; return whether it says any."""
        return False

    def steps(self, worked: Worked, *, compared: bool) -> Iterator[bool]:
        """Show it in steps that take a moment each; the last gives what it returns."""
        yield self.show_worked(worked, compared=compared)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the paper together from a small one: cards here are many, and large."""
        painter, small = QPainter(self), self._small_paper()
        ratio = small.devicePixelRatio()
        across, down = _parts(self.width()), _parts(self.height())
        for (x, wide), (from_x, of_x) in zip(across, _parts(SMALL), strict=True):
            for (y, tall), (from_y, of_y) in zip(down, _parts(SMALL), strict=True):
                area = QRect(x, y, wide, tall)
                if area.intersects(event.rect()):
                    part = QRect(from_x, from_y, of_x, of_y)
                    painter.drawPixmap(area, small, _scaled(part, ratio))

    def _small_paper(self) -> QPixmap:
        """Return a small card, drawn once for each theme and screen."""
        colours, ratio = theme.current(), self.devicePixelRatioF()
        key = (colours.surface, colours.line, colours is theme.LIGHT, ratio)
        if key not in _papers:
            small = QPixmap(round(SMALL * ratio), round(SMALL * ratio))
            small.setDevicePixelRatio(ratio)
            small.fill(Qt.GlobalColor.transparent)
            painter = QPainter(small)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paper = QRectF(0, 0, SMALL, SMALL).adjusted(
                BESIDE + 0.5, 0.5, -BESIDE - 0.5, -BELOW - 0.5
            )
            if colours is theme.LIGHT:
                self._paint_shadow(painter, paper)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(paper, CORNER, CORNER)
            painter.end()
            _papers[key] = small
        return _papers[key]

    @property
    def last_stop(self) -> QWidget | None:
        """What Tab comes to after all else on the card, though it was made before."""
        return None

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab stops at, in the order of reading."""
        tab = Qt.FocusPolicy.TabFocus
        own = [w for w in self.findChildren(QWidget) if w.window() is self.window()]
        stops = [w for w in own if w.focusPolicy() & tab]
        if self.last_stop in stops:
            stops.remove(self.last_stop)
            stops.append(self.last_stop)
        return stops


def _parts(length: int) -> list[tuple[int, int]]:
    """Return where the beginning, the middle and the end are, and how long."""
    return [(0, END), (END, length - 2 * END), (length - END, END)]


def _scaled(part: QRect, ratio: float) -> QRect:
    """Return where a part is in the dots of the screen."""
    left, top = round(part.x() * ratio), round(part.y() * ratio)
    right = round((part.x() + part.width()) * ratio)
    bottom = round((part.y() + part.height()) * ratio)
    return QRect(left, top, right - left, bottom - top)
