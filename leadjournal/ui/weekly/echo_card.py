"""A week after an answered question: what happened next?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from leadjournal import flow
from leadjournal.errors import NotFoundError
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme, veil
from leadjournal.ui.cards import Card, label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.weekly.fields import Keeper, ProseField

PREFERENCE = "echo"


class EchoCard(Card):
    """Takes an afterthought in place, and is there until there is one."""

    reflection_requested = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__(flow.ECHO)
        self._journal = journal
        self.reflection: Reflection | None = None
        self._question = label("", "prose")
        self.field = ProseField(flow.ECHO, lines=2)
        self.add = QPushButton("Add Afterthought")
        self.read = theme.look(QPushButton("Read what you wrote"), "link")
        self._keeper = Keeper(journal, lambda: self.reflection is not None)
        self.title.setWordWrap(True)
        buttons = QWidget()
        row = WrappingRow(buttons, gap=16)
        for button in (self.add, self.read):
            row.addWidget(button)
        for part in (self._question, self.field, buttons):
            self.body.addWidget(part)
        self._keeper.keep(self.field, self._begun, self._keep)
        self.add.setEnabled(False)
        self.field.textChanged.connect(self._on_text_changed)
        self.add.clicked.connect(self._on_added)
        self.read.clicked.connect(self._on_read)

    def refresh(self) -> None:
        """Show the last answer to be asked after. A card without one is not there."""
        before, self.reflection = self.reflection, self._found()
        if self.reflection is not None:
            self._question.setText(self._asked(self.reflection))
            if self.reflection is before:
                self._keeper.refresh()
            else:
                self.field.show_words(self._begun())
                self._keeper.start_anew()
        self.setVisible(self.reflection is not None)

    def save(self) -> None:
        """Keep what was begun, without adding it. Raises StorageError."""
        self._keeper.save()

    def _found(self) -> Reflection | None:
        journal = self._journal
        for uuid in flow.to_ask_after(journal.askings.history, journal.today()):
            try:
                reflection = journal.reflections.get(uuid)
            except NotFoundError:
                continue
            if reflection.trashed is None and not reflection.draft:
                # What was thought on the day itself was no later thought.
                since = [a for a in reflection.afterthoughts if a.day > reflection.day]
                if not since:
                    return reflection
        return None

    def _asked(self, reflection: Reflection) -> str:
        question = self._journal.questions.named(reflection.question)
        if question:
            return question.text
        return veil.title(reflection.title, reflection.day)

    def _begun(self) -> str:
        """Return what was begun of this afterthought, and not yet added."""
        kept = self._journal.preferences.get(PREFERENCE)
        here = self.reflection.uuid if self.reflection else None
        if isinstance(kept, dict) and kept.get("reflection") == here:
            return str(kept.get("text", ""))
        return ""

    def _keep(self, text: str) -> None:
        if self.reflection is not None:
            kept = {"reflection": self.reflection.uuid, "text": text}
            self._journal.preferences.set(PREFERENCE, kept)

    def _on_text_changed(self) -> None:
        self.add.setEnabled(bool(self.field.words().strip()))

    def _on_added(self) -> None:
        text, reflection = self.field.words().strip(), self.reflection
        if not text or reflection is None:
            return
        self.save()
        with self._journal.change("Add Afterthought"):
            self._journal.reflections.add_afterthought(reflection, text)
            self._journal.preferences.set(PREFERENCE, None)
        self.refresh()

    def _on_read(self) -> None:
        self.save()
        self.reflection_requested.emit(self.reflection)
