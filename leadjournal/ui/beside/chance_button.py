"""What was done with a chance to practise something, to be noted with one click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from leadjournal.choices import Chance
from leadjournal.frameworks import Practice
from leadjournal.ui import theme
from leadjournal.ui.menu_button import LEAST, MORE, MenuButton

#: What to say of a chance, and how it is said in one or two words.
CHANCES: tuple[tuple[Chance | None, str, str], ...] = (
    (Chance.TOOK, "Took it", "took it"),
    (Chance.PARTLY, "Partly", "partly"),
    (Chance.PASSED, "Let it pass", "let it pass"),
    (Chance.NONE, "No chance came up", "none came up"),
    (None, "Not said", "chance"),
)
PADDING, TICK_PADDING = 9, 3


class ChanceButton(MenuButton):
    """A pill in the colour of its practice, with a menu of what can be said."""

    chance_noted = Signal(object)

    def __init__(self, practice: Practice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._practice = practice
        self.setToolTip("What I did with the chance")
        menu = QMenu(self)
        group = QActionGroup(self)
        self._actions = {}
        for chance, words, _ in CHANCES:
            action = menu.addAction(words)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(partial(self._on_triggered, chance))
            self._actions[chance] = action
        self.set_menu(menu)
        self.show_chance(None)

    def show_chance(self, chance: str | None) -> None:
        self._actions[Chance(chance) if chance else None].setChecked(True)
        self._said = bool(chance)
        self.setText(in_short(chance))
        said = in_short(chance) if chance else "not said"
        self.setAccessibleName(f"{self._practice.short}: the chance, {said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font())
        words = metrics.horizontalAdvance(self._shown())
        padding = PADDING if self._has_pill() else TICK_PADDING
        height = max(metrics.height() + theme.size(4), LEAST)
        return QSize(words + 2 * theme.size(padding) + 2, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(colours.practice(self._practice.key)[0])
        painter.setPen(QPen(colour, 1))
        hovered = self.underMouse()
        painter.setBrush(QColor(colours.surface) if hovered else Qt.BrushStyle.NoBrush)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if hovered or self._has_pill():
            painter.drawRoundedRect(pill, theme.size(8), theme.size(8))
        painter.setPen(colour)
        painter.setFont(_font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._shown())

    def _has_pill(self) -> bool:
        return self._said or self._practice.key in theme.FACTORS

    def _shown(self) -> str:
        """Return the words; a behaviour is ticked, having no colour of its own."""
        if self._practice.key in theme.FACTORS:
            return f"{self.text()} {MORE}"
        return f"✓ {self.text()} {MORE}" if self._said else f"✓ {MORE}"

    def _on_triggered(self, chance: Chance | None, _: bool = False) -> None:
        self.chance_noted.emit(chance.value if chance else None)


def in_short(chance: str | None) -> str:
    """Return a chance in one or two words; "chance" if nothing was said of it."""
    return next(short for key, _, short in CHANCES if key == (chance or None))


def _font() -> QFont:
    return theme.sans(12)
