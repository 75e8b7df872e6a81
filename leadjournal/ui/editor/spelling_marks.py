"""The marks under misspelt words of one field, and the menu that helps with them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, SignalInstance
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit

from leadjournal.ui import theme
from leadjournal.ui.editor import habits
from leadjournal.ui.editor.markdown_keys import seal
from leadjournal.ui.editor.text_area import TextArea

PAUSE = 60  # milliseconds between two looks at what stands in the field
LONG = 4000  # characters in a line, beyond which only what is seen of it is looked at
KEPT = 2000  # lines of which it is known what is wrong with them
OURS = QTextFormat.Property.UserProperty.value + 4

ADD, IGNORE, NOTHING = "Add to My Words", "Ignore for Now", "No Suggestions"

Place = tuple[int, int]  # as Qt counts


class Checker(Protocol):
    """Who knows what is misspelt, and what a person thinks of it."""

    changed: SignalInstance

    @property
    def is_on(self) -> bool: ...
    def wrong_in(self, line: str) -> list[tuple[int, int]]: ...
    def suggestions(self, word: str) -> list[str]: ...
    def add(self, word: str) -> None: ...
    def ignore(self, word: str) -> None: ...


class SpellingMarks(QObject):
    """Looks only at what is seen, and only when the keys have been served."""

    def __init__(self, area: TextArea, checker: Checker) -> None:
        super().__init__(area)
        self._area = area
        self._checker = checker
        self._known: dict[str, list[Place]] = {}
        self._shown: tuple[str, list[Place]] = ("", [])
        self._typed: QTextCursor | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.refresh)
        area.typed.connect(self._on_typed)
        area.cursorPositionChanged.connect(self._soon)
        area.document().contentsChanged.connect(self._soon)
        area.verticalScrollBar().valueChanged.connect(self._soon)
        checker.changed.connect(self._on_checker_changed)
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)
        self._soon()

    @property
    def words(self) -> list[str]:
        """The words that are marked now."""
        return [self._at(place).selectedText() for place in self._shown[1]]

    def refresh(self) -> None:
        """Mark what is misspelt among what is seen, but for what is being typed."""
        places: list[Place] = []
        if self._checker.is_on and not self._area.isReadOnly():
            places = [each for each in self._seen() if not self._is_typed(each)]
        shown = (theme.current().warn, places)
        marks = self._area.extraSelections()
        others = [mark for mark in marks if not _is_ours(mark)]
        # Whoever else marks something here may have taken ours away.
        if shown != self._shown or len(marks) - len(others) != len(places):
            self._area.setExtraSelections([*others, *map(self._mark, places)])
        self._shown = shown

    def after(self, position: int) -> QTextCursor | None:
        """Return the next misspelt word after a place, from the beginning again."""
        document = self._area.document()
        block = first = document.findBlock(position)
        while True:
            for start, end in self._wrong_in(block):
                if block != first or start >= position:
                    return self._at((start, end))
            block = block.next() if block.next().isValid() else document.begin()
            if block == first:
                break
        before = [place for place in self._wrong_in(first) if place[0] < position]
        return self._at(before[0]) if before else None

    def menu_for(self, word: QTextCursor, usual: QMenu | None = None) -> QMenu:
        """Return what helps with a misspelt word, and beneath it what is usual."""
        menu = usual or QMenu(self._area)
        below, written = menu.actions(), word.selectedText()
        for suggestion in self._checker.suggestions(written):
            action = menu.addAction(suggestion)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.triggered.connect(partial(self._replace, word, written, suggestion))
        if menu.actions() == below:
            menu.addAction(NOTHING).setEnabled(False)
        menu.addSeparator()
        for text, act in ((ADD, self._checker.add), (IGNORE, self._checker.ignore)):
            menu.addAction(text).triggered.connect(partial(_call, act, written))
        if below:
            menu.addSeparator()
        # What was there before goes to the end, so that what is offered stands first.
        for action in below:
            menu.removeAction(action)
            menu.addAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def offer(self, word: QTextCursor, usual: QMenu | None = None) -> None:
        """Open the menu under a misspelt word, ready for Enter."""
        menu = self.menu_for(word, usual)
        begins = QTextCursor(word)
        begins.setPosition(word.selectionStart())
        foot = self._area.cursorRect(begins).bottomLeft()
        menu.popup(self._area.viewport().mapToGlobal(foot))
        usable = [a for a in menu.actions() if a.isEnabled() and not a.isSeparator()]
        menu.setActiveAction(usable[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._opened_menu(event)
        if kind is QEvent.Type.KeyPress and _asks_for_menu(event):
            place = self._area.cursorRect().center()
            there = self._area.viewport().mapToGlobal(place)
            reason = QContextMenuEvent.Reason.Keyboard
            QApplication.sendEvent(self._area, QContextMenuEvent(reason, place, there))
            return True
        if kind in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange}:
            self._soon()
        return False

    def _opened_menu(self, event: QContextMenuEvent) -> bool:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        cursor = self._area.textCursor()
        if not by_keys:
            place = self._area.viewport().mapFromGlobal(event.globalPos())
            cursor = self._area.cursorForPosition(place)
        word = self._around(cursor.position())
        if word is None:
            return False
        if by_keys:
            self.offer(word, self._area.context_menu())
        else:
            menu = self.menu_for(word, self._area.context_menu())
            menu.popup(event.globalPos())
        return True

    def _around(self, position: int) -> QTextCursor | None:
        """Return the misspelt word at a place."""
        if not self._checker.is_on or self._area.isReadOnly():
            return None
        for place in self._wrong_in(self._area.document().findBlock(position)):
            if place[0] <= position <= place[1]:
                return self._at(place)
        return None

    def _replace(self, word: QTextCursor, written: str, new: str, *_: object) -> None:
        if word.selectedText() != written:
            return  # somebody has undone it while the menu was open
        if habits.current().smart_quotes:
            new = new.replace("'", "’")
        word.beginEditBlock()
        word.insertText(new)
        seal(word)
        word.endEditBlock()
        self._area.setTextCursor(word)

    def _seen(self) -> list[Place]:
        """Return the misspelt words that can be seen, or nearly."""
        document, viewport = self._area.document(), self._area.viewport()
        first = self._area.cursorForPosition(QPoint(0, 0)).position()
        corner = QPoint(viewport.width(), viewport.height())
        last = self._area.cursorForPosition(corner).position()
        block, found = document.findBlock(first), list[Place]()
        while block.isValid() and block.position() <= last:
            found += self._wrong_in(block, (first, last))
            block = block.next()
        return found

    def _wrong_in(self, block: QTextBlock, seen: Place | None = None) -> list[Place]:
        """Return what is misspelt in a line; of a long one, in what is *seen* of it."""
        if block.userState() > 0 or not self._checker.is_on:
            return []  # it is code
        line, begins = block.text(), block.position()
        if seen is not None and len(line) > LONG:
            line, skipped = _cut(line, seen[0] - begins, seen[1] - begins)
            begins += skipped
        places = self._known.get(line)
        if places is None:
            if len(self._known) > KEPT:
                self._known.clear()
            places = _counted_by_qt(line, self._checker.wrong_in(line))
            self._known[line] = places
        return [(begins + start, begins + end) for start, end in places]

    def _is_typed(self, place: Place) -> bool:
        """Whether a word is being typed, and the cursor has not left it since."""
        if self._typed is None:
            return False
        start, end = place
        if not start <= self._typed.position() <= end:
            return False
        if start <= self._area.textCursor().position() <= end:
            return self._area.hasFocus()
        self._typed = None
        return False

    def _at(self, place: Place) -> QTextCursor:
        cursor = QTextCursor(self._area.document())
        last = self._area.document().characterCount() - 1
        cursor.setPosition(min(place[0], last))
        cursor.setPosition(min(place[1], last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self, place: Place) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        look.setUnderlineColor(QColor(theme.current().warn))
        look.setProperty(OURS, True)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._at(place)
        mark.format = look
        return mark

    def _soon(self, *_: object) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_typed(self) -> None:
        self._typed = self._area.textCursor()
        self._soon()

    def _on_checker_changed(self) -> None:
        self._known.clear()
        self._soon()


def _asks_for_menu(event: QEvent) -> bool:
    """Whether it is Shift+F10; of which Qt makes no event under X and Wayland."""
    return (
        sys.platform == "linux"
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_F10
        and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    )


def _is_ours(mark: QTextEdit.ExtraSelection) -> bool:
    return bool(mark.format.hasProperty(OURS))


def _call(act: Callable[[str], None], word: str, *_: object) -> None:
    act(word)


def _cut(line: str, first: int, last: int) -> tuple[str, int]:
    """Return the part of a line between two places, whole words, and where it begins.

    An emoji counts for two to Qt, and nothing is cut so that it would matter.
    """
    if not line.isascii() and max(line) > "\uffff":
        return line, 0
    start = line.rfind(" ", 0, max(first, 0)) + 1
    end = line.find(" ", max(last, 0))
    return line[start : end if end >= 0 else None], start


def _counted_by_qt(line: str, places: list[tuple[int, int]]) -> list[Place]:
    """Return places as Qt counts them, to which an emoji is two characters."""
    if not places or line.isascii() or max(line) <= "\uffff":
        return places
    counts = [0]
    for character in line:
        counts.append(counts[-1] + 1 + (character > "\uffff"))
    return [(counts[start], counts[end]) for start, end in places]
