"""Backups: where they are, when they were made, and putting one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leadjournal.errors import JournalError, NotFoundError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.safekeeping.backup_rule import RULE
from leadjournal.safekeeping.bringing_back import bring_back
from leadjournal.storage.keys import Key
from leadjournal.ui import dialogs, tasks, theme, veil
from leadjournal.ui.backups import restoring, words, work
from leadjournal.ui.backups.inside import Source
from leadjournal.ui.backups.list import BackupList
from leadjournal.ui.backups.look_inside import LookInside
from leadjournal.ui.backups.making import BackupMaker
from leadjournal.ui.backups.second_place import SecondPlace
from leadjournal.ui.backups.work import Outcome, Overview
from leadjournal.ui.cards import label, rule
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.first_words import called
from leadjournal.ui.notice import notify
from leadjournal.ui.scrolled_dialog import ScrolledDialog

if TYPE_CHECKING:
    from leadjournal.ui.main_window import MainWindow

JOURNALS = "Journals (*.leadjournal);;All files (*)"
NOW, BUSY = "Back Up Now", "Backing up…"
WIDTH = 620


def show_backups(window: MainWindow, maker: BackupMaker) -> None:
    """Show the backups of the journal of a window, what is typed there included."""
    window.save()
    dialog = BackupsDialog(window.journal, maker, window)
    dialog.errand_requested.connect(window.errand_requested)
    dialog.exec()
    dialog.deleteLater()


class BackupsDialog(ScrolledDialog):
    """Shows the backups of a journal that is open in the window."""

    errand_requested = Signal(object)

    def __init__(self, journal: Journal, maker: BackupMaker, parent: QWidget) -> None:
        super().__init__(parent, "Backups", WIDTH)
        self._journal = journal
        self._maker = maker
        self._overview: Overview | None = None
        self.standing = label("", "strong")
        self.trouble = label("", "warn")
        self.where = label("", "muted")
        self.open_folder = theme.look(QPushButton("Open folder"), "link")
        self.now = theme.look(QPushButton(NOW), "primary")
        self.list = BackupList()
        self.look = QPushButton("Look Inside…")
        self.restore = QPushButton("Restore…")
        self.from_file = QPushButton("Restore from a File…")
        self.second = SecondPlace(encrypted=journal.encrypted)
        self._close = QPushButton("Close")
        self._lay_out()
        self._connect()
        self._show_maker()
        self._reload()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.standing, 1)
        head.addWidget(self.now)
        where = QHBoxLayout()
        where.setSpacing(12)
        where.addWidget(self.where, 1)
        where.addWidget(self.open_folder)
        chosen = QWidget()
        row = WrappingRow(chosen, gap=12)
        for button in (self.look, self.restore, self.from_file):
            row.addWidget(button)
        column = self.column
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addLayout(where)
        column.addWidget(self.list, 1)
        for part in (chosen, label(RULE, "muted"), rule(), self.second):
            column.addWidget(part)
        self.foot.row.addStretch(1)
        self.foot.row.addWidget(self._close)
        self.open_folder.setAccessibleName("Open the folder of the backups")
        self.from_file.setToolTip("Look inside a backup that is kept elsewhere")
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)

    def _connect(self) -> None:
        self.now.clicked.connect(self._on_now)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.list.selectionModel().currentChanged.connect(self._show_whether_it_may)
        self.list.activated.connect(self._on_look)
        self.look.clicked.connect(self._on_look)
        self.restore.clicked.connect(self._on_restore)
        self.from_file.clicked.connect(self._on_from_file)
        self.second.choose_requested.connect(self._on_choose_second)
        self.second.remove_requested.connect(partial(self._set_second, None))
        self._close.clicked.connect(self.reject)
        self._maker.looked.connect(self._on_looked)

    def _reload(self) -> None:
        self._run(partial(work.overview, self._maker.kept))

    def _run(self, job: partial[Overview]) -> None:
        tasks.run(job, done=self._on_overview, failed=self._on_failed, owner=self)

    def _on_overview(self, overview: Overview) -> None:
        is_first = self._overview is None
        self._overview = overview
        self.where.setText(f"They are kept in {overview.folder}.")
        self.open_folder.setVisible(overview.folder.is_dir())
        self.list.rows.show_backups(overview.backups, self._journal.local_now())
        if overview.backups:
            self.list.choose(0)
            if is_first:
                self.list.setFocus()
        self.second.show_place(overview.second, is_there=overview.second_is_there)
        self._show_whether_it_may()
        if is_first:
            self.fit(may_shrink=False)

    def _on_failed(self, error: JournalError) -> None:
        dialogs.show_error(self, error)

    def _on_looked(self, _: Outcome) -> None:
        self._show_maker()
        self._reload()

    def _show_maker(self) -> None:
        """Say what has become of making backups."""
        outcome, busy = self._maker.outcome, self._maker.is_busy
        now = self._journal.local_now()
        self.standing.setText(f"{words.standing(outcome.newest, now)}.")
        self.trouble.setText(outcome.trouble)
        self.trouble.setVisible(bool(outcome.trouble))
        self.now.setText(BUSY if busy else NOW)
        self.now.setEnabled(not busy)

    def _show_whether_it_may(self, *_: object) -> None:
        for button in (self.look, self.restore):
            button.setEnabled(self.list.chosen is not None)

    def _on_now(self) -> None:
        self._maker.make_now()
        self._show_maker()

    def _on_open_folder(self) -> None:
        if self._overview is not None:
            folder = QUrl.fromLocalFile(str(self._overview.folder))
            QDesktopServices.openUrl(folder)

    def _on_look(self, *_: object) -> None:
        if (source := self._chosen()) is not None:
            self._look_inside(source)

    def _on_restore(self) -> None:
        if (source := self._chosen()) is not None:
            self._ask_to_restore(source)

    def _on_from_file(self) -> None:
        path = dialogs.choose_file(self, "Choose a Backup", JOURNALS)
        if path is not None:
            self._look_inside(Source(path, f"the file “{path.name}”", self._key))

    def _on_choose_second(self) -> None:
        folder = dialogs.choose_folder(self, "Choose a Second Place", Path.home())
        if folder is not None:
            self._set_second(folder)

    def _set_second(self, folder: Path | None) -> None:
        self._run(partial(work.set_second_place, self._maker.kept, folder))

    def _chosen(self) -> Source | None:
        backup = self.list.chosen
        if backup is None:
            return None
        when = words.when(backup.made, self._journal.local_now())
        return Source(backup.path, f"the backup of {when}", self._key)

    def _look_inside(self, source: Source) -> None:
        dialog = LookInside(source, self._journal.reader, self)
        dialog.bring_back_requested.connect(partial(self._on_bring_back, dialog))
        wants_all = bool(dialog.exec())
        source = dialog.source
        dialog.deleteLater()
        if wants_all:
            self._ask_to_restore(source)

    def _on_bring_back(self, dialog: LookInside, reflection: Reflection) -> None:
        title = veil.title(called(reflection.title, reflection.body), reflection.day)
        try:
            said = words.brought_back(title, self._present(reflection))
            with self._journal.change("Bring Back From Backup"):
                bring_back(self._journal, reflection)
        except JournalError as error:
            dialogs.show_error(dialog, error)
            return
        notify(dialog, said)
        dialog.look_again()

    def _present(self, reflection: Reflection) -> Reflection | None:
        """Return what the journal has of a reflection of a backup now."""
        try:
            return self._journal.reflections.get(reflection.uuid)
        except NotFoundError:
            return None

    def _ask_to_restore(self, source: Source) -> None:
        asked = restoring.question(source, self._key, self._maker.kept.path)
        if dialogs.confirm(self, asked, restoring.BACK):
            self.accept()
            self._maker.stop()  # the rule might let go of the very one
            kept = self._maker.kept
            self.errand_requested.emit(restoring.errand(kept, source))

    @property
    def _key(self) -> Key | None:
        return self._journal.key
