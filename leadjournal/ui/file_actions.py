"""The File menu: journals, and what goes into and out of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence

from leadjournal.errors import JournalError
from leadjournal.formats import detect, exchange, for_name
from leadjournal.formats.content import Imported, Reading
from leadjournal.journal import Journal
from leadjournal.ui import dialogs, tasks
from leadjournal.ui.actions import ActionGroup, action
from leadjournal.ui.notice import notify
from leadjournal.wording import counted

JOURNALS = "Journals (*.leadjournal);;All files (*)"
IMPORTS = "What can be imported (*.zip *.jsonl *.json *.md *.markdown);;All files (*)"
EXPORTS = "Archive of everything (*.zip);;JSON lines (*.jsonl)"


class FileActions(ActionGroup):
    menu = "&File"

    @action("&New Journal…")
    def new_journal(self) -> None:
        self.window.journal_requested.emit(None)

    @action("&Open Journal…", shortcut=QKeySequence.StandardKey.Open)
    def open_journal(self) -> None:
        if path := dialogs.choose_file(self.window, "Open Journal", JOURNALS):
            self.window.journal_requested.emit(path)

    @action("&Import File…", separated=True)
    def import_file(self) -> None:
        if path := dialogs.choose_file(self.window, "Import File", IMPORTS):
            self._import(path)

    @action("Import &Folder of Markdown…")
    def import_folder(self) -> None:
        start = Path.home()
        if path := dialogs.choose_folder(self.window, "Import Folder", start):
            self._import(path)

    @action("&Export Everything…", tip="Into one archive, or one line of JSON each")
    def export(self) -> None:
        suggested = Path.home() / f"leadjournal-{self.window.journal.today()}.zip"
        target = dialogs.choose_new_file(self.window, "Export", suggested, EXPORTS)
        if target:
            self._export(target)

    @action("Export to a Folder of &Markdown…")
    def export_markdown(self) -> None:
        start = Path.home()
        if folder := dialogs.choose_folder(self.window, "Export into Folder", start):
            self._export(folder / f"leadjournal-{self.window.journal.today()}")

    @action("&Back Up Now", separated=True)
    def back_up_now(self) -> None:
        self.window.save()
        self.window.backups.make_now()

    @action("Bac&kups…", tip="See your backups, look inside one, or put one back")
    def show_backups(self) -> None:
        self.window.show_backups()

    @action(
        "Make a &Report…",
        shortcut="Ctrl+Shift+R",
        tip="A period, what is new, or a form, to take along or to print",
        separated=True,
    )
    def make_report(self) -> None:
        self.window.make_report()

    @action(
        "Passphrase and &Protection…",
        tip="Who can read this journal",
        separated=True,
    )
    def show_passphrase(self) -> None:
        from leadjournal.ui.protection import dialog  # seldom wanted

        dialog.show(self.window)

    @action("&Settings…", shortcut="Ctrl+,", separated=True)
    def settings(self) -> None:
        self.window.show_preferences()

    @action("&Close", shortcut=QKeySequence.StandardKey.Quit)
    def close(self) -> None:
        self.window.close()

    def _import(self, path: Path) -> None:
        """Read in a worker, and take in here: one change, one step of undo."""
        tasks.run(
            lambda: detect(path).read(path),
            done=self._take_in,
            failed=self._tell_failure,
            owner=self.window,
        )

    def _take_in(self, reading: Reading) -> None:
        self.window.save()
        try:
            with self.window.journal.change("Import"):
                taken = exchange.take_in(self.window.journal, reading)
        except JournalError as error:
            self._tell_failure(error)
        else:
            notify(self.window, told(taken))

    def _export(self, target: Path) -> None:
        self.window.save()
        reader = self.window.journal.reader
        tasks.run(
            lambda: _write(reader, target),
            done=self._tell,
            failed=self._tell_failure,
            owner=self.window,
        )

    def _tell(self, sentence: str) -> None:
        notify(self.window, sentence)

    def _tell_failure(self, error: JournalError) -> None:
        dialogs.show_error(self.window, error)


def told(taken: Imported) -> str:
    """Return in a sentence or two what an import came to."""
    sentences = [f"{_reflections(taken.added)} added."]
    if taken.already_there:
        sentences.append(
            f"{_reflections(taken.already_there)} already there, and left as they are."
        )
    if taken.skipped:
        first = taken.skipped[0]
        sentences.append(
            f"{len(taken.skipped)} could not be read, the first at {first.where}:"
            f" {first.why}"
        )
    return " ".join(sentences)


def _reflections(number: int) -> str:
    return "1 reflection was" if number == 1 else f"{number:,} reflections were"


def _write(reader: Callable[[], Journal], target: Path) -> str:
    with reader() as journal:
        taken = exchange.export(journal, for_name(target), target)
    what = counted(taken.reflections, "reflection")
    if taken.attachments:
        what += f" and {counted(taken.attachments, 'attachment')}"
    left = counted(taken.left_out, "attachment")
    without = f", without {left}" if taken.left_out else ""
    return f"{what} exported to {target.name}{without}."
