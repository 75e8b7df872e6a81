"""Every action and every reflection is found by a few letters, and done."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from leadjournal.ui import theme
from leadjournal.ui.actions import all_commands
from leadjournal.ui.palette.box import Palette

Key = Qt.Key
NOTHING, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def palette(window, trigger, qtbot):
    with window.journal.change("Import"):
        for day, title in ((3, "Winter plan, take three"), (17, "Tea with the café")):
            window.journal.reflections.add(title, "Words.", day=date(2026, 11, day))
    qtbot.waitUntil(window.isActiveWindow)
    trigger("open_palette")
    return window.findChild(Palette)


@pytest.fixture
def type_in(palette):
    def type_in(words: str) -> list[str]:
        palette.field.clear()
        palette.field.insert(words)
        return palette.shown

    return type_in


def test_nothing_typed_shows_recent_reflections_and_what_can_be_done(palette):
    shown = palette.shown
    assert shown[:3] == [
        "Recent reflections",
        "Tea with the café",
        "Winter plan, take three",
    ]
    assert palette.chosen == "Tea with the café"  # a heading is passed over
    assert shown[3] == "What you can do"
    assert "New Reflection" in shown
    assert "Empty Trash…" not in shown


def test_an_empty_journal_shows_what_can_be_done(window, trigger):
    trigger("open_palette")
    assert window.findChild(Palette).shown[0] == "What you can do"


def test_every_action_is_found_by_its_name(window, type_in):
    commands = all_commands(window.menus)
    for command in commands:
        if command.name != "open_palette":
            assert command.live_words in type_in(command.live_words)[:12], command
    assert len({command.name for command in commands}) == len(commands)


def test_letters_enter_and_it_is_done(window, palette, type_in, qtbot):
    type_in("nr")
    assert palette.chosen == "New Reflection"
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert palette.isHidden()
    assert len(window.journal.reflections) == 3
    assert window.journal_page.writing.hasFocus()


def test_a_reflection_is_shown_by_letters_of_its_title(window, palette, type_in, qtbot):
    assert type_in("cafe")[0] == "Tea with the café"
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.reflection.title == "Tea with the café"


def test_old_reflections_are_found_as_well(window, palette, type_in, qtbot):
    with window.journal.change("Import"):
        for number in range(300):
            window.journal.reflections.add(f"Diary {number}", day=date(2026, 11, 18))
        window.journal.reflections.add("Ungewöhnlich", day=date(2016, 1, 1))
    palette.open()
    assert type_in("ungewohn")[0] == "Ungewöhnlich"
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.reflection.title == "Ungewöhnlich"


def test_a_reflection_is_found_by_its_day(type_in):
    assert type_in("17 nov")[0] == "Tea with the café"
    assert type_in("2026-11")[:2] == ["Tea with the café", "Winter plan, take three"]


def test_a_practice_leads_to_what_is_about_it(window, palette, type_in, qtbot):
    assert type_in("listening")[0] == "Listening to each other"
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.journal_page.query == "tag:bw-listening"


def test_a_template_begins_a_reflection_by_it(window, palette, type_in, qtbot):
    type_in("write by gibbs")
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.reflection.template == "gibbs"
    assert window.reflection.draft
    assert "## Description" in window.journal_page.writing.words()


def test_a_reflection_just_begun_takes_the_template(
    window, trigger, palette, type_in, qtbot
):
    trigger("new_reflection")
    begun = window.reflection
    trigger("open_palette")
    type_in("write by gibbs")
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.reflection is begun
    assert begun.template == "gibbs"
    trigger("open_palette")
    type_in("write by gibbs")
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.reflection is not begun  # its headings are words


def test_what_is_open_can_be_written_by_another_template(
    window, palette, type_in, qtbot
):
    assert "Write This by" not in " ".join(type_in("write this by gibbs")[:1])
    type_in("cafe")
    qtbot.keyClick(palette.field, Key.Key_Return)
    palette.open()
    type_in("write this by gibbs")
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.reflection.title == "Tea with the café"
    assert window.reflection.template == "gibbs"
    assert "## Description" in window.journal_page.writing.words()


def test_what_fits_nothing_can_be_searched_for(window, palette, type_in, qtbot):
    assert type_in("zzyzx") == ["Search the journal for “zzyzx”"]
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.journal_page.query == "zzyzx"


def test_what_cannot_be_done_now_is_last_and_not_chosen(palette, type_in, qtbot):
    shown = type_in("restore")
    assert shown[-1] == "Restore from Trash"
    for _ in range(len(shown)):
        qtbot.keyClick(palette.field, Key.Key_Down)
    assert palette.chosen != "Restore from Trash"
    index = palette.list.model().index(len(shown) - 1, 0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Restore from Trash, Reflection, not available now"


def test_the_keys_of_a_list_go_through_what_was_found(palette, qtbot):
    first = palette.chosen
    qtbot.keyClick(palette.field, Key.Key_Up)
    assert palette.chosen == first
    qtbot.keyClick(palette.field, Key.Key_Down)
    second = palette.chosen
    qtbot.keyClick(palette.field, Key.Key_PageDown)
    assert palette.chosen not in {first, second}
    qtbot.keyClick(palette.field, Key.Key_PageUp)
    qtbot.keyClick(palette.field, Key.Key_Tab)
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert palette.chosen == second


def test_escape_gives_the_keyboard_back(window, palette, qtbot):
    palette.leave()
    window.new_reflection()
    writing = window.journal_page.writing
    qtbot.waitUntil(writing.hasFocus)
    qtbot.keyClick(writing, Key.Key_K, CONTROL)
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Key.Key_Escape)
    assert palette.isHidden()
    assert writing.hasFocus()


def test_what_is_done_to_the_text_is_done_where_one_was_writing(
    window, palette, type_in, qtbot
):
    palette.leave()
    window.new_reflection()
    writing = window.journal_page.writing
    qtbot.keyClicks(writing, "word")
    writing.selectAll()
    qtbot.keyClick(writing, Key.Key_K, CONTROL)
    type_in("bold")
    assert palette.chosen == "Bold"
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert writing.words() == "**word**"


def test_going_elsewhere_puts_the_palette_away(window, palette, qtbot):
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 400))
    assert palette.isHidden()
    palette.open()
    window.new_reflection()
    assert palette.isHidden()
    assert window.journal_page.writing.hasFocus()


def test_a_click_chooses(window, palette, type_in, qtbot):
    type_in("winter")
    row = palette.list.visualRect(palette.list.model().index(0, 0)).center()
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(palette.list.viewport(), left, pos=row)
    assert window.reflection.title == "Winter plan, take three"


def test_the_chosen_one_is_heard(palette, type_in, qtbot):
    heard = []
    palette.voice.said.connect(lambda words, _: heard.append(words))
    qtbot.keyClick(palette.field, Key.Key_Down)
    assert heard == ["Winter plan, take three, Tue 3 Nov"]
    type_in("nr")
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert "New Reflection, Ctrl+N, Reflection" in heard[1]
    assert palette.field.accessibleName() == "Search actions and reflections"


def test_private_ones_and_drafts_are_told_to_be(window, palette, type_in):
    with window.journal.change("Import"):
        window.journal.reflections.add("Hush", private=True, draft=True)
    palette.open()
    type_in("hush")
    index = palette.list.model().index(0, 0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Hush, Draft · Thu 19 Nov, private"


def test_an_action_done_before_goes_before_its_equals(palette, type_in, qtbot):
    before = [words for words in type_in("export") if words.startswith("Export")]
    type_in("dark colours")
    qtbot.keyClick(palette.field, Key.Key_Return)
    palette.open()
    able = palette.shown[palette.shown.index("What you can do") + 1 :]
    assert able[0] == "Dark Colours"
    after = [words for words in type_in("export") if words.startswith("Export")]
    assert after == before


def test_the_card_fits_the_window_at_twice_the_size_of_text(
    window, palette, qapp, type_in
):
    theme.apply(qapp, "dark", 2.0)
    for size in ((1240, 820), (700, 480)):
        window.resize(*size)
        type_in("re")
        card = palette._card.geometry()
        assert palette.rect().contains(card)
        assert palette._card.width() > 400
        hint = palette.list.sizeHintForRow(0)
        assert palette.list.viewport().height() >= 2 * hint
        assert not palette.grab().isNull()


def test_a_reflection_that_went_meanwhile_is_no_trouble(
    window, palette, type_in, qtbot
):
    type_in("winter")
    with window.journal.change("Erase"):
        for reflection in list(window.journal.reflections):
            window.journal.reflections.erase(reflection)
    qtbot.keyClick(palette.field, Key.Key_Return)
    assert window.reflection is None


def test_the_menus_open_by_keys(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    for key, held in ((Key.Key_F10, NOTHING), (Key.Key_F, ALT)):
        qtbot.keyClick(window, key, held)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.title() == "&File"
        qtbot.keyClick(menu, Key.Key_Down)
        assert menu.activeAction() is not None
        qtbot.keyClick(menu, Key.Key_Escape)


def test_all_that_is_shown_is_painted_in_every_theme(window, palette, qapp, type_in):
    for name in theme.by_name:
        theme.apply(qapp, name)
        type_in("e")
        assert not palette.list.grab().isNull()
