"""Searching while one types: nothing waits, nothing is lost, nothing stale is shown."""

from datetime import date, timedelta
from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from leadjournal.finding.listing import Order
from leadjournal.ui import tasks, theme
from leadjournal.ui.searching import list_column, list_rows
from leadjournal.ui.searching.list_column import ListColumn
from leadjournal.ui.searching.lookups import Lookups

Key = Qt.Key


@pytest.fixture
def three(either):
    with either.change("Write"):
        add = either.reflections.add
        return [
            add("Tea", "The carers told me. A budget of kindness.", day=days(1)),
            add("The chair", "I left the chair to Priya.", day=days(2)),
            add("Budget budget", "Budgets. A budget for a budget.", day=days(3)),
        ]


def days(number):
    return date(2026, 11, 10) + timedelta(number)


@pytest.fixture
def column(qtbot, either, three):
    column = ListColumn(either)
    either.on_change(lambda _: column.reload(column._shown))
    qtbot.addWidget(column)
    column.resize(330, 700)
    with qtbot.waitExposed(column):
        column.show()
    column.activateWindow()
    column.search.field.setFocus()
    yield column
    column.hide()
    tasks.finish()


@pytest.fixture
def type_(qtbot, column):
    return partial(qtbot.keyClicks, column.search.field)


@pytest.fixture
def held(monkeypatch):
    """Hold back every answer to what is typed until it is let go."""
    gate = Event()
    answer = list_rows.answer

    def held(*arguments):
        assert gate.wait(10)
        return answer(*arguments)

    monkeypatch.setattr(list_column, "answer", held)
    yield gate
    gate.set()


def titles(column):
    rows = column.list.model()
    return [rows.index(number).data() for number in range(rows.rowCount())]


def test_letters_arrive_in_their_order_while_nothing_is_answered(
    column, type_, held, qtbot
):
    for each in ("bud", "ge", "ts"):
        type_(each)
        qtbot.wait(150)  # so that each is asked for
    assert column.search.field.text() == "budgets"
    assert len(titles(column)) == 3
    held.set()
    qtbot.waitUntil(lambda: titles(column) == ["Budget budget", "Tea"])
    assert column.query == "budgets"


def test_an_answer_that_is_out_of_date_is_dropped(column, type_, held, qtbot):
    shown = []
    column.query_changed.connect(shown.append)
    type_("priya")
    qtbot.wait(150)
    type_(" or carers")
    qtbot.wait(150)
    held.set()
    qtbot.waitUntil(lambda: titles(column) == ["The chair", "Tea"])
    assert shown == ["priya or carers"]


def test_down_goes_to_the_first_find_once_it_is_known(column, type_, held, qtbot):
    chosen = []
    column.reflection_selected.connect(chosen.append)
    type_("carers")
    qtbot.keyClick(column.search.field, Key.Key_Down)
    assert column.list.hasFocus()
    assert chosen == []
    held.set()
    qtbot.waitUntil(lambda: [each.title for each in chosen] == ["Tea"])


def test_what_is_shown_stays_marked_and_nothing_is_chosen(column, three, type_, qtbot):
    chosen = []
    column.reflection_selected.connect(chosen.append)
    column.select(three[0])
    type_("budget")
    qtbot.waitUntil(lambda: len(titles(column)) == 2)
    assert column.list.chosen == 1
    type_(" kind*")
    qtbot.waitUntil(lambda: titles(column) == ["Tea"])
    assert column.list.chosen == 0
    type_(" priya")
    qtbot.waitUntil(lambda: titles(column) == [])
    assert column.list.chosen == -1
    assert chosen == []
    assert column.search.field.hasFocus()


def test_a_change_meanwhile_is_found_too(column, either, type_, held, qtbot):
    type_("carers")
    qtbot.wait(150)
    with either.change("New Reflection"):
        either.reflections.add("More", "Carers again.", day=days(5))
    held.set()
    qtbot.waitUntil(lambda: titles(column) == ["More", "Tea"])
    assert column.search.counted == "2 of 4 reflections"


def test_the_reader_is_closed_when_nobody_looks(column, type_, qtbot):
    type_("carers")
    qtbot.waitUntil(lambda: titles(column) == ["Tea"])
    column.hide()
    qtbot.waitUntil(tasks.idle)
    column.show()
    type_(" or priya")
    qtbot.waitUntil(lambda: len(titles(column)) == 2)


