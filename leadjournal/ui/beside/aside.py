"""The column beside the text: what a reflection is about, and what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui.beside.attaching import Attaching, Sheet
from leadjournal.ui.beside.attachments_section import AttachmentsSection
from leadjournal.ui.beside.related_section import RelatedSection
from leadjournal.ui.beside.tagging import Tagging
from leadjournal.ui.beside.threads_section import ThreadsSection
from leadjournal.ui.pane import Pane


class Aside(Pane):
    """Puts the sections of the column together, and does what they wish for."""

    reflection_requested = Signal(object)
    query_requested = Signal(str)

    def __init__(self, journal: Journal, sheet: Sheet) -> None:
        super().__init__("canvas", "left")
        attached = AttachmentsSection(journal)
        related = RelatedSection(journal)
        threads = ThreadsSection(journal)
        self.tagging = Tagging(
            journal, after_tags=(threads,), at_the_end=(related, attached)
        )
        self.attaching = Attaching(journal, sheet, self)
        self.attaching.serve(attached)
        related.reflection_requested.connect(self.reflection_requested)
        threads.query_requested.connect(self.query_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self.tagging)

    def show_reflection(self, reflection: Reflection | None) -> None:
        self.tagging.show_reflection(reflection)

    def save(self) -> None:
        """Keep what was begun, without adding it. Raises StorageError."""
        self.tagging.save()

    def on_journal_changed(self, changes: Changes) -> None:
        self.tagging.on_journal_changed(changes)
