"""Where the words of a search stand in the text that it found."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from leadjournal.finding import stems
from leadjournal.ui import theme

MOST = 200  # that are marked: nobody looks at more


def show_matches(text: QTextEdit, query: str) -> int:
    """Mark what a query matches, go to the first of it, and tell how many there are.

    Marks are laid over the text, which itself stays as it is; a query without words
    takes them away.
    """
    found = _found(text, query)
    text.setExtraSelections([_marked(cursor) for cursor in found])
    if found:
        first = QTextCursor(found[0])
        first.setPosition(first.selectionStart())
        text.setTextCursor(first)
        text.ensureCursorVisible()
    return len(found)


def _found(text: QTextEdit, query: str) -> list[QTextCursor]:
    pattern = stems.matches(query)
    if not pattern:
        return []
    either = QRegularExpression.PatternOption.CaseInsensitiveOption
    unicode = QRegularExpression.PatternOption.UseUnicodePropertiesOption
    wanted = QRegularExpression(pattern, either | unicode)
    found: list[QTextCursor] = []
    cursor = text.document().find(wanted)
    while not cursor.isNull() and cursor.hasSelection() and len(found) < MOST:
        found.append(cursor)
        cursor = text.document().find(wanted, cursor)
    return found


def _marked(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    colours = theme.current()
    look = QTextCharFormat()
    look.setBackground(QColor(theme.mix(colours.accent_soft, colours.accent, 0.14)))
    look.setFontUnderline(True)  # it is not the colour alone that says so
    look.setUnderlineColor(QColor(colours.accent))
    look.setFontWeight(QFont.Weight.DemiBold)
    mark = QTextEdit.ExtraSelection()
    mark.cursor, mark.format = cursor, look
    return mark
