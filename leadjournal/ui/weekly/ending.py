"""The last screen: that is enough for this week."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from leadjournal.flow import Step
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.plans import sentence_of
from leadjournal.ui.weekly.screen import Screen, prose, words_of


class DoneScreen(Screen):
    """The plan once more, and the way to what was written."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft, words_of(draft, Step.DONE))
        self._plan = prose("")
        self._later = label(self.words.hint, "muted")
        self.read = theme.look(QPushButton("Read what you wrote"), "link")
        self.read.setAutoDefault(True)
        for part in (self._plan, self._later, self.read):
            self.add(part)
        self.column.addStretch(1)
        self.read.clicked.connect(self._on_read)
        self.refresh()

    def refresh(self) -> None:
        super().refresh()
        sentence = sentence_of(self.draft.plan)
        self._plan.setText(sentence)
        for part in (self._plan, self._later):
            part.setVisible(bool(sentence))

    def _on_read(self) -> None:
        self.reflection_requested.emit(self.draft.reflection)
