"""A journal whose file is damaged: what can be put back, what can still be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.errors import JournalError
from leadjournal.salvaging.salvage import Salvaged
from leadjournal.ui import tasks, theme
from leadjournal.ui.backups import restoring, words
from leadjournal.ui.backups.inside import Source
from leadjournal.ui.backups.look_inside import LookInside
from leadjournal.ui.backups.work import Kept
from leadjournal.ui.cards import Card, label
from leadjournal.ui.errands import Next
from leadjournal.ui.recovering import work
from leadjournal.ui.recovering.work import Damaged, Good
from leadjournal.wording import counted

UNTOUCHED = (
    "Nothing more is written to it, and whatever you choose, the file stays as it is:"
    " it is kept beside the new one, with “before recovery” in its name."
)
LOOKING = "Looking for the newest backup that is sound…"
NO_BACKUP = "There is no backup of it that is sound."
SALVAGE = "Salvage What Can Still Be Read"
ABOUT_SALVAGE = (
    "It is read into a new file, and what is lost is filled up from the backup, if"
    " there is one. You see what came of it before anything takes its place."
)
SALVAGING = "Reading what can still be read…"
IN_PLACE = "Put the Salvaged Journal in Place"


class DamageDialog(QDialog):
    """Accepted, once something has taken the place of the file; see `after`."""

    def __init__(
        self, damaged: Damaged, error: JournalError, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.after: Next | None = None
        self._damaged = damaged
        self._good = Good(None, None)
        self._salvaged: Path | None = None
        self._left = Event()  # heard by a worker that is still at it
        self.told = label(LOOKING, "muted")
        self.put_back = theme.look(QPushButton("Put Back the Backup"), "primary")
        self.look_inside = QPushButton("Look Inside It First…")
        self.salvage = QPushButton(SALVAGE)
        self.found = label(ABOUT_SALVAGE, "muted")
        self.in_place = QPushButton(IN_PLACE)
        self.close_button = QPushButton("Close")
        self.trouble = label("", "warn")
        self._inside = QWidget()
        self._progress = QProgressBar()
        self._lay_out(error)
        self._connect()
        self._be_busy(True)
        self._run(partial(work.newest_good, damaged), self._on_good)

    def done(self, result: int) -> None:
        self._left.set()
        if self._salvaged is not None:  # it is in place as a copy, or not wanted
            work.let_go(self._salvaged)
            self._salvaged = None
        super().done(result)

    def reject(self) -> None:
        if self.close_button.isEnabled():
            super().reject()

    def _lay_out(self, error: JournalError) -> None:
        self.setWindowTitle("A Damaged Journal")
        self.setMinimumWidth(
            min(theme.size(560), self.screen().availableSize().width())
        )
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Under way")
        backup = Card("Put back the newest good backup")
        backup.body.addWidget(self.told)
        backup.body.addLayout(_row(self.put_back, self.look_inside))
        rest = Card("Or salvage what can still be read")
        rest.body.addWidget(self.found)
        rest.body.addLayout(_row(self.in_place, self.salvage))
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._progress, 1)
        foot.addStretch(0)
        foot.addWidget(self.close_button)
        told = QVBoxLayout(self._inside)
        told.setContentsMargins(24, 20, 24, 8)
        told.setSpacing(12)
        name = self._damaged.path.stem
        heading = label(f"The file of “{name}” is damaged", "heading")
        why, untouched = label(str(error)), label(UNTOUCHED, "muted")
        for part in (heading, why, untouched, backup, rest, self.trouble):
            told.addWidget(part)
        told.addStretch(1)
        scrolls = QScrollArea()
        scrolls.setWidget(self._inside)
        scrolls.setWidgetResizable(True)
        scrolls.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(8)
        column.addWidget(scrolls, 1)
        column.addLayout(foot)
        foot.setContentsMargins(24, 0, 24, 0)
        self.trouble.hide()
        self.in_place.hide()
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.put_back.clicked.connect(self._on_put_back)
        self.look_inside.clicked.connect(self._on_look_inside)
        self.salvage.clicked.connect(self._on_salvage)
        self.in_place.clicked.connect(self._on_in_place)
        self.close_button.clicked.connect(self.reject)

    def _run(self, job: Callable[[], object], done: Callable[..., object]) -> None:
        tasks.run(job, done=done, failed=self._on_failed, owner=self)

    def _on_good(self, good: Good) -> None:
        self._good = good
        self._be_busy(False)
        self.told.setText(self._said_of(good))
        self.put_back.setAccessibleDescription(self.told.text())
        self._grow()
        if good.backup is not None:
            self.put_back.setFocus()
        else:
            self.salvage.setFocus()

    def _said_of(self, good: Good) -> str:
        if good.backup is None:
            return NO_BACKUP
        when = words.when(good.backup.made, self._damaged.now())
        there = counted(good.reflections, "reflection")
        return f"{when} ({there}). What you wrote after that is not in it."

    def _source(self) -> Source | None:
        backup = self._good.backup
        if backup is None:
            return None
        when = words.when(backup.made, self._damaged.now())
        return Source(backup.path, f"the backup of {when}", self._good.key)

    def _on_put_back(self) -> None:
        if (source := self._source()) is not None:
            self._put(source)

    def _on_look_inside(self) -> None:
        if (source := self._source()) is None:
            return
        dialog = LookInside(source, None, self)
        if dialog.exec():
            self._on_put_back()
        dialog.deleteLater()

    def _on_salvage(self) -> None:
        self._be_busy(True)
        self.found.setText(SALVAGING)
        self._run(
            partial(work.salvaged, self._damaged, self._good, self._left.is_set),
            self._on_salvaged,
        )

    def _on_salvaged(self, salvaged: Salvaged) -> None:
        if self._left.is_set():
            return
        self._salvaged = salvaged.path
        self._be_busy(False)
        source = self._source()
        self.found.setText(salvaged.sentences(source.name if source else "a backup"))
        self.salvage.hide()
        self.in_place.show()
        self.in_place.setFocus()
        self._grow()

    def _on_in_place(self) -> None:
        if self._salvaged is not None:
            source = Source(self._salvaged, "what could be salvaged", self._good.key)
            self._put(source)

    def _put(self, source: Source) -> None:
        """Put a file in the place of the damaged one; that is not left half done."""
        self._be_busy(True)
        self.close_button.setEnabled(False)
        kept = Kept(self._damaged.path, source.key, self._damaged.now)
        self._run(partial(restoring.put_back, kept, source), self._on_put)

    def _on_put(self, after: Next) -> None:
        self.after = after
        self.accept()

    def _on_failed(self, error: JournalError) -> None:
        self.close_button.setEnabled(True)
        self._be_busy(False)
        if self._salvaged is None:
            self.found.setText(ABOUT_SALVAGE)
        self.trouble.setText(str(error))
        self.trouble.show()
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Be as tall as the words need, as far as the screen goes; then they scroll."""
        inside = self._inside.layout()
        if inside is not None:
            wanted = inside.totalHeightForWidth(self.width()) + theme.size(92)
            room = round(self.screen().availableSize().height() * 0.92)
            self.resize(self.width(), max(self.height(), min(wanted, room)))

    def _be_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        for button in (self.put_back, self.look_inside):
            button.setEnabled(not busy and self._good.backup is not None)
        self.salvage.setEnabled(not busy)
        self.in_place.setEnabled(not busy)
        if busy:
            self.trouble.hide()
        self._grow()


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
