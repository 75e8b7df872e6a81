"""How many words there are, said quietly."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from leadjournal.text import counting
from leadjournal.ui import theme
from leadjournal.ui.editor import habits
from leadjournal.ui.editor.text_area import PARAGRAPH, TextArea

PAUSE = 400  # milliseconds without a key, after which it counts


class WordCount(QLabel):
    """Counts the words of a field when there is a pause, if a person wants it.

    It is a label that is read when one goes to it; nothing is announced.
    """

    def __init__(self, area: TextArea) -> None:
        super().__init__()
        self._area = area
        theme.look(self, "small")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.count)
        area.textChanged.connect(self._pause.start)
        area.selectionChanged.connect(self._pause.start)
        habits.voice.changed.connect(self.count)
        self.count()

    def count(self) -> None:
        """Count now."""
        wanted = habits.current().counts_words
        words = ""
        if wanted:
            chosen = self._area.textCursor().selectedText().replace(PARAGRAPH, "\n")
            words = said(*map(counting.words, (self._area.shown(), chosen)))
        if words != self.text():
            self.setText(words)
        self.setVisible(bool(words))


def said(words: int, chosen: int = 0) -> str:
    """Return how many words there are, and how many of them are chosen.

    >>> said(412), said(412, 12), said(1), said(0)
    ('412 words', '12 of 412 words', '1 word', '')
    """
    if not words:
        return ""
    of = f"{chosen:,} of " if chosen else ""
    return f"{of}{words:,} word{'' if words == 1 else 's'}"
