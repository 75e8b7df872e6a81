"""The page of promises says what the code does, in the numbers that the code has."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from leadjournal import soundness
from leadjournal.paths import resource
from leadjournal.safekeeping import backup_rule, presence
from leadjournal.storage import keys
from leadjournal.ui import dialogs, theme
from leadjournal.ui.editor import saving
from leadjournal.ui.settings import Settings
from leadjournal.ui.what_is_protected import SCRIPT, WhatIsProtected
from leadjournal.ui.where_to_turn import WhereToTurn

ROOT = Path(__file__).parents[2]
PAGE = resource("protection.md").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        f"in {keys.ROUNDS:,} rounds",
        backup_rule.RULE,
        f"nothing was touched for {Settings().lock_after} minutes",
        f"once in {soundness.WEEK.days} days it is read as a whole",
        "fourteen groups of four letters and digits",
        "saved within two seconds",
        f"ending in `{presence.file_beside(Path('a')).suffix}`",
    ],
)
def test_it_names_the_numbers_of_the_code(words):
    assert words in PAGE


def test_the_numbers_that_are_written_as_words_are_those_of_the_code():
    assert (keys.LETTERS // keys.GROUP, keys.GROUP) == (14, 4)
    assert saving.INTERVAL < 2000
    assert backup_rule.EVERY.days == 7
    assert Settings().lock_at_sleep


def test_every_file_and_command_that_it_names_is_there():
    from leadjournal.cli import COMMANDS

    for module in re.findall(r"python -m (tests[.\w]+)", PAGE):
        assert (ROOT / module.replace(".", "/")).with_suffix(".py").is_file()
    for command in re.findall(r"`leadjournal (\w+)`", PAGE):
        assert command in COMMANDS
    assert resource(SCRIPT).is_file()
    assert SCRIPT in PAGE


@pytest.mark.parametrize("kind", [WhatIsProtected, WhereToTurn])
def test_a_page_is_read_by_keyboard_and_has_a_name(qtbot, kind):
    page = kind()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert page.browser.hasFocus()
    assert page.browser.accessibleName() == page.windowTitle()
    assert page.browser.horizontalScrollBar().maximum() == 0
    assert len(page.browser.toPlainText()) > 500


@pytest.mark.parametrize("kind", [WhatIsProtected, WhereToTurn])
def test_a_page_fits_the_screen_at_twice_the_size(qtbot, qapp, kind):
    theme.apply(qapp, "light", 2.0)
    page = kind()
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    room = page.screen().availableSize()
    assert page.height() < room.height() and page.width() < room.width()
    assert page.rect().contains(page.buttons.geometry())


@pytest.fixture
def page(qtbot):
    page = WhatIsProtected()
    qtbot.addWidget(page)
    return page


def save_the_script(page):
    buttons = page.findChildren(QPushButton)
    next(each for each in buttons if "Script" in each.text()).click()


def test_the_script_can_be_saved(page, tmp_path, monkeypatch):
    target = tmp_path / SCRIPT
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: target)
    save_the_script(page)
    assert target.read_bytes() == resource(SCRIPT).read_bytes()
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: None)
    save_the_script(page)


def test_where_the_script_cannot_be_saved_it_is_said(page, tmp_path, monkeypatch):
    errors = []
    target = tmp_path / "none" / SCRIPT
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: target)
    monkeypatch.setattr(dialogs, "show_error", lambda _, e: errors.append(str(e)))
    save_the_script(page)
    assert "cannot be written" in errors[0]


def test_it_is_in_the_help_menu(window, trigger, monkeypatch):
    shown = []
    monkeypatch.setattr(WhatIsProtected, "exec", lambda self: shown.append(self))
    trigger("show_protection")
    assert len(shown) == 1
