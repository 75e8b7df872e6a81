"""Passphrase and Protection: setting, changing and removing, and the sheet of paper."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel

from leadjournal import Journal
from leadjournal.errors import WrongPassphraseError
from leadjournal.journal import local_now
from leadjournal.safekeeping import keyrings
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import keys, recasting
from leadjournal.ui import dialogs, theme
from leadjournal.ui.app import App
from leadjournal.ui.errands import Errand, Next
from leadjournal.ui.notice import Notice
from leadjournal.ui.protection import (
    changing,
    copies_section,
    kept,
    keyring_section,
    letting_in,
    sheet_dialog,
)
from leadjournal.ui.protection import dialog as protection
from leadjournal.ui.protection.asking import NewPassphrase
from leadjournal.ui.protection.dialog import ProtectionDialog
from leadjournal.ui.protection.sheet_dialog import SheetDialog
from leadjournal.ui.protection.unlock_dialog import UnlockDialog
from leadjournal.ui.settings import Settings
from tests.memory_keyring import Memory
from tests.ui.pressing import buttons, choose, press, words_of

SECRET, NEW = "seven quiet herons", "four loud geese"


@pytest.fixture
def locked(tmp_path):
    with Journal.create(tmp_path / "locked.leadjournal", SECRET) as journal:
        with journal.change():
            journal.reflections.add("Monday", "I listened.")
        yield journal


@pytest.fixture
def shown(qtbot):
    def show(journal, settings=None):
        dialog = ProtectionDialog(journal, settings or Settings(), None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


@pytest.fixture
def says(qtbot, monkeypatch):
    """Answer the boxes that ask for a passphrase, the present one and a new one."""

    def say(present: str, new: str = "") -> None:
        def unlock(box: UnlockDialog) -> int:
            box.show()
            qtbot.keyClicks(box.form.field, f"{present}\r")
            qtbot.waitUntil(lambda: not box.isVisible() or box.form.trouble.isVisible())
            box.close()
            return box.result()

        def choose(box: NewPassphrase) -> int:
            box.show()
            qtbot.keyClicks(box.fields.first, new)
            qtbot.keyClicks(box.fields.second, new)
            press(box, "Protect" if "Protect" in buttons(box) else "Change")
            return box.result()

        monkeypatch.setattr(UnlockDialog, "exec", unlock)
        monkeypatch.setattr(NewPassphrase, "exec", choose)

    return say


@pytest.fixture
def use(monkeypatch):
    """Have a keyring for tests stand in for the system's; with no name, none."""

    def use(*names: str) -> None:
        offered = tuple(f"tests.memory_keyring:{name}" for name in names)
        monkeypatch.setattr(keyrings, "SYSTEM", {sys.platform: offered})

    yield use
    Memory.held.clear()


@pytest.fixture
def keyring(use):
    use("Memory")
    return Memory.held


def test_a_plain_journal_is_told_to_be_plain_and_is_protected(journal, shown, says):
    with journal.change():
        journal.reflections.add("Monday", "canary phrase")
    Backups(journal.path, None, now=local_now).make()
    dialog = shown(journal)
    assert protection.PLAIN in words_of(dialog)
    says("", NEW)
    press(dialog, "Protect")
    assert not dialog.isVisible()
    journal.close()
    done = dialog.errand.work()
    assert "1 backup or copy" in done.said
    for path in (journal.path, *(b.path for b in backups(journal.path))):
        assert b"canary" not in path.read_bytes()
        Journal.open(path, done.secret, read_only=True).close()
    Journal.open(journal.path, NEW).close()


def test_a_passphrase_is_changed_with_those_of_the_backups(locked, shown, says):
    Backups(locked.path, locked.key, now=local_now).make()
    dialog = shown(locked)
    says(SECRET, NEW)
    press(dialog, "Change")
    locked.close()
    done = dialog.errand.work()
    assert "new passphrase only" in done.said
    [backup] = backups(locked.path)
    for path in (locked.path, backup.path):
        with Journal.open(path, NEW, read_only=True) as journal:
            assert len(journal.reflections) == 1
        with pytest.raises(WrongPassphraseError):
            Journal.open(path, SECRET)


def test_a_passphrase_is_removed_once_who_asks_knows_it(locked, shown, says):
    dialog = shown(locked)
    says("guess")
    press(dialog, "Remove")
    assert not dialog.errand
    says(SECRET)
    press(dialog, "Remove")
    locked.close()
    done = dialog.errand.work()
    assert done.secret is None
    assert "whoever has it can read it" in done.said
    Journal.open(locked.path).close()


def test_whoever_does_not_know_the_passphrase_sees_no_sheet(locked, shown, says):
    dialog = shown(locked)
    says("guess")
    seen = sheets(dialog)
    assert seen == []


def test_a_sheet_shows_the_key_in_groups_and_is_saved(
    locked, shown, says, monkeypatch, tmp_path, qtbot
):
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: target)
    says(SECRET)

    def run(sheet: SheetDialog) -> int:
        sheet.show()
        labels = sheet.findChildren(QLabel)
        groups = [w.text() for w in labels if w.accessibleName().startswith("Group")]
        assert groups == keys.sheet(locked.key).split()
        for _ in range(2):  # the second time over the first
            press(sheet, "Save")
            assert sheet_dialog.SAVING in words_of(sheet)
            qtbot.waitUntil(lambda: "delete it" in words_of(sheet), timeout=20_000)
        sheet.reject()
        return 0

    monkeypatch.setattr(SheetDialog, "exec", run)
    press(shown(locked), protection.SHEET)
    assert target.read_bytes().startswith(b"%PDF")
    assert [each for each in tmp_path.iterdir() if each.suffix == ".pdf"] == [target]


