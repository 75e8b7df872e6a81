"""What stands above a text gives way as one goes down in it, and comes back on top."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from leadjournal.ui import theme

NEAR = 10  # px: as near to the top the cursor comes; going, it takes twice as many
UNLIMITED = 16_777_215  # as Qt has it


class GivingWay(QObject):
    """Folds a *head* away while the text is scrolled past its height.

    The lines stay where they are before one's eyes, as if both were one paper. It is
    folded, not hidden, so that the keyboard can go back to it, and brings it back.
    """

    def __init__(
        self, head: QWidget, area: QTextEdit, arrange: Callable[[], object]
    ) -> None:
        """*arrange* is to give the head and the area their places at once."""
        super().__init__(area)
        self._head = head
        self._area = area
        self._arrange = arrange
        self._bar = area.verticalScrollBar()
        self._height = 0  # of the head, while it is folded
        self._moving = False
        self._bar.valueChanged.connect(self._on_scrolled)
        self._bar.rangeChanged.connect(self._on_range_changed)
        for part in head.findChildren(QWidget):
            part.installEventFilter(self)

    @property
    def is_folded(self) -> bool:
        return self._head.maximumHeight() == 0

    def bring_back(self) -> None:
        """Show the head, and the beginning of the text under it."""
        self._unfold(0)
        self._bar.setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and self.is_folded:
            self.bring_back()
        elif event.type() is QEvent.Type.FocusOut:
            self._on_scrolled(self._bar.value())
        return False

    def _on_scrolled(self, value: int) -> None:
        if self._moving:
            return
        if self.is_folded:
            if value <= theme.size(NEAR):
                at_top = self._area.cursorRect().top() < self._height
                self._unfold(0 if at_top else self._height + value)
        elif value > self._head.height() + theme.size(2 * NEAR) and not self._owns():
            self._fold(value)

    def _on_range_changed(self, _: int, most: int) -> None:
        if most == 0 and self.is_folded and not self._moving:
            self._unfold(0)

    def _fold(self, value: int) -> None:
        self._moving = True
        self._height = self._head.height()
        self._head.setMaximumHeight(0)
        self._arrange()
        self._bar.setValue(value - self._height)
        self._moving = False

    def _unfold(self, value: int) -> None:
        if not self.is_folded:
            return
        self._moving = True
        self._head.setMaximumHeight(UNLIMITED)
        self._arrange()
        self._bar.setValue(value)
        self._moving = False

    def _owns(self) -> bool:
        """Whether the keyboard is in the head."""
        focused = QApplication.focusWidget()
        return focused is not None and self._head.isAncestorOf(focused)
