"""A look inside a backup shows what it holds, and one reflection comes back from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from leadjournal import Journal
from leadjournal.storage import keys
from leadjournal.storage.copying import copy
from leadjournal.ui import tasks, theme, veil
from leadjournal.ui.backups.inside import Source
from leadjournal.ui.backups.look_inside import LookInside

NAME = "the backup of Thursday 19 November 2026, 17:30"
ALTERED, LOST = "What changed <b>since</b>", "What was lost"


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def backup(tmp_path, either):
    """Return a backup of a journal in which something changed since."""
    path = tmp_path / "backup.leadjournal"
    with either.change("Write"):
        for title in ("Same", ALTERED, LOST):
            either.reflections.add(title, f"{title}, *then*.")
    copy(either.path, either.key, path)
    found = {each.title: each for each in either.reflections}
    with either.change("Later"):
        either.reflections.edit(found[ALTERED], body="Now.")
        either.reflections.erase(found[LOST])
    return path


@pytest.fixture
def look_inside(qtbot, either, backup, parent):
    def look_inside(key=..., reader=...):
        key = either.key if key is ... else key
        reader = either.reader if reader is ... else reader
        dialog = LookInside(Source(backup, NAME, key), reader, parent)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        qtbot.waitUntil(tasks.idle)
        return dialog

    return look_inside


def titles(dialog):
    rows = dialog.list.rows
    return [rows.found(row).title for row in range(rows.rowCount())]


def test_it_says_what_there_is_beside_what_there_is_now(look_inside):
    dialog = look_inside()
    assert (
        dialog.told.text() == "This backup has 3 reflections; your journal has 2 now."
    )
    assert set(titles(dialog)) == {"Same", ALTERED, LOST}
    said = [dialog.list.rows.index(row, 0).data() for row in range(3)]
    assert f"{LOST}\n19 November 2026 · not there now" in said
    assert f"{ALTERED}\n19 November 2026 · changed since" in said


def test_only_what_is_not_the_same_can_be_shown(look_inside):
    dialog = look_inside()
    dialog.only_other.setChecked(True)
    assert set(titles(dialog)) == {ALTERED, LOST}


def test_a_reflection_is_shown_as_it_was(look_inside, qtbot):
    dialog = look_inside()
    dialog.list.choose(titles(dialog).index(ALTERED))
    qtbot.waitUntil(tasks.idle)
    assert f"{ALTERED}, then." in dialog.text.toPlainText()
    assert dialog.bring_back.isEnabled()


def test_what_is_the_same_cannot_be_brought_back(look_inside, qtbot):
    dialog = look_inside()
    dialog.list.choose(titles(dialog).index("Same"))
    qtbot.waitUntil(tasks.idle)
    assert not dialog.bring_back.isEnabled()


def test_what_is_wanted_back_is_given_whole(look_inside, qtbot):
    dialog = look_inside()
    dialog.list.choose(titles(dialog).index(LOST))
    qtbot.waitUntil(tasks.idle)
    with qtbot.waitSignal(dialog.bring_back_requested) as wanted:
        dialog.bring_back.click()
    assert wanted.args[0].title == LOST


def test_the_keyboard_stays_on_the_list_when_one_is_brought_back(look_inside, qtbot):
    dialog = look_inside()
    dialog.activateWindow()
    dialog.list.choose(titles(dialog).index(LOST))
    qtbot.waitUntil(dialog.bring_back.isEnabled)
    dialog.bring_back.setFocus()
    qtbot.keyClick(dialog.bring_back, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()


@pytest.mark.parametrize("either_is_trashed", [False, True])
def test_what_has_no_title_is_called_by_its_first_words(
    look_inside, either, backup, either_is_trashed, qtbot
):
    with either.change("Write"):
        bare = either.reflections.add(
            "", "# Plan\n\nI said *nothing* in one two three four five."
        )
        if either_is_trashed:
            either.reflections.trash(bare)
    backup.unlink()
    copy(either.path, either.key, backup)
    dialog = look_inside()
    assert "I said nothing in one two three four…" in titles(dialog)
    veil.draw(True)
    try:
        said = [dialog.list.rows.index(row, 0).data() for row in range(3)]
        assert not any("nothing" in each for each in said)
    finally:
        veil.draw(False)


@pytest.mark.parametrize("name", ["light", "contrast"])
def test_what_the_keyboard_is_on_is_ringed_all_round(look_inside, qapp, qtbot, name):
    theme.apply(qapp, name)
    dialog = look_inside()
    dialog.activateWindow()
    ring = QColor(theme.current().focus).name()
    for part in (dialog.list, dialog.text):
        part.setFocus()
        qtbot.waitUntil(part.hasFocus)
        shot = part.grab().toImage()
        right, foot = shot.width() - 1, shot.height() - 1
        for y in range(20, foot - 20):
            assert {shot.pixelColor(x, y).name() for x in (0, 1, right - 1, right)} == {
                ring
            }
        assert shot.pixelColor(0, 0).name() != ring  # its corners are round


def test_a_backup_is_not_changed_by_being_looked_into(look_inside, backup):
    before, beside = backup.read_bytes(), set(backup.parent.iterdir())
    look_inside()
    assert backup.read_bytes() == before
    assert set(backup.parent.iterdir()) == beside


def test_without_a_journal_to_compare_it_only_shows(look_inside):
    dialog = look_inside(reader=None)
    assert dialog.told.text() == "This backup has 3 reflections."
    assert dialog.bring_back.isHidden() and dialog.only_other.isHidden()
    assert dialog.restore.isEnabled()


def test_another_passphrase_is_asked_for(qtbot, parent, tmp_path, journal):
    path = tmp_path / "another.leadjournal"
    Journal.create(path, "the one before").close()
    now = keys.new("the one of now")
    dialog = LookInside(Source(path, NAME, now), journal.reader, parent)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.unlock.isVisible())
    assert "another passphrase" in dialog.told.text()
    assert not dialog.restore.isEnabled()
    qtbot.keyClicks(dialog.unlock.field, "the one before")
    qtbot.keyClick(dialog.unlock.field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.restore.isEnabled)
    assert dialog.key is not None and dialog.key != now
    assert "0 reflections" in dialog.told.text()
    qtbot.waitUntil(tasks.idle)


def test_a_damaged_backup_says_so(look_inside, backup):
    content = bytearray(backup.read_bytes())
    content[4096:8192] = bytes(4096)
    backup.write_bytes(content)
    dialog = look_inside()
    assert "damaged" in dialog.told.text()
    assert not dialog.restore.isEnabled()


def test_it_closes_while_it_looks(qtbot, either, backup, parent):
    dialog = LookInside(Source(backup, NAME, either.key), either.reader, parent)
    dialog.reject()
    dialog.deleteLater()
    qtbot.waitUntil(tasks.idle)


def test_the_keys_are_enough(look_inside, qtbot):
    dialog = look_inside()
    dialog.activateWindow()
    dialog.list.setFocus()
    order = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert {dialog.text, dialog.restore, dialog.close_button} <= set(order)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_it_fits_at_twice_the_size(look_inside, qapp, name):
    theme.apply(qapp, name, 2.0)
    assert look_inside().minimumSizeHint().width() <= 1100


def test_behind_the_veil_no_title_is_shown_and_nothing_is_opened(look_inside):
    veil.draw(True)
    try:
        dialog = look_inside()
        said = [dialog.list.rows.index(row, 0).data() for row in range(3)]
        assert all(each.startswith("Reflection of 19 November\n") for each in said)
        assert dialog.text.toPlainText() == ""
    finally:
        veil.draw(False)
