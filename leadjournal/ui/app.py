"""Starting, locking, crashing politely, and ending."""

from __future__ import annotations

import logging
import sys
import tempfile
from dataclasses import asdict, fields, replace
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from leadjournal import __version__, core_files, paths
from leadjournal.errors import BadMaterialError, JournalError
from leadjournal.journal import Journal
from leadjournal.storage.keys import Key, Secret
from leadjournal.ui import (
    crashes,
    dialogs,
    journal_files,
    opening,
    starting,
    theme,
    trashing,
    veil,
)
from leadjournal.ui.damage_met import DamageMet
from leadjournal.ui.editor import habits
from leadjournal.ui.errands import Next
from leadjournal.ui.front import bring_to_front
from leadjournal.ui.hard_crashes import HardCrashes
from leadjournal.ui.locking.locker import Locked, Locker
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.notice import notify
from leadjournal.ui.running import Running
from leadjournal.ui.settings import Settings
from leadjournal.ui.single import NotAnsweringError, Single
from leadjournal.ui.standing import arriving
from leadjournal.ui.welcome import Welcome
from leadjournal.ui.whereabouts import Whereabouts, go_back_to

JOURNAL_SUFFIX = ".leadjournal"

logger = logging.getLogger("leadjournal")


def main(path: Path | None = None) -> int:
    """Open the window on a journal, or on a person's own, and return an exit code."""
    return starting.end(_main(path))


def _main(path: Path | None) -> int:
    core_files.forbid()
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("LeadJournal")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("leadjournal")
    program = App(qt, starting.settings())
    watch = crashes.Watch(program.on_crash, qt)
    hard = HardCrashes()
    single = Single(qt)
    single.asked.connect(program.on_asked)
    try:
        if path is not None and not journal_files.is_there(path):
            program.start(path)  # told here, where it was asked for
            return 1
        if not single.claim(path):
            return 0
        QTimer.singleShot(0, single.listen)
        if last := hard.begin():
            QTimer.singleShot(0, partial(crashes.tell_of_last, last))
        started = program.start(path) or program.windows
        return qt.exec() if started else 1
    except NotAnsweringError as error:
        dialogs.show_error(QWidget(), error)
        return 1
    finally:
        hard.end()  # before another start can have begun a note of its own
        single.leave()
        watch.end()


