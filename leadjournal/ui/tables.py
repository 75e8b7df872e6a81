"""Tables of words and numbers that can be read by eye, by key and by ear."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QWidget
from PySide6.QtWidgets import QTableWidgetItem as Cell

from leadjournal.ui import theme

#: A table that is part of a page shows so many rows, and scrolls for more.
MOST_ROWS = 12


def table(
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    parent: QWidget | None = None,
) -> QTableWidget:
    """Return a table to read; Tab leaves it, arrow keys go from cell to cell."""
    made = QTableWidget(len(rows), len(heads), parent)
    made.setAccessibleName(name)
    for x, head in enumerate(heads):
        made.setHorizontalHeaderItem(x, _head(head, rows[0][x] if rows else ""))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setTabKeyNavigation(False)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            made.setItem(y, x, _cell(heads[x], text))
    _fit(made, [word for head in heads[1:] for word in head.split()])
    return made


def _head(text: str, below: str) -> Cell:
    head = Cell(text)
    head.setTextAlignment(_side(below) | Qt.TextFlag.TextWordWrap)
    return head


def _cell(head: str, text: str) -> Cell:
    cell = Cell(text)
    # Some screen readers say the cell alone, without the head of its column.
    cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}: {text}".lstrip(": "))
    cell.setTextAlignment(_side(text))
    return cell


def _side(text: str) -> Qt.AlignmentFlag:
    """Numbers stand right, words left."""
    side = Qt.AlignmentFlag
    return (side.AlignRight if text.isdecimal() else side.AlignLeft) | side.AlignVCenter


def _fit(made: QTableWidget, words: Sequence[str]) -> None:
    """Share the width between the columns; the first takes what its words need."""
    line, across = theme.size(30), made.horizontalHeader()
    measure = QFontMetrics(theme.sans(weight=QFont.Weight.Medium))
    longest = max(map(measure.horizontalAdvance, words), default=0)
    made.verticalHeader().hide()
    made.verticalHeader().setMinimumSectionSize(line)
    made.verticalHeader().setDefaultSectionSize(line)
    mode = QHeaderView.ResizeMode
    across.setMinimumSectionSize(longest + theme.size(20))
    across.setSectionResizeMode(mode.Stretch)
    across.setSectionResizeMode(0, mode.ResizeToContents)
    across.setFixedHeight(theme.size(48))
    shown = min(made.rowCount(), MOST_ROWS)
    made.setMinimumHeight(across.height() + line * shown + 16)
