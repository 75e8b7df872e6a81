"""Take the pictures that stand beside the design: `make pictures`.

The day is that of the design's pictures, so two runs differ only where the window does.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from leadjournal.ui import rehearsal, veil
from leadjournal.ui.history.dialog import HistoryDialog
from leadjournal.ui.locking.screen import LockScreen
from leadjournal.ui.palette.box import Palette
from leadjournal.ui.protection.dialog import ProtectionDialog
from leadjournal.ui.reporting.dialog import ReportDialog
from leadjournal.ui.shortcuts.dialog import ShortcutsPage
from leadjournal.ui.what_is_protected import WhatIsProtected

SIZES = ((1440, 900), (1100, 700))
FOLDER = Path(__file__).parent / "pictures"
NOW = datetime(2026, 11, 22, 9, 5, tzinfo=timezone(timedelta(0)))


def clock() -> datetime:
    return NOW


#: What is typed at each step of the weekly reflection, in a field or two.
TYPED = {
    "arrive": ["Stretched"],
    "moment": [
        "On Monday I let Priya chair. I had typed the agenda the night before, then"
        " deleted it and sent her the blank page instead. The first ten minutes were"
        " slow and I could feel myself reaching for the pen"
    ],
    "sense-0": ["Priya asked the quietest person in the room first. I would not have."],
    "sense-1": ["She might say that I sat very still, and very obviously so."],
    "sense-2": ["the pen is not the meeting. I had been guarding the wrong thing."],
    "forward": ["The list was done ten minutes early"],
    "if-then": ["the meeting goes quiet"],
}


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _take_weekly(folder)
    _take_pages(folder)
    _take_helpers(folder)
    _take_safe(folder)
    for colours in ("light", "dark", "contrast"):
        for text_size in (1.0, 2.0) if colours == "light" else (1.0,):
            _take(folder, colours, text_size)


def _take_weekly(folder: Path) -> None:
    """Walk through this week's reflection, and take a picture of each step."""
    with tempfile.TemporaryDirectory() as place:
        journal = Path(place) / "demo.leadjournal"
        with rehearsal.rehearsed(journal, clock=clock) as window:
            window.start_weekly()
            page = window.weekly
            for number in range(1, 20):
                rehearsal.settle()
                stop = page.stop
                for words in TYPED.get(stop, []):
                    QTest.keyClicks(QApplication.focusWidget(), words)
                if stop == "if-then":
                    _press_tab(1)
                    QTest.keyClicks(QApplication.focusWidget(), "count to ten")
                rehearsal.settle()
                picture = folder / f"weekly-{number:02}-{stop}.png"
                window.grab().save(str(picture))
                print(picture)
                if stop == "done":
                    return
                if stop == "choose":
                    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
                else:
                    page.go_on()


def _take_pages(folder: Path) -> None:
    """Take a picture of each page that is not in the rail."""
    with tempfile.TemporaryDirectory() as place:
        journal = Path(place) / "demo.leadjournal"
        with rehearsal.rehearsed(journal, clock=clock) as window:
            for page in ("plans", "questions", "calendar"):
                window.show_place(page)
                rehearsal.settle()
                picture = folder / f"{page}.png"
                window.grab().save(str(picture))
                print(picture)


def _take_helpers(folder: Path) -> None:
    """Take a picture of what opens over the pages, and of a search."""
    with tempfile.TemporaryDirectory() as place:
        journal = Path(place) / "demo.leadjournal"
        with rehearsal.rehearsed(journal, clock=clock) as window:
            chosen = window.journal.reflections.search("title:ferry")[0]
            window.look_for("budget or carers tag:listening")
            _wait()
            _keep(window, folder / "search.png")
            window.look_for("")
            with window.journal.change("Edit"):
                body = chosen.body.replace("evening team", "evening team, a new one,")
                window.journal.reflections.edit(chosen, body=body)
            history = HistoryDialog(window.journal, chosen, window)
            report = ReportDialog(window.journal, window)
            commands = [each for menu in window.menus for each in menu.commands()]
            keys = ShortcutsPage(commands, {}, window)
            for name, dialog in (("history", history), ("keys", keys)):
                dialog.show()
                _wait()
                _keep(dialog, folder / f"{name}.png")
                dialog.close()
            report.show()
            _wait()
            [next_step] = [
                button
                for button in report.findChildren(QPushButton)
                if button.text() == "Read It Through"
            ]
            next_step.click()
            _wait()
            _keep(report, folder / "report.png")
            report.close()
            window.findChild(QAction, "open_palette").trigger()
            _wait()
            QTest.keyClicks(window.findChild(Palette).field, "win")
            _wait()
            _keep(window, folder / "palette.png")


def _take_safe(folder: Path) -> None:
    """Take a picture of what keeps a journal safe, where no path of ours is shown."""
    with tempfile.TemporaryDirectory() as place:
        journal = Path(place) / "demo.leadjournal"
        with rehearsal.rehearsed(journal, clock=clock) as window:
            dialogs: dict[str, QWidget] = {
                "protection": ProtectionDialog(window.journal, window.settings, window),
                "what-is-protected": WhatIsProtected(window),
                "locked": LockScreen(journal, None, None),
            }
            for name, dialog in dialogs.items():
                if name == "locked":
                    dialog.resize(*SIZES[1])
                dialog.show()
                _wait()
                _keep(dialog, folder / f"{name}.png")
                dialog.close()
            window.keep_settings(veiled=True)
            veil.draw(True)
            window.journal_changed.emit(veil.COVERED)
            window.show_place("journal")
            _wait()
            _keep(window, folder / "veiled.png")
            veil.draw(False)


def _wait() -> None:
    """Wait for what comes a moment later by itself."""
    rehearsal.settle()
    loop = QEventLoop()
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    rehearsal.settle()


def _keep(shown: QWidget, picture: Path) -> None:
    shown.grab().save(str(picture))
    print(picture)


def _press_tab(times: int) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def _take(folder: Path, colours: str, text_size: float) -> None:
    with tempfile.TemporaryDirectory() as place:
        journal = Path(place) / "demo.leadjournal"
        with rehearsal.rehearsed(
            journal, clock=clock, colours=colours, text_size=text_size
        ) as window:
            budget = window.journal.reflections.search("title:budget")[0]
            window.show_reflection(budget)
            for width, height in SIZES:
                window.resize(width, height)
                _wait()
                percent = "" if text_size == 1 else f"-{text_size:.0%}".rstrip("%")
                suffix = f"-{colours}{percent}-{width}"
                for picture in rehearsal.take_pictures(window, folder, suffix):
                    print(picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)