class App:
    """The windows that are open, each on a journal of its own."""

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        self._qt = qt
        self._settings = settings
        self.windows: list[MainWindow] = []
        self._opening: list[Path] = []  # which a person is being asked about
        self.locker = Locker(self.windows)
        self.locker.unlocked.connect(self._on_unlocked)
        self.locker.take_settings(settings)
        self._running = Running()
        self._running.busy.connect(self.locker.hold)
        self._running.ended.connect(self._on_errand_ended)
        self._damage = DamageMet(self.open)
        self._damage.ended.connect(self._on_damage_ended)
        self._dress()
        self._write_by()
        qt.setWindowIcon(theme.icon("logo", "accent"))

    def start(self, path: Path | None) -> bool:
        """Open the journal asked for, the last one, or a first one."""
        if path is not None:
            if journal_files.is_there(path):
                return self.open(path)
            dialogs.show_error(QWidget(), journal_files.missing(path))
            return False
        last = self._settings.last_journal
        if last and journal_files.is_there(Path(last)):
            return self.open(Path(last))
        if last:
            dialogs.show_error(QWidget(), journal_files.gone(last))
        try:
            default = paths.default_journal()
        except JournalError as error:
            dialogs.show_error(QWidget(), error)
            return False
        return self.open(default) if journal_files.is_there(default) else self.welcome()

    def welcome(self) -> bool:
        """Let a person make a journal. Returns whether there is a window now."""
        welcome = Welcome(journal_files.new_journal())
        while welcome.exec():
            if welcome.wants_demo:
                return self.open_demo()
            if welcome.journal is not None:
                self.show(welcome.journal)
                return True
            if welcome.chosen is not None and self.open(welcome.chosen):
                return True
        return False

    def open(
        self, path: Path, secret: Secret = None, where: Whereabouts | None = None
    ) -> bool:
        """Open a journal, asking for its passphrase if it has one and none is known."""
        if (there := self._shown(path)) is not None:
            bring_to_front(there)
            return True
        if any(journal_files.is_same(each, path) for each in self._opening):
            self._come_forward()
            return True
        return self._open(path, secret, where)

    def _open(self, path: Path, secret: Secret, where: Whereabouts | None) -> bool:
        self._opening.append(path)
        try:
            journal = opening.opened(path, secret)
        except JournalError as error:
            dialogs.show_error(QWidget(), error)
            return False
        finally:
            self._opening.remove(path)
        if journal is not None:
            self.show(journal, where)
        return journal is not None

    def open_demo(self) -> bool:
        """Open an invented journal, made anew in a temporary folder."""
        from leadjournal import demo

        folder = Path(tempfile.mkdtemp(prefix=paths.DEMO_FOLDER))
        path = folder / f"demo{JOURNAL_SUFFIX}"
        demo.create(path)
        return self.open(path)

    def show(self, journal: Journal, where: Whereabouts | None = None) -> None:
        """Show a window on a journal that is open, at the place where one was."""
        try:
            journal.shelf.load()
        except BadMaterialError as error:
            journal.shelf.leave_out_own()
            left_out = f"{error} Your own material is left out until it is mended."
            dialogs.show_error(QWidget(), BadMaterialError(left_out))
        path = Path(journal.path).absolute()
        if not paths.is_passing(path):
            self._keep(last_journal=str(path))
        window = MainWindow(journal, self._settings)
        window.journal_requested.connect(self._on_journal_requested)
        window.demo_requested.connect(self.open_demo)
        window.settings_changed.connect(self._on_settings_changed)
        window.closed.connect(lambda: self.windows.remove(window))
        window.errand_requested.connect(partial(self._running.do, window))
        window.damage_met.connect(partial(self._damage.meet, window))
        self.windows.append(window)
        self.locker.watch(window)
        if where is not None:
            go_back_to(window, where)
        bring_to_front(window)
        trashing.tidy(window, journal)
        QTimer.singleShot(0, window, partial(arriving.arrive, window))

    def on_asked(self, path: Path | None) -> None:
        """Show what a second start was asked for, in this one."""
        if path is None or self._running.is_busy:
            self._come_forward()
        else:
            self.open(path)

    def on_crash(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        crashes.on_crash(self.windows, kind, error, trace)
        self._running.on_crash()

    def _shown(self, path: Path) -> QWidget | None:
        """Return what stands for a journal: its lock screen, or its window."""
        for locked in self.locker.locked:
            if journal_files.is_same(locked.path, path):
                return locked.screen
        windows = (
            w for w in self.windows if journal_files.is_same(Path(w.journal.path), path)
        )
        return next(windows, None)

    def _come_forward(self) -> None:
        """Bring to the front what waits for the person: a dialog, or a window."""
        screens = [locked.screen for locked in self.locker.locked]
        seen = [*screens, *(w for w in self.windows if w.isVisible())]
        waiting = self._qt.activeModalWidget() or self._qt.activeWindow()
        if waiting is not None or seen:
            bring_to_front(waiting or seen[-1])

    def _on_journal_requested(self, path: Path | None) -> None:
        if path is not None:
            self.open(path)
        else:
            self.welcome()

    def _on_unlocked(self, locked: Locked, key: Key) -> None:
        """Go on where the person was; if it cannot be opened, it stays locked."""
        geometry = locked.screen.saveGeometry()
        if self._open(locked.path, key, locked.where):
            self.windows[-1].restoreGeometry(geometry)
            self.locker.let_go(locked)

    def _on_errand_ended(
        self, after: Next, error: JournalError | None, where: Whereabouts
    ) -> None:
        """Open what there is now, and say what has been done or why it was not."""
        opened = self.open(after.path, after.secret, where)
        if error is not None:
            dialogs.show_error(self.windows[-1] if opened else QWidget(), error)
        elif opened and after.said:
            notify(self.windows[-1], after.said)
        self._on_damage_ended(opened)

    def _on_damage_ended(self, opened: bool) -> None:
        """End with the last window, unless a person wants another journal."""
        if not (opened or self.windows or self.locker.locked or self.welcome()):
            self._qt.exit()

    def _on_settings_changed(self, changes: dict[str, object]) -> None:
        before = self._settings
        self._keep(**changes)
        self.locker.take_settings(self._settings)
        looks = ("theme", "text_size", "serif", "writing_size")
        if any(
            getattr(before, name) != getattr(self._settings, name) for name in looks
        ):
            self._dress()
        self._write_by()

    def _write_by(self) -> None:
        """Have all fields write by the habits that were chosen."""
        chosen = asdict(self._settings)
        names = (field.name for field in fields(habits.Habits))
        habits.use(habits.Habits(**{name: chosen[name] for name in names}))
        if veil.draw(self._settings.veiled):
            for window in self.windows:
                window.journal_changed.emit(veil.COVERED)

    def _keep(self, **changes: object) -> None:
        """Hold changed settings here, in every window and in the file."""
        changed = replace(self._settings, **changes)  # type: ignore[arg-type]  # of each its own
        self._settings = changed
        for window in self.windows:
            window.take_settings(self._settings)
        try:
            self._settings.save(paths.settings_file())
        except JournalError as error:
            logger.warning("settings could not be kept: %s", type(error).__name__)

    def _dress(self) -> None:
        now = self._settings
        looks = (now.theme, now.text_size, now.serif, now.writing_size)
        theme.apply(self._qt, *looks)
