"""Locking the windows of journals that have a passphrase, and letting people in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from leadjournal.errors import JournalError
from leadjournal.storage.keys import Key
from leadjournal.ui.front import bring_to_front
from leadjournal.ui.locking import clipboard, unwinding
from leadjournal.ui.locking.idle import Idle
from leadjournal.ui.locking.lock_key import NAME, LockKey
from leadjournal.ui.locking.screen import LockScreen
from leadjournal.ui.locking.system import System
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings
from leadjournal.ui.whereabouts import Whereabouts, whereabouts


@dataclass
class Locked:
    """A journal that is locked; its window is kept only while it cannot be saved."""

    screen: LockScreen
    path: Path
    where: Whereabouts
    window: MainWindow | None


class Locker(QObject):
    """Closes journals when nobody is there; the window then is a lock screen."""

    #: What was locked, and the key that opens it; the journal is to be opened.
    unlocked = Signal(object, object)

    def __init__(
        self,
        windows: Sequence[MainWindow],
        *,
        idle: Idle | None = None,
        system: System | None = None,
    ) -> None:
        super().__init__()
        self._windows = windows
        self._settings = Settings()
        self.idle = idle or Idle(self)
        self.system = system or System(self)
        self._key = LockKey(windows, self)
        self.locked: list[Locked] = []
        self._held = False
        self._wanted = False  # to lock, as soon as it may be done
        self.idle.left_alone.connect(self.lock_all)
        self.idle.slept.connect(self._on_leaving)
        self.system.leaving.connect(self._on_leaving)

    def take_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._arm()

    def watch(self, window: MainWindow) -> None:
        """Look after a window that has just been opened."""
        lock_now = window.findChild(QAction, NAME)
        if lock_now is not None:
            lock_now.triggered.connect(partial(self.lock, window))
        window.closed.connect(self._arm)
        self._arm()

    def find(self, path: Path) -> Locked | None:
        return next((each for each in self.locked if each.path == path), None)

    def hold(self, held: bool) -> None:
        """Lock nothing while a file is worked on, but right after."""
        self._held = held
        if not held and self._wanted:
            self._wanted = False
            self.lock_all()

    def lock_all(self) -> None:
        """Lock every journal that has a passphrase; others stay as they are."""
        self._wanted = self._held
        for window in tuple(self._windows):
            self.lock(window)

    def lock(self, window: MainWindow, *_: object) -> None:
        """Save, hide and close. What cannot be saved is hidden, and stays in memory."""
        if self._held or window not in self._windows or not window.journal.encrypted:
            return
        if any(each.window is window for each in self.locked):
            return
        unwinding.leave_dialogs(window)
        clipboard.clear_ours()
        where, unsaved = _where(window), _unsaved(window)
        path = Path(window.journal.path)
        screen = LockScreen(path, unsaved, window.journal.key)
        locked = Locked(screen, path, where, window)
        self.locked.append(locked)
        screen.unlocked.connect(partial(self._on_unlocked, locked))
        screen.closed.connect(partial(self.let_go, locked))
        screen.stand_for(window)
        if unsaved is None:
            unwinding.when_almost_free(screen, window, partial(self._close, locked))
        else:
            window.reminders.stop()  # for its notification would show the window

    def let_go(self, locked: Locked) -> None:
        """Take the lock screen away."""
        if locked in self.locked:
            self.locked.remove(locked)
            locked.screen.hide()
            locked.screen.deleteLater()
            self._close(locked)

    def _close(self, locked: Locked) -> None:
        """Close the journal behind, and with it all that could be undone."""
        window = locked.window
        if window is None:
            return
        unsaved = _unsaved(window)
        if unsaved is not None:
            locked.screen.keep(unsaved)
            return
        locked.window = None
        window.backups.stop()  # it would keep a person waiting who is back already
        window.close()

    def _on_unlocked(self, locked: Locked, key: Key) -> None:
        """Show the window again if it is still there; else have another opened."""
        window = locked.window
        if window is None:
            self.unlocked.emit(locked, key)
            return
        locked.window = None
        window.restoreGeometry(locked.screen.saveGeometry())
        bring_to_front(window)
        self.let_go(locked)

    def _on_leaving(self) -> None:
        if self._settings.lock_at_sleep:
            self.lock_all()

    def _arm(self) -> None:
        """Look at the time only while there is something to lock."""
        if any(window.journal.encrypted for window in self._windows):
            self.idle.watch(self._settings.lock_after)
            self.system.listen()
        else:
            self.idle.stop()


def _where(window: MainWindow) -> Whereabouts:
    """Return where the person is; the place at least, if the journal cannot be read."""
    try:
        return whereabouts(window)
    except JournalError:
        return Whereabouts(window.place)


def _unsaved(window: MainWindow) -> JournalError | None:
    """Save what is being typed; return why it cannot be."""
    try:
        window.save()
    except JournalError as error:
        return error
    return None
