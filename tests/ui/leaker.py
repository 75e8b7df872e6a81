"""Somebody with an encrypted journal and a phrase, for test_nothing_leaks.py.

Writes the phrase wherever one can write, does all that a person does with a journal,
crashes politely, and is killed at last with a word that is not saved.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from leadjournal import Journal, my_words, saved_searches
from leadjournal.journal import local_now
from leadjournal.safekeeping import rekeying
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import identity, keys
from leadjournal.ui import tasks
from leadjournal.ui.app import App
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.reporting.dialog import ReportDialog
from leadjournal.ui.settings import Settings

PATIENCE = 30.0  # seconds


def main(path: Path, old: str | None, new: str, phrase: str) -> None:
    program = App(QApplication([]), Settings())
    program.show(Journal.open(path, old))
    [window] = program.windows
    write(window, phrase)
    look_at_it(window, phrase)
    crash(program, phrase)
    make_a_backup(window)
    if old is not None:
        lock_and_unlock(program)
        window = change_the_passphrase(program, path, old, new)
    QTest.keyClicks(window.journal_page.writing, phrase)  # and not saved yet
    say("written")
    os.kill(os.getpid(), signal.SIGKILL)


def write(window: MainWindow, phrase: str) -> None:
    journal = window.journal
    window.new_reflection()
    QTest.keyClicks(window.journal_page.desk.sheet.title, phrase)
    QTest.keyClicks(window.journal_page.writing, f"{phrase} in a text.")
    window.save()
    reflection = window.reflection
    assert reflection is not None
    with journal.change("Add all there is"):
        journal.plans.add(reflection, phrase, phrase, with_whom=phrase)
        journal.reflections.add_afterthought(reflection, phrase)
        journal.attachments.add(reflection, f"{phrase}.txt", phrase.encode() * 50)
        reflection.join_thread(phrase)
        saved_searches.save(journal.preferences, phrase, f'"{phrase}"')
        my_words.add(journal.preferences, phrase.split()[0])
    with journal.change("Rename"):
        reflection.title = f"{phrase} again"
    journal.undo()
    with journal.change("Move to Trash"):
        journal.reflections.trash(reflection)
    journal.undo()
    settle()


def look_at_it(window: MainWindow, phrase: str) -> None:
    window.look_for(phrase)
    settle()
    for place in ("today", "patterns", "plans", "calendar", "journal"):
        window.show_place(place)
        settle()
    QApplication.clipboard().setText(phrase)
    dialog = ReportDialog(window.journal, window)
    dialog.show()
    dialog.next.click()  # it is read through, and not saved
    settle()
    dialog.close()


def crash(program: App, phrase: str) -> None:
    QTest.keyClicks(program.windows[0].journal_page.writing, phrase)
    QTimer.singleShot(200, close_dialogs)
    try:
        raise ValueError(phrase)
    except ValueError as error:
        program.on_crash(ValueError, error, error.__traceback__)


def close_dialogs() -> None:
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            each.reject()


def make_a_backup(window: MainWindow) -> None:
    journal = window.journal
    Backups(Path(journal.path), journal.key, now=local_now).make()


def lock_and_unlock(program: App) -> None:
    [window] = program.windows
    key = window.journal.key
    program.locker.lock_all()
    wait_until(lambda: not program.windows)
    [locked] = program.locker.locked
    program.locker.unlocked.emit(locked, key)
    wait_until(lambda: bool(program.windows))


def change_the_passphrase(program: App, path: Path, old: str, new: str) -> MainWindow:
    program.windows[0].close()
    wait_until(lambda: not program.windows)
    salt = identity.salt(path)
    rekeying.rekey(path, keys.derive(old, salt), keys.new(new), now=local_now)
    program.show(Journal.open(path, new))
    window = program.windows[-1]
    window.new_reflection()
    return window


def settle() -> None:
    wait_until(tasks.idle)


def wait_until(holds: object) -> None:
    """Let the window work until something holds, and a little longer."""
    assert callable(holds)
    end = time.monotonic() + PATIENCE
    for _ in range(5):
        QApplication.processEvents()
    while not holds():
        assert time.monotonic() < end
        QTest.qWait(20)
    QTest.qWait(50)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    where, first, second, canary = sys.argv[1:]
    main(Path(where), first or None, second, canary)
