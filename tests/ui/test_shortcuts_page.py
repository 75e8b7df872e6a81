"""All keys stand in one place, can be read there, and chosen anew."""

from itertools import groupby

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from leadjournal import Journal
from leadjournal.ui import dialogs, theme
from leadjournal.ui.actions import all_commands
from leadjournal.ui.app import App
from leadjournal.ui.settings import Settings
from leadjournal.ui.shortcuts.dialog import ShortcutsPage
from leadjournal.ui.shortcuts.keys import Keys, taken_in
from leadjournal.ui.shortcuts.keys_dialog import TAKE_OVER, USE, KeysDialog

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(window, qtbot):
    page = ShortcutsPage(all_commands(window.menus), {}, window)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def taken(page):
    """What was told of each choice."""
    taken = []
    page.shortcuts_changed.connect(taken.append)
    return taken


@pytest.fixture
def keys(window):
    return Keys(all_commands(window.menus), {}, taken_in(window))


@pytest.fixture
def press(monkeypatch, qtbot):
    """Answer the question for keys by pressing them."""
    said = []

    def press(key: Key, held: Qt.KeyboardModifier = NONE, answer: str = USE) -> list:
        def run(dialog: KeysDialog) -> int:
            qtbot.keyClick(dialog.field, key, held)
            said.append(dialog.said.text())
            if not dialog.use.isEnabled():
                return QDialog.DialogCode.Rejected
            assert dialog.use.text() == answer
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(KeysDialog, "exec", run)
        return said

    return press


def _heard(page: ShortcutsPage) -> list[str]:
    model = page.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_no_two_actions_have_the_same_keys(window):
    pairs = sorted(
        (keys.toString(), command.name)
        for command in all_commands(window.menus)
        for keys in command.usual
    )
    owners = [list(group) for _, group in groupby(pairs, lambda pair: pair[0])]
    assert [each for each in owners if len(each) > 1] == []


def test_every_action_is_listed_by_a_name_and_its_menu(window, page):
    shown = [entry.name for entry in page.shown]
    for command in all_commands(window.menus):
        assert command.words
        assert command.name in shown
    assert [e.words for e in page.shown if e.heading][:3] == [
        "File",
        "Edit",
        "Reflection",
    ]


def test_a_row_is_heard_whole(page):
    heard = _heard(page)
    assert any(each.startswith("New Reflection, Ctrl+N") for each in heard)
    assert "Finish Draft, Ctrl+Return, in Reflection" in heard
    assert "Private, no keys, in Reflection" in heard
    assert "Go from one to the next, Up, Down, always" in heard
    assert "In the title, title:board" in heard
    assert page.list.accessibleName() == "Keyboard Shortcuts"


def test_the_filter_finds_by_name_and_by_keys(page, qtbot):
    qtbot.keyClicks(page.filter, "trash")
    rows = [entry.words for entry in page.shown if not entry.heading]
    assert "Move to Trash" in rows
    assert "New Reflection" not in rows
    page.filter.setText("ctrl+n")
    assert "New Reflection" in [entry.words for entry in page.shown]
    page.filter.setText("zzz")
    assert page.shown == []
    assert page.said.text() == "No action and no keys are called so."
    assert not page.change.isEnabled()
    qtbot.keyClick(page.filter, Key.Key_Escape)
    assert page.isVisible()
    qtbot.keyClick(page.filter, Key.Key_Down)
    qtbot.waitUntil(page.list.hasFocus)


def test_the_filter_wants_words_as_they_are_written(page):
    page.filter.setText("bold")
    assert [e.words for e in page.shown if not e.heading] == ["Bold"]


def test_keys_that_hardly_any_keyboard_has_are_not_told(keys, page):
    rare = {"Undo", "Redo", "Open", "New", "Save", "Exit", "Copy"}
    for name in keys.commands:
        told = {part for part in keys.told(name).split(", ") if part}
        assert not told & rare, name
        assert not {each for each in told if each.startswith(("F13", "F14", "F16"))}
    assert keys.told("undo") == "Ctrl+Z, Alt+Backspace"
    keys.choose("new_reflection", QKeySequence("F14"))
    assert keys.told("new_reflection") == "F14"  # who chose it has it


def test_enter_on_a_row_changes_its_keys(page, taken, press, qtbot):
    press(Key.Key_J, CONTROL)
    page.choose("new_reflection")
    qtbot.keyClick(page.list, Key.Key_Return)
    assert taken == [{"new_reflection": "Ctrl+J"}]
    assert page.said.text() == "“New Reflection” has Ctrl+J now."
    assert "New Reflection, Ctrl+J, your own choice, in Reflection" in _heard(page)


def test_keys_that_somebody_has_are_taken_over_if_one_agrees(page, taken, press):
    said = press(Key.Key_F, CONTROL, TAKE_OVER)
    page.choose("new_reflection")
    page.change.click()
    assert said == [
        "Ctrl+F belongs to “Find” now. If you take it over, “Find” has to do"
        " without it."
    ]
    assert taken == [{"find": "", "new_reflection": "Ctrl+F"}]
    assert page.said.text().endswith("“Find” has no keys.")


