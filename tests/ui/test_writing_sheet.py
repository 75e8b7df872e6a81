"""The sheet: day, question, title and template around a text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit

from leadjournal.ui import theme
from leadjournal.ui.editor import habits, measure
from leadjournal.ui.editor.writing_sheet import WritingSheet

CTRL = Qt.KeyboardModifier.ControlModifier


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


@pytest.fixture(autouse=True)
def usual_habits():
    yield
    habits.use(habits.Habits())


def add(journal, body="", title="", **fields):
    with journal.change("New Reflection"):
        return journal.reflections.add(title, body, **fields)


def test_the_title_is_saved_with_the_text(sheet, qtbot, journal):
    reflection = add(journal)
    sheet.show_reflection(reflection)
    qtbot.keyClicks(sheet.title, "Monday")
    qtbot.keyClick(sheet.title, Qt.Key.Key_Return)
    assert sheet.body.hasFocus()
    qtbot.keyClicks(sheet.body, "I listened.")
    sheet.save()
    assert (reflection.title, reflection.body) == ("Monday", "I listened.")


def test_a_template_adds_its_headings_and_takes_the_empty_ones_away(sheet, journal):
    reflection = add(journal, "I listened.\n\n## So what?\nIt helped.")
    sheet.show_reflection(reflection)
    sheet.choose_template("rolfe")
    sheet.save()
    names = [stage.name for stage in journal.templates.get("rolfe").stages]
    assert reflection.template == "rolfe"
    assert reflection.body.startswith("I listened.\n\n## So what?\nIt helped.\n\n## ")
    assert [reflection.body.count(f"## {name}") for name in names] == [1] * len(names)
    sheet.choose_template(None)
    sheet.save()
    assert reflection.template is None
    assert reflection.body.rstrip() == "I listened.\n\n## So what?\nIt helped."


def test_the_headings_of_a_template_can_be_taken_back_as_typed(sheet, qtbot, journal):
    sheet.show_reflection(add(journal, "I listened."))
    sheet.choose_template("rolfe")
    sheet.body.setFocus()
    qtbot.keyClick(sheet.body, Qt.Key.Key_Z, CTRL)
    assert sheet.body.toPlainText() == "I listened."
    assert journal.undo_label == "Choose Template"


def test_an_empty_text_begins_beneath_the_first_heading(sheet, qtbot, journal):
    reflection = add(journal)
    sheet.show_reflection(reflection)
    sheet.choose_template("rolfe")
    qtbot.keyClicks(sheet.body, "I listened.")
    sheet.save()
    first, second, *_ = journal.templates.get("rolfe").stages
    assert reflection.body.startswith(
        f"## {first.name}\nI listened.\n\n## {second.name}\n"
    )


def test_each_stage_brings_its_own_question(sheet, journal):
    sheet.show_reflection(add(journal, "", template="rolfe"))
    sheet.choose_template("rolfe")
    first, second, *_ = journal.templates.get("rolfe").stages
    assert sheet.helper == first.helper
    assert sheet.body.accessibleDescription().startswith(first.helper)
    sheet.body.moveCursor(QTextCursor.MoveOperation.Down)
    sheet.body.moveCursor(QTextCursor.MoveOperation.Down)
    assert sheet.helper == second.helper
    assert second.helper not in sheet.body.toPlainText()


def test_a_question_vanishes_as_one_writes(sheet, qtbot, journal):
    sheet.show_reflection(add(journal))
    sheet.choose_template("rolfe")
    empty = sheet.body.grab().toImage()
    assert sheet.helper
    qtbot.keyClicks(sheet.body, "I")
    assert sheet.helper == ""
    assert sheet.body.grab().toImage() != empty
    qtbot.keyClick(sheet.body, Qt.Key.Key_Backspace)
    assert sheet.helper


def test_what_is_counted_follows_the_words_and_what_is_chosen(sheet, qtbot, journal):
    sheet.show_reflection(add(journal, "one two three"))
    qtbot.waitUntil(lambda: sheet.count.text() == "3 words")
    sheet.body.moveCursor(
        QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor
    )
    qtbot.waitUntil(lambda: sheet.count.text() == "1 of 3 words")
    habits.use(habits.Habits(counts_words=False))
    assert not sheet.count.isVisible()


def test_what_is_inserted_is_one_step_to_take_back(sheet, qtbot, journal):
    sheet.show_reflection(add(journal, "one two"))
    sheet.begin(anew=True)
    sheet.cite("[pen](attachment:pen.png)", by_itself=False)
    qtbot.keyClicks(sheet.body, "!")
    assert sheet.body.words() == "one two [pen](attachment:pen.png)!"
    sheet.body.undo()
    sheet.body.undo()
    assert sheet.body.words() == "one two"


def test_the_line_that_is_written_stays_at_one_height(sheet, qtbot, journal):
    habits.use(habits.Habits(typewriter=True))
    sheet.resize(600, 500)
    sheet.show_reflection(add(journal, "a line\n" * 60))
    sheet.begin(anew=True)
    heights = set()
    for _ in range(4):
        qtbot.keyClicks(sheet.body, "word")
        heights.add(sheet.body.cursorRect().center().y())
        qtbot.keyClick(sheet.body, Qt.Key.Key_Return)
        heights.add(sheet.body.cursorRect().center().y())
    assert max(heights) - min(heights) <= 1
    assert max(heights) < sheet.body.viewport().height() * 0.6
    habits.use(habits.Habits())
    assert sheet.body.cursorRect().bottom() <= sheet.body.viewport().height()


@pytest.mark.parametrize("size", [12.0, 28.0])
def test_a_line_is_no_longer_than_the_measure_in_any_size(qapp, sheet, journal, size):
    theme.apply(qapp, "light", writing=size)
    sheet.resize(1600, 700)
    sheet.show_reflection(add(journal, measure.SAMPLE * 3))
    line = sheet.body.document().begin().layout().lineAt(0)
    assert 55 <= line.textLength() <= 72


def test_the_question_that_is_answered_stands_above(sheet, journal):
    question = next(iter(journal.questions))
    sheet.show_reflection(add(journal, question=question.id))
    assert sheet.question == question.text
    sheet.show_reflection(add(journal, question="Q999"))
    assert sheet.question == ""


def test_another_day_is_one_change(sheet, qtbot, journal):
    reflection = add(journal, day=journal.today())
    sheet.show_reflection(reflection)
    assert sheet.day.text() == "Thursday 19 November 2026"
    sheet.day.click()
    calendar = sheet.day.popup.calendar
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(calendar.focusProxy(), key)
    assert reflection.day.isoformat() == "2026-11-18"
    assert sheet.day.text() == "Wednesday 18 November 2026"
    assert journal.undo_label == "Change Day"


def test_ctrl_tab_leaves_the_text_which_says_so_and_tab_does_not(sheet, qtbot, journal):
    sheet.show_reflection(add(journal))
    other = QLineEdit(sheet)
    other.show()
    sheet.body.setFocus()
    qtbot.keyClick(sheet.body, Qt.Key.Key_Tab)
    assert sheet.body.hasFocus()
    assert "Ctrl+Tab leaves the text" in sheet.body.accessibleDescription()
    qtbot.keyClick(sheet.body, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.body.hasFocus()
    sheet.title.setFocus()
    qtbot.keyClick(sheet.title, Qt.Key.Key_Tab)
    assert sheet.body.hasFocus()
    qtbot.keyClick(sheet.body, Qt.Key.Key_Backtab)
    assert sheet.title.hasFocus()
    assert sheet.body.toPlainText() == ""
    assert (sheet.title.accessibleName(), sheet.body.accessibleName()) == (
        "Title",
        "Text",
    )


def test_a_draft_is_gone_on_with_at_its_end(sheet, journal):
    sheet.show_reflection(add(journal, body="Finished long ago."))
    assert sheet.body.textCursor().atStart()
    draft = add(journal, body="Begun, and")
    with journal.change():
        draft.draft = True
    sheet.show_reflection(draft)
    assert sheet.body.textCursor().atEnd()


@pytest.fixture
def low_sheet(sheet, journal):
    """A sheet with a long text, its title two lines high."""
    sheet.resize(520, 420)
    sheet.show_reflection(add(journal, "a line\n" * 60, "A long title " * 5))
    return sheet


def test_what_stands_above_gives_way_as_one_goes_down(low_sheet):
    bar = low_sheet.body.verticalScrollBar()
    low_sheet.body.setFocus()
    above, height = low_sheet.title, low_sheet.body.viewport().height()
    bar.setValue(above.parentWidget().height() + 40)
    assert low_sheet.body.viewport().height() > height
    assert above.visibleRegion().isEmpty()
    bar.setValue(0)
    assert not above.visibleRegion().isEmpty()
    assert low_sheet.body.viewport().height() == height


def test_the_keyboard_brings_back_what_gave_way(low_sheet, qtbot):
    low_sheet.begin(anew=True)
    assert low_sheet.title.visibleRegion().isEmpty()
    low_sheet.title.setFocus()
    assert not low_sheet.title.visibleRegion().isEmpty()
    low_sheet.begin(anew=True)
    qtbot.keyClick(low_sheet.body, Qt.Key.Key_Home, CTRL)
    assert not low_sheet.title.visibleRegion().isEmpty()
    assert low_sheet.body.cursorRect().top() >= 0


def test_another_reflection_is_shown_from_its_title_on(low_sheet, journal):
    low_sheet.begin(anew=True)
    low_sheet.show_reflection(add(journal, "another line\n" * 60, "Another"))
    assert not low_sheet.title.visibleRegion().isEmpty()
    assert low_sheet.body.verticalScrollBar().value() == 0


def test_the_first_heading_of_a_template_is_seen_whole(sheet, journal):
    sheet.resize(520, 420)
    sheet.show_reflection(add(journal))
    sheet.choose_template("gibbs")
    assert sheet.body.verticalScrollBar().value() == 0


def test_headings_are_no_words_that_somebody_wrote(sheet, journal):
    sheet.show_reflection(add(journal, "## What did I see?\n\n- *Two* words\n"))
    sheet.count.count()
    assert sheet.count.text() == "2 words"
