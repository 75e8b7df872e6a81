"""What stands in a window's place while its journal is locked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from leadjournal.errors import JournalError
from leadjournal.storage.keys import Key
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, label
from leadjournal.ui.protection.unlock import UnlockForm

LOCKED = "Locked"
WIDEST = 420
LOGO = 44
HIDDEN = (
    "What you wrote last could not be saved. It is still here, and there again once"
    " you have unlocked. {}"
)


class LockScreen(QWidget):
    """Shows nothing of a journal, not even its name; asks for what opens it."""

    unlocked = Signal(object)  # the key
    closed = Signal()

    def __init__(self, path: Path, unsaved: JournalError | None, key: Key | None):
        """Lock a journal; one that stays open behind, *unsaved*, is told by its key."""
        super().__init__()
        self.path = path
        self._holds_text = False
        kept = key if unsaved else None  # its file may be away
        self.form = UnlockForm(
            path,
            None if kept is None else partial(_is, kept),
            salt=None if kept is None else kept.salt,
        )
        self._logo = QLabel()
        self.trouble = label("", "warn")
        self._lay_out()
        self.trouble.hide()
        if unsaved is not None:
            self.keep(unsaved)
        self.form.opened.connect(self.unlocked)
        self.setFocusProxy(self.form)

    def stand_for(self, window: QMainWindow) -> None:
        """Come up just where a window is, which is then hidden."""
        self.resize(window.size())
        self.setMinimumSize(window.minimumSizeHint().boundedTo(QSize(480, 360)))
        self.restoreGeometry(window.saveGeometry())
        self.setWindowState(window.windowState())
        active = window.isActiveWindow()
        # Whoever works in another program goes on there.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not active)
        self.show()
        window.hide()
        if active:
            self.activateWindow()
        self.form.setFocus()

    def keep(self, unsaved: JournalError) -> None:
        """Tell that there is text behind; until it is seen again, this stays."""
        self._holds_text = True
        self.trouble.setText(HIDDEN.format(unsaved))
        self.trouble.show()

    def _lay_out(self) -> None:
        theme.look(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("LeadJournal")
        self.setAccessibleName(LOCKED)
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._logo)
        head.addWidget(label(LOCKED, "title", wraps=False), 1)
        card.body.addLayout(head)
        card.body.addSpacing(8)
        card.body.addWidget(self.form)
        card.body.addWidget(self.trouble)
        card.setMaximumWidth(theme.size(WIDEST))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self._card = card
        self._dress()

    def _dress(self) -> None:
        side = theme.size(LOGO)
        icon = theme.icon("logo", "accent")
        self._logo.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        self._card.setMaximumWidth(theme.size(WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._holds_text:  # to go now would be to lose it
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()


def _is(key: Key, given: Key) -> bool:
    return key == given
