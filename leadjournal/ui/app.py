"""Starting, crashing politely, and ending."""

from __future__ import annotations

import logging
import sys
import tempfile
import traceback
from dataclasses import asdict, fields, replace
from itertools import chain, count
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from leadjournal import __version__, paths
from leadjournal.errors import (
    BadMaterialError,
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.journal import Journal
from leadjournal.ui import dialogs, theme, trashing
from leadjournal.ui.editor import habits
from leadjournal.ui.front import bring_to_front
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings
from leadjournal.ui.single import NotAnsweringError, Single
from leadjournal.ui.welcome import Welcome

JOURNAL_SUFFIX = ".leadjournal"
DEMO_FOLDER = "leadjournal-demo-"

logger = logging.getLogger("leadjournal")


def main(path: Path | None = None) -> int:
    """Open the window on a journal, or on a person's own, and return an exit code."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("LeadJournal")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("leadjournal")
    program = App(qt, _settings())
    sys.excepthook = program.on_crash
    single = Single(qt)
    single.asked.connect(program.on_asked)
    try:
        if not _is_first(single, path):
            return 0
        QTimer.singleShot(0, single.listen)
        started = program.start(path) or program.windows
        return qt.exec() if started else 1
    except NotAnsweringError as error:
        dialogs.show_error(QWidget(), error)
        return 1
    finally:
        single.leave()


class App:
    """The windows that are open, each on a journal of its own."""

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        self._qt = qt
        self._settings = settings
        self.windows: list[MainWindow] = []
        self._opening: list[Path] = []  # which a person is being asked about
        self._dress()
        self._write_by()
        qt.setWindowIcon(theme.icon("logo", "accent"))

    def start(self, path: Path | None) -> bool:
        """Open the journal asked for, the last one, or a first one."""
        if path is not None:
            if _is_there(path):
                return self.open(path)
            dialogs.show_error(QWidget(), _missing(path))
            return False
        last = self._settings.last_journal
        if last and _is_there(Path(last)):
            return self.open(Path(last))
        if last:
            dialogs.show_error(QWidget(), _gone(last))
        try:
            default = paths.default_journal()
        except JournalError as error:
            dialogs.show_error(QWidget(), error)
            return False
        return self.open(default) if _is_there(default) else self.welcome()

    def welcome(self) -> bool:
        """Let a person make a journal. Returns whether there is a window now."""
        welcome = Welcome(_new_journal())
        while welcome.exec():
            if welcome.wants_demo:
                return self.open_demo()
            if welcome.journal is not None:
                self.show(welcome.journal)
                return True
            if welcome.chosen is not None and self.open(welcome.chosen):
                return True
        return False

    def open(self, path: Path) -> bool:
        """Open a journal, asking for its passphrase if it has one."""
        for window in self.windows:
            if _is_same(Path(window.journal.path), path):
                bring_to_front(window)
                return True
        if any(_is_same(each, path) for each in self._opening):
            self._come_forward()
            return True
        self._opening.append(path)
        try:
            journal = self._opened(path)
        except JournalError as error:
            dialogs.show_error(QWidget(), error)
            return False
        finally:
            self._opening.remove(path)
        if journal is not None:
            self.show(journal)
        return journal is not None

    def open_demo(self) -> bool:
        """Open an invented journal, made anew in a temporary folder."""
        from leadjournal import demo

        folder = Path(tempfile.mkdtemp(prefix=DEMO_FOLDER))
        path = folder / f"demo{JOURNAL_SUFFIX}"
        demo.create(path)
        return self.open(path)

    def show(self, journal: Journal) -> None:
        """Show a window on a journal that is open."""
        try:
            journal.shelf.load()
        except BadMaterialError as error:
            journal.shelf.leave_out_own()
            left_out = f"{error} Your own material is left out until it is mended."
            dialogs.show_error(QWidget(), BadMaterialError(left_out))
        path = Path(journal.path).absolute()
        if not path.parent.name.startswith(DEMO_FOLDER):
            self._keep(last_journal=str(path))
        window = MainWindow(journal, self._settings)
        window.journal_requested.connect(self._on_journal_requested)
        window.demo_requested.connect(self.open_demo)
        window.settings_changed.connect(self._on_settings_changed)
        window.closed.connect(lambda: self.windows.remove(window))
        self.windows.append(window)
        bring_to_front(window)
        trashing.tidy(window, journal)

    def on_asked(self, path: Path | None) -> None:
        """Show what a second start was asked for, in this one."""
        if path is None:
            self._come_forward()
        else:
            self.open(path)

    def on_crash(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Save what is being typed, note where it happened, and say so.

        The note holds no message and no value: either may hold a person's words.
        """
        if isinstance(error, JournalError):  # the world's fault, met in a click
            # Qt adds to the error's words where it passed through its own.
            own = JournalError(error.args[0] if error.args else str(error))
            dialogs.show_error(QWidget(), own)
            return
        where = "".join(traceback.format_tb(trace))
        logger.error("%s\n%s", kind.__name__, where)
        saved = "What you wrote has been saved."
        for window in self.windows:
            try:
                window.save()
            except JournalError as trouble:
                logger.error("what was typed could not be saved: %s", type(trouble))
                saved = f"What you wrote last is not saved yet. {trouble}"
        dialogs.tell_of_crash(
            f"Something went wrong that is our mistake. {saved} You can go on; if it"
            " happens again, please close and open LeadJournal.",
            f"LeadJournal {__version__}\n{kind.__name__}\n{where}",
        )

    def _opened(self, path: Path) -> Journal | None:
        """Return the journal, or None if nobody says its passphrase."""
        try:
            return Journal.open(path)
        except PassphraseNeededError:
            asked = prompt = f"Please type the passphrase of “{path.stem}”."
        while passphrase := dialogs.ask_passphrase(QWidget(), prompt, yes="Open"):
            try:
                return Journal.open(path, passphrase)
            except WrongPassphraseError as error:
                prompt = f"{error} {asked}"
        return None

    def _come_forward(self) -> None:
        """Bring to the front what waits for the person: a dialog, or a window."""
        waiting = self._qt.activeModalWidget() or self._qt.activeWindow()
        if waiting is not None or self.windows:
            bring_to_front(waiting or self.windows[-1])

    def _on_journal_requested(self, path: Path | None) -> None:
        if path is not None:
            self.open(path)
        else:
            self.welcome()

    def _on_settings_changed(self, changes: dict[str, object]) -> None:
        before = self._settings
        self._keep(**changes)
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

    def _keep(self, **changes: object) -> None:
        """Hold changed settings here, in every window and in the file."""
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
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


def _settings() -> Settings:
    try:
        return Settings.load(paths.settings_file())
    except JournalError:  # there is no home to keep them in
        return Settings()


def _new_journal() -> Path:
    """Return where a new journal can be kept, beside those that are there."""
    first = paths.default_journal()
    others = (first.with_stem(f"{first.stem}-{number}") for number in count(2))
    return next(path for path in chain([first], others) if not _is_there(path))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # nobody may look into its folder
        return False


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, through links or another case of letters."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def _is_first(single: Single, path: Path | None) -> bool:
    """Return whether this start is to open a window itself. Raises NotAnsweringError.

    What is not there is told here, where it was asked for.
    """
    return (path is not None and not _is_there(path)) or single.claim(path)


def _missing(path: Path) -> JournalError:
    return JournalError(f"There is no journal at {path}.")


def _gone(last: str) -> JournalError:
    return JournalError(
        f"The journal that you had open last is not at {last} any more. Perhaps it was"
        " moved, or is on a drive that is not connected."
    )
