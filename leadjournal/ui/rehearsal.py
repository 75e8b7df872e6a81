"""The main job from start to end without a screen, on an invented journal.

`make run` does this where there is no display, so that one can see that
LeadJournal works here, and what it looks like.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPlainTextEdit,
    QTextEdit,
)

from leadjournal import demo, weekly
from leadjournal.journal import Clock, Journal, local_now
from leadjournal.patterns import overview
from leadjournal.safekeeping.backups import Backups
from leadjournal.ui import tasks, theme
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.rail import PLACES
from leadjournal.ui.settings import Settings

TYPED = (
    "I asked the newest person in the room what she would stop doing first. "
    "She had an answer ready. Nobody had asked."
)
ANSWER = "I left the agenda to somebody else, and did not fill the first silence."


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="leadjournal-"))
    print(
        "LeadJournal does its main job unseen, on an invented journal of a year,\n"
        f"in {folder}.\n"
    )
    with rehearsed(folder / "demo.leadjournal") as window:
        print(f"Opened an invented journal with {_count(window)}.")
        _write(window)
        print(f"Wrote a reflection and tagged it: {_count(window)} now.")
        _answer(window)
        _tell_questions(window)
        _tell_patterns(window)
        for picture in take_pictures(window, folder):
            print(f"Saved a picture: {picture}")
    with Journal.open(folder / "demo.leadjournal") as journal:
        found = journal.reflections.search('"newest person in the room"')
        problems = journal.check()
    if len(found) != 1 or problems:
        print("What was written is not there as it was.", *problems, file=sys.stderr)
        return 1
    print(
        "\nOpened the journal again: what was written is there, and the file is sound."
        "\nOn a computer with a display, the same command opens the window."
    )
    return 0


@contextmanager
def rehearsed(
    path: Path,
    *,
    clock: Clock = local_now,
    colours: str = "light",
    text_size: float = 1.0,
) -> Iterator[MainWindow]:
    """Open a window on an invented journal, dressed as asked, and close it again.

    What LeadJournal keeps beside it, it keeps in the journal's folder meanwhile.
    """
    before = os.environ.get("LEADJOURNAL_HOME")
    os.environ["LEADJOURNAL_HOME"] = str(path.parent / "home")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, colours, text_size)
    demo.create(path, clock=clock)
    Backups(path, None, now=clock).make()
    window = MainWindow(Journal.open(path, clock=clock), Settings(theme=colours))
    window.resize(1440, 900)
    window.show()
    settle()
    try:
        yield window
    finally:
        window.close()
        del os.environ["LEADJOURNAL_HOME"]
        if before is not None:
            os.environ["LEADJOURNAL_HOME"] = before


def take_pictures(window: MainWindow, folder: Path, suffix: str = "") -> Iterator[Path]:
    """Show each place in turn and save a picture of it."""
    for name, *_ in PLACES:
        window.show_place(name)
        settle()
        _wait_until(lambda: window.patterns.is_settled)
        settle()
        picture = folder / f"{name}{suffix}.png"
        window.grab().save(str(picture))
        yield picture


def settle() -> None:
    """Wait until what was begun is shown."""
    _wait_until(tasks.idle)
    loop = QEventLoop()
    QTimer.singleShot(50, loop.quit)
    loop.exec()


def _wait_until(done: Callable[[], bool]) -> None:
    loop = QEventLoop()

    def look() -> None:
        if done():
            loop.quit()

    ticks = QTimer()
    ticks.timeout.connect(look)
    ticks.start(10)
    loop.exec()


def _write(window: MainWindow) -> None:
    window.new_reflection()
    QTest.keyClicks(window.focusWidget(), "Who had not been asked")
    QTest.keyClicks(window.journal_page.writing, TYPED)
    _press(window, "Listening to each other")
    window.save()


def _answer(window: MainWindow) -> None:
    window.show_place("today")
    settle()
    _press(window, "Just write here")
    settle()
    writing = window.focusWidget()
    assert isinstance(writing, QPlainTextEdit | QTextEdit)
    QTest.keyClicks(writing, ANSWER)
    _press(window, "Took it")
    _press(window, "Done for this week")
    settle()


def _press(window: MainWindow, name: str) -> None:
    """Press the button of that name, as a person would."""
    settle()
    buttons = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and (button.text() == name or button.accessibleName().startswith(name))
    ]
    buttons[0].click()


def _count(window: MainWindow) -> str:
    return f"{len(window.journal.reflections)} reflections"


def _tell_questions(window: MainWindow) -> None:
    journal = window.journal
    print("\nThis week's questions:")
    for offer in weekly.this_week(journal, journal.today()):
        print(f"  {offer.question.text}  ({offer.reason}.)")
    print()


def _tell_patterns(window: MainWindow) -> None:
    journal = window.journal
    summary = overview.summarise(
        journal.reflections.facts(), journal.practices_on, None, None, journal.today()
    )
    print(f"What {summary.reflections} reflections come to:")
    for claim in summary.claims:
        print(f"  {claim.text}  ({len(claim.reflections)} reflections)")
    print(f"  {summary.limits[0]}\n")


if __name__ == "__main__":
    sys.exit(main())
