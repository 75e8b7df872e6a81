"""Writing Markdown in a field: each key does one thing, which one Ctrl+Z takes back."""

import re

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leadjournal.rendering import to_html
from leadjournal.ui.editor import habits, marking
from leadjournal.ui.editor.writing import PICTURE, BodyField

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYS = Qt.Key
END = QTextCursor.MoveOperation.End


@pytest.fixture(autouse=True)
def usual_habits():
    yield
    habits.use(habits.Habits())


@pytest.fixture
def field(qtbot):
    field = BodyField(takes_attachments=True)
    qtbot.addWidget(field)
    field.resize(600, 400)
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.setFocus()
    return field


def show(field, text):
    """Show a text with the cursor at its end."""
    field.show_words(text)
    field.moveCursor(END)


def choose(field, words):
    start = field.words().index(words)
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("- one", KEYS.Key_Return, "- one\n- "),
        ("1. 😀 one", KEYS.Key_Enter, "1. 😀 one\n2. "),
        ("- one\n- ", KEYS.Key_Return, "- one\n\n"),
        ("> so", KEYS.Key_Return, "> so\n> "),
        ("- one\n- ", KEYS.Key_Backspace, "- one\n"),
        ("- one\n- two", KEYS.Key_Tab, "- one\n    - two"),
        ("- one\n    - two", KEYS.Key_Backtab, "- one\n- two"),
        ("```\n- one", KEYS.Key_Return, "```\n- one\n"),
        ("words", KEYS.Key_Return, "words\n"),
    ],
)
def test_a_key_does_what_it_does_and_is_taken_back(field, qtbot, before, key, after):
    show(field, before)
    qtbot.keyClick(field, key)
    assert field.words() == after
    qtbot.keyClick(field, KEYS.Key_Z, CTRL)
    assert field.words() == before


def test_what_follows_a_quote_or_a_list_is_no_part_of_it(field, qtbot):
    show(field, "")
    for line in ("> a quote", "", "1. one", "", "So it was."):
        qtbot.keyClicks(field, line)
        qtbot.keyClick(field, KEYS.Key_Return)
    html = re.sub(r"\s*\n\s*", "", to_html(field.words()))
    assert html == (
        "<blockquote><p>a quote</p></blockquote><ol><li>one</li></ol><p>So it was.</p>"
    )


@pytest.mark.parametrize("key", [KEYS.Key_B, KEYS.Key_I])
def test_what_is_typed_after_emphasis_leaves_its_words_alone(field, key):
    stars = marking.BOLD if key == KEYS.Key_B else marking.ITALIC
    field.keys.emphasise(stars)
    QTest.keyClicks(field, "very ")
    field.keys.emphasise(stars)
    QTest.keyClicks(field, "late")
    assert to_html(field.words()).count(" late</p>") == 1
    assert field.words() == f"{'*' * stars}very{'*' * stars} late"


def test_a_picture_is_cited_by_itself_and_a_file_apart_from_the_words(field):
    show(field, "It was so.")
    field.cite("![a](attachment:a.png)", by_itself=True)
    assert field.words() == "It was so.\n\n![a](attachment:a.png)\n\n"
    field.undo()
    assert field.words() == "It was so."
    field.cite("[b](attachment:b.pdf)", by_itself=False)
    assert field.words() == "It was so. [b](attachment:b.pdf)"


@pytest.mark.parametrize(
    ("before", "by_itself", "after"),
    [
        ("¦", True, "LINK\n\n"),
        ("one 😀¦two", True, "one 😀\n\nLINK\n\ntwo"),
        ("one\n¦\ntwo", True, "one\n\nLINK\n\ntwo"),
        ("one\n\n¦\n\ntwo", True, "one\n\nLINK\n\ntwo"),
        ("- ¦", True, "- LINK"),
        ("one ¦", False, "one LINK"),
        ("(¦)", False, "(LINK)"),
        ("😀one¦two", False, "😀one LINK two"),
        ("```\nx¦", False, "```\nxLINK"),
    ],
)
def test_what_is_cited_gets_the_room_it_needs(field, before, by_itself, after):
    show(field, before)
    field.setTextCursor(field.document().find("¦"))
    field.cite("LINK", by_itself=by_itself)
    assert field.words() == after


def test_ctrl_and_backspace_or_delete_take_a_word(field, qtbot):
    show(field, "one two three")
    qtbot.keyClick(field, KEYS.Key_Backspace, CTRL)
    assert field.words() == "one two "
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(field, KEYS.Key_Delete, CTRL)
    assert field.words() == "two "


def test_what_is_typed_after_an_item_begins_is_a_step_of_its_own(field, qtbot):
    show(field, "- one")
    qtbot.keyClick(field, KEYS.Key_Return)
    qtbot.keyClicks(field, "two")
    field.undo()
    assert field.words() == "- one\n- "
    field.undo()
    assert field.words() == "- one"
    field.redo()
    field.redo()
    assert field.words() == "- one\n- two"


def test_ctrl_enter_ticks_a_task(field, qtbot):
    show(field, "- [ ] ring")
    qtbot.keyClick(field, KEYS.Key_Return, CTRL)
    assert field.words() == "- [x] ring"
    qtbot.keyClick(field, KEYS.Key_Return, CTRL)
    assert field.words() == "- [ ] ring"


