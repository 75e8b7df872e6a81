"""What is killed at a random moment by kills.py; it says "begun" when it is at work.

    python -m tests.long.doomed typing JOURNAL
    python -m tests.long.doomed command WORDS…    what `leadjournal WORDS…` does
    python -m tests.long.doomed writing JOURNAL    without a pause, by a program
    python -m tests.long.doomed finishing JOURNAL    what a window does for copies

A passphrase is in $LEADJOURNAL_PASSPHRASE.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import monotonic

PAUSE = 15  # milliseconds between two letters


def main(kind: str, words: list[str]) -> None:
    if kind == "typing":
        type_on(Path(words[0]))
    elif kind == "writing":
        write_on(Path(words[0]))
    elif kind == "finishing":
        finish(Path(words[0]))
    else:
        command(words)


def command(words: list[str]) -> None:
    """Do what a command does; what it imports is there before it says that it began."""
    import leadjournal.journal
    from leadjournal import cli

    assert leadjournal.journal.Journal
    sys.argv = ["leadjournal", *words]
    say("begun")
    cli.main(_no_window)


def _no_window(journal: Path | None) -> int:
    raise AssertionError(journal)


def type_on(path: Path) -> None:
    """Type in the real window without a pause; tell each letter and its moment."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from leadjournal import Journal
    from leadjournal.ui.main_window import MainWindow
    from leadjournal.ui.settings import Settings

    application = QApplication([])
    secret = os.environ.get("LEADJOURNAL_PASSPHRASE")
    window = MainWindow(Journal.open(path, secret), Settings())
    window.show()
    window.new_reflection()
    typed = 0
    letter: Callable[[int], str] = letter_at
    say("begun")

    def type_a_letter() -> None:
        nonlocal typed
        typed += 1
        QTest.keyClicks(window.journal_page.writing, letter(typed))
        say(f"{typed} {monotonic()}")

    timer = QTimer(interval=PAUSE)
    timer.timeout.connect(type_a_letter)
    timer.start()
    application.exec()


def write_on(path: Path) -> None:
    from leadjournal import Journal

    with Journal.open(path, os.environ.get("LEADJOURNAL_PASSPHRASE")) as journal:
        for number in count():
            with journal.change():
                journal.reflections.add(
                    f"Meanwhile {number}", "More was written. " * 50
                )
            if number == 0:
                say("begun")


def finish(path: Path) -> None:
    from leadjournal import Journal
    from leadjournal.journal import local_now
    from leadjournal.safekeeping import rekeying

    with Journal.open(path, os.environ["LEADJOURNAL_PASSPHRASE"]) as journal:
        assert journal.key is not None
        assert not rekeying.finish(path, journal.key, now=local_now).left


def letter_at(number: int) -> str:
    return chr(ord("a") + number % 26)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
