"""Writing: no character is lost, and Ctrl+Z belongs to the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from leadjournal.ui.editor.exact_text import ExactText
from leadjournal.ui.editor.writing_sheet import WritingSheet

CTRL = Qt.KeyboardModifier.ControlModifier

ODD_TEXTS = {
    "lines that end in CRLF": "one\r\ntwo\r\n\r\nthree",
    "lines that end in CR": "one\rtwo\rthree",
    "lines that end in all ways": "one\r\ntwo\nthree\rfour",
    "a space that does not break": "10\u00a0May, 5\u202f%",
    "a line separator": "one\u2028two",
    "a paragraph separator": "one\u2029two\nthree",
    "emoji and other scripts": "😀 👩🏽‍⚕️ שלום мир 漢字",
    "a character of no bytes": "before\0after",
    "control characters": "\x01\x0b\x0c\x1f\x7f\x85",
    "characters Qt has taken for itself": "\ufdd0\ufdd1\ufffc\ufeff",
    "a stand-in of ours": "a ␍ and a\rreal one\n",
    "blanks at the ends": "\n\n  two  \n\t\n",
}
every_odd_text = pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)


@pytest.fixture
def sheet(qtbot, journal):
    sheet = WritingSheet(journal)
    journal.on_change(sheet.on_journal_changed)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.activateWindow()
    yield sheet
    sheet.save()


def add(journal, body="", title="", **fields):
    with journal.change("New Reflection"):
        return journal.reflections.add(title, body, **fields)


def notices(journal):
    changes = []
    journal.on_change(changes.append)
    return changes


@every_odd_text
def test_what_is_shown_and_left_is_never_written_again(sheet, journal, text):
    reflection = add(journal, text, text)
    changes = notices(journal)
    sheet.show_reflection(reflection)
    sheet.body.setFocus()
    sheet.title.setFocus()
    sheet.show_reflection(None)
    assert changes == []
    assert (reflection.title, reflection.body) == (text, text)


@every_odd_text
def test_typing_changes_no_other_character(sheet, qtbot, journal, text):
    reflection = add(journal, text, text)
    sheet.show_reflection(reflection)
    sheet.body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(sheet.body, "!")
    sheet.save()
    assert reflection.body == text + "!"
    assert reflection.title == text


def test_a_new_line_ends_as_the_others_do(sheet, qtbot, journal):
    reflection = add(journal, "one\r\ntwo")
    sheet.show_reflection(reflection)
    sheet.body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(sheet.body, Qt.Key.Key_Return)
    qtbot.keyClick(sheet.body, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(sheet.body, "three")
    sheet.save()
    assert reflection.body == "one\r\ntwo\r\n\r\nthree"


@every_odd_text
def test_words_are_copied_as_they_are(sheet, qtbot, journal, text):
    if "\0" in text:
        return  # no clipboard takes it
    reflection = add(journal, text)
    sheet.show_reflection(reflection)
    sheet.body.selectAll()
    qtbot.keyClick(sheet.body, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == text


def test_what_is_pasted_is_plain_and_has_the_leading(sheet, journal):
    reflection = add(journal)
    sheet.show_reflection(reflection)
    QGuiApplication.clipboard().setText("one\r\ntwo")
    sheet.body.paste()
    sheet.save()
    assert reflection.body == "one\ntwo"
    document = sheet.body.document()
    leadings = {
        document.findBlockByNumber(number).blockFormat().lineHeight()
        for number in range(document.blockCount())
    }
    assert leadings == {28}


def test_a_stand_in_is_never_a_sign_that_the_text_has():
    exact = ExactText("␍ and \r and \n")
    assert exact.shown.count("␍") == 1
    assert exact.stored(exact.shown) == "␍ and \r and \n"


def test_undo_belongs_to_the_text_while_it_has_the_focus(sheet, qtbot, journal):
    reflection = add(journal, "Before. ")
    sheet.show_reflection(reflection)
    sheet.body.setFocus()
    qtbot.keyClicks(sheet.body, "typed")
    qtbot.keyClick(sheet.body, Qt.Key.Key_Z, CTRL)
    sheet.save()
    assert sheet.body.toPlainText() == "Before. "
    assert reflection.body == "Before. "
    assert journal.undo_label == "New Reflection"
