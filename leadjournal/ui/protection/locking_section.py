"""When the journal locks by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from leadjournal.ui.cards import Line, label
from leadjournal.ui.settings import Settings
from leadjournal.wording import counted

BY_ITSELF = "Lock by itself"
AT_SLEEP = "Lock when the computer sleeps or its screen is locked"
MINUTES = (1, 2, 5, 10, 15, 30, 60)
NEVER = "never"
MEANING = (
    "A locked journal is closed: its window shows nothing, and the passphrase opens it"
    " where you were. What you were typing is saved first."
)


class LockingSection(QWidget):
    """Every choice holds at once."""

    settings_chosen = Signal(dict)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.after = QComboBox()
        self.at_sleep = QCheckBox(AT_SLEEP)
        self.after.setAccessibleName(BY_ITSELF)
        self.at_sleep.setChecked(settings.lock_at_sleep)
        self._fill(settings.lock_after)
        line = Line(300, gap=10)
        line.row.addWidget(label(BY_ITSELF, wraps=False))
        line.row.addWidget(self.after)
        line.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (label(MEANING, "muted"), line, self.at_sleep):
            column.addWidget(part)
        self.after.currentIndexChanged.connect(self._on_after_chosen)
        self.at_sleep.toggled.connect(self._on_at_sleep_toggled)

    def _fill(self, chosen: int) -> None:
        for minutes in sorted({*MINUTES, chosen} - {0}):
            words = f"after {counted(minutes, 'minute')} without a key or a click"
            self.after.addItem(words, minutes)
        self.after.addItem(NEVER, 0)
        self.after.setCurrentIndex(self.after.findData(chosen))

    def _on_after_chosen(self) -> None:
        self.settings_chosen.emit({"lock_after": self.after.currentData()})

    def _on_at_sleep_toggled(self, on: bool) -> None:
        self.settings_chosen.emit({"lock_at_sleep": on})
