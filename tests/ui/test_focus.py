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

from leadjournal.ui.actions import all_commands
from leadjournal.ui.focus import kept_within, stops
from leadjournal.ui.searching.bar import SearchBar
from leadjournal.ui.searching.filters import FilterPanel
from leadjournal.ui.shortcuts.dialog import ShortcutsPage

Key = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


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


def test_a_dialog_keeps_its_default_button_for_its_fields(parts, qtbot):
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
    assert pressed == ["Other", "One"]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_presses_a_button_with_a_sign_alone(window, qtbot, key):
    assert window.show_place("journal")
    search = window.journal_page.findChild(SearchBar)
    search.filter.setFocus()
    qtbot.keyClick(search.filter, key)
    panel = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    panel = panel or search.filter.findChild(FilterPanel)
    assert isinstance(panel, FilterPanel)
    assert panel.isVisible()
    panel.close()


def test_enter_on_close_leaves_the_page_of_keys(window, qtbot):
    page = ShortcutsPage(all_commands(window.menus), {}, window)
    page.open()
    page.activateWindow()
    page._close.setFocus()
    qtbot.waitUntil(page._close.hasFocus)
    qtbot.keyClick(page._close, Key.Key_Return)
    assert not page.isVisible()


@pytest.mark.parametrize(("key", "held"), [(Key.Key_F10, NONE), (Key.Key_F, ALT)])
def test_escape_from_a_menu_gives_the_keyboard_back(window, trigger, qtbot, key, held):
    qtbot.waitUntil(window.isActiveWindow)
    trigger("new_reflection")
    writing = window.journal_page.writing
    assert writing.hasFocus()
    qtbot.keyClick(window, key, held)
    qtbot.keyClick(QApplication.activePopupWidget(), Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is writing
    assert window.menuBar().activeAction() is None
    qtbot.keyClicks(QApplication.focusWidget(), "del")
    assert window.journal_page.writing.words() == "del"


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
