"""Blank lines are low, and what is undone comes back as it stood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from leadjournal.ui.editor.leading import share
from leadjournal.ui.editor.writing import BodyField

KEYS = Qt.Key
END = QTextCursor.MoveOperation.End


@pytest.fixture
def field(qtbot):
    field = BodyField()
    qtbot.addWidget(field)
    return field


def show(field, text):
    """Show a text with the cursor at its end."""
    field.show_words(text)
    field.moveCursor(END)


def shares(field):
    whole = field._leading.height
    block, found = field.document().begin(), []
    while block.isValid():
        found.append(round(block.blockFormat().lineHeight() / whole, 1))
        block = block.next()
    return found


def test_blank_lines_are_low_and_where_one_writes_is_a_whole_line(field, qtbot):
    show(field, "## What?\n\nIt was late.\n\n## So what?\n\n\n## Now what?\n")
    assert shares(field) == [1, 0.3, 1, 0.5, 1, 1, 0.5, 1, 1]
    show(field, "one")
    qtbot.keyClick(field, KEYS.Key_Return)
    assert shares(field) == [1, 1]
    qtbot.keyClick(field, KEYS.Key_Return)
    assert shares(field) == [1, 0.5, 1]
    qtbot.keyClicks(field, "two")
    field.undo()
    field.undo()
    assert shares(field) == [1, 1]
    field.redo()
    field.redo()
    assert (field.words(), shares(field)) == ("one\n\ntwo", [1, 0.5, 1])


PRESSES = st.lists(
    st.sampled_from(
        ["a", "#", "- ", "\n", "\n", "\b", "1. ", "up", "down", "del", "    ", "``` "]
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(PRESSES)
def test_all_typing_can_be_undone_and_redone_with_the_lines_as_they_stood(
    qapp, presses
):
    field = BodyField()
    field.show_words("one\n\ntwo")
    field.moveCursor(END)
    special = {
        "\n": KEYS.Key_Return,
        "\b": KEYS.Key_Backspace,
        "up": KEYS.Key_Up,
        "down": KEYS.Key_Down,
        "del": KEYS.Key_Delete,
    }
    for press in presses:
        if press in special:
            QTest.keyClick(field, special[press])
        else:
            QTest.keyClicks(field, press)
    words, heights = field.words(), shares(field)
    while field.document().isUndoAvailable():
        field.undo()
    assert (field.words(), shares(field)) == ("one\n\ntwo", [1, 0.5, 1])
    while field.document().isRedoAvailable():
        field.redo()
    assert (field.words(), shares(field)) == (words, heights)


@pytest.mark.parametrize(
    ("line", "before", "after", "expected"),
    [
        ("words", "", ("", ""), 1),
        ("", None, ("one", None), 1),
        ("", "one", (None, None), 1),
        ("", "one", ("two", None), 0.5),
        ("", "one", ("", None), 0.5),
        ("", "one", ("", "two"), 1),
        ("", "", ("two", None), 0.5),
        ("", "", ("", "two"), 1),
        ("", "## A", ("two", None), 0.3),
        ("", "## A", ("", "two"), 1),
        ("", "## A", ("## B", None), 1),
    ],
)
def test_how_high_a_line_stands(line, before, after, expected):
    assert share(line, before, after) == expected
    assert share(line, before, after, in_code=True) == 1
