"""A picture by itself, as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from leadjournal.ui import theme
from leadjournal.ui.cards import label

NOT_SHOWN = "This picture is damaged or far too large, so it cannot be shown."
ROOM = 0.8  # of the screen


class Viewer(QDialog):
    """Shows one attached picture. It comes from the journal and is written nowhere."""

    def __init__(self, parent: QWidget, name: str, image: QImage) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        if image.isNull():
            column.addWidget(label(NOT_SHOWN))
        else:
            column.addWidget(Canvas(image, name), 1)
        column.addWidget(buttons)
        self.resize(self._fitting(image))

    def _fitting(self, image: QImage) -> QSize:
        least = QSize(theme.size(360), theme.size(140))
        around = QSize(32, theme.size(80))
        wanted = image.size() / self.devicePixelRatioF() + around
        room = self.screen().availableGeometry().size() * ROOM
        return wanted.boundedTo(room).expandedTo(least)


class Canvas(QWidget):
    """Paints a picture in its own proportions, never larger than it is."""

    def __init__(self, image: QImage, name: str) -> None:
        super().__init__()
        self._image = image
        self.setAccessibleName(f"Picture: {name}")

    def paintEvent(self, event: QPaintEvent) -> None:
        size = QSizeF(self._image.size()) / self.devicePixelRatioF()
        room = QSizeF(self.size())
        if size.boundedTo(room) != size:
            size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPointF(), size)
        place.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
