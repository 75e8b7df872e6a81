"""The history shows what changed, in words too, and is worked by the keys alone."""

from __future__ import annotations

from datetime import timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from leadjournal import revisions
from leadjournal.models import Revision
from leadjournal.revisions import Text
from leadjournal.ui import tasks, theme
from leadjournal.ui.history.dialog import HistoryDialog
from tests.text.test_differences import words

FIRST = "I spoke for the whole hour.\n\nNobody asked.\n"
SECOND = "I spoke for half an hour.\n\nNobody asked.\n"
NOW = "I listened for half an hour.\n\nNobody asked.\n"


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def written(journal, *bodies, title="Ward round"):
    """Add a reflection that said all these, a day apart; the last one is now's."""
    with journal.change("Write"):
        reflection = journal.reflections.add(title, bodies[-1])
        for number, body in enumerate(bodies[:-1]):
            at = journal.now() - timedelta(days=len(bodies) - number)
            revisions.keep(reflection, Text(at, title, body))
    return reflection


@pytest.fixture
def open_history(qtbot, journal, parent):
    def open_history(*bodies, **fields):
        reflection = written(journal, *bodies, **fields)
        dialog = HistoryDialog(journal, reflection, parent)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_history


def marked(dialog):
    """Return the words of the text that are underlined, and those struck through."""
    new, gone = [], []
    block = dialog.text.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            words, look = part.fragment().text(), part.fragment().charFormat()
            new += [words] if look.fontUnderline() else []
            gone += [words] if look.fontStrikeOut() else []
            part += 1
        block = block.next()
    return new, gone


def test_the_newest_earlier_text_is_beside_the_present_one_at_first(open_history):
    dialog = open_history(FIRST, SECOND, NOW)
    assert dialog.list.chosen == 1
    assert marked(dialog) == (["listened"], ["spoke"])
    assert dialog.told.text() == (
        "Since Tuesday 17 November 2026, 17:30: 1 word added (underlined), 1 word taken"
        " away (struck through)."
    )


def test_the_list_says_when_and_how_long(open_history):
    dialog = open_history(FIRST, SECOND, NOW)
    rows = dialog.list.model()
    said = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert said == [
        "The text as it is now\n8 words",
        "Tuesday 17 November 2026\n17:30 · 8 words",
        "Monday 16 November 2026\n17:30 · 8 words",
    ]
    aloud = rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud == "Tuesday 17 November 2026, 17:30 · 8 words"


def test_a_text_is_shown_beside_the_one_before_it_or_alone(open_history):
    dialog = open_history(FIRST, SECOND, NOW)
    dialog.ways.setCurrentIndex(1)
    assert marked(dialog) == (["half an"], ["the whole"])
    assert ", until Tuesday 17 November 2026, 17:30:" in dialog.told.text()
    dialog.ways.setCurrentIndex(2)
    assert marked(dialog) == ([], [])
    assert "half an hour" in dialog.text.toPlainText()
    assert (
        dialog.told.text() == "This is what it said on Tuesday 17 November 2026, 17:30."
    )
    dialog.list.choose(0)
    assert dialog.told.text() == "This is the text as it is now."


def test_changes_can_be_told_in_words(open_history):
    dialog = open_history(FIRST, NOW)
    dialog.in_words.setChecked(True)
    assert "[taken away: spoke]" in dialog.text.toPlainText()
    assert "[added: listened]" in dialog.text.toPlainText()


def test_a_title_that_changed_is_shown(open_history, journal, parent, qtbot):
    reflection = written(journal, NOW)
    with journal.change("Write"):
        revisions.keep(reflection, Text(journal.now(), "Round", NOW))
    dialog = HistoryDialog(journal, reflection, parent)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText().startswith("Round\u2009Ward round")


def test_gaps_and_joined_lines_are_shown(open_history):
    dialog = open_history("One.\n\nTwo.", "One. Two.")
    _, gone = marked(dialog)
    assert "¶" in "".join(gone)
    dialog = open_history("One.\nTwo.", "One.\n\nTwo.")
    assert "".join(marked(dialog)[0]) == "¶"
    dialog = open_history("One.\n", "One.\n\nTwo.\n")
    assert "¶" not in dialog.text.toPlainText()


@pytest.mark.parametrize(
    "text", ["<b>bold</b> & <script>", "a\0b", "🙂\u2028x", "  a  b"]
)
def test_any_text_is_shown_as_it_is(open_history, text):
    dialog = open_history("Before.", text)
    dialog.list.choose(0)
    _, _, shown = dialog.text.toPlainText().partition("\n")
    assert shown.replace("␀", "\0").split() == text.split()


