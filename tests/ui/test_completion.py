"""Going on with a query by the keyboard, and without being held up."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadjournal.finding.completing import Vocabulary
from leadjournal.ui import theme
from leadjournal.ui.searching.completion import CompletionPopup
from leadjournal.ui.searching.field import SearchField

Key = Qt.Key
KNOWN = Vocabulary(
    date(2026, 11, 19),
    practices=(
        ("kf-surface-conflict", "Surfacing conflict"),
        ("kf-altruism", "Altruism"),
        ("bw-listening", "Listening to each other"),
    ),
)


class Page(QWidget):
    """A field, what it offers, and what else the keyboard can go to."""

    def __init__(self):
        super().__init__()
        self.field = SearchField(
            lambda *_: (theme.current().accent, theme.current().accent_soft)
        )
        self.popup = CompletionPopup(
            self.field, lambda: KNOWN, lambda term: term == "tag:alt"
        )
        self.other = SearchField(lambda *_: ("", ""))
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.other)
        column.addStretch(1)


@pytest.fixture
def page(qtbot):
    page = Page()
    qtbot.addWidget(page)
    page.resize(500, 500)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.field.setFocus()
    return page


@pytest.fixture
def keys(qtbot, page):
    def keys(*typed):
        for each in typed:
            if isinstance(each, str):
                qtbot.keyClicks(page.field, each)
            else:
                qtbot.keyClick(page.field, each)
        return page.field.text()

    return keys


def test_down_and_enter_take_a_practice(page, keys):
    keys("budget tag:alt")
    assert page.popup.offered == ["tag:kf-altruism"]
    assert keys(Key.Key_Down, Key.Key_Return) == "budget tag:kf-altruism "
    assert page.popup.isHidden()
    assert page.field.hasFocus()


def test_tab_takes_what_is_chosen_or_else_the_first(page, keys):
    assert keys("tag:", Key.Key_Down, Key.Key_Down, Key.Key_Tab) == "tag:kf-altruism "
    page.field.clear()
    assert keys("tag:lis", Key.Key_Tab) == "tag:bw-listening "
    assert page.field.hasFocus()


def test_tab_goes_on_from_what_is_finished(page, keys):
    page.field.clear()
    assert keys("weight:light", Key.Key_Tab) == "weight:light"
    assert page.other.hasFocus()


def test_enter_takes_the_first_for_what_cannot_be_searched_for(page, keys, qtbot):
    with qtbot.assertNotEmitted(page.field.returnPressed):
        assert keys("pen tag:li", Key.Key_Return) == "pen tag:bw-listening "
    with qtbot.waitSignal(page.field.returnPressed):
        keys(Key.Key_Return)


@pytest.mark.parametrize("typed", ["bef", "thre", "tag:"])
def test_enter_leaves_alone_what_nobody_meant(page, keys, qtbot, typed):
    keys(typed)
    assert page.popup.offered
    with qtbot.waitSignal(page.field.returnPressed):
        keys(Key.Key_Return)
    assert page.field.text() == typed


def test_tab_leaves_a_plain_word_alone(page, keys):
    assert keys("bef") == "bef"
    assert page.popup.offered == ["before:"]
    assert keys(Key.Key_Tab) == "bef"
    assert page.other.hasFocus()


def test_enter_searches_while_nothing_is_chosen(page, keys, qtbot):
    keys("tag:alt")
    with qtbot.waitSignal(page.field.returnPressed):
        keys(Key.Key_Return)
    assert page.field.text() == "tag:alt"


def test_escape_closes_and_clears_nothing(page, keys, qtbot):
    keys("tag:alt")
    with qtbot.assertNotEmitted(page.field.escape_pressed):
        keys(Key.Key_Escape)
    assert page.popup.isHidden()
    assert page.field.text() == "tag:alt"


def test_down_beyond_the_last_goes_on_to_the_list(page, keys, qtbot):
    keys("tag:alt", Key.Key_Down)
    with qtbot.waitSignal(page.field.down_pressed):
        keys(Key.Key_Down)
    assert page.popup.isHidden()


def test_up_leaves_it_again(page, keys):
    keys("tag:", Key.Key_Down, Key.Key_Down)
    assert page.popup.chosen == 1
    keys(Key.Key_Up, Key.Key_Up)
    assert page.popup.chosen == -1


def test_a_key_taken_offers_its_values(page, keys):
    assert keys("cha", Key.Key_Down, Key.Key_Return) == "chance:"
    assert page.popup.offered[0] == "chance:took"


def test_plain_words_are_left_alone(page, keys):
    for word in ("we", "listened", "on", "is", "10:30"):
        page.field.clear()
        keys(word)
        assert page.popup.isHidden()


def test_whoever_asks_sees_what_there_is(page, qtbot):
    qtbot.keyClick(page.field, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert "thread:" in page.popup.offered
    assert page.field.text() == ""


def test_a_click_takes_it(page, keys, qtbot):
    keys("tag:alt")
    items = page.popup._list
    place = items.visualItemRect(items.item(0)).center()
    qtbot.mouseClick(items.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.field.text() == "tag:kf-altruism "


def test_what_is_chosen_is_said(page, keys):
    said = []
    page.popup.voice.said.connect(lambda words, _: said.append(words))
    keys("tag:", Key.Key_Down)
    assert said == ["tag:kf-surface-conflict, Surfacing conflict, 1 of 3"]
    face = QAccessible.queryAccessibleInterface(page.popup._list)
    assert face.text(QAccessible.Text.Name) == "Suggestions"
    name = face.child(0).text(QAccessible.Text.Name)
    assert name == "tag:kf-surface-conflict, Surfacing conflict"


def test_an_emoji_before_it_does_not_shift_the_place(page, keys):
    page.field.setText("🙂 ")
    assert keys("tag:alt", Key.Key_Down, Key.Key_Return) == "🙂 tag:kf-altruism "


def test_what_was_typed_comes_back_by_undo(page, keys):
    keys("tag:alt", Key.Key_Down, Key.Key_Return)
    page.field.undo()
    assert page.field.text() == "tag:alt"


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [1.0, 2.0])
def test_it_stays_inside_the_window(qapp, page, keys, colours, size):
    theme.apply(qapp, colours, size)
    keys("tag:")
    assert page.rect().contains(page.popup.geometry())
    assert page.popup._list.visualItemRect(page.popup._list.item(0)).height() >= 24
    page.grab()