def test_tab_leaves_the_text_and_ctrl_tab_leaves_a_list(field, qtbot):
    both = QWidget()
    qtbot.addWidget(both)
    column = QVBoxLayout(both)
    other = QLineEdit()
    column.addWidget(field)
    column.addWidget(other)
    with qtbot.waitExposed(both):
        both.show()
    both.activateWindow()
    for text, modifier, left in (
        ("words", Qt.KeyboardModifier.NoModifier, True),
        ("- one\n- two", Qt.KeyboardModifier.NoModifier, False),
        ("- one\n- two", CTRL, True),
    ):
        field.setFocus()
        show(field, text)
        qtbot.keyClick(field, KEYS.Key_Tab, modifier)
        assert other.hasFocus() is left
    field.setParent(None)
    assert "Ctrl+Tab" in field.statusTip()


def test_emphasis_of_several_lines_is_one_step(field):
    show(field, "- one 😀\n- two")
    field.selectAll()
    field.keys.emphasise(marking.BOLD)
    assert field.words() == "- **one 😀**\n- **two**" or field.words().count("**") == 4
    field.undo()
    assert field.words() == "- one 😀\n- two"


def test_marks_come_and_go_by_command(field):
    show(field, "one word")
    choose(field, "word")
    field.keys.emphasise(marking.ITALIC)
    assert field.words() == "one *word*"
    assert field.textCursor().selectedText() == "word"
    field.keys.emphasise(marking.ITALIC)
    field.keys.make_heading()
    assert field.words() == "## one word"
    field.keys.make_heading()
    field.keys.make_quotation()
    assert field.words() == "> one word"
    field.keys.make_quotation()
    field.keys.make_list("1.")
    assert field.words() == "1. one word"


def test_quotes_are_round_if_wanted_and_the_first_step_back_is_straight(field, qtbot):
    habits.use(habits.Habits(smart_quotes=True))
    show(field, "")
    qtbot.keyClicks(field, '"')
    assert field.words() == "“"
    field.undo()
    assert field.words() == '"'
    qtbot.keyClicks(field, "so' ")
    assert field.words() == '"so’ '
    habits.use(habits.Habits())
    qtbot.keyClicks(field, "'")
    assert field.words() == "\"so’ '"


def test_enter_makes_a_line_every_time(field, qtbot):
    show(field, "one")
    for _ in range(3):
        qtbot.keyClick(field, KEYS.Key_Return)
    assert field.words() == "one\n\n\n"


def test_quotes_in_code_are_straight(field, qtbot):
    habits.use(habits.Habits(smart_quotes=True))
    show(field, "```\n")
    qtbot.keyClicks(field, '"x"')
    assert field.words() == '```\n"x"'


def copied(**what):
    data = QMimeData()
    for name, value in what.items():
        getattr(data, f"set{name.capitalize()}")(value)
    return data


def test_a_page_is_pasted_as_markdown_and_plainly_if_wanted(field, qtbot):
    show(field, "so ")
    html = "<h2>What?</h2><p>It was <b>late</b></p>"
    QGuiApplication.clipboard().setMimeData(copied(html=html, text="What? It was late"))
    field.paste()
    assert field.words() == "so \n\n## What?\n\nIt was **late**"
    field.undo()
    assert field.words() == "so "
    field.paste_plain()
    assert field.words() == "so What? It was late"


def test_a_page_is_pasted_plainly_into_code(field):
    show(field, "```\n")
    field.insertFromMimeData(copied(html="<b>x</b>", text="x"))
    assert field.words() == "```\nx"


def test_pictures_and_files_are_offered_and_not_pasted(field, tmp_path):
    offered = []
    field.attachments_offered.connect(offered.extend)
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    data = QMimeData()
    data.setImageData(image)
    field.insertFromMimeData(data)
    note = tmp_path / "a note.txt"
    note.write_text("x")
    urls = QMimeData()
    urls.setUrls([QUrl.fromLocalFile(str(note)), QUrl("https://x.org/t.png")])
    assert field.canInsertFromMimeData(urls)
    field.insertFromMimeData(urls)
    (name, png), (other, path) = offered
    assert name == PICTURE and png.startswith(b"\x89PNG")
    assert (other, path) == ("a note.txt", note)
    assert field.words() == ""


def test_addresses_dropped_from_a_browser_are_text(field):
    urls = QMimeData()
    urls.setUrls([QUrl("https://x.org/t.png")])
    field.insertFromMimeData(urls)
    assert field.words() == "https://x.org/t.png"


def test_the_menu_at_the_cursor_can_be_extended(field, qtbot):
    QGuiApplication.clipboard().setText("x")
    menu = field.context_menu()
    qtbot.addWidget(menu)
    plain = next(a for a in menu.actions() if "Without" in a.text())
    plain.trigger()
    assert field.words() == "x"


def test_data_that_says_nothing_changes_nothing(field):
    data = QMimeData()
    data.setData("text/html", QByteArray(b"<img src='https://x.org/t.png'>"))
    field.insertFromMimeData(data)
    assert field.words() == ""
