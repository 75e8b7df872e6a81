"""A list of things to tick, by mouse or by the Space key."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from leadjournal.ui.reporting.tick_painter import TickPainter


class TickList(QListView):
    """Shows items with a box; Enter on one, or a double click, asks for more."""

    opened = Signal(int)

    def __init__(
        self, model: QAbstractListModel, name: str, *, wraps: bool = True
    ) -> None:
        """Without *wraps* all items are of one height, so that many are no burden."""
        super().__init__()
        self.setAccessibleName(name)
        self.setModel(model)
        self._painter = TickPainter(self, wraps=wraps)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(not wraps)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        model.dataChanged.connect(self._painter.forget_rows)
        model.modelReset.connect(self._painter.forget)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def row(self) -> int:
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.row >= 0:
                self.opened.emit(self.row)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._painter.forget()
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    def _on_double_clicked(self) -> None:
        self.opened.emit(self.row)
