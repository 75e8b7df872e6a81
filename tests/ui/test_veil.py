"""The veil: lists show days instead of words, to the eye and to a screen reader."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QWidget,
)

from leadjournal import Journal
from leadjournal.choices import Outcome
from leadjournal.ui import tasks, veil
from leadjournal.ui.app import App
from leadjournal.ui.beside.related_section import RelatedCard
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.palette.box import Palette
from leadjournal.ui.searching.list_rows import beginning, title
from leadjournal.ui.settings import Settings
from tests.conftest import clock

CANARY = "canary"


@pytest.fixture
def program(qapp, qtbot):
    program = App(qapp, Settings(theme="light"))
    yield program
    for window in list(program.windows):
        window.close()
    veil.draw(False)


@pytest.fixture
def window(program, tmp_path, qtbot):
    """A journal all of whose words have the canary in them, over a year."""
    path = tmp_path / "a.leadjournal"
    journal = Journal.create(path, clock=clock, seed=1)
    today = journal.today()
    with journal.change():
        for number in range(30):
            reflection = journal.reflections.add(
                f"Canary title {number}" if number % 3 else "",
                f"The canary sang {number}. I learned that canary birds listen.",
                day=today - timedelta(days=number * 13),
            )
            reflection.tag("kf-altruism", "took")
            reflection.join_thread("Canary thread")
            plan = journal.plans.add(
                reflection, "the canary sings", "listen to the canary"
            )
            if number % 2:
                journal.plans.close(plan, Outcome.DID, "The canary was glad.")
        journal.reflections.add("Canary draft", "canary", draft=True)
    program.show(journal)
    [window] = program.windows
    with qtbot.waitExposed(window):
        window.show()
    return window


def heard(inside: QWidget) -> str:
    """Return all that is read or heard in what is shown, fields to write in aside."""
    parts = []
    for each in [inside, *inside.findChildren(QWidget)]:
        if not each.isVisibleTo(inside) or isinstance(each, QLineEdit):
            continue
        parts += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel | QAbstractButton):
            parts.append(each.text())
        if isinstance(each, QAbstractItemView) and (model := each.model()):
            roles = (
                Qt.ItemDataRole.DisplayRole,
                Qt.ItemDataRole.AccessibleTextRole,
                Qt.ItemDataRole.ToolTipRole,
            )
            for row in range(min(model.rowCount(), 40)):
                index = model.index(row, 0)
                parts += [str(model.data(index, role)) for role in roles]
    return " ".join(parts).casefold()


def draw(window):
    window.findChild(QAction, "veil_titles").trigger()


@pytest.mark.parametrize("place", ["today", "plans", "calendar", "patterns"])
def test_no_place_shows_or_tells_a_title(window, qtbot, place):
    window.show_place(place)
    if place == "patterns":
        list(window.patterns.periods.values())[3].click()
    qtbot.waitUntil(lambda: tasks.idle() and window.patterns.is_settled)
    if place != "calendar":
        assert CANARY in heard(window)
    draw(window)
    qtbot.waitUntil(lambda: tasks.idle() and window.patterns.is_settled)
    said = heard(window)
    where = said.find(CANARY)
    assert where < 0, said[max(where - 60, 0) : where + 60]
    draw(window)
    if place != "calendar":
        qtbot.waitUntil(lambda: CANARY in heard(window))


def test_the_list_and_the_related_are_veiled_and_the_open_one_is_not(window, qtbot):
    window.show_place("journal")
    left = window.journal_page.left
    row = left.list.model().row(1)
    assert CANARY in heard(left)
    draw(window)
    assert CANARY not in heard(left)
    assert beginning(row) == ""
    assert title(row).startswith("Reflection of ")
    assert CANARY in window.journal_page.writing.words()


def test_what_was_here_before_is_veiled(window, qtbot):
    window.show_place("journal")
    section = window.journal_page._aside
    window.journal_page.left.list.choose(2)

    def cards():
        return section.findChildren(RelatedCard)

    qtbot.waitUntil(lambda: bool(cards()), timeout=10_000)
    draw(window)
    shown = [card for card in cards() if card.isVisibleTo(section)]
    assert shown
    assert all(CANARY not in heard(card) for card in shown)


def test_the_palette_is_veiled(window, qtbot):
    draw(window)
    window.today.find_requested.emit()
    box = window.findChild(Palette)
    assert box is not None
    assert any("Reflection of 19 November" in words for words in box.shown)
    assert CANARY not in " ".join(box.shown).casefold()


def test_the_search_offers_no_names_of_threads(window, qtbot):
    window.show_place("journal")
    popup = window.journal_page.left.search.completion
    field = popup._field
    veil.draw(True)
    field.setText("thread:")
    field.setCursorPosition(7)
    popup.offer(wanted=True)
    assert popup.offered == []


def test_the_trash_is_veiled(window, qtbot):
    draw(window)
    with window.journal.change():
        for reflection in list(window.journal.reflections)[:3]:
            window.journal.reflections.trash(reflection)
    window.show_place("journal")
    window.look_for("is:trashed")
    left = window.journal_page.left
    qtbot.waitUntil(lambda: left.list.count == 3)
    assert CANARY not in heard(left)


def test_the_choice_is_kept(window, program):
    draw(window)
    assert window.settings.veiled
    assert not veil.draw(True)
    draw(window)
    assert not window.settings.veiled


def test_an_untitled_one_is_named_by_its_day(qapp):
    veil.draw(True)
    try:
        assert veil.title("", clock().date()) == "Reflection of 19 November"
    finally:
        veil.draw(False)


def test_nothing_is_opened_by_itself_while_veiled(program, qtbot, tmp_path):
    veil.draw(True)
    path = tmp_path / "b.leadjournal"
    with Journal.create(path) as journal, journal.change():
        journal.reflections.add("Canary", "canary")
    program.open(path)
    page = program.windows[0].journal_page
    program.windows[0].show_place("journal")
    assert page.reflection is None
    page.left.list.choose(0)
    assert page.reflection is not None


def test_an_answer_begun_waits_to_be_opened(window, qtbot):
    [question, *_] = window.journal.questions
    card = window.today._question
    card.answer(question)
    card._form.findChild(TextArea).add_words("canary")
    card.save()
    veil.draw(True)
    card._opened = 0
    card.refresh()
    assert card._form is None
    [go_on] = [b for b in card.findChildren(QAbstractButton) if "Carry on" in b.text()]
    go_on.click()
    assert card._form is not None