def test_a_quotation_just_begun_is_no_mistake_until_one_pauses(column, type_, qtbot):
    type_('"give a')
    qtbot.wait(200)
    assert column.search.trouble == ""
    qtbot.waitUntil(lambda: "never closed" in column.search.trouble)
    assert column.search.field.wrong == '"give a'
    type_('way"')
    qtbot.waitUntil(lambda: column.search.trouble == "")
    assert column.search.field.wrong == ""


def test_leaving_or_enter_tells_at_once(column, type_, qtbot):
    type_("nonsense:x")
    qtbot.wait(200)
    assert column.search.trouble == ""
    qtbot.keyClick(column.search.field, Key.Key_Return)
    assert "not something to search by" in column.search.trouble
    face = QAccessible.queryAccessibleInterface(column.search.field)
    assert "nonsense" in face.text(QAccessible.Text.Description)


def test_what_is_wrong_elsewhere_is_told_and_the_list_stays(column, type_, qtbot):
    type_("carers")
    qtbot.waitUntil(lambda: titles(column) == ["Tea"])
    type_(" is:never x")
    qtbot.waitUntil(lambda: "is:never" in column.search.trouble)
    assert column.search.field.wrong == "is:never"
    assert titles(column) == ["Tea"]
    column.grab()


def test_matches_are_shown_in_their_sentence_and_heard_without_marks(
    column, type_, qtbot
):
    type_("kindness")
    qtbot.waitUntil(lambda: titles(column) == ["Tea"])
    row = column.list.model().row(0)
    assert row.excerpt == "A budget of \ue000kindness\ue001."
    heard = column.list.model().index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.endswith("found in: A budget of kindness.")


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.NEWEST, ["Budget budget", "Tea"]),
        (Order.OLDEST, ["Tea", "Budget budget"]),
        (Order.BEST, ["Budget budget", "Tea"]),
    ],
)
def test_the_list_can_stand_in_another_order(column, type_, qtbot, order, found):
    type_("budget")
    qtbot.waitUntil(lambda: len(titles(column)) == 2)
    column.search.order_button._entries[order].trigger()
    assert titles(column) == found
    assert column.list.asked.order is order
    words = column.search.order_button.accessibleName()
    assert words.startswith("Order: ")


def test_the_best_match_is_offered_where_there_are_words(column, type_, qtbot):
    best = column.search.order_button._entries[Order.BEST]
    assert not best.isEnabled()
    type_("budget")
    qtbot.waitUntil(lambda: len(titles(column)) == 2)
    assert best.isEnabled()
    best.trigger()
    assert column.search.order_button.text() == "best match first"
    qtbot.keyClick(column.search.field, Key.Key_Escape)
    assert column.search.order_button.text() == "newest first"
    qtbot.waitUntil(lambda: len(titles(column)) == 3)


def test_names_of_threads_and_months_are_offered(column, either, three, type_, qtbot):
    with either.change("Join Thread"):
        three[0].join_thread("Winter plan")
    popup = column.search.completion
    type_("thread:w")
    qtbot.waitUntil(lambda: popup.offered == ['thread:"Winter plan"'])
    column.search.field.clear()
    type_("on:nov")
    qtbot.waitUntil(lambda: popup.offered == ["on:2026-11"])


def test_pages_that_take_long_are_read_elsewhere(
    column, either, type_, qtbot, monkeypatch
):
    with either.change("Fill"):
        for number in range(150):
            either.reflections.add(f"Row {number}", "budget", day=days(-number))
    monkeypatch.setattr(list_rows, "FRAME", -1)
    type_("budget")
    qtbot.waitUntil(lambda: column.list.count == 152)
    model = column.list.model()
    assert model.row_to_paint(0).title == "Budget budget"
    assert model.row_to_paint(151) is None
    column.list.scrollToBottom()
    column.grab()
    qtbot.waitUntil(lambda: model.row_to_paint(151) is not None)
    assert model.row_to_paint(151).title == "Row 149"


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [1.0, 2.0])
def test_it_is_painted_in_every_dress(qapp, column, type_, qtbot, colours, size):
    theme.apply(qapp, colours, size)
    type_("budget or priya")
    qtbot.waitUntil(lambda: len(titles(column)) == 3)
    for button in (column.search.filter, column.search.saved):
        assert min(button.width(), button.height()) >= 24
    column.grab()


def test_an_answer_for_nobody_is_left_undelivered(qtbot, either):
    told = []
    lookups = Lookups(either, None)
    lookups.ask("one", lambda reader: 1, told.append, told.append)
    lookups.forget("one")
    lookups.ask("two", lambda reader: 2, told.append, told.append)
    qtbot.waitUntil(lambda: told == [2])
    lookups.rest()
