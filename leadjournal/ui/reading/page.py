"""A reflection to read: its text, what was planned, and what was thought later."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.editor import measure
from leadjournal.ui.editor.begun import Begun, Words
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.pane import Pane
from leadjournal.ui.reading.html import page, pictures, style
from leadjournal.ui.reading.pictures import Pictures
from leadjournal.ui.trash_bar import TrashNote

LEADING = 1.7  # times the size of the writing
IMAGE = QTextDocument.ResourceType.ImageResource


class Reading(QWidget):
    """Shows one reflection as a page; to it, only afterthoughts can be added."""

    link_requested = Signal(str)
    copy_requested = Signal(object)  # of an attachment
    restore_requested = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._reflection: Reflection | None = None
        self.browser = Browser()
        self.trash = TrashNote(journal)
        self.afterthought = TextArea("What do I see now that I did not see then?")
        self._add = QPushButton("Add Afterthought")
        self._begun = Begun(journal, "afterthought", self._begun_words)
        self._later = Pane("canvas", "top")
        self._lay_out()
        self._connect()

    def show_reflection(self, reflection: Reflection | None) -> None:
        """Show another reflection; a begun afterthought waits for its return."""
        if reflection is not self._reflection:
            self.save()
            self._reflection = reflection
            begun = self._begun.words_for(reflection)
            self.afterthought.show_words(begun.get("text", ""))
            self._on_text_changed()
        self.refresh()

    def save(self) -> None:
        """Keep what was begun, without adding it. Raises StorageError."""
        self._begun.save()

    def refresh(self) -> None:
        reflection = self._reflection
        trashed = reflection is not None and reflection.trashed is not None
        self.trash.show_reflection(reflection)
        self._later.setVisible(reflection is not None and not trashed)
        self.browser.pictures.show_reflection(reflection)
        if reflection is not None:
            self.browser.show_page(page(reflection), pictures(reflection))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, right = measure.margins(self.width())
        self._foot.setContentsMargins(left, 12, right, 14)

    def _lay_out(self) -> None:
        self.afterthought.setAccessibleName("Afterthought")
        self.afterthought.setFixedHeight(theme.size(76))
        self._foot = QVBoxLayout(self._later)
        self._foot.setSpacing(8)
        self._foot.addWidget(label("Add an afterthought", "strong"))
        self._foot.addWidget(self.afterthought)
        end = QHBoxLayout()
        end.addWidget(label("It is kept with today’s date.", "small"), 1)
        end.addWidget(self._add)
        self._foot.addLayout(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.trash)
        column.addWidget(self.browser, 1)
        column.addWidget(self._later)

    def _connect(self) -> None:
        self.browser.anchorClicked.connect(self._on_anchor_clicked)
        self.trash.restore_requested.connect(self.restore_requested)
        self._add.clicked.connect(self._on_add_clicked)
        self.afterthought.textChanged.connect(self._on_text_changed)
        self.afterthought.typed.connect(self._begun.on_typed)
        self.afterthought.left.connect(self._begun.try_to_save)
        self._on_text_changed()

    def _on_text_changed(self) -> None:
        self._add.setEnabled(bool(self.afterthought.words().strip()))

    def _on_anchor_clicked(self, address: QUrl) -> None:
        attachment = self.browser.pictures.attachment(address)
        if attachment is not None:
            self.copy_requested.emit(attachment)
        else:
            self.link_requested.emit(address.toString())

    def _on_add_clicked(self) -> None:
        words = self.afterthought.words().strip()
        if self._reflection is None or not words:
            return
        with self._journal.change("Add Afterthought"):
            self._journal.reflections.add_afterthought(self._reflection, words)
        self.afterthought.show_words("")
        self._begun.drop()

    def _begun_words(self) -> Words:
        return {"text": self.afterthought.words()}


class Browser(QTextBrowser):
    """Shows a page, and fetches nothing: not from a network, not from the disk."""

    def __init__(self) -> None:
        super().__init__()
        self._html = ""
        self.pictures = Pictures(self)
        self._added: list[QUrl] = []
        theme.look(self, "bare")
        self.setAccessibleName("Reading")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(0)
        self.pictures.arrived.connect(self._on_arrived)

    def show_page(self, html: str, pictured: Sequence[str] = ()) -> None:
        """Show a page; the same one again stays where it is scrolled to.

        What it has pictures of is told to who does not see them.
        """
        told = f"Shows: {', '.join(pictured)}" if pictured else ""
        self.setAccessibleDescription(told)
        if html != self._html:
            self._html = html
            self._set()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        picture = None
        if kind == IMAGE.value:
            wide = min(self.viewport().width(), measure.measure())
            ratio = self.devicePixelRatioF()
            picture = self.pictures.get(QUrl(name), wide, ratio)
        return QByteArray() if picture is None else picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        left, right = measure.margins(self.width())
        self.setViewportMargins(left, theme.size(24), max(right - 12, 0), 0)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._set()

    def _set(self) -> None:
        for address in self._added:  # which Qt keeps from page to page
            self.document().addResource(IMAGE.value, address, None)
        self._added.clear()
        self.document().setDefaultFont(theme.serif(theme.writing()))
        self.document().setDefaultStyleSheet(style())
        self.setHtml(self._html)
        leading = QTextBlockFormat()
        least = QTextBlockFormat.LineHeightTypes.MinimumHeight
        leading.setLineHeight(theme.size(theme.writing() * LEADING), least.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(leading)
        self._take_sizes()

    def _on_arrived(self, address: QUrl, picture: QImage) -> None:
        document = self.document()
        document.addResource(IMAGE.value, address, picture)
        self._added.append(address)
        document.markContentsDirty(0, document.characterCount())
        self.viewport().update()

    def _take_sizes(self) -> None:
        """Let headings have the size of the style sheet: Qt enlarges them besides."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            heading = block.blockFormat().headingLevel()
            part = block.begin()
            while heading and not part.atEnd():
                words = part.fragment()
                look = words.charFormat()
                look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
                cursor.setPosition(words.position())
                end = words.position() + words.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(look)
                part += 1
            block = block.next()