def test_a_reflection_without_an_earlier_text_says_when_one_is_kept(open_history):
    dialog = open_history(NOW)
    assert "no earlier text yet" in dialog.told.text()
    assert not dialog.put_back.isEnabled()


def test_the_present_text_cannot_be_put_back(open_history):
    dialog = open_history(FIRST, NOW)
    assert dialog.put_back.isEnabled()
    dialog.list.choose(0)
    assert not dialog.put_back.isEnabled()


def test_nothing_is_put_back_in_the_trash(journal, parent, qtbot):
    reflection = written(journal, FIRST, NOW)
    with journal.change("Move to Trash"):
        journal.reflections.trash(reflection)
    dialog = HistoryDialog(journal, reflection, parent)
    qtbot.addWidget(dialog)
    assert not dialog.put_back.isEnabled()
    assert marked(dialog)[0]


def test_the_keys_are_enough(open_history, qtbot):
    dialog = open_history(FIRST, SECOND, NOW)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.shown.body == FIRST
    order = []
    for _ in range(7):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert {dialog.ways, dialog.in_words, dialog.text, dialog.put_back} <= set(order)
    dialog.put_back.setFocus()
    qtbot.keyClick(dialog.put_back, Qt.Key.Key_Space)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.chosen is not None and dialog.chosen.body == FIRST


def test_escape_changes_nothing(open_history, qtbot):
    dialog = open_history(FIRST, NOW)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.chosen is None


def test_a_text_is_copied_as_it_was(open_history):
    dialog = open_history(FIRST, NOW)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == f"Ward round\n\n{FIRST}"


def test_every_control_has_a_name(open_history):
    dialog = open_history(FIRST, NOW)
    for control in (dialog.list, dialog.ways, dialog.text):
        assert control.accessibleName()
    for button in (dialog.in_words, dialog.put_back, dialog.copy):
        assert button.text()
        assert button.sizeHint().height() >= 24


def test_texts_of_20000_words_are_compared_elsewhere(open_history, qtbot):
    long = words(20_000, 1)
    start = perf_counter()
    dialog = open_history(long, long.replace("word9 ", "other ", 12))
    dialog.list.choose(1)
    assert dialog.told.text() == "Comparing…"
    qtbot.waitUntil(lambda: "added" in dialog.told.text())
    assert perf_counter() - start < 5
    assert "unchanged …" in dialog.text.toPlainText()
    assert marked(dialog)[0].count("other") == 12


def test_what_comes_too_late_is_not_shown(open_history, qtbot):
    dialog = open_history(words(20_000, 1), "Short.")
    dialog.list.choose(0)
    assert dialog.told.text() == "This is the text as it is now."
    qtbot.waitUntil(tasks.idle)
    assert dialog.told.text() == "This is the text as it is now."
    assert dialog.text.toPlainText().endswith("Short.")


def test_it_closes_while_texts_are_compared(open_history, qtbot):
    dialog = open_history(words(20_000, 1), words(20_000, 2))
    dialog.reject()
    dialog.deleteLater()
    qtbot.waitUntil(tasks.idle)


def test_five_hundred_earlier_texts_open_at_once(journal, parent, qtbot):
    reflection = written(journal, NOW)
    body = words(900, 1)
    with journal.change("Write"):
        for number in range(500):
            at = journal.now() - timedelta(days=500 - number)
            kept = Revision(at=at, title="", body=f"{number} {body}")
            reflection.revisions.append(kept)
    journal._session.expire_all()
    start = perf_counter()
    dialog = HistoryDialog(journal, reflection, parent)
    dialog.show()
    took = perf_counter() - start
    qtbot.addWidget(dialog)
    assert dialog.list.model().rowCount() == 501
    assert took < 0.5  # a tenth of a second by itself; tests run beside others


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_at_every_size_and_in_every_theme(open_history, qapp, name, scale):
    theme.apply(qapp, name, scale)
    dialog = open_history(FIRST, NOW)
    dialog.resize(620, 640)
    assert dialog.minimumSizeHint().width() <= (1000 if scale == 2.0 else 620)
    assert dialog._side.direction() is QBoxLayout.Direction.TopToBottom
    assert marked(dialog) == (
        ["listened", "half an"],
        ["spoke", "the whole"],
    )
    cursor = dialog.text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert cursor.position() > 0
