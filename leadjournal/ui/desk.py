"""One reflection, to write or to read."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.editor.voice import SavingVoice
from leadjournal.ui.editor.writing_bar import WritingBar
from leadjournal.ui.editor.writing_sheet import WritingSheet
from leadjournal.ui.empty_page import EmptyPage
from leadjournal.ui.reading.page import Reading


class Desk(QWidget):
    """The sheet to write on or the page to read, and above it what can be done."""

    new_reflection_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.bar = WritingBar(journal.templates)
        self._trouble = theme.look(label(""), "warn")
        self.sheet = WritingSheet(journal)
        self.reading = Reading(journal)
        self._empty = EmptyPage()
        self._stack = QStackedWidget()
        self.voice = SavingVoice(self)
        self._wants_reading = False
        # Asked of the journal now, for it may be closed later.
        self.is_trashed = self.is_draft = False
        self._lay_out()
        self._connect()

    @property
    def reflection(self) -> Reflection | None:
        """The reflection that is shown, to be written or read."""
        return self.sheet.reflection

    @property
    def is_reading(self) -> bool:
        return self._stack.currentWidget() is self.reading

    @property
    def is_writing(self) -> bool:
        return self._stack.currentWidget() is self.sheet

    @property
    def text(self) -> QWidget:
        """Where the keyboard goes: the text, or what there is instead of one."""
        if self._stack.currentWidget() is self._empty:
            return self._empty.write
        return self.reading.browser if self.is_reading else self.sheet.body

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Save what was typed so far, and show another. Raises StorageError."""
        self.sheet.show_reflection(reflection)
        self.is_trashed = reflection is not None and reflection.trashed is not None

    def show_reading(self, reading: bool) -> None:
        """Show the reflection as a page to read, or as a text to write."""
        self.sheet.try_to_save()
        self._wants_reading = reading
        self.refresh()

    def refresh(self) -> None:
        """Show what can be done with the reflection as it is now."""
        reflection = self.reflection
        self.is_trashed = reflection is not None and reflection.trashed is not None
        self.is_draft = reflection is not None and reflection.draft
        reading = self.is_trashed or self._wants_reading
        if reflection is None:
            self._empty.show_for(first=not len(self._journal.reflections))
            self._stack.setCurrentWidget(self._empty)
        elif reading:
            self.reading.show_reflection(reflection)
            self._stack.setCurrentWidget(self.reading)
        else:
            self._stack.setCurrentWidget(self.sheet)
        self.bar.show_reflection(reflection, reading=reading)

    def save(self) -> None:
        """Write what was typed since the last time. Raises StorageError."""
        self.sheet.save()
        self.reading.save()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.bar.minimumSizeHint().width(), 360)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._trouble)
        for page in (self.sheet, self.reading, self._empty):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self._trouble.hide()

    def _connect(self) -> None:
        self.bar.template_chosen.connect(self.sheet.choose_template)
        self.bar.finish_requested.connect(self._on_finish_requested)
        self.sheet.state_changed.connect(self._on_state_changed)
        self.reading.link_requested.connect(self.link_requested)
        self._empty.new_reflection_requested.connect(self.new_reflection_requested)

    def _on_state_changed(self, state: str, why: str) -> None:
        self.bar.show_state(state, why)
        self._trouble.setText(why)
        self._trouble.setVisible(bool(why))
        self.voice.hear(state, why)

    def _on_finish_requested(self) -> None:
        if self.reflection is not None:
            self.save()
            with self._journal.change("Finish Draft"):
                self.reflection.draft = False