def test_the_key_is_kept_in_the_keyring_only_if_one_asks(locked, shown, keyring, qtbot):
    dialog = shown(locked)
    name = keyring_section.KEEP
    qtbot.waitUntil(lambda: buttons(dialog)[name].isEnabled())
    assert not buttons(dialog)[name].isChecked()
    assert not kept.is_kept(locked.path)
    press(dialog, name)
    qtbot.waitUntil(lambda: buttons(dialog)[name].isEnabled())
    assert kept.is_kept(locked.path)
    assert kept.find(locked.path) == locked.key
    press(dialog, name)
    qtbot.waitUntil(lambda: buttons(dialog)[name].isEnabled())
    assert not kept.is_kept(locked.path) and not keyring


def test_a_keyring_that_will_not_is_told_and_the_tick_goes_back(
    locked, shown, use, qtbot
):
    use("Locked")
    dialog = shown(locked)
    qtbot.waitUntil(lambda: buttons(dialog)[keyring_section.KEEP].isEnabled())
    press(dialog, keyring_section.KEEP)
    qtbot.waitUntil(lambda: "is locked or does not answer" in words_of(dialog))
    assert not buttons(dialog)[keyring_section.KEEP].isChecked()


def test_where_there_is_no_keyring_none_is_offered(locked, shown, qtbot, use):
    use()
    dialog = shown(locked)
    qtbot.waitUntil(lambda: keyring_section.NONE in words_of(dialog))
    assert not buttons(dialog)[keyring_section.KEEP].isEnabled()


def test_a_kept_key_that_opens_no_more_is_of_no_use(locked, keyring):
    other = keys.Key(bytes(32), locked.key.salt)
    kept.keep(locked.path, other)
    assert kept.find(locked.path) is None
    assert letting_in.fit(locked.path, other) is letting_in.Fit.WRONG


def test_a_changed_passphrase_is_kept_if_the_earlier_was(locked, shown, says, keyring):
    kept.keep(locked.path, locked.key)
    dialog = shown(locked)
    says(SECRET, NEW)
    press(dialog, "Change")
    locked.close()
    key = dialog.errand.work().secret
    assert kept.find(locked.path) == key


def test_when_it_locks_is_chosen_and_holds_at_once(locked, shown, qtbot):
    dialog = shown(locked, Settings(lock_after=7))
    chosen = []
    dialog.settings_chosen.connect(chosen.append)
    choose(dialog, "Lock by itself", "never")
    press(dialog, "Lock when")
    assert chosen == [{"lock_after": 0}, {"lock_at_sleep": False}]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everything_has_a_name_and_fits_a_small_screen(qapp, locked, shown, scale):
    theme.apply(qapp, "light", scale)
    dialog = shown(locked)
    assert all(buttons(dialog))
    least = dialog.minimumSizeHint()
    assert (least.width(), least.height()) <= (1024, 700)
    assert min(each.height() for each in buttons(dialog).values()) >= 24


def test_an_errand_is_asked_of_the_window(window, monkeypatch, qtbot):
    errand = Errand("One moment…", lambda: Next(Path()))

    def run(dialog: ProtectionDialog) -> int:
        dialog.settings_chosen.emit({"lock_after": 30})
        dialog.errand = errand
        return 1

    monkeypatch.setattr(ProtectionDialog, "exec", run)
    with qtbot.waitSignal(window.errand_requested) as asked:
        protection.show(window)
    assert asked.args == [errand]
    assert window.settings.lock_after == 30


def backups(path):
    return Backups(path, None, now=local_now).all()


def sheets(dialog) -> list[QDialog]:
    press(dialog, protection.SHEET)
    return dialog.findChildren(SheetDialog)


def test_the_whole_way_from_the_window_and_back(qapp, journal, qtbot):
    path = journal.path
    journal.close()
    program = App(qapp, Settings(theme="light"))
    program.open(path)
    [window] = program.windows
    window.errand_requested.emit(changing.protect(path, NEW))
    qtbot.waitUntil(lambda: any(w is not window for w in program.windows))
    [window] = program.windows
    assert window.journal.encrypted
    assert "new passphrase only" in window.findChild(Notice).sentence
    window.close()


def test_tab_goes_as_one_reads(locked, shown, keyring, qtbot):
    dialog = shown(locked)
    qtbot.waitUntil(lambda: buttons(dialog)[keyring_section.KEEP].isEnabled())
    dialog.activateWindow()
    dialog.change.setFocus()
    seen = []
    for _ in range(8):
        seen.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    places = [each.mapTo(dialog, QPoint(0, 0)) for each in seen]
    assert [(p.y(), p.x()) for p in places[:6]] == sorted(
        (p.y(), p.x()) for p in places[:6]
    )
    assert seen[-2:] == [dialog.page, dialog._close]


def test_copies_that_are_not_encrypted_are_named_and_brought_along(
    locked, shown, qtbot
):
    backup = Backups(locked.path, locked.key, now=local_now).make()
    recasting.recast(backup.path, locked.key, None)
    dialog = shown(locked)
    qtbot.waitUntil(lambda: backup.path.name in words_of(dialog))
    press(dialog, copies_section.ENCRYPT)
    locked.close()
    assert dialog.errand.work().said == "1 more file encrypted."
    Journal.open(backup.path, SECRET, read_only=True).close()
