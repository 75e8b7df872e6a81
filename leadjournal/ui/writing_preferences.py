"""How a person likes to write: face and size, quotes, scrolling, spelling, counting."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QVBoxLayout, QWidget

from leadjournal.ui.settings import WRITING, Settings

USUAL_FACE = "The usual one"
HABITS = {
    "smart_quotes": "Curly quotes, dashes and apostrophes as I type",
    "typewriter": "Keep the line that I write at one height",
    "spelling": "Mark misspelt words, in British English (Edit has My Words)",
    "counts_words": "Show how many words there are",
}


class WritingPreferences(QWidget):
    """Every choice holds at once."""

    chosen = Signal(str, object)  # the name of the setting, and what it is now

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._face = QComboBox()
        self._size = QComboBox()
        self._fill(settings)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(24)
        form.addRow("Typeface of what you write", self._face)
        form.addRow("Size of what you write", self._size)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(form)
        for name, words in HABITS.items():
            box = QCheckBox(words)
            box.setChecked(bool(getattr(settings, name)))
            box.toggled.connect(partial(self.chosen.emit, name))
            column.addWidget(box)

    def _fill(self, settings: Settings) -> None:
        self._face.addItem(USUAL_FACE, "")
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Latin):
            if not QFontDatabase.isPrivateFamily(family):
                self._face.addItem(family, family)
        least, most = map(int, WRITING)
        usual = {float(px) for px in range(least, most + 1)}
        for size in sorted({*usual, Settings().writing_size, settings.writing_size}):
            self._size.addItem(f"{size:g}", size)
        for box, name, setting in (
            (self._face, "Typeface of what you write", "serif"),
            (self._size, "Size of what you write", "writing_size"),
        ):
            box.setAccessibleName(name)
            box.setCurrentIndex(max(box.findData(getattr(settings, setting)), 0))
            box.currentIndexChanged.connect(partial(self._on_chosen, box, setting))

    def _on_chosen(self, box: QComboBox, setting: str, _: int) -> None:
        self.chosen.emit(setting, box.currentData())
