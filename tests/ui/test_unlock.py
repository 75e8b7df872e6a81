"""Being let in: by the passphrase or the sheet, and told in place what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from leadjournal import Journal
from leadjournal.journal import local_now
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import identity, keys
from leadjournal.ui.protection import sheet_field, unlock
from leadjournal.ui.protection.unlock import UnlockForm
from tests.ui.pressing import press, words_of

SECRET = "seven quiet herons"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "mine.leadjournal"
    Journal.create(path, SECRET).close()
    return path


@pytest.fixture
def form(qtbot, path):
    form = UnlockForm(path)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    return form


def test_the_passphrase_gives_the_key_and_is_forgotten(qtbot, form, path):
    assert not form.open_button.isEnabled()
    qtbot.keyClicks(form.field, SECRET)
    with qtbot.waitSignal(form.opened) as opened:
        qtbot.keyClick(form.field, Qt.Key.Key_Return)
        assert form.open_button.text() == unlock.OPENING
        assert form.field.isReadOnly()
    [key] = opened.args
    Journal.open(path, key).close()
    assert form.field.text() == ""


def test_a_wrong_passphrase_is_told_in_place_and_heard(qtbot, form, path):
    before = path.read_bytes()
    qtbot.keyClicks(form.field, "guess")
    with qtbot.waitSignal(form._voice.said, check_params_cb=lambda *said: said[1]):
        form.open_button.click()
    assert unlock.WRONG in words_of(form)
    assert form.field.accessibleDescription() == unlock.WRONG
    assert form.field.selectedText() != ""
    assert not form.field.isReadOnly()
    assert path.read_bytes() == before
    with qtbot.waitSignal(form.opened):
        qtbot.keyClicks(form.field, SECRET + "\r")


def test_a_recovery_sheet_opens_it_too(qtbot, form, path):
    key = keys.derive(SECRET, identity.salt(path))
    press(form, unlock.BY_SHEET)
    assert not form.field.isVisible()
    assert form.sheet.accessibleName() == sheet_field.NAME
    letters = keys.sheet(key)
    qtbot.keyClicks(form.sheet, letters[:-1])
    press(form, unlock.OPEN)
    qtbot.waitUntil(lambda: "fourteen groups" in words_of(form))
    qtbot.keyClicks(form.sheet, letters[-1])
    with qtbot.waitSignal(form.opened) as opened:
        qtbot.keyClick(form.sheet, Qt.Key.Key_Return)
    assert opened.args == [key]
    assert form.sheet.toPlainText() == ""


def test_a_sheet_of_an_earlier_passphrase_is_told_apart_from_a_slip(qtbot, form):
    press(form, unlock.BY_SHEET)
    form.sheet.setPlainText(keys.sheet(keys.Key(bytes(32), bytes(16))))
    press(form, unlock.OPEN)
    qtbot.waitUntil(lambda: unlock.WRONG_SHEET in words_of(form))


def test_going_back_to_the_passphrase_forgets_the_letters(form):
    press(form, unlock.BY_SHEET)
    form.sheet.setPlainText("AAAA")
    press(form, unlock.BY_PASSPHRASE)
    assert form.sheet.toPlainText() == ""
    assert form.focusProxy() is form.field
    assert form.field.isVisible()


def test_what_is_typed_is_dots_until_it_is_asked_to_show(form):
    assert form.field.echoMode() is QLineEdit.EchoMode.Password
    form.show_typed.click()
    assert form.field.echoMode() is QLineEdit.EchoMode.Normal
    assert form.field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_a_journal_that_is_gone_is_told_in_place(qtbot, form, path):
    path.unlink()
    qtbot.keyClicks(form.field, SECRET + "\r")
    qtbot.waitUntil(lambda: "could not be read" in words_of(form))


def test_another_may_say_whether_a_key_is_right(qtbot, path):
    form = UnlockForm(path, lambda key: False)
    qtbot.addWidget(form)
    form.show()
    qtbot.keyClicks(form.field, SECRET + "\r")
    qtbot.waitUntil(lambda: unlock.WRONG in words_of(form))


def backed_up(path, secret=SECRET):
    with Journal.open(path, secret) as journal:
        Backups(path, journal.key, now=local_now).make()


def test_a_backup_tells_a_damaged_journal_from_a_wrong_passphrase(qtbot, form, path):
    backed_up(path)
    damaged = bytearray(path.read_bytes())
    damaged[100:200] = bytes(100)  # of the first page, which tells the key
    path.write_bytes(damaged)
    qtbot.keyClicks(form.field, "guess\r")
    qtbot.waitUntil(lambda: unlock.WRONG in words_of(form))
    with qtbot.waitSignal(form.opened):
        qtbot.keyClicks(form.field, SECRET + "\r")
    assert path.read_bytes() == damaged


def test_the_first_bytes_of_a_journal_are_known_from_its_backup(qtbot, form, path):
    backed_up(path)
    key = keys.derive(SECRET, identity.salt(path))
    path.write_bytes(bytes(16) + path.read_bytes()[16:])
    qtbot.keyClicks(form.field, SECRET)
    with qtbot.waitSignal(form.opened) as opened:
        form.open_button.click()
    assert opened.args == [key]


def test_an_earlier_passphrase_may_mean_that_the_journal_is_damaged(qtbot, form, path):
    backed_up(path)
    path.unlink()
    Journal.create(path, "another").close()  # another salt, as a change would make
    qtbot.keyClicks(form.field, SECRET + "\r")
    qtbot.waitUntil(form.damaged.isVisible)
    assert "may be an earlier passphrase" in words_of(form)
    with qtbot.waitSignal(form.opened) as opened:
        form.damaged.click()
    [key] = opened.args
    assert key == keys.derive(SECRET, key.salt)
