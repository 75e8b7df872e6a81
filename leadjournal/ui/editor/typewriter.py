"""Typewriter scrolling: the paper moves, and the line that is written stays."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from leadjournal.ui.editor import habits

PLACE = 0.45  # of the height of the field, from above


class Typewriter(QObject):
    """Keeps the line of the cursor at one height in a field, if a person wants it.

    At the beginning of a text there is no paper above, so there the line moves.
    """

    def __init__(self, area: QTextEdit) -> None:
        super().__init__(area)
        self._area = area
        self._bar = area.verticalScrollBar()
        self._moving = False
        area.cursorPositionChanged.connect(self._follow)
        self._bar.rangeChanged.connect(self._on_range_changed)
        habits.voice.changed.connect(self._on_habits_changed)

    def _follow(self) -> None:
        if not habits.current().typewriter or self._moving:
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return  # what is being pointed at does not run away
        self._moving = True
        height = self._area.viewport().height()
        self._scroll()
        if self._area.viewport().height() != height:
            self._scroll()  # what stood above it has given way, or come back
        self._moving = False

    def _scroll(self) -> None:
        middle = self._area.cursorRect().center().y()
        place = round(self._area.viewport().height() * PLACE)
        wanted = max(self._bar.value() + middle - place, 0)
        if wanted > self._bar.maximum():
            self._bar.setMaximum(wanted)  # there is room below the last line, too
        self._bar.setValue(wanted)

    def _on_range_changed(self, *_: int) -> None:
        if self._area.hasFocus():
            self._follow()

    def _on_habits_changed(self) -> None:
        self._follow()
        if not habits.current().typewriter:
            self._area.ensureCursorVisible()
