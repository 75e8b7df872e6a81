"""Our own line drawings, in whatever colours the theme has when they are painted."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from leadjournal.paths import resource
from leadjournal.ui.tokens import Theme

INK = "currentColor"
PAPER = "#fff"

_copies: list[QIconEngine] = []


class Drawing(QIconEngine):
    """Paints resources/icons/*.svg anew each time, so a new theme needs no new icon."""

    def __init__(self, name: str, token: str, theme: Callable[[], Theme]) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._theme = theme

    def clone(self) -> QIconEngine:
        # Qt owns the copy from here on, but Python would let go of it on returning.
        copy = Drawing(self._name, self._token, self._theme)
        _copies[:] = [*filter(isValid, _copies), copy]
        return copy

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        theme = self._theme()
        token = "accent" if state is QIcon.State.On else self._token
        if mode is QIcon.Mode.Disabled:
            token = "muted"
        drawing = _drawing(self._name, getattr(theme, token), theme.accent_ink)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        drawing.render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802  Qt calls it
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return pixmap


def tinted_file(folder: str, name: str, colour: str) -> str:
    """Write a drawing in one colour where a style sheet can find it."""
    path = Path(folder) / f"{name}-{colour.removeprefix('#')}.svg"
    if not path.exists():
        path.write_text(_source(name).replace(INK, colour), "utf-8")
    return path.as_posix()


@lru_cache
def _drawing(name: str, ink: str, paper: str) -> QSvgRenderer:
    source = _source(name).replace(INK, ink).replace(PAPER, paper)
    return QSvgRenderer(QByteArray(source.encode()))


@lru_cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text("utf-8")
