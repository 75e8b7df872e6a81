"""The recovery sheet in a window: the keyboard, and the page that is saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from leadjournal import Journal
from leadjournal.storage import keys
from leadjournal.ui import dialogs
from leadjournal.ui.protection import sheet_dialog
from leadjournal.ui.protection.sheet_dialog import SheetDialog
from tests.ui.pressing import press, words_of

SECRET = "seven quiet herons"


@pytest.fixture
def sheet(qtbot, tmp_path, monkeypatch):
    path = tmp_path / "mine.leadjournal"
    with Journal.create(path, SECRET) as journal:
        sheet = SheetDialog(None, path, journal.key)
    qtbot.addWidget(sheet)
    target = tmp_path / "sheet.html"
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: target)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    return sheet


def saved(qtbot, sheet):
    press(sheet, "Save")
    qtbot.waitUntil(lambda: "delete it" in words_of(sheet), timeout=20_000)


def test_the_keyboard_begins_at_saving_and_stops_at_buttons_only(qtbot, sheet):
    assert sheet.focusWidget() is sheet.save
    qtbot.keyClick(sheet.save, Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet._close
    qtbot.keyClick(sheet._close, Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.save


def test_the_groups_are_still_to_be_heard_letter_by_letter(sheet):
    names = [each.accessibleName() for each in sheet.findChildren(QLabel)]
    first = keys.sheet(sheet._key).split()[0]
    assert f"Group 1: {' '.join(first)}" in names


def test_after_saving_the_keyboard_is_where_it_was(qtbot, sheet):
    saved(qtbot, sheet)
    assert sheet.focusWidget() is sheet.save
    qtbot.keyClick(sheet.save, Qt.Key.Key_Tab)
    assert sheet.focusWidget() is sheet.open_page


def test_a_page_that_nothing_opens_is_told_of_with_its_place(
    qtbot, sheet, monkeypatch, tmp_path
):
    saved(qtbot, sheet)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    press(sheet, "Open")
    told = sheet_dialog.NO_VIEWER.format(folder=tmp_path, name="sheet.html")
    assert told in words_of(sheet)
