"""Enter presses the button the keyboard is on, and nothing else."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.ui.focus import kept_within, stops

Key = Qt.Key


def _note(pressed, button, _=False):
    pressed.append(button.text())


@pytest.fixture
def parts(qtbot):
    """A field and two buttons in a window, or in a dialog."""
    tops = []

    def parts(kind=QWidget):
        top = kind()
        tops.append(top)
        qtbot.addWidget(top)
        column = QVBoxLayout(top)
        field, one, other = QLineEdit(), QPushButton("One"), QPushButton("Other")
        for part in (field, one, other):
            column.addWidget(part)
        with qtbot.waitExposed(top):
            top.show()
        top.activateWindow()
        return field, one, other

    return parts


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_a_key_presses_the_button_it_is_on_once(parts, qtbot, key):
    _, one, other = parts()
    pressed = []
    for each in (one, other):
        each.clicked.connect(partial(_note, pressed, each))
    other.setFocus()
    qtbot.keyClick(other, key)
    assert pressed == ["Other"]


def test_enter_in_a_field_presses_no_button(parts, qtbot):
    field, one, other = parts()
    pressed = []
    for each in (one, other):
        each.clicked.connect(partial(_note, pressed, each))
    other.setFocus()
    field.setFocus()
    qtbot.keyClick(field, Key.Key_Return)
    assert pressed == []


def test_a_key_held_down_presses_once(parts, qtbot):
    _, one, _ = parts()
    pressed = []
    one.clicked.connect(partial(_note, pressed, one))
    one.setFocus()
    for repeated in (False, True, True):
        kind, none = QEvent.Type.KeyPress, Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, Key.Key_Return, none, "\r", repeated)
        QApplication.sendEvent(one, event)
    assert pressed == ["One"]


def test_a_button_that_is_off_is_not_pressed(parts, qtbot):
    _, one, _ = parts()
    pressed = []
    one.clicked.connect(partial(_note, pressed, one))
    one.setFocus()
    one.setEnabled(False)
    qtbot.keyClick(one, Key.Key_Return)
    assert pressed == []


def test_a_dialog_keeps_its_default_button(parts, qtbot):
    field, one, other = parts(QDialog)
    pressed = []
    for each in (one, other):
        each.clicked.connect(partial(_note, pressed, each))
    one.setAutoDefault(False)
    other.setDefault(True)
    field.setFocus()
    qtbot.keyClick(field, Key.Key_Return)
    one.setFocus()
    qtbot.keyClick(one, Key.Key_Return)
    assert pressed == ["Other", "Other"]


def test_tab_stops_are_in_the_order_of_reading(qtbot):
    top = QWidget()
    qtbot.addWidget(top)
    last, first, hidden, middle = (QPushButton() for _ in range(4))
    column, row = QVBoxLayout(top), QHBoxLayout()
    inner = QWidget()
    QVBoxLayout(inner).addWidget(middle)
    row.addWidget(first)
    row.addWidget(inner)
    row.addWidget(hidden)
    column.addLayout(row)
    column.addWidget(last)
    hidden.hide()
    assert stops(column) == [first, middle, last]


def test_the_focus_goes_to_the_part_of_the_same_name(parts):
    _, one, _ = parts()
    column = one.window().layout()
    one.setObjectName("answer")
    one.setFocus()
    with kept_within(one.window()):
        again = QPushButton("Again")
        again.setObjectName("answer")
        column.addWidget(again)
        one.hide()
    assert again.hasFocus()
