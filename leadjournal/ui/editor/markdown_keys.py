"""The keys that know Markdown: lists that go on, emphasis, round quotes.

What each does is decided elsewhere, line by line; here it becomes a change of a
document, and each change is one step to take back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from leadjournal.text import quotes
from leadjournal.ui.editor import list_editing, marking
from leadjournal.ui.editor.list_editing import Edit
from leadjournal.ui.editor.text_area import ENTER

KEYS = {*ENTER, Qt.Key.Key_Backspace}
Change = Callable[[Sequence[str], int, int], Edit | None]
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Lines(Sequence[str]):
    """The lines of a document, read one by one."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return self._document.blockCount()

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> list[str]: ...
    def __getitem__(self, row: int | slice) -> str | list[str]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self._document.findBlockByNumber(row).text()


class MarkdownKeys:
    """Writes Markdown in one field."""

    def __init__(self, area: QTextEdit) -> None:
        self._area = area
        self._lines = Lines(area.document())

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key does in a list or a quote; return whether it did anything."""
        if event.key() not in KEYS or event.modifiers() not in PLAIN:
            return False
        if self._area.textCursor().hasSelection():
            return False
        if event.key() in ENTER:
            return self._do(list_editing.entered)
        return self._do(list_editing.erased)

    def typeset(self, typed: str) -> None:
        """Make what was just typed round, as a step of its own."""
        if len(typed) != 1 or not typed.isprintable():
            return
        cursor = self._area.textCursor()
        before = _before(cursor)
        if not before.endswith(typed) or _is_code(cursor.block()):
            return
        found = quotes.typeset(before[: -len(typed)], typed)
        if found is None:
            return
        cursor.beginEditBlock()
        cursor.movePosition(
            QTextCursor.MoveOperation.Left,
            QTextCursor.MoveMode.KeepAnchor,
            found.count,
        )
        cursor.insertText(found.text)
        seal(cursor)
        cursor.endEditBlock()

    def is_in_item(self) -> bool:
        block = self._chosen()[0]
        return not _is_code(block) and list_editing.is_item(block.text())

    def is_in_task(self) -> bool:
        block = self._area.textCursor().block()
        return not _is_code(block) and bool(list_editing.parted(block.text()).box)

    def shift(self, *, deeper: bool) -> None:
        """Move the chosen items to the right, or to the left."""
        how = list_editing.indented if deeper else list_editing.outdented
        first, last = (block.blockNumber() for block in self._chosen())
        column = _column(self._area.textCursor())
        self._apply(how(self._lines, first, last + 1, column))

    def tick(self) -> None:
        """Tick the task boxes of the chosen lines, or empty them."""
        first, last = (block.blockNumber() for block in self._chosen())
        column = _column(self._area.textCursor())
        self._apply(list_editing.ticked(self._lines, first, last + 1, column))

    def emphasise(self, stars: int) -> None:
        """Put stars round what is chosen, in each line of it, or take them away."""
        cursor = self._area.textCursor()
        first, last = self._chosen()
        if first == last:
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            places = (_column_at(first, start), _column_at(first, end))
            line, start, end = marking.emphasised(first.text(), *places, stars)
            self._put(first, last, [line])
            self._choose(first.blockNumber(), start, end)
            return
        texts = self._texts(first, last)
        ends = [len(text) for text in texts]
        ends[-1] = _column_at(last, cursor.selectionEnd())
        starts = [_column_at(first, cursor.selectionStart())]
        starts += [len(list_editing.parted(text).head) for text in texts[1:]]
        changed = [
            marking.emphasised(text, start, max(start, end), stars)[0]
            if text[start:end].strip()
            else text
            for text, start, end in zip(texts, starts, ends, strict=True)
        ]
        self._put(first, last, changed)

    def make_heading(self) -> None:
        block = self._area.textCursor().block()
        self._put(block, block, [marking.headed(block.text())])

    def make_quotation(self) -> None:
        first, last = self._chosen()
        self._put(first, last, marking.quoted(self._texts(first, last)))

    def make_list(self, marker: str) -> None:
        first, last = self._chosen()
        self._put(first, last, marking.listed(self._texts(first, last), marker))

    def _do(self, how: Change) -> bool:
        cursor = self._area.textCursor()
        if _is_code(cursor.block()):
            return False
        edit = how(self._lines, cursor.blockNumber(), _column(cursor))
        self._apply(edit)
        return edit is not None

    def _apply(self, edit: Edit | None) -> None:
        if edit is None:
            return
        document = self._area.document()
        first = document.findBlockByNumber(edit.first)
        last = document.findBlockByNumber(edit.last - 1)
        self._put(first, last, edit.lines)
        self._choose(edit.row, edit.column, edit.column)

    def _put(self, first: QTextBlock, last: QTextBlock, lines: Sequence[str]) -> None:
        """Put other lines in the place of some, changing no more than differs."""
        before, after = "\n".join(self._texts(first, last)), "\n".join(lines)
        start = 0
        while start < min(len(before), len(after)) and before[start] == after[start]:
            start += 1
        end = 0
        left = min(len(before), len(after)) - start
        while end < left and before[-1 - end] == after[-1 - end]:
            end += 1
        cursor = QTextCursor(self._area.document())
        begin = first.position()
        cursor.setPosition(begin + _counted(before[:start]))
        there = begin + _counted(before[: len(before) - end])
        cursor.setPosition(there, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(after[start : len(after) - end])
        seal(cursor)
        cursor.endEditBlock()

    def _choose(self, row: int, start: int, end: int) -> None:
        block = self._area.document().findBlockByNumber(row)
        text = block.text()
        cursor = self._area.textCursor()
        cursor.setPosition(block.position() + _counted(text[:start]))
        there = block.position() + _counted(text[:end])
        cursor.setPosition(there, QTextCursor.MoveMode.KeepAnchor)
        self._area.setTextCursor(cursor)
        self._area.ensureCursorVisible()

    def _chosen(self) -> tuple[QTextBlock, QTextBlock]:
        cursor, document = self._area.textCursor(), self._area.document()
        first = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd())
        if last != first and cursor.selectionEnd() == last.position():
            last = last.previous()
        return first, last

    def _texts(self, first: QTextBlock, last: QTextBlock) -> list[str]:
        return self._lines[first.blockNumber() : last.blockNumber() + 1]


def _is_code(block: QTextBlock) -> bool:
    """Return whether the highlighter has found a block to be code."""
    return block.userState() > 0


def seal(cursor: QTextCursor) -> None:
    """Let what is typed next be a step of its own, which Qt would join to this one."""
    cursor.setBlockFormat(cursor.blockFormat())


def _before(cursor: QTextCursor) -> str:
    return cursor.block().text()[: _column(cursor)]


def _column(cursor: QTextCursor) -> int:
    return _column_at(cursor.block(), cursor.position())


def _column_at(block: QTextBlock, position: int) -> int:
    """Return how many characters stand before a place, an emoji being one."""
    text, units = block.text(), position - block.position()
    if text.isascii() or max(text) <= "\uffff":
        return units
    part = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(part.decode("utf-16-le", "replace"))


def _counted(text: str) -> int:
    """Return the length of a text for Qt, to which an emoji counts for two."""
    return len(text) + sum(character > "\uffff" for character in text)
