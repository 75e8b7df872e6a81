"""What a reflection is about, what was done with the chance, and what is planned."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leadjournal.frameworks import Practice
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui.beside.plan_rows import PlanForm, PlanRow
from leadjournal.ui.beside.plan_section import PlanSection
from leadjournal.ui.beside.practice_row import RING
from leadjournal.ui.beside.practice_section import PracticeSection
from leadjournal.ui.beside.section import Section
from leadjournal.ui.beside.weight_section import WeightSection
from leadjournal.ui.cards import label

NOTE = (
    "A tag says what this is about, never how good you are at it. What you did with"
    " the chance is yours to note, or to leave blank."
)
SIDE, END = 22, 14
SHOWN = frozenset({"reflections", "taggings", "preferences"})


class Tagging(QScrollArea):
    """The column beside a text: tags first, then one section after the other.

    What else there is to say of a reflection comes as a `Section`: *after_tags*
    stand between the tags and the plans, *at_the_end* after all but the note.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        after_tags: Sequence[Section] = (),
        at_the_end: Sequence[Section] = (),
    ) -> None:
        super().__init__()
        self._journal = journal
        self._reflection: Reflection | None = None
        self._sections: dict[str, PracticeSection] = {}
        self._others = PracticeSection("Other tags")
        self._planning = PlanSection(journal)
        self._further = (
            *after_tags,
            self._planning,
            WeightSection(journal),
            *at_the_end,
        )
        # A widget of its own, so that who listens hears them in this order too.
        self._own = QWidget()
        self._middle = QVBoxLayout(self._own)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._lay_out()
        self._connect(self._others)
        for section in self._further:
            section.parts_changed.connect(self._order_focus)
        self.show_reflection(None)

    @property
    def form(self) -> PlanForm:
        return self._planning.form

    @property
    def plans(self) -> list[PlanRow]:
        return self._planning.rows

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Show another reflection; what was begun waits for its return."""
        if reflection is not self._reflection:
            self.verticalScrollBar().setValue(0)
        for section in self._further:
            section.show_reflection(reflection)
        self._reflection = reflection
        self.refresh()

    def save(self) -> None:
        """Keep what was begun, without adding it. Raises StorageError."""
        for section in self._further:
            section.save()

    def on_journal_changed(self, changes: Changes) -> None:
        for section in self._further:
            section.on_journal_changed(changes)
        if changes & SHOWN:
            self.refresh()

    def refresh(self) -> None:
        """Show the tags as they are; rows that stay keep the keyboard."""
        reflection = self._reflection
        live = reflection is not None and reflection.trashed is None
        self._inner.setVisible(reflection is not None)
        self._inner.setEnabled(live)
        if reflection is None:
            return
        self._show_sections()
        self._others.show_practices(self._other_practices(reflection))
        for section in self.sections:
            section.show_tags(reflection.taggings)
        self._order_focus()

    @property
    def sections(self) -> list[PracticeSection]:
        return [*self._sections.values(), self._others]

    @property
    def first(self) -> QWidget:
        """The first that the keyboard can stop at."""
        return self.sections[0].rows[0].toggle

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the rows where they are, whether there is a scroll bar or not."""
        super().resizeEvent(event)
        right = self.viewport().width() - self.width() + END - RING
        self._column.setContentsMargins(SIDE - RING, 22, max(right, 0), 18)

    def _lay_out(self) -> None:
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        # Whatever wishes to be wider has no more room than there is.
        self._inner.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Tags and plans")
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(18)
        self._column.setSpacing(18)
        for part in (self._own, self._others, *self._further):
            self._column.addWidget(part)
        self._column.addStretch(1)
        note = label(NOTE, "small")
        note.setContentsMargins(RING, 0, RING, 0)
        self._column.addWidget(note)

    def _show_sections(self) -> None:
        """Have a section for each framework that is on."""
        on = [
            f for f in self._journal.frameworks if f.key in self._journal.frameworks_on
        ]
        if list(self._sections) == [framework.key for framework in on]:
            return
        while (item := self._middle.takeAt(0)) is not None:
            if gone := item.widget():
                gone.hide()
                gone.deleteLater()
        self._sections = {
            framework.key: PracticeSection(framework.name, framework.practices)
            for framework in on
        }
        for section in self._sections.values():
            self._middle.addWidget(section)
            self._connect(section)

    def _connect(self, section: PracticeSection) -> None:
        section.tag_toggled.connect(self._on_tag_toggled)
        section.chance_noted.connect(self._on_chance_noted)

    def _other_practices(self, reflection: Reflection) -> list[Practice]:
        """Return what it is tagged with that no section shows."""
        shown = {row.practice.key for s in self._sections.values() for row in s.rows}
        known = self._journal.frameworks.practices
        return [
            known.get(key) or Practice(key, key, key, "", (), "")
            for key in sorted(reflection.taggings)
            if key not in shown
        ]

    def _order_focus(self) -> None:
        """Let Tab go as one reads, also through what was added later."""
        parts: list[QWidget] = []
        for section in self.sections:
            for row in section.rows:
                parts += [row.toggle, row.chance]
        for further in self._further:
            parts += further.parts
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)

    def _on_tag_toggled(self, key: str, tagged: bool) -> None:
        if self._reflection is not None:
            with self._journal.change("Add Tag" if tagged else "Remove Tag"):
                if tagged:
                    self._reflection.tag(key)
                else:
                    self._reflection.untag(key)

    def _on_chance_noted(self, key: str, chance: str | None) -> None:
        if self._reflection is not None:
            with self._journal.change("Note Chance"):
                self._reflection.tag(key, chance)