def test_usual_keys_come_back_for_one_and_for_all(page, taken, press, monkeypatch):
    press(Key.Key_F, CONTROL, TAKE_OVER)
    page.choose("new_reflection")
    page.change.click()
    page.choose("find")
    page.usual.click()
    assert taken[-1] == {"new_reflection": ""}
    monkeypatch.setattr(dialogs, "confirm", lambda *_: True)
    page.all_usual.click()
    assert taken[-1] == {}
    assert not page.all_usual.isEnabled()


def test_an_action_may_have_no_keys(page, taken):
    page.choose("find")
    page.none.click()
    assert taken == [{"find": ""}]
    assert not page.none.isEnabled()


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("A", "is needed to write"),
        ("Shift+A", "is needed to write"),
        ("Tab", "is needed to write and move about"),
        ("Escape", "is"),
        ("Ctrl+C", "is kept for the text itself"),
        ("Ctrl+Z", "is kept for the text itself"),
        ("Ctrl+Left", "is kept for the text itself"),
        ("F10", "the system needs it"),
        ("Alt+F4", "the system needs it"),
        ("Alt+F", "it opens the File menu"),
        ("Alt+Up", "it is used on the page"),
        ("Ctrl+Alt+E", "writes a letter on some keyboards"),
        ("Ctrl+K, Ctrl+J", "press one key"),
    ],
)
def test_keys_that_are_needed_elsewhere_are_refused_with_the_reason(keys, why, window):
    book = Keys(all_commands(window.menus), {}, taken_in(window))
    assert why in book.judge("find", QKeySequence(keys)).reason


@pytest.mark.parametrize("free", ["Ctrl+J", "F8", "Shift+F8", "Alt+9", "Ctrl+Shift+J"])
def test_other_keys_are_free(free, keys):
    verdict = keys.judge("find", QKeySequence(free))
    assert (verdict.reason, verdict.owner) == ("", None)


def test_usual_keys_can_always_be_had_again(keys):
    keys.choose("undo")
    undo = keys.commands["undo"].usual[0]
    assert keys.judge("undo", undo).reason == ""
    keys.choose("undo", *keys.commands["undo"].usual)
    assert keys.chosen == {}


def test_of_several_keys_only_those_that_are_taken_go(keys):
    larger = keys.commands["larger_text"]
    first, *others = larger.usual
    losers = keys.choose("find", first)
    assert losers == [larger]
    assert list(keys.of("larger_text")) == others
    assert keys.choose_usual("larger_text") == [keys.commands["find"]]
    assert keys.of("find") == ()


def test_the_field_shows_what_is_pressed_and_lets_one_out(window, keys, qtbot):
    dialog = KeysDialog(
        keys.commands["find"], "Ctrl+F", lambda each: keys.judge("find", each), window
    )
    qtbot.addWidget(dialog)
    dialog.show()
    heard = []
    dialog.voice.said.connect(lambda words, _: heard.append(words))
    qtbot.keyClick(dialog.field, Key.Key_Control, CONTROL)
    assert dialog.field.text() == ""
    qtbot.keyClick(dialog.field, Key.Key_A)
    assert not dialog.use.isEnabled()
    qtbot.keyClick(dialog.field, Key.Key_J, CONTROL | SHIFT)
    assert dialog.field.text() == "Ctrl+Shift+J"
    assert heard[-1] == "Ctrl+Shift+J. Ctrl+Shift+J is free."
    assert dialog.field.accessibleName() == "New keys for Find"
    assert dialog.keys == QKeySequence("Ctrl+Shift+J")
    qtbot.keyClick(dialog.field, Key.Key_Tab)
    assert not dialog.field.hasFocus()
    dialog.field.setFocus()
    qtbot.keyClick(dialog.field, Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.show()
    dialog.field.setFocus()
    qtbot.keyClick(dialog.field, Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_keys_hold_at_once_in_every_window_and_are_kept(
    qapp, tmp_path, monkeypatch, press, qtbot
):
    program = App(qapp, Settings(theme="light"))
    for name in ("a.leadjournal", "b.leadjournal"):
        Journal.create(tmp_path / name).close()
        assert program.open(tmp_path / name)
    first, second = program.windows
    press(Key.Key_J, CONTROL)

    def change(page: ShortcutsPage) -> int:
        page.choose("show_plans")
        page.change.click()
        return 0

    monkeypatch.setattr(ShortcutsPage, "exec", change)
    first.findChild(QAction, "show_shortcuts").trigger()
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    qtbot.keyClick(second, Key.Key_J, CONTROL)
    assert second.place == "plans"
    for window in (first, second):
        window.close()
    again = App(qapp, program._settings)
    assert again.open(tmp_path / "a.leadjournal")
    [window] = again.windows
    shown = window.findChild(QAction, "show_plans").shortcuts()
    assert shown == [QKeySequence("Ctrl+J")]
    window.close()


def test_the_page_fits_the_screen_at_twice_the_size_of_text(window, qtbot, qapp):
    theme.apply(qapp, "light", 2.0)
    page = ShortcutsPage(all_commands(window.menus), {"find": ""}, window)
    qtbot.addWidget(page)
    page.show()
    room = QApplication.primaryScreen().availableSize()
    assert page.width() <= room.width()
    assert page.height() <= room.height()
    assert page.list.height() > 3 * page.list.sizeHintForRow(1)
