"""A field of plain text that loses no character, set with the leading of a book."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from leadjournal.ui import theme
from leadjournal.ui.editor.exact_text import ExactText
from leadjournal.ui.editor.leading import Leading

PARAGRAPH = "\u2029"  # what ends a line in a document of Qt
CARET = 2
ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
NEW_LINES = (
    QKeySequence.StandardKey.InsertParagraphSeparator,
    QKeySequence.StandardKey.InsertLineSeparator,
)


class TextArea(QTextEdit):
    """Gives the words back just as they were shown, but for what was typed.

    It is a QTextEdit for the sake of the leading, which QPlainTextEdit has not.
    """

    typed = Signal()
    left = Signal()
    #: An arrow key at the first line, or at the last: the person goes up or down.
    step_requested = Signal(int)

    #: Whether blank lines are less than whole ones.
    sparing = False

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ExactText("")
        self._hint = hint
        self._leading = Leading(self.document(), sparing=self.sparing)
        self._typing = True
        self._changed: tuple[int, int] | None = None
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(CARET)
        self.document().setDocumentMargin(0)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.dress()

    def typeface(self) -> tuple[QFont, float]:
        """Return the font and the height of a line; other fields have another."""
        return theme.serif(theme.writing()), theme.writing() * 1.7

    def dress(self) -> None:
        """Take the type of the theme at the size it has now."""
        font, leading = self.typeface()
        self.setFont(font)
        if self._leading.height != theme.size(leading):
            self._leading.height = theme.size(leading)
            with self._not_typing():
                self._leading.set_all()

    def show_hint(self, hint: str) -> None:
        """Say what to write about where nothing is written yet."""
        self._hint = hint
        self.viewport().update()

    def words(self) -> str:
        """Return the text as it is to be stored."""
        return self._text.stored(self.shown())

    def shown(self) -> str:
        """Return the text as it stands in the field."""
        return self.document().toRawText().replace(PARAGRAPH, "\n")

    def show_words(self, text: str) -> None:
        """Show another text from its beginning, with nothing to undo."""
        self._text = ExactText(text)
        with self._not_typing():
            self._replace(0, len(self.shown()), self._text.shown)
            self._leading.set_all()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def put_words(self, text: str) -> None:
        """Show what the same text has become, leaving the cursor where it is."""
        self._text = ExactText(text)
        with self._not_typing():
            self._become(self._text.shown)
            self._leading.set_all()

    def rewrite(self, shown: str) -> None:
        """Make another text of what is shown as if it had been typed, in one step."""
        self._become(shown)

    def add_words(self, text: str) -> None:
        """Add to the end as if it had been typed."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Shift+Enter would make a character that looks like a new line and is none; and
        # Enter in a blank line would take its leading away and make no new line.
        if event.key() in ENTER and any(map(event.matches, NEW_LINES)):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        step = STEPS.get(event.key())
        before = self.textCursor() if step else None
        super().keyPressEvent(event)
        if before and before == self.textCursor() and not before.hasSelection():
            self.step_requested.emit(step)

    def context_menu(self) -> QMenu:
        """Return what can be done at the cursor."""
        return self.createStandardContextMenu()

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = QMimeData()
        selected = self.textCursor().selectedText().replace(PARAGRAPH, "\n")
        copied.setText(self._text.stored(selected))
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:
        # As text, not as a fragment, which would come with a leading of its own.
        self.textCursor().insertText(source.text().replace("\r\n", "\n"))
        self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._hint and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.current().hint))
            painter.setFont(self.font())
            foot = self.cursorRect().bottom() - QFontMetricsF(self.font()).descent()
            painter.drawText(QPointF(CARET, foot), self._hint)

    def _become(self, after: str) -> None:
        before = self.shown()
        start = _alike(before, after)
        left = min(len(before), len(after)) - start
        end = _alike(before[::-1][:left], after[::-1][:left])
        if start < len(before) - end or start < len(after) - end:
            self._replace(start, len(before) - end, after[start : len(after) - end])

    def _replace(self, start: int, end: int, new: str) -> None:
        shown = self.shown()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_counted_by_qt(shown[:start]))
        there = _counted_by_qt(shown[:end])
        cursor.setPosition(there, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new)

    @contextmanager
    def _not_typing(self) -> Iterator[None]:
        """Change the document ourselves: nothing is told of, or can be undone."""
        self._typing = False
        self.document().setUndoRedoEnabled(False)
        try:
            yield
        finally:
            self.document().setUndoRedoEnabled(True)
            self._typing = True

    def _on_contents_change(self, position: int, _: int, added: int) -> None:
        # What only looks otherwise now has not changed, and does not come here.
        self._changed = (position, added)

    def _on_contents_changed(self) -> None:
        changed, self._changed = self._changed, None
        if changed is None or not self._typing:
            return
        # Whatever is undone comes back as it stood; to set it anew could not be redone.
        if not self.document().isRedoAvailable():
            self._typing = False
            self._leading.set_around(*changed)
            self._typing = True
            self._changed = None
        self.typed.emit()


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the beginning."""
    pairs = zip(one, other, strict=False)
    return next(
        (place for place, (a, b) in enumerate(pairs) if a != b),
        min(len(one), len(other)),
    )


def _counted_by_qt(text: str) -> int:
    """Return the length of a text for Qt, to which an emoji counts for two."""
    return len(text) + sum(character > "\uffff" for character in text)
