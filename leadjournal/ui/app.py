"""Starting, crashing politely, and ending."""

from __future__ import annotations

import logging
import sys
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QWidget

from leadjournal import __version__, paths
from leadjournal.errors import (
    BadMaterialError,
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.journal import Journal
from leadjournal.ui import dialogs, theme
from leadjournal.ui.main_window import MainWindow
from leadjournal.ui.settings import Settings
from leadjournal.ui.welcome import Welcome

JOURNAL_SUFFIX = ".leadjournal"

logger = logging.getLogger("leadjournal")


def main(path: Path | None = None) -> int:
    """Open the window on a journal, or on a person's own, and return an exit code."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("LeadJournal")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("leadjournal")
    program = App(qt, Settings.load(paths.settings_file()))
    sys.excepthook = program.on_crash
    return qt.exec() if program.start(path) else 1


class App:
    """The windows that are open, each on a journal of its own."""

    def __init__(self, qt: QApplication, settings: Settings) -> None:
        self._qt = qt
        self._settings = settings
        self.windows: list[MainWindow] = []
        self._dress()

    def start(self, path: Path | None) -> bool:
        """Open the journal asked for, the last one, or a first one."""
        last = (
            Path(self._settings.last_journal) if self._settings.last_journal else None
        )
        wanted = path or last or paths.default_journal()
        if wanted.exists():
            return self.open(wanted)
        if path is not None:
            dialogs.show_error(QWidget(), _missing(path))
            return False
        return self.welcome(paths.default_journal())

    def welcome(self, path: Path) -> bool:
        """Let a person make a journal. Returns whether there is a window now."""
        welcome = Welcome(path)
        if not welcome.exec():
            return False
        if welcome.wants_demo:
            return self.open_demo()
        assert welcome.journal is not None
        self.show(welcome.journal)
        return True

    def open(self, path: Path) -> bool:
        """Open a journal, asking for its passphrase if it has one."""
        for window in self.windows:
            if Path(window.journal.path).resolve() == path.resolve():
                window.raise_()
                window.activateWindow()
                return True
        try:
            journal = self._opened(path)
        except JournalError as error:
            dialogs.show_error(QWidget(), error)
            return False
        if journal is not None:
            self.show(journal)
        return journal is not None

    def open_demo(self) -> bool:
        """Open an invented journal, made anew in a temporary folder."""
        from leadjournal import demo

        folder = Path(tempfile.mkdtemp(prefix="leadjournal-demo-"))
        path = folder / f"demo{JOURNAL_SUFFIX}"
        demo.create(path)
        return self.open(path)

    def show(self, journal: Journal) -> None:
        """Show a window on a journal that is open."""
        try:
            journal.shelf.load()
        except BadMaterialError as error:
            journal.shelf.leave_out_own()
            dialogs.show_error(QWidget(), error)
        window = MainWindow(journal, self._settings)
        window.journal_requested.connect(self._on_journal_requested)
        window.demo_requested.connect(self.open_demo)
        window.settings_changed.connect(self._on_settings_changed)
        window.closed.connect(lambda: self.windows.remove(window))
        self.windows.append(window)
        if not str(journal.path).startswith(tempfile.gettempdir()):
            self._keep(replace(self._settings, last_journal=str(journal.path)))
        window.show()

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
            dialogs.show_error(QWidget(), error)
            return
        where = "".join(traceback.format_tb(trace))
        logger.error("%s\n%s", kind.__name__, where)
        for window in self.windows:
            try:
                window.save()
            except JournalError as trouble:
                logger.error("what was typed could not be saved: %s", type(trouble))
        dialogs.tell_of_crash(
            "Something went wrong that is our mistake. What you wrote has been saved."
            " You can go on; if it happens again, please close and open LeadJournal.",
            f"LeadJournal {__version__}\n{kind.__name__}\n{where}",
        )

    def _opened(self, path: Path) -> Journal | None:
        """Return the journal, or None if nobody says its passphrase."""
        try:
            return Journal.open(path)
        except PassphraseNeededError:
            prompt = f"What is the passphrase of {path.stem}?"
        while passphrase := dialogs.ask_passphrase(QWidget(), prompt, yes="Open"):
            try:
                return Journal.open(path, passphrase)
            except WrongPassphraseError as error:
                prompt = f"{error} What is the passphrase of {path.stem}?"
        return None

    def _on_journal_requested(self, path: Path | None) -> None:
        if path is not None:
            self.open(path)
            return
        suggested = paths.data_folder() / f"journal-2{JOURNAL_SUFFIX}"
        self.welcome(suggested)

    def _on_settings_changed(self, settings: Settings) -> None:
        looks = ("theme", "text_size", "serif")
        changed = any(
            getattr(settings, name) != getattr(self._settings, name) for name in looks
        )
        self._keep(settings)
        if changed:
            self._dress()

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        try:
            settings.save(paths.settings_file())
        except JournalError as error:
            logger.warning("settings could not be kept: %s", type(error).__name__)

    def _dress(self) -> None:
        chosen = self._settings
        theme.apply(self._qt, chosen.theme, chosen.text_size, chosen.serif)


def _missing(path: Path) -> JournalError:
    return JournalError(f"There is no journal at {path}.")
