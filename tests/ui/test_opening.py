"""Opening: what is asked of a person, and what is told, before a window is there."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from leadjournal import Journal
from leadjournal.errors import DamagedError, NotAJournalError
from leadjournal.journal import local_now
from leadjournal.safekeeping import keyrings, presence
from leadjournal.safekeeping.backups import Backups
from leadjournal.storage import identity, keys, seals
from leadjournal.ui import dialogs, opening
from leadjournal.ui.protection import kept, unlock_dialog
from leadjournal.ui.protection.unlock_dialog import UnlockDialog
from leadjournal.ui.recovering import dialog as recovering
from tests.memory_keyring import Memory
from tests.ui.pressing import press

SECRET = "seven quiet herons"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "mine.leadjournal"
    Journal.create(path).close()
    return path


@pytest.fixture
def locked(tmp_path):
    path = tmp_path / "locked.leadjournal"
    Journal.create(path, SECRET).close()
    return path


@pytest.fixture
def use(monkeypatch):
    """Have a keyring for tests stand in for the system's."""

    def use(name: str) -> None:
        offered = (f"tests.memory_keyring:{name}",)
        monkeypatch.setattr(keyrings, "SYSTEM", {sys.platform: offered})

    yield use
    Memory.held.clear()


@pytest.fixture
def offered(monkeypatch):
    """What the dialog of a damaged journal was shown for; nobody chooses anything."""
    shown = []

    def offer(_: QWidget, path, secret, error):
        shown.append((path, secret, type(error)))

    monkeypatch.setattr(recovering, "offer", offer)
    return shown


def says(monkeypatch, secret):
    def ask(path, kept):
        return keys.derive(secret, identity.salt(path)) if secret else None

    monkeypatch.setattr(unlock_dialog, "ask", ask)


def test_a_journal_without_a_passphrase_opens_and_nobody_is_asked(path):
    opening.opened(path).close()


def test_one_with_a_passphrase_opens_when_it_is_given(locked, monkeypatch):
    says(monkeypatch, SECRET)
    journal = opening.opened(locked)
    assert journal.encrypted
    journal.close()
    says(monkeypatch, "")
    assert opening.opened(locked) is None


def test_a_key_that_is_given_is_not_asked_for(locked):
    key = keys.derive(SECRET, identity.salt(locked))
    opening.opened(locked, key).close()


def test_a_key_that_opens_no_more_is_asked_for(locked, monkeypatch):
    says(monkeypatch, SECRET)
    opening.opened(locked, keys.Key(bytes(32), identity.salt(locked))).close()


def test_damage_is_offered_to_be_mended(path, offered):
    rotten = bytearray(path.read_bytes())
    rotten[4096 : 2 * 4096] = bytes(4096)
    path.write_bytes(rotten)
    assert opening.opened(path) is None
    assert offered == [(path, None, DamagedError)]
    assert path.read_bytes() == rotten


def test_a_right_key_that_does_not_fit_means_damage(locked, offered, monkeypatch):
    says(monkeypatch, SECRET)
    rotten = bytearray(locked.read_bytes())
    rotten[100:200] = bytes(100)
    locked.write_bytes(rotten)
    assert opening.opened(locked) is None
    [(path, key, _)] = offered
    assert path == locked and isinstance(key, keys.Key)


def test_what_was_a_journal_and_is_none_any_more_is_damaged(path, offered):
    assert seals.seal(path)
    path.write_text("nothing of the kind")
    assert opening.opened(path) is None
    assert offered == [(path, None, DamagedError)]


def test_what_never_was_a_journal_is_told_as_such(tmp_path, offered):
    path = tmp_path / "letter.txt"
    path.write_text("nothing of the kind")
    with pytest.raises(NotAJournalError):
        opening.opened(path)
    assert offered == []


def test_a_window_on_another_computer_is_told_of_first(path, monkeypatch):
    now = local_now()
    there = presence.Presence(path, now - timedelta(minutes=1))
    file = presence.file_beside(path)
    file.write_text(file.read_text().replace(presence.here(), "ward-7"))
    asked = []

    def confirm(_: QWidget, sentence: str, yes: str) -> bool:
        asked.append(sentence)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "confirm", confirm)
    assert opening.opened(path) is None
    assert "ward-7" in asked[0]
    opening.opened(path).close()
    there.leave()


def test_the_box_gives_the_key_or_nothing(qtbot, locked, monkeypatch):
    def run(dialog):
        dialog.show()
        qtbot.keyClicks(dialog.form.field, SECRET + "\r")
        qtbot.waitUntil(lambda: not dialog.isVisible())
        return dialog.result()

    monkeypatch.setattr(UnlockDialog, "exec", run)
    key = unlock_dialog.ask(locked)
    assert key == keys.derive(SECRET, identity.salt(locked))
    monkeypatch.setattr(UnlockDialog, "exec", lambda _: 0)
    assert unlock_dialog.ask(locked) is None


def test_a_key_in_the_keyring_opens_without_a_question(locked, use, monkeypatch):
    key = keys.derive(SECRET, identity.salt(locked))
    use("Memory")
    monkeypatch.setattr(UnlockDialog, "exec", lambda _: pytest.fail("it was asked"))
    kept.keep(locked, key)
    opening.opened(locked).close()


def test_a_keyring_that_will_not_leaves_the_passphrase(locked, use, monkeypatch):
    key = keys.derive(SECRET, identity.salt(locked))
    use("Memory")
    asked: list[UnlockDialog] = []

    def run(box: UnlockDialog) -> int:
        asked.append(box)
        return 0

    monkeypatch.setattr(UnlockDialog, "exec", run)
    kept.keep(locked, key)
    use("Locked")
    assert opening.opened(locked) is None
    assert len(asked) == 1


def test_what_never_had_a_passphrase_and_asks_for_one_is_damaged(
    path, offered, monkeypatch
):
    Backups(path, None, now=local_now).make()
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])

    def run(box: UnlockDialog) -> int:
        box.show()
        press(box, unlock_dialog.NEVER_HAD)
        return box.result()

    monkeypatch.setattr(UnlockDialog, "exec", run)
    assert opening.opened(path) is None
    assert offered == [(path, None, DamagedError)]
