"""What a person may choose holds at once."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from leadjournal.ui import theme
from leadjournal.ui.preferences import PreferencesDialog


@pytest.fixture
def dialog(window, qtbot):
    dialog = PreferencesDialog(window.journal, window.settings, window)
    qtbot.addWidget(dialog)
    return dialog


def test_a_chosen_framework_is_there_to_tag_and_can_be_undone(dialog, journal):
    box = next(b for b in dialog.findChildren(QCheckBox) if "Distributed" in b.text())
    box.click()
    assert "dl" in journal.frameworks_on
    assert journal.undo_label == "Add Framework"
    box.click()
    assert journal.frameworks_on == {"kf", "bw"}


def test_the_keyboard_is_at_the_first_choice_to_see(dialog, qtbot):
    dialog.open()
    dialog.activateWindow()
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    qtbot.waitUntil(boxes["Colours"].hasFocus)
    assert dialog.findChild(QWidget, "focus_ring").isVisible()
    dialog.close()


def test_it_fits_the_screen_at_twice_the_size(window, qapp, qtbot):
    theme.apply(qapp, "light", 2.0)
    dialog = PreferencesDialog(window.journal, window.settings, window)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    room = dialog.screen().availableSize()
    assert dialog.height() < room.height() and dialog.width() < room.width()


def test_looks_are_told_as_they_are_chosen(dialog):
    told = []
    dialog.settings_changed.connect(told.append)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QComboBox)}
    colours, size = boxes["Colours"], boxes["Size of text"]
    colours.setCurrentIndex(colours.findData("dark"))
    size.setCurrentIndex(size.findData(1.5))
    assert (told[-1].theme, told[-1].text_size) == ("dark", 1.5)


def test_when_to_be_asked_is_kept_in_the_journal(dialog, journal):
    days = next(
        box for box in dialog.findChildren(QComboBox) if box.findText("Monday") >= 0
    )
    days.setCurrentIndex(days.findText("Monday"))
    assert journal.cadence.weekday == 0
    assert journal.undo_label == "Change When to Be Asked"
