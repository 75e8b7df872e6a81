"""A window two seconds before the moment to be asked; see reminder_on_a_desktop.sh."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from leadjournal import demo
from leadjournal.journal import Journal
from leadjournal.ui import theme
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings

FRIDAY = datetime(2026, 11, 27, 14, 59, 58, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 28, 15)
PATIENCE = 60_000  # milliseconds


def main(folder: Path) -> int:
    begun = monotonic()

    def clock() -> datetime:
        return FRIDAY + timedelta(seconds=monotonic() - begun)

    application = QApplication([])
    theme.apply(application, "light")
    path = folder / "demo.leadjournal"
    demo.create(path, clock=lambda: FRIDAY - timedelta(days=4))
    begun = monotonic()
    journal = Journal.open(path, clock=clock)
    window = MainWindow(journal, Settings(theme="light"))
    window.show()

    def look() -> None:
        if journal.cadence.snoozed == TOMORROW:
            application.exit(0)

    journal.on_change(lambda _: look())
    QTimer.singleShot(PATIENCE, lambda: application.exit(1))
    code = application.exec()
    window.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
