"""A thread that a reflection belongs to, as a chip beside a way out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from leadjournal.ui import theme

WIDEST = 170  # px of a name at the usual size of text; the rest is left out


class ThreadChip(QWidget):
    """The name shows all of the thread; its menu, or F2, names it anew."""

    shown = Signal(str)
    renamed = Signal(str)
    left = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.button = theme.look(QPushButton(), "chip")
        self.leave = theme.look(QPushButton("×"), "chip")
        self._lay_out()
        rename = QAction("Rename Everywhere…", self.button)
        rename.setShortcut(QKeySequence(Qt.Key.Key_F2))
        rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        leave = QAction("Leave This Thread", self.button)
        self.button.addActions([rename, leave])
        self.button.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.button.clicked.connect(self._on_shown)
        rename.triggered.connect(self._on_renamed)
        for way_out in (leave.triggered, self.leave.clicked):
            way_out.connect(self._on_left)

    @property
    def has_focus(self) -> bool:
        return self.button.hasFocus() or self.leave.hasFocus()

    def _lay_out(self) -> None:
        measure = self.button.fontMetrics()
        right = Qt.TextElideMode.ElideRight
        words = measure.elidedText(self.name, right, theme.size(WIDEST))
        # An ampersand in a name is no shortcut.
        self.button.setText(words.replace("&", "&&"))
        self.button.setToolTip(f"{self.name}\nShow all of this thread. F2 renames it.")
        self.button.setAccessibleName(f"Thread: {self.name}")
        self.button.setAccessibleDescription("Shows all of it. F2 renames it.")
        self.leave.setAccessibleName(f"Leave the thread {self.name}")
        self.leave.setToolTip("Leave this thread")
        self.leave.setMinimumSize(24, 24)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.button)
        line.addWidget(self.leave)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _on_shown(self) -> None:
        self.shown.emit(self.name)

    def _on_renamed(self) -> None:
        self.renamed.emit(self.name)

    def _on_left(self) -> None:
        self.left.emit(self.name)
