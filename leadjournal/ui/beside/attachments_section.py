"""Pictures and files of a reflection, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from leadjournal.attachments import size_in_words
from leadjournal.journal import Changes, Journal
from leadjournal.media import is_picture
from leadjournal.models import Attachment, Reflection
from leadjournal.ui import theme
from leadjournal.ui.beside.section import Section
from leadjournal.ui.cards import label
from leadjournal.ui.word_button import WordButton

HEADING = "Pictures and files"
SHOWN = frozenset({"attachments", "reflections"})


class AttachmentsSection(Section):
    """Lists what is attached to one reflection; all it does is to wish."""

    attach_requested = Signal()
    view_requested = Signal(object)  # here and below: an attachment
    insert_requested = Signal(object)
    copy_requested = Signal(object)
    rename_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__(HEADING)
        self._journal = journal
        self._reflection: Reflection | None = None
        self._said: list[tuple[object, ...]] = []
        self.rows: list[AttachmentRow] = []
        self.attach = theme.look(QPushButton("Attach a File…"), "link")
        self._listed = QWidget()
        self._list = QVBoxLayout(self._listed)
        self._lay_out()
        self.attach.clicked.connect(self.attach_requested)

    @property
    def parts(self) -> Sequence[QWidget]:
        """What the keyboard goes through, in order."""
        return [*(row.button for row in self.rows), self.attach]

    def show_reflection(self, reflection: Reflection | None) -> None:
        self._reflection = reflection
        self.refresh()

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & SHOWN:
            self.refresh()

    def refresh(self) -> None:
        """List what there is; the row that has the keyboard keeps it."""
        reflection = self._reflection
        attached = reflection.attachments if reflection is not None else []
        said = [AttachmentRow.says(each) for each in attached]
        if said == self._said:
            return
        focused = [row.button.hasFocus() for row in self.rows]
        self._said = said
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [AttachmentRow(each, self._wishes()) for each in attached]
        self._listed.setVisible(bool(self.rows))
        for row in self.rows:
            self._list.addWidget(row)
            row.show()  # now, not in a moment: one of them may take the focus
        if True in focused:
            parts = self.parts
            parts[min(focused.index(True), len(parts) - 1)].setFocus()
        self.parts_changed.emit()

    def _lay_out(self) -> None:
        self.column.setSpacing(2)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._listed.hide()
        self.column.addWidget(self._listed)
        line = QHBoxLayout()
        line.addWidget(self.attach)
        line.addStretch(1)
        self.column.addLayout(line)

    def _wishes(self) -> dict[str, SignalInstance]:
        return {
            "View": self.view_requested,
            "Insert in the Text": self.insert_requested,
            "Save a Copy…": self.copy_requested,
            "Rename…": self.rename_requested,
            "Remove": self.remove_requested,
        }


class AttachmentRow(QWidget):
    """One picture or file: its name, its size, and a menu."""

    def __init__(
        self, attachment: Attachment, wishes: dict[str, SignalInstance]
    ) -> None:
        super().__init__()
        size = size_in_words(attachment.size)
        self.button = WordButton(attachment.name, padding=0)
        self.button.setShortcut(QKeySequence())  # an ampersand in a name is none
        self.button.setAccessibleName(f"{attachment.name}, {size}")
        self.button.setToolTip(attachment.name)
        self.button.set_menu(self._menu(attachment, wishes))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.button)
        line.addStretch(1)
        line.addWidget(label(size, "small", wraps=False))

    @staticmethod
    def says(attachment: Attachment) -> tuple[object, ...]:
        """Return all that a row shows of an attachment."""
        return attachment.id, attachment.name, attachment.size, attachment.media_type

    def _menu(self, attachment: Attachment, wishes: dict[str, SignalInstance]) -> QMenu:
        menu = QMenu(self)
        for words, wish in wishes.items():
            if words == "View" and not is_picture(attachment.media_type):
                continue
            if words == "Remove":
                menu.addSeparator()
            menu.addAction(words).triggered.connect(
                partial(self._on_triggered, wish, attachment)
            )
        return menu

    def _on_triggered(
        self, wish: SignalInstance, attachment: Attachment, _: bool = False
    ) -> None:
        wish.emit(attachment)
