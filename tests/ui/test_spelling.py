"""Spelling as one types: marks, the menu that helps, and a person's own words."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from leadjournal import my_words
from leadjournal.errors import BadMaterialError
from leadjournal.text import dictionary
from leadjournal.ui import dialogs, theme
from leadjournal.ui.editor import habits
from leadjournal.ui.editor.spelling_marks import ADD, IGNORE, NOTHING, SpellingMarks
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.editor.voice import Voice
from leadjournal.ui.my_words_dialog import MyWordsDialog
from leadjournal.ui.notice import Notice
from leadjournal.ui.spelling import NONE_LEFT, NOWHERE, OFF, Spelling

KEYBOARD = QContextMenuEvent.Reason.Keyboard
MOUSE = QContextMenuEvent.Reason.Mouse


@pytest.fixture
def spelling(window):
    found = window.findChild(Spelling)
    if found is None:
        found = Spelling(window.journal, window)
        window.journal_changed.connect(found.on_journal_changed)
    return found


@pytest.fixture
def writing(window, spelling, qtbot):
    """A new reflection, with the cursor in its text, and the dictionary read."""
    window.new_reflection()
    field = window.journal_page.writing
    qtbot.waitUntil(field.hasFocus)
    qtbot.waitUntil(lambda: spelling.is_on)
    return field


@pytest.fixture(autouse=True)
def usual_habits():
    yield
    habits.use(habits.Habits())


def marked(field):
    marks = field.findChild(SpellingMarks)
    marks.refresh()
    return marks.words


def menu_at(field, position, reason=KEYBOARD):
    """Ask for the menu as the menu key does, or the mouse."""
    cursor = field.textCursor()
    cursor.setPosition(position)
    if reason is KEYBOARD:
        field.setTextCursor(cursor)
    place = field.cursorRect(cursor).center()
    target = field if reason is KEYBOARD else field.viewport()
    event = QContextMenuEvent(reason, place, field.viewport().mapToGlobal(place))
    QApplication.sendEvent(target, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def texts(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(menu, text):
    next(a for a in menu.actions() if a.text() == text).trigger()
    menu.close()


def test_a_word_is_marked_when_it_has_been_left(writing, qtbot):
    qtbot.keyClicks(writing, "We recieve")
    assert marked(writing) == []
    qtbot.keyClicks(writing, " it")
    assert marked(writing) == ["recieve"]
    qtbot.waitUntil(lambda: len(writing.extraSelections()) == 1)
    writing.undo()
    assert marked(writing) == []


def test_a_word_stays_unmarked_while_the_cursor_is_in_it(writing, qtbot):
    qtbot.keyClicks(writing, "recieve")
    qtbot.keyClick(writing, Qt.Key.Key_Left)
    assert marked(writing) == []
    qtbot.keyClick(writing, Qt.Key.Key_Home)
    assert marked(writing) == []
    qtbot.keyClick(writing, Qt.Key.Key_End)
    qtbot.keyClick(writing, Qt.Key.Key_Space)
    assert marked(writing) == ["recieve"]


def test_code_and_links_are_not_marked(writing):
    writing.insert("```\nteh\n```\n[teh](attachment:recieve.png) 💬 `teh` alot\n")
    assert marked(writing) == ["teh", "alot"]


def test_the_title_and_the_text_are_looked_at(window, writing, qtbot):
    title = next(
        area
        for area in window.findChildren(TextArea)
        if "Title" in area.accessibleName()
    )
    title.setFocus()
    qtbot.keyClicks(title, "Teh handover")
    assert marked(title) == ["Teh"]


def test_only_what_is_seen_is_looked_at(writing):
    writing.insert("A good day.\n" * 400 + "recieve\n")
    bar = writing.verticalScrollBar()
    bar.setValue(0)
    assert marked(writing) == []
    bar.setValue(bar.maximum())
    assert marked(writing) == ["recieve"]


def test_a_very_long_line_is_looked_at_where_it_is_seen(writing):
    writing.insert("We saw a good day. " * 1000 + "We recieve it.")
    assert marked(writing) == ["recieve"]


def test_the_menu_offers_what_is_meant_and_puts_it_in_one_step(writing, qtbot):
    writing.insert("We recieve it.")
    menu = menu_at(writing, 5)
    assert texts(menu)[0] == "receive"
    assert menu.activeAction().text() == "receive"
    assert menu.actions()[0].font().bold()
    assert {ADD, IGNORE, "Paste Without Formatting"} <= set(texts(menu))
    choose(menu, "receive")
    assert writing.words() == "We receive it."
    writing.undo()
    assert writing.words() == "We recieve it."


@pytest.mark.skipif(sys.platform != "linux", reason="Qt sees to it elsewhere")
def test_shift_f10_opens_the_menu_as_the_menu_key_does(writing, qtbot):
    writing.insert("We recieve it.")
    cursor = writing.textCursor()
    cursor.setPosition(5)
    writing.setTextCursor(cursor)
    qtbot.keyClick(writing, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert texts(menu)[0] == "receive"
    menu.close()


def test_the_mouse_opens_the_menu_of_the_word_beneath_it(writing):
    writing.insert("We recieve it.")
    menu = menu_at(writing, 5, MOUSE)
    choose(menu, "receive")
    assert writing.words() == "We receive it."


def test_elsewhere_the_menu_is_the_usual_one(writing):
    writing.insert("We recieve it.")
    menu = menu_at(writing, 1)
    assert ADD not in texts(menu)
    menu.close()


def test_without_a_suggestion_it_says_so(writing):
    writing.insert("The qqxzzkwv came.")
    menu = menu_at(writing, 6)
    assert texts(menu)[:2] == [NOTHING, ADD]
    assert menu.activeAction().text() == ADD
    menu.close()


def test_a_word_of_ones_own_is_kept_in_the_journal_and_can_be_undone(
    window, writing, journal, spelling
):
    writing.insert("The zlonk came.")
    assert marked(writing) == ["zlonk"]
    choose(menu_at(writing, 6), ADD)
    assert marked(writing) == []
    assert my_words.mine(journal.preferences) == ["zlonk"]
    assert journal.undo_label == "Add Word"
    window.save()
    journal.undo()
    assert marked(writing) == ["zlonk"]


def test_a_word_let_be_is_nowhere_kept(writing, journal):
    writing.insert("The zlonk came.")
    choose(menu_at(writing, 6), IGNORE)
    assert marked(writing) == []
    assert my_words.mine(journal.preferences) == []


def test_curly_quotes_are_kept_in_what_is_put_in(writing):
    habits.use(habits.Habits(smart_quotes=True))
    writing.insert("I dont know.")
    choose(menu_at(writing, 4), "don't")
    assert writing.words() == "I don’t know."


def test_the_next_misspelt_word_is_found_said_and_helped_with(writing, spelling, qtbot):
    writing.insert("We recieve it.\n\nAnd teh ward.")
    writing.moveCursor(writing.textCursor().MoveOperation.Start)
    for word in ("recieve", "teh", "recieve"):
        spelling.show_next()
        assert writing.textCursor().selectedText() == word
        menu = QApplication.activePopupWidget()
        assert texts(menu)[-1] == IGNORE  # nothing that would hide the text
        menu.close()
    with qtbot.waitSignal(writing.findChild(Voice).said) as told:
        spelling.show_next()
    assert told.args == ["Misspelt: teh", True]
    choose(QApplication.activePopupWidget(), "the")
    assert writing.words() == "We recieve it.\n\nAnd the ward."


def test_when_no_misspelt_word_is_left_it_says_so(window, writing, spelling):
    writing.insert("We receive it.")
    spelling.show_next()
    assert window.findChild(Notice).sentence == NONE_LEFT
    assert QApplication.activePopupWidget() is None


def test_where_nobody_writes_there_is_nothing_to_find(window, spelling):
    spelling.show_next()
    assert window.findChild(Notice).sentence == NOWHERE


def test_it_is_turned_off_and_on_at_once(window, writing, spelling):
    writing.insert("We recieve it.")
    assert marked(writing) == ["recieve"]
    habits.use(habits.Habits(spelling=False))
    assert marked(writing) == [] and writing.extraSelections() == []
    spelling.show_next()
    assert window.findChild(Notice).sentence == OFF
    habits.use(habits.Habits())
    assert marked(writing) == ["recieve"]


def test_turned_off_nothing_is_read(window, spelling, qtbot):
    habits.use(habits.Habits(spelling=False))
    window.new_reflection()
    qtbot.waitUntil(window.journal_page.writing.hasFocus)
    assert not spelling._is_asked_for
    habits.use(habits.Habits())
    qtbot.waitUntil(lambda: spelling.is_on)


def test_without_a_dictionary_it_says_so_once(window, spelling, qtbot, monkeypatch):
    def missing():
        raise BadMaterialError(dictionary.NO_DICTIONARY)

    monkeypatch.setattr(dictionary, "dictionary", missing)
    window.new_reflection()
    field = window.journal_page.writing
    qtbot.waitUntil(lambda: window.findChild(Notice) is not None)
    notice = window.findChild(Notice)
    assert notice.sentence == dictionary.NO_DICTIONARY
    notice.hide()
    qtbot.keyClicks(field, "We recieve it.")
    assert marked(field) == []
    window.show_place("today")
    window.show_place("journal")
    field.setFocus()
    assert notice.sentence == ""


def test_marks_of_others_are_left_alone(writing):
    writing.insert("We recieve it.")
    mark = writing.ExtraSelection()
    mark.cursor = writing.textCursor()
    writing.setExtraSelections([mark])
    assert marked(writing) == ["recieve"]
    assert len(writing.extraSelections()) == 2
    writing.setExtraSelections([mark])
    assert marked(writing) == ["recieve"]
    assert len(writing.extraSelections()) == 2


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_marks_can_be_seen_in_every_theme(writing, qapp, name):
    writing.insert("We recieve it.")
    theme.apply(qapp, name)
    marked(writing)
    (mark,) = writing.extraSelections()
    colour = mark.format.underlineColor().name()
    for ground in (theme.current().surface, theme.current().canvas):
        assert theme.contrast(colour, ground) >= 3


def test_own_words_are_listed_added_and_removed(window, journal, qtbot):
    dialog = MyWordsDialog(journal, window)
    qtbot.addWidget(dialog)
    assert dialog.words == [] and not dialog.remove.isEnabled()
    qtbot.keyClicks(dialog.field, "Ndlovu")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.field, "Aoibheann")
    dialog.add.click()
    assert dialog.words == ["Aoibheann", "Ndlovu"]
    dialog.list.setCurrentRow(1)
    dialog.remove.click()
    assert dialog.words == my_words.mine(journal.preferences) == ["Aoibheann"]
    journal.undo()
    dialog.refresh()
    assert dialog.words == ["Aoibheann", "Ndlovu"]


def test_two_words_at_once_are_refused_in_a_sentence(
    window, journal, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(dialogs, "show_error", lambda _, error: told.append(error))
    dialog = MyWordsDialog(journal, window)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.field, "two words")
    dialog.add.click()
    assert len(told) == 1 and dialog.words == []


def test_a_menu_point_far_from_any_word_is_no_trouble(writing):
    writing.insert("recieve ")
    place = QPoint(writing.viewport().width() - 5, writing.viewport().height() - 5)
    event = QContextMenuEvent(MOUSE, place, writing.viewport().mapToGlobal(place))
    QApplication.sendEvent(writing.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert ADD not in texts(menu)
    menu.close()
