"""Where a person writes: the text of a reflection, and its title."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QSizePolicy

from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme
from leadjournal.ui.editor import citation, habits
from leadjournal.ui.editor.highlighter import MarkdownHighlighter
from leadjournal.ui.editor.markdown_keys import MarkdownKeys, seal
from leadjournal.ui.editor.saving import Sitting
from leadjournal.ui.editor.stage_hints import StageHints
from leadjournal.ui.editor.text_area import ENTER, PARAGRAPH, TextArea

HINT = "What happened?"
HOW_TO_LEAVE = "Ctrl+Tab leaves the text; in a list, Tab moves an item."
PICTURE = "Picture.png"
TABS = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}  # whether it goes on
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class BodyField(TextArea):
    """The text itself, with its Markdown made visible."""

    #: Names with a picture's bytes or a file's path, which were pasted or dropped.
    attachments_offered = Signal(object)

    sparing = True

    def __init__(
        self,
        hint: str = HINT,
        *,
        takes_attachments: bool = False,
        keeps_tab: bool = False,
    ) -> None:
        """*keeps_tab* is for a long text: who presses Tab there means the text."""
        super().__init__(hint)
        self.setAccessibleName("Text")
        self.setStatusTip(HOW_TO_LEAVE)
        self.setAccessibleDescription(HOW_TO_LEAVE)
        self.takes_attachments = takes_attachments
        self._keeps_tab = keeps_tab
        self._highlighter = MarkdownHighlighter(self.document())
        self.keys = MarkdownKeys(self)
        self.hints = StageHints(self)

    def cite(self, markdown: str, *, by_itself: bool) -> None:
        """Write at the cursor, in a paragraph of its own or apart from the words."""
        cursor = self.textCursor()
        if cursor.block().userState() > 0:  # code, where each blank would count
            self.insert(markdown)
            return
        shown = self.document().toRawText().replace(PARAGRAPH, "\n")
        units = shown.encode("utf-16-le", "surrogatepass")
        ends = 2 * cursor.selectionStart(), 2 * cursor.selectionEnd()
        before = units[: ends[0]].decode("utf-16-le", "surrogatepass")
        after = units[ends[1] :].decode("utf-16-le", "surrogatepass")
        self.insert(citation.apart(markdown, before, after, by_itself=by_itself))

    def insert(self, markdown: str) -> None:
        """Write at the cursor as if it had been typed, in one step."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(markdown)
        seal(cursor)
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def paste_plain(self) -> None:
        """Paste the bare words of what was copied."""
        super().insertFromMimeData(QGuiApplication.clipboard().mimeData())

    def leave(self, *, forward: bool = True) -> None:
        """Let the keyboard go on to what comes after the text, or before it."""
        super().focusNextPrevChild(forward)

    def context_menu(self) -> QMenu:
        """Return what can be done at the cursor."""
        menu = self.createStandardContextMenu()
        plain = menu.addAction("Paste Without Formatting")
        plain.setEnabled(self.canPaste() and not self.isReadOnly())
        plain.triggered.connect(self.paste_plain)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_tick(event)
        ):
            event.accept()  # for Ctrl+Enter is a shortcut of the window, too
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # Qt’s
        """Let Tab move an item of a list; elsewhere it may leave the text.

        Where it would go on to the tags, what is typed on would be lost there. So it
        stays, and only goes back; Ctrl+Tab leaves.
        """
        if self.isReadOnly():
            return super().focusNextPrevChild(forward)
        if self.keys.is_in_item():
            self.keys.shift(deeper=forward)
            return True
        return (self._keeps_tab and forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_tick(event):
            self.keys.tick()
        elif event.key() in TABS and event.modifiers() & HELD:
            self.leave(forward=TABS[Qt.Key(event.key())])
        elif not self.keys.pressed(event):
            super().keyPressEvent(event)
            if habits.current().smart_quotes and not event.modifiers() & HELD:
                self.keys.typeset(event.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        offered = self.takes_attachments and (source.hasImage() or source.hasUrls())
        return offered or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = _files(source) if self.takes_attachments else []
        if files:
            self.attachments_offered.emit(files)
        elif markdown := self._markdown(source):
            self.insert(markdown)
        elif self.takes_attachments and source.hasImage():
            self.attachments_offered.emit([(PICTURE, _png(source))])
        else:
            super().insertFromMimeData(source)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hints.wanted:
            self.hints.paint(QPainter(self.viewport()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._highlighter.dress()

    def _is_tick(self, event: QKeyEvent) -> bool:
        if event.key() not in ENTER or self.isReadOnly():
            return False
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return bool(control) and self.keys.is_in_task()

    def _markdown(self, source: QMimeData) -> str:
        """Return what was copied with its looks, as Markdown; in code it has none."""
        if not source.hasHtml() or self.textCursor().block().userState() > 0:
            return ""
        # Dear to import, and many a sitting pastes nothing.
        from leadjournal.text import pasting

        html = source.html()
        if pasting.is_too_much(html):
            return "" if source.hasText() else pasting.words_of(html)
        return pasting.apart(pasting.markdown_of(html), self._line_so_far())

    def _line_so_far(self) -> str:
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        return cursor.block().text()[: cursor.positionInBlock()]


def _files(source: QMimeData) -> list[tuple[str, Path]]:
    """Return the files on this computer among what was pasted or dropped."""
    paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [(path.name, path) for path in paths if path.is_file()]


def _png(source: QMimeData) -> bytes:
    image, buffer = QImage(source.imageData()), QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stubs want bytes
    return bytes(buffer.data().data())


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
