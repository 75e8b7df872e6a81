"""A look inside a backup: what it holds, and bringing one reflection back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from leadjournal.errors import (
    JournalError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.safekeeping.bringing_back import Compared, Standing
from leadjournal.storage.keys import Key
from leadjournal.ui import dialogs, room, tasks, theme, veil
from leadjournal.ui.backups import inside
from leadjournal.ui.backups.inside import Source
from leadjournal.ui.backups.rows import FoundList
from leadjournal.ui.cards import label
from leadjournal.ui.protection.unlock import UnlockForm
from leadjournal.ui.reading.html import page, pictures
from leadjournal.ui.reading.page import Browser
from leadjournal.wording import counted

Reader = Callable[[], Journal]

BESIDE = 760  # px, at the usual size of text, to have the list beside the text
LIST = 300
FORM = 460
UNLIMITED = 16_777_215  # as Qt has it
ANOTHER = "This backup has another passphrase than your journal has now."
ALL_SAME = "Every one of them says the same in your journal now."


class LookInside(QDialog):
    """Shows what a backup holds; accepted, if the whole of it is to be restored.

    *reader* gives the present journal to compare it with, unless that cannot be read.
    """

    #: A loose reflection that the journal is to have as it was.
    bring_back_requested = Signal(object)

    def __init__(self, source: Source, reader: Reader | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.source = source
        self._reader = reader
        self._shown: Reflection | None = None
        self._compared: Compared | None = None
        self.told = label("Looking inside…", "muted")
        self.list = FoundList()
        self.only_other = QCheckBox("Only what is not the same in your journal now")
        self.text = theme.look(Browser(), "framed")
        self.unlock = UnlockForm(source.path)
        self.bring_back = QPushButton("Bring This Reflection Back")
        self.restore = QPushButton("Restore the Whole Backup…")
        theme.look(self.restore if reader is None else self.bring_back, "primary")
        self.close_button = QPushButton("Close")
        self._asking, self._content = QWidget(), QWidget()
        self._stack = QStackedWidget()
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._lay_out()
        self._connect()
        self._look()

    @property
    def key(self) -> Key | None:
        """What has opened the backup."""
        return self.source.key

    def look_again(self) -> None:
        """Compare once more, after the journal has changed."""
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.size(BESIDE)
        ways = QBoxLayout.Direction
        self._side.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.list.setMaximumWidth(theme.size(LIST) if beside else UNLIMITED)
        self.list.setMinimumWidth(theme.size(LIST) if beside else 0)
        self.list.setMaximumHeight(UNLIMITED if beside else self.height() // 4)

    def _lay_out(self) -> None:
        self.setWindowTitle("Look Inside")
        room.take(self, 960, 680)
        self.text.setAccessibleName("The reflection as it was")
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(16)
        self._side.addWidget(self.list)
        self._side.addWidget(self.text, 1)
        self.unlock.setMaximumWidth(theme.size(FORM))
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 8, 0, 0)
        asking.addWidget(self.unlock)
        asking.addStretch(1)
        for part in (self._content, self._asking):
            self._stack.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.bring_back)
        foot.addWidget(self.restore)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(_heading(self.source.name), "heading"))
        column.addWidget(self.told)
        column.addWidget(self.only_other)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        for button in (self.restore, self.bring_back, self.close_button):
            button.setAutoDefault(False)
        self.only_other.setVisible(self._reader is not None)
        self.bring_back.setVisible(self._reader is not None)
        self._may_do(False)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.only_other.toggled.connect(self._fill)
        self.text.anchorClicked.connect(self._on_link)
        self.unlock.opened.connect(self._on_unlocked)
        self.bring_back.clicked.connect(self._on_bring_back)
        self.restore.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)

    def _look(self) -> None:
        tasks.run(
            partial(inside.compared, self.source, self._reader),
            done=self._on_compared,
            failed=self._on_not_opened,
            owner=self,
        )

    def _on_compared(self, result: tuple[Source, Compared]) -> None:
        is_first = self._compared is None
        self.source, self._compared = result
        self._stack.setCurrentWidget(self._content)
        self.restore.setEnabled(True)
        self.only_other.setEnabled(True)
        self._fill()
        if is_first:
            self.list.setFocus()

    def _on_not_opened(self, error: JournalError) -> None:
        another = isinstance(error, WrongPassphraseError | PassphraseNeededError)
        self.told.setText(ANOTHER if another else str(error))
        if another:
            self._stack.setCurrentWidget(self._asking)
            self.unlock.setFocus()
        self._may_do(False)

    def _on_unlocked(self, key: Key) -> None:
        self.source = replace(self.source, key=key)
        self.told.setText("Looking inside…")
        self._look()

    def _fill(self, *_: object) -> None:
        if self._compared is None:
            return
        before = self.list.chosen
        only = self.only_other.isChecked()
        self.list.rows.show_found(self._compared.found, only_other=only)
        uuids = [self.list.rows.found(n).uuid for n in range(self.list.rows.rowCount())]
        why = "" if uuids or not only else f" {ALL_SAME}"
        counts = _counts(self._compared, compares=self._reader is not None)
        self.told.setText(f"{counts}{why}")
        if not uuids:
            self._show_nothing()
            return
        if before is not None and before.uuid in uuids:
            self.list.choose(uuids.index(before.uuid))
        elif not veil.is_drawn():
            self.list.choose(0)
        else:  # what nobody has opened is not shown to others
            self._show_nothing()

    def _on_chosen(self, *_: object) -> None:
        found = self.list.chosen
        self._shown = None
        self._show_whether_it_may()
        if found is not None:
            tasks.run(
                partial(inside.reflection, self.source, found.uuid),
                done=partial(self._on_read, found.uuid),
                failed=self._on_failed,
                owner=self,
            )

    def _on_read(self, uuid: str, reflection: Reflection) -> None:
        if self.list.chosen is None or self.list.chosen.uuid != uuid:
            return  # another has been chosen meanwhile
        self._shown = reflection
        self.text.pictures.show_reflection(reflection)
        self.text.show_page(page(reflection), pictures(reflection))
        self._show_whether_it_may()

    def _on_failed(self, error: JournalError) -> None:
        self.told.setText(str(error))
        self._show_nothing()

    def _show_nothing(self) -> None:
        self._shown = None
        self.text.pictures.show_reflection(None)
        self.text.show_page("")
        self._show_whether_it_may()

    def _show_whether_it_may(self) -> None:
        found = self.list.chosen
        same = found is None or found.standing is Standing.SAME
        self.bring_back.setEnabled(self._shown is not None and not same)

    def _may_do(self, may: bool) -> None:
        for control in (self.restore, self.bring_back, self.only_other):
            control.setEnabled(may)

    def _on_bring_back(self) -> None:
        if self._shown is not None:
            self.list.setFocus()  # or else it would go to the button beside
            self.bring_back.setEnabled(False)
            self.bring_back_requested.emit(self._shown)

    def _on_link(self, address: QUrl) -> None:
        if self.text.pictures.attachment(address) is None:
            dialogs.open_link(self, address.toString())


def _heading(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _counts(compared: Compared, *, compares: bool) -> str:
    there = counted(compared.there, "reflection")
    if not compares:
        return f"This backup has {there}."
    return f"This backup has {there}; your journal has {compared.now} now."
