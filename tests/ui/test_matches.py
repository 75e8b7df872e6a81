"""The words of a search in the text it found."""

import pytest
from PySide6.QtWidgets import QTextEdit

from leadjournal.ui.searching.matches import show_matches


@pytest.fixture
def text(qtbot):
    text = QTextEdit()
    qtbot.addWidget(text)
    text.setPlainText("🙂 We listened.\n\n" + "A line.\n" * 99 + "Listening again.")
    return text


def marked(text):
    return [each.cursor.selectedText() for each in text.extraSelections()]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("listening", ["listened", "Listening"]),
        ("again tag:kf-altruism", ["again"]),
        ('"listening again"', ["Listening again"]),
        ("list* -again", ["listened", "Listening"]),
        ("again or we", ["We", "again"]),
        ("tag:kf-altruism", []),
        ("", []),
        ('"broken', []),
    ],
)
def test_what_a_query_matches_is_marked(text, query, found):
    assert show_matches(text, query) == len(found)
    assert marked(text) == found


def test_the_first_is_gone_to_and_the_text_stays_as_it_is(text):
    before = text.toPlainText()
    show_matches(text, "again")
    assert text.textCursor().block().text() == "Listening again."
    assert not text.textCursor().hasSelection()
    assert text.toPlainText() == before
    assert not text.document().isModified()
    show_matches(text, "")
    assert marked(text) == []
