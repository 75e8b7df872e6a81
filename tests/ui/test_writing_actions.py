"""The menus of writing: only for a text, and where the keyboard is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox

from leadjournal.ui.editor import habits
from leadjournal.ui.preferences import PreferencesDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def writing(window, journal, qtbot):
    """A new reflection, with the cursor in its text."""
    window.new_reflection()
    field = window.journal_page.writing
    qtbot.waitUntil(field.hasFocus)
    return field


def is_on(window, name):
    return window.findChild(QAction, name).isEnabled()


def test_marks_are_there_only_while_a_text_is_written(window, writing, qtbot):
    assert is_on(window, "make_bold")
    assert not is_on(window, "tick_task")
    window.journal_page.left.setFocus()
    window.rail.setFocus()
    window.journal_page.left.look_for(None)
    assert not is_on(window, "make_bold")
    writing.setFocus()
    assert is_on(window, "make_bold")


def test_bold_by_its_keys(window, writing, qtbot):
    qtbot.keyClicks(writing, "late")
    qtbot.keyClick(writing, Qt.Key.Key_B, CTRL)
    assert writing.words() == "**late**"
    qtbot.keyClick(writing, Qt.Key.Key_Z, CTRL)
    assert writing.words() == "late"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("make_bold", "**late**"),
        ("make_italic", "*late*"),
        ("make_heading", "## late"),
        ("make_quotation", "> late"),
        ("make_list", "- late"),
        ("make_numbered_list", "1. late"),
        ("make_task_list", "- [ ] late"),
    ],
)
def test_each_command_is_one_step(writing, qtbot, trigger, name, words):
    qtbot.keyClicks(writing, "late")
    trigger(name)
    assert writing.words() == words
    writing.undo()
    assert writing.words() == "late"


def test_lists_are_moved_and_ticked_from_the_menu(window, writing, qtbot, trigger):
    qtbot.keyClicks(writing, "- [ ] one")
    qtbot.keyClick(writing, Qt.Key.Key_Return)
    qtbot.keyClicks(writing, "two")
    for menu in window.menus:
        menu.update()
    trigger("indent_item")
    trigger("tick_task")
    assert writing.words() == "- [ ] one\n    - [x] two"
    trigger("outdent_item")
    assert writing.words() == "- [ ] one\n- [x] two"


def test_ctrl_enter_ticks_a_task_and_finishes_a_draft_elsewhere(window, writing, qtbot):
    qtbot.keyClicks(writing, "- [ ] one")
    qtbot.keyClick(writing, Qt.Key.Key_Return, CTRL)
    assert writing.words() == "- [x] one"
    assert window.reflection.draft
    qtbot.keyClick(writing, Qt.Key.Key_Return)
    qtbot.keyClick(writing, Qt.Key.Key_Return)
    qtbot.keyClick(writing, Qt.Key.Key_Return, CTRL)
    assert not window.reflection.draft


def test_pasting_without_formatting(writing, trigger):
    QGuiApplication.clipboard().setText("late")
    trigger("paste_plain")
    assert writing.words() == "late"


def test_ctrl_tab_leaves_the_text(window, writing, qtbot):
    qtbot.keyClicks(writing, "- one")
    qtbot.keyClick(writing, Qt.Key.Key_Tab)
    assert writing.hasFocus()
    qtbot.keyClick(writing, Qt.Key.Key_Tab, CTRL)
    assert not writing.hasFocus()


def test_escape_leaves_the_focus_on_the_text_alone(window, writing, qtbot, trigger):
    trigger("focus")
    assert window.journal_page.is_focused
    qtbot.keyClick(writing, Qt.Key.Key_Escape)
    assert not window.journal_page.is_focused
    qtbot.keyClick(writing, Qt.Key.Key_Escape)
    assert not window.journal_page.is_focused


def test_typewriter_scrolling_is_a_setting(window, trigger):
    told = []
    window.settings_changed.connect(told.append)
    trigger("typewriter")
    assert told == [{"typewriter": True}]
    trigger("typewriter")
    assert told[-1] == {"typewriter": False}


def test_habits_and_type_are_chosen_in_the_settings(window, qtbot):
    dialog = PreferencesDialog(window.journal, window.settings, window)
    qtbot.addWidget(dialog)
    told = []
    dialog.settings_changed.connect(told.append)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    size, face = boxes["Size of what you write"], boxes["Typeface of what you write"]
    assert size.currentData() == 16.5
    size.setCurrentIndex(size.findData(20.0))
    face.setCurrentIndex(1)
    assert (told[-1].writing_size, told[-1].serif) == (20.0, face.itemData(1))
    for box in dialog.findChildren(QCheckBox):
        if "Curly quotes" in box.text():
            box.click()
    assert told[-1].smart_quotes and told[-1].writing_size == 20.0
    assert habits.current() == habits.Habits()  # the app has them used
