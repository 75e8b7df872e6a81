"""Plans are listed by what became of them, and none is lost without a word."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from leadjournal.errors import StorageError
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.plans.line import PlanLine
from leadjournal.ui.plans.list import PAGE
from leadjournal.ui.plans.page import PlansPage, open_plans_of, words_on_trashing
from tests.ui.pressing import buttons, press, words_of

TODAY = date(2026, 11, 19)


@pytest.fixture
def page(qtbot, journal):
    page = PlansPage(journal)
    qtbot.addWidget(page)
    journal.on_change(page.on_journal_changed)
    page.resize(1100, 800)
    return page


@pytest.fixture
def show(qtbot, page):
    def show() -> PlansPage:
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return show


def plan(journal, cue: str, outcome: str | None = None, **fields):
    with journal.change("Plan"):
        reflection = journal.reflections.add(f"The day of {cue}")
        made = journal.plans.add(reflection, cue, "listen", **fields)
        if outcome:
            journal.plans.close(made, outcome)
    return made


def note_of(page) -> TextArea | None:
    areas = [area for area in page.findChildren(TextArea) if area.isVisible()]
    return areas[0] if areas else None


def test_without_plans_it_says_what_a_plan_is(show):
    assert "You have made no plans yet." in words_of(show())


def test_open_plans_are_shown_first_with_where_they_are_from(show, journal):
    plan(journal, "tea", due=TODAY + timedelta(days=1), with_whom="Priya")
    plan(journal, "lunch", "did")
    page = show()
    assert "If tea, then I will listen" in words_of(page)
    assert "If lunch" not in words_of(page)
    assert "1 open · 1 closed" in words_of(page)
    source = "Due tomorrow · with or for Priya · from “The day of tea”"
    assert f"{source}. Open the reflection" in buttons(page)


@pytest.mark.parametrize(
    ("outcome", "name"),
    [
        ("did", "Did it"),
        ("partly", "Partly"),
        ("did-not", "Did not"),
        ("no-chance", "No chance"),
    ],
)
def test_plans_are_listed_by_what_became_of_them(show, journal, outcome, name):
    for each in ("did", "partly", "did-not", "no-chance"):
        plan(journal, f"it is {each}", each)
    plan(journal, "it is open")
    page = show()
    press(page, f"{name}: 1 plan")
    assert f"If it is {outcome}, then" in words_of(page)
    assert words_of(page).count("then I will") == 1
    press(page, "All: 5 plans")
    assert words_of(page).count("then I will") == 5


def test_a_filter_that_finds_nothing_says_so(show, journal):
    plan(journal, "tea", "did")
    page = show()
    assert "No plan is open." in words_of(page)
    press(page, "Partly: 0 plans")
    assert "There is no such plan." in words_of(page)


def test_closing_a_plan_keeps_it_in_sight_and_asks_what_happened(show, journal, qtbot):
    tea = plan(journal, "tea")
    plan(journal, "lunch")
    page = show()
    press(page, "Partly: If tea")
    assert tea.outcome == "partly"
    assert journal.undo_label == "Close Plan"
    assert "1 open · 1 closed" in words_of(page)
    assert "If tea" in words_of(page)
    assert QApplication.focusWidget() is note_of(page)
    qtbot.keyClicks(note_of(page), "She laughed.")
    press(page, "Keep the note")
    assert tea.note == "She laughed."
    assert journal.undo_label == "Note What Happened"
    assert note_of(page) is None
    assert "She laughed." in words_of(page)


def test_leaving_it_at_that_keeps_no_note(show, journal, qtbot):
    tea = plan(journal, "tea")
    page = show()
    press(page, "Did it: If tea")
    qtbot.keyClicks(note_of(page), "Hm")
    press(page, "Leave it at that")
    assert tea.note == ""
    assert journal.undo_label == "Close Plan"
    assert note_of(page) is None


def test_escape_keeps_the_note_and_only_then_goes_back(show, journal, qtbot):
    tea = plan(journal, "tea")
    page = show()
    press(page, "Did it: If tea")
    qtbot.keyClicks(note_of(page), "It went well.")
    qtbot.keyClick(note_of(page), Qt.Key.Key_Escape)
    assert tea.note == "It went well."
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_a_note_is_kept_when_one_goes_elsewhere(show, journal, qtbot):
    tea, lunch = plan(journal, "tea"), plan(journal, "lunch")
    page = show()
    press(page, "Did it: If tea")
    qtbot.keyClicks(note_of(page), "one")
    press(page, "Did it: If lunch")
    assert tea.note == "one"
    qtbot.keyClicks(note_of(page), "two")
    press(page, "All: 2 plans")
    assert lunch.note == "two"
    press(page, "Change the note If tea")
    qtbot.keyClicks(note_of(page), "and ")
    page.hide()
    assert tea.note == "and one"


def test_a_note_of_several_lines_is_not_changed_by_looking_at_it(show, journal):
    tea = plan(journal, "tea", "did")
    with journal.change("Note"):
        tea.note = "One.\r\nTwo.\u2028Three."
    before = journal.undo_label
    page = show()
    press(page, "All")
    press(page, "Change the note If tea")
    press(page, "Keep the note")
    assert tea.note == "One.\r\nTwo.\u2028Three."
    assert journal.undo_label == before


def test_a_closed_plan_can_be_reopened_where_it_stands(show, journal):
    tea = plan(journal, "tea", "did-not")
    page = show()
    press(page, "Did not: 1 plan")
    press(page, "Reopen: If tea")
    assert tea.outcome is None
    assert journal.undo_label == "Reopen Plan"
    focused = QApplication.focusWidget()
    assert focused.accessibleName() == "Did it: If tea, then I will listen"
    press(page, "Open: 1 plan")
    assert "If tea" in words_of(page)


def test_undo_brings_an_open_plan_back(show, journal, qtbot):
    tea = plan(journal, "tea")
    page = show()
    press(page, "Did it: If tea")
    journal.undo()
    assert tea.outcome is None
    assert note_of(page) is None
    assert "Did it: If tea, then I will listen" in buttons(page)
    journal.redo()
    assert "Reopen: If tea, then I will listen" in buttons(page)


def test_what_is_typed_when_a_plan_is_reopened_elsewhere_is_kept(show, journal, qtbot):
    tea = plan(journal, "tea")
    page = show()
    press(page, "Did it: If tea")
    qtbot.keyClicks(note_of(page), "Half a")
    journal.undo()
    assert tea.note == "Half a"
    assert "Half a" in words_of(page)


def test_a_plan_that_is_erased_and_brought_back_can_be_closed(show, journal):
    tea = plan(journal, "tea")
    page = show()
    with journal.change("Erase"):
        journal.reflections.erase(tea.reflection)
    assert "You have made no plans yet." in words_of(page)
    journal.undo()
    press(page, "Did it: If tea")
    assert [each.outcome for each in journal.plans] == ["did"]


def test_the_day_a_plan_was_closed_is_the_local_one(show, journal):
    tea = plan(journal, "tea", "did")
    with journal.change("Close late"):
        tea.closed = datetime(2026, 11, 17, 23, 30)  # half past midnight, an hour east
    page = show()
    press(page, "Did it")
    assert any(name.startswith("Did it, Wed 18 Nov") for name in buttons(page))


def test_where_a_plan_is_from_can_be_opened(show, journal, qtbot):
    tea = plan(journal, "tea")
    page = show()
    with qtbot.waitSignal(page.reflection_requested) as opened:
        press(page, "from “The day of tea”")
    assert opened.args == [tea.reflection]


def test_open_plans_in_the_trash_are_told_of(show, journal, qtbot):
    tea, lunch = plan(journal, "tea"), plan(journal, "lunch")
    done = plan(journal, "supper", "did")
    page = show()
    assert "in the trash" not in " ".join(buttons(page))
    with journal.change("Move to Trash"):
        for each in (tea, done):
            journal.reflections.trash(each.reflection)
    assert "1 open plan is in the trash with its reflection →" in buttons(page)
    with journal.change("Move to Trash"):
        journal.reflections.trash(lunch.reflection)
    assert "2 open plans are in the trash with their reflections →" in buttons(page)
    with qtbot.waitSignal(page.query_requested) as asked:
        press(page, "2 open plans")
    assert asked.args == ["is:trashed has:plan"]
    assert journal.reflections.count(asked.args[0]) == 3


def test_what_trashing_does_to_plans_is_said(journal):
    tea = plan(journal, "tea")
    assert open_plans_of(tea.reflection) == 1
    assert words_on_trashing(tea.reflection).startswith(
        "An open plan went to the trash"
    )
    with journal.change("Plan"):
        journal.plans.add(tea.reflection, "cake", "eat")
    assert words_on_trashing(tea.reflection).startswith("2 open plans went")
    with journal.change("Close"):
        for each in tea.reflection.plans:
            journal.plans.close(each, "did")
    assert words_on_trashing(tea.reflection) == ""


def test_of_a_thousand_plans_a_page_is_made_at_a_time(show, journal, page):
    with journal.change("Many"):
        for number in range(1000):
            reflection = journal.reflections.add(f"Day {number}", "Words " * 200)
            made = journal.plans.add(reflection, f"it is {number}", "listen")
            if number % 2:
                journal.plans.close(made, "did", note="It went well.")
    show()
    assert len(page.findChildren(PlanLine)) == PAGE
    press(page, "Show 25 more of 475")
    assert len(page.findChildren(PlanLine)) == 2 * PAGE
    focused = QApplication.focusWidget()
    assert focused.accessibleName() == "Did it: If it is 50, then I will listen"


def test_a_long_title_does_not_make_the_page_wider(show, journal):
    reflection = plan(journal, "tea").reflection
    with journal.change("Title"):
        reflection.title = "R&D " * 90
    page = show()
    page.resize(500, 500)
    assert page.widget().width() <= page.viewport().width()
    assert page.widget().minimumSizeHint().width() <= 500


def test_everything_can_be_reached_by_tab(show, journal, qtbot):
    plan(journal, "tea")
    page = show()
    page._back.setFocus()
    reached = set()
    for _ in range(20):
        reached.add(QApplication.focusWidget().accessibleName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    wanted = {name for name in buttons(page) if ": If" in name}
    assert wanted and wanted <= reached
    assert {"Back to Today", "Open: 1 plan"} <= reached


def test_a_note_that_cannot_be_kept_stays_in_its_field(window, qtbot, journal):
    with journal.change("New Plan"):
        plan = journal.plans.add(journal.reflections.add("Monday"), "cue", "act")
        journal.plans.close(plan, "did")
    window.show_place("plans")
    line = next(
        line
        for button in window.plans._buttons.values()
        if not button.click()
        for line in window.plans.findChildren(PlanLine)
    )
    line.begin_note()
    line._note.insertPlainText("What happened " + "x" * 30_000)
    driver = journal._file.driver
    [(pages,)] = driver.execute("PRAGMA page_count").fetchall()
    driver.execute(f"PRAGMA max_page_count = {pages}").fetchall()
    with pytest.raises(StorageError):
        window.plans.save()
    assert line._note.words().startswith("What happened")
    driver.execute("PRAGMA max_page_count = 1000000").fetchall()
    window.plans.save()
    assert plan.note.startswith("What happened")
