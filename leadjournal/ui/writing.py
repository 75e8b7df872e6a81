"""Where a person writes: the text of a reflection, and its title."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy

from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme
from leadjournal.ui.highlighter import MarkdownHighlighter
from leadjournal.ui.saving import Sitting
from leadjournal.ui.text_area import TextArea

HINT = "What happened?"


class BodyField(TextArea):
    """The text itself, with its Markdown made visible."""

    def __init__(self, hint: str = HINT) -> None:
        super().__init__(hint)
        self.setAccessibleName("Text")
        self._highlighter = MarkdownHighlighter(self.document())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._highlighter.dress()


class TitleField(TextArea):
    """The title: one line that wraps, and grows as it does."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__("Untitled")
        self.setAccessibleName("Title")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        sizes = self.document().documentLayout().documentSizeChanged
        sizes.connect(self.updateGeometry)

    def typeface(self) -> tuple[QFont, float]:
        font = theme.sans(26, QFont.Weight.Bold)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.3)
        return font, 34

    def sizeHint(self) -> QSize:
        return QSize(theme.size(200), max(round(self.document().size().height()), 24))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(" ".join(source.text().split("\n")))


class WritingArea(BodyField):
    """Writes the text of one reflection, by itself: the title stays as it is."""

    #: How things stand with what was typed, and if they stand badly, why.
    state_changed = Signal(str, str)

    def __init__(self, journal: Journal, hint: str = HINT) -> None:
        super().__init__(hint)
        theme.look(self, "prose")
        self._sitting = Sitting(journal, {"body": self})
        self._sitting.state_changed.connect(self.state_changed)

    @property
    def reflection(self) -> Reflection | None:
        return self._sitting.reflection

    def show_reflection(self, reflection: Reflection | None) -> None:
        self._sitting.show_reflection(reflection)

    def save(self) -> None:
        """Write what was typed since the last time. Raises StorageError."""
        self._sitting.save()

    def on_journal_changed(self, changes: Changes) -> None:
        self._sitting.on_journal_changed(changes)
