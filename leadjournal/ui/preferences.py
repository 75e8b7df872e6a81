"""What a person may choose: how the window looks, and what there is to tag."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.cadence import Cadence
from leadjournal.journal import Journal
from leadjournal.ui import room
from leadjournal.ui.cadence_form import CadenceForm
from leadjournal.ui.cards import label
from leadjournal.ui.settings import Settings
from leadjournal.ui.trash_choice import TrashChoice
from leadjournal.ui.writing_preferences import WritingPreferences

COLOURS = {
    "system": "As the system has them",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}
SIZES = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


class PreferencesDialog(QDialog):
    """Every choice holds at once; there is nothing to apply."""

    settings_changed = Signal(object)
    protection_requested = Signal()

    def __init__(self, journal: Journal, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal = journal
        self._settings = settings
        self._colours = QComboBox()
        self._size = QComboBox()
        self._writing = WritingPreferences(settings)
        self._cadence = CadenceForm(journal.cadence, journal.today())
        self._protection = QPushButton("Passphrase and Protection…")
        self._trash = TrashChoice(journal)
        self._lay_out()
        self._fill()
        self._connect()
        self._colours.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        self.setWindowTitle("Settings")
        room.take(self, 600, 620)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(24)
        form.addRow("Colours", self._colours)
        form.addRow("Size of text", self._size)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(10)
        column.addWidget(label("How it looks", "heading"))
        column.addLayout(form)
        column.addSpacing(16)
        column.addWidget(label("Writing", "heading"))
        column.addWidget(self._writing)
        column.addSpacing(16)
        column.addWidget(label("When to be asked", "heading"))
        column.addWidget(self._cadence)
        column.addSpacing(16)
        column.addWidget(label("Who can read it", "heading"))
        column.addWidget(self._protection, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(16)
        column.addWidget(label("Delete what is in the trash", "heading"))
        column.addWidget(self._trash)
        column.addSpacing(16)
        column.addWidget(label("What there is to tag", "heading"))
        column.addWidget(
            label(
                "The five factors and the four behaviours are always there. You may"
                " add these sets, which come from the same sources.",
                "muted",
            )
        )
        for box in self._frameworks():
            column.addWidget(box)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab would be lost on it
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.addWidget(scroll, 1)
        outer.addWidget(buttons)
        outer.setStretch(0, 1)
        buttons.setContentsMargins(24, 0, 24, 0)

    def _frameworks(self) -> list[QCheckBox]:
        boxes = []
        on = self._journal.frameworks_on
        for framework in self._journal.frameworks:
            if framework.primary:
                continue
            box = QCheckBox(f"{framework.name} ({len(framework.practices)})")
            box.setToolTip(framework.source)
            box.setChecked(framework.key in on)
            box.toggled.connect(partial(self._on_framework_toggled, framework.key))
            boxes.append(box)
        return boxes

    def _fill(self) -> None:
        for name, words in COLOURS.items():
            self._colours.addItem(words, name)
        self._colours.setCurrentIndex(self._colours.findData(self._settings.theme))
        for size in sorted({*SIZES, self._settings.text_size}):
            self._size.addItem(f"{round(size * 100)} %", size)
        self._size.setCurrentIndex(self._size.findData(self._settings.text_size))
        for box, name in (
            (self._colours, "Colours"),
            (self._size, "Size of text"),
        ):
            box.setAccessibleName(name)

    def _connect(self) -> None:
        self._cadence.cadence_changed.connect(self._on_cadence_changed)
        for box, name in (
            (self._colours, "theme"),
            (self._size, "text_size"),
        ):
            box.currentIndexChanged.connect(partial(self._on_chosen, box, name))
        self._writing.chosen.connect(self._take)
        self._protection.clicked.connect(self.reject)
        self._protection.clicked.connect(self.protection_requested)

    def _on_chosen(self, box: QComboBox, name: str, _: int) -> None:
        self._take(name, box.currentData())

    def _take(self, name: str, value: object) -> None:
        self._settings = replace(self._settings, **{name: value})  # type: ignore[arg-type]
        self.settings_changed.emit(self._settings)

    def _on_cadence_changed(self, cadence: Cadence) -> None:
        with self._journal.change("Change When to Be Asked"):
            self._journal.set_cadence(cadence)

    def _on_framework_toggled(self, key: str, on: bool) -> None:
        label = "Add Framework" if on else "Leave Out Framework"
        with self._journal.change(label):
            self._journal.set_framework(key, on)
