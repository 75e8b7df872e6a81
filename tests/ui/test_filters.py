"""Narrowing the list by what can be chosen: the query says it all."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from leadjournal.ui import dialogs, tasks, theme
from leadjournal.ui.searching.filters import FilterPanel
from leadjournal.ui.searching.list_column import ListColumn


@pytest.fixture
def column(qtbot, journal):
    with journal.change("Write"):
        add = journal.reflections.add
        first = add("One", "The budget.", day=date(2026, 11, 2))
        first.tag("kf-altruism", "took")
        second = add("Two", "The budget.", day=date(2026, 3, 2), draft=True)
        second.tag("kf-altruism")
        second.tag("bw-listening", "passed")
        add("Three", "Tea.", day=date(2025, 3, 2))
        journal.reflections.trash(add("Four", "The budget.", day=date(2026, 11, 3)))
    column = ListColumn(journal)
    qtbot.addWidget(column)
    column.resize(330, 800)
    with qtbot.waitExposed(column):
        column.show()
    column.activateWindow()
    yield column
    column.hide()
    tasks.finish()


@pytest.fixture
def panel(column, qtbot):
    column.narrowed.open()
    panel = column.narrowed.panel
    qtbot.waitUntil(lambda: all(box.count for box in panel._boxes.values()))
    yield panel
    panel.close()


def box(panel, words):
    return next(b for b in panel._boxes.values() if b.text() == words)


def counts(panel):
    return {b.text(): b.count for b in panel._boxes.values() if b.count != "0"}


def chips(panel):
    return {
        button.accessibleName(): button
        for button in panel.findChildren(QPushButton)
        if button.property("look") == "chip" and not button.isHidden()
    }


def test_each_choice_says_how_many_it_would_leave(panel):
    assert counts(panel) == {
        "Altruism": "2",
        "Listening to each other": "1",
        "I took the chance": "1",
        "I let it pass": "1",
        "This month (November)": "1",
        "This quarter (October to December)": "1",
        "This year (2026)": "2",
        "Last year (2025)": "1",
        "Drafts": "1",
        "In the trash": "1",
    }
    assert box(panel, "Altruism").accessibleName() == "Altruism, 2 reflections"


def test_choosing_writes_into_the_query_and_counts_anew(column, panel, qtbot):
    box(panel, "Altruism").click()
    assert column.search.field.text() == "tag:kf-altruism"
    qtbot.waitUntil(lambda: column.list.count == 2)
    qtbot.waitUntil(lambda: box(panel, "Last year (2025)").count == "0")
    box(panel, "Drafts").click()
    assert column.search.field.text() == "tag:kf-altruism is:draft"
    qtbot.waitUntil(lambda: column.list.count == 1)
    box(panel, "Altruism").click()
    assert column.search.field.text() == "is:draft"
    assert column.search.filter.isChecked()


def test_words_stay_and_a_period_replaces_the_last(column, panel):
    panel.show_query("budget on:2026-03")
    box(panel, "This quarter (October to December)").click()
    assert column.search.query == "budget after:2026-10 before:2027-01"
    assert panel.first.currentText() == "From October 2026"
    assert panel.last.currentText() == "Until December 2026"
    assert box(panel, "This quarter (October to December)").isChecked()
    box(panel, "This year (2026)").click()
    assert column.search.query == "budget on:2026"
    assert not box(panel, "This quarter (October to December)").isChecked()


def test_months_of_ones_own_make_a_period(column, panel):
    panel.first.setCurrentIndex(panel.first.findData("2025-03"))
    panel.first.activated.emit(panel.first.currentIndex())
    assert column.search.query == "after:2025-03"
    panel.last.setCurrentIndex(panel.last.findData("2026-03"))
    panel.last.activated.emit(panel.last.currentIndex())
    assert column.search.query == "after:2025-03 before:2026-04"


def test_filters_are_taken_away_one_by_one(column, panel):
    panel.show_query("budget tag:kf-altruism is:draft")
    assert [*chips(panel)] == ["Remove tag:kf-altruism", "Remove is:draft"]
    chips(panel)["Remove tag:kf-altruism"].click()
    assert column.search.query == "budget is:draft"
    chips(panel)["Remove is:draft"].click()
    assert column.search.query == "budget"
    assert chips(panel) == {}


def test_the_keyboard_goes_through_them(panel, qtbot, qapp):
    first = next(iter(panel._boxes.values()))
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Space)
    assert box(panel, "Personal contact").isChecked()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_every_choice_can_be_hit(qapp, panel, colours):
    theme.apply(qapp, colours, 2.0)
    assert all(b.height() >= 24 for b in panel._boxes.values())
    assert isinstance(panel, FilterPanel)
    panel.grab()


# Saved searches


@pytest.fixture
def menu(column, journal):
    return column.search.saved_menu


def entries(menu):
    return [each.text() for each in menu.actions() if each.text()]


def entry(menu, words):
    return next(each for each in menu.actions() if each.text().startswith(words))


def opened(menu):
    menu.aboutToShow.emit()
    return menu


def test_a_search_is_saved_offered_with_its_count_and_chosen(
    column, menu, qtbot, journal, monkeypatch
):
    assert entries(opened(menu))[0] == "No search is saved yet"
    assert not entry(menu, "Save This").isEnabled()
    column.search.ask_for("budget")
    monkeypatch.setattr(dialogs, "ask_text", lambda *_, **__: "Money")
    entry(opened(menu), "Save This").trigger()
    assert journal.undo_label == "Save Search"
    column.search.ask_for("")
    opened(menu)
    qtbot.waitUntil(lambda: entries(menu)[0] == "Money\t2")
    entry(menu, "Money").trigger()
    assert column.search.field.text() == "budget"
    qtbot.waitUntil(lambda: column.list.count == 2)


def test_a_saved_search_is_renamed_and_removed(menu, journal, monkeypatch):
    with journal.change():
        journal.preferences.set("searches", [{"name": "Money", "query": "budget"}])
    monkeypatch.setattr(dialogs, "ask_text", lambda *_, **__: "Pounds")
    opened(menu)
    entry(menu, "Rename").menu().actions()[0].trigger()
    assert entries(opened(menu))[0].startswith("Pounds")
    entry(menu, "Remove").menu().actions()[0].trigger()
    assert journal.undo_label == "Remove Search"
    assert entries(opened(menu))[0] == "No search is saved yet"
    journal.undo()
    assert entries(opened(menu))[0].startswith("Pounds")


def test_a_saved_search_that_is_broken_says_so(column, menu, qtbot, journal):
    with journal.change():
        journal.preferences.set("searches", [{"name": "Old", "query": "tag:gone"}])
    opened(menu)
    qtbot.waitUntil(lambda: entries(menu)[0] == "Old\tnot understood")
    entry(menu, "Old").trigger()
    qtbot.waitUntil(lambda: "tag:" in column.search.trouble)
    assert column.list.count == 3


def test_a_name_that_is_taken_is_asked_about(column, menu, journal, monkeypatch):
    with journal.change():
        journal.preferences.set("searches", [{"name": "Money", "query": "budget"}])
    column.search.ask_for("tea")
    asked = []
    monkeypatch.setattr(dialogs, "ask_text", lambda *_, **__: "money")
    monkeypatch.setattr(dialogs, "confirm", lambda *words: asked.append(words))
    entry(opened(menu), "Save This").trigger()
    assert len(asked) == 1
    assert journal.preferences.get("searches")[0]["query"] == "budget"
