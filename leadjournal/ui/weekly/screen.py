"""What the screens of the weekly reflection have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from leadjournal import flow
from leadjournal.flow import Step, Wording
from leadjournal.ui.cards import label
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.weekly.column import Column
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.fields import Field, Keeper, LineField, ProseField


class Screen(Column):
    """A question and what answers it. It reads the draft anew at each `refresh`."""

    next_requested = Signal()
    reflection_requested = Signal(object)
    ready_changed = Signal()

    def __init__(self, draft: Draft, words: Wording) -> None:
        super().__init__()
        self.draft = draft
        self.journal = draft.journal
        self.keeper = Keeper(draft.journal, lambda: draft.is_there)
        self.words = words
        self.question = draft.question
        self.place = label("", "muted")
        self.title = label(words.title, "question")
        self.lead = label(words.lead, "lead")
        #: Where the keyboard is when the screen comes up.
        self.first: QWidget | None = None
        self.setAccessibleName(words.title)
        for part, below in ((self.place, 0), (self.title, 0), (self.lead, 10)):
            self.add(part)
            self.column.addSpacing(below)
        self.lead.setVisible(bool(words.lead))

    @property
    def is_ready(self) -> bool:
        """Whether a person may go on from here, other than by skipping."""
        return True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written or chosen here."""
        return False

    def refresh(self) -> None:
        """Show the draft as it is, leaving what is just being typed."""
        self.keeper.refresh()

    def leave(self) -> None:
        """Save, and tidy up what was only begun. Raises StorageError."""
        self.keeper.save()

    def begin(self) -> None:
        """Give the keyboard to what comes first."""
        if isinstance(self.first, TextArea) and not self.first.isReadOnly():
            self.first.moveCursor(QTextCursor.MoveOperation.End)
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_part(
        self,
        part: flow.Field,
        *,
        lines: int = 4,
        shown: bool = True,
        half: bool = False,
    ) -> Field:
        """Add a field for one part of the text, with its name above it if *shown*."""
        if shown:
            self.add(label(part.label, "heading"))
        field: Field
        if part.one_line:
            field = LineField(part.label, part.placeholder)
            self.add(field, half=half)
        else:
            field = ProseField(part.label, part.placeholder, lines=lines)
            self.add(field, 1)
        self.keep_part(field, part.heading)
        return field

    def keep_part(self, field: Field, heading: str) -> None:
        draft = self.draft
        self.keeper.keep(
            field, lambda: draft.part(heading), lambda said: draft.put(heading, said)
        )
        self.first = self.first or field

    def add_line(
        self,
        name: str,
        hint: str,
        read: Callable[[], str],
        write: Callable[[str], None],
    ) -> LineField:
        """Add a field of a few words with its name above it."""
        field = LineField(name, hint)
        pair = QVBoxLayout()
        pair.setSpacing(4)
        pair.addWidget(label(name, "strong"))
        pair.addWidget(field)
        self.add(pair)
        self.keeper.keep(field, read, write)
        self.first = self.first or field
        return field


def words_of(draft: Draft, step: Step) -> Wording:
    return flow.wording(
        step,
        question=draft.question,
        step_outside=draft.step_outside,
        short=draft.short,
    )


def fields_of(draft: Draft, step: Step) -> tuple[flow.Field, ...]:
    return flow.fields(
        step,
        question=draft.question,
        step_outside=draft.step_outside,
        short=draft.short,
    )


def prose(text: str) -> QLabel:
    """Return a person's own words, to read."""
    words = label(text, "prose")
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return words
