"""The rhythm, the threads and what meets beyond chance, drawn and in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from leadjournal.patterns.threads import Entry, Timeline
from leadjournal.ui import theme
from leadjournal.ui.charts import Count, Period
from leadjournal.ui.patterns.columns_chart import Columns
from leadjournal.ui.patterns.meetings import Cell, Head, MeetingMatrix
from leadjournal.ui.patterns.timeline_chart import MOST, ThreadLines
from leadjournal.ui.patterns.week_marks import MOST_WEEKS, WeekMark, WeekMarks
from leadjournal.ui.picture import Picture

MONDAY = date(2026, 1, 5)


def weeks(number: int = 8) -> WeekMarks:
    picture = WeekMarks("Your rhythm")
    kinds = [("light",), ("mixed", "heavy"), (), ("light",) * 6]
    picture.show_weeks(
        [
            WeekMark(
                MONDAY + timedelta(weeks=place),
                f"Week {place}",
                f"{len(kinds[place % 4])} reflections",
                len(kinds[place % 4]),
                kinds[place % 4],
                away=place % 4 == 2,
            )
            for place in range(number)
        ]
    )
    return picture


def threads(number: int = 2) -> ThreadLines:
    picture = ThreadLines("What keeps coming back")
    entries = tuple(
        Entry(f"id{month}", date(2026, month, 3), "The rota: again")
        for month in (1, 5, 9)
    )
    lines = [Timeline(f"Thread {n}", entries, ()) for n in range(number)]
    picture.show_threads(lines, date(2026, 1, 1), date(2026, 12, 31))
    return picture


def columns() -> Columns:
    picture = Columns("By day", "Day")
    names = ("Monday", "Tuesday", "Wednesday")
    picture.show_columns(
        [
            Period(name[:3], name, (Count(("weekday", n), name, 2 * n),))
            for n, name in enumerate(names)
        ]
    )
    return picture


def matrix() -> MeetingMatrix:
    picture = MeetingMatrix("Where they meet")
    rows = [Head("a", "A", "A row"), Head("b", "B", "B row")]
    heads = [Head("x", "X", "X column"), Head("y", "Y", "Y column")]
    cells = {("a", "x"): Cell(12, 3.8, beyond=True), ("b", "x"): Cell(2, 0.2)}
    picture.show_meetings(rows, heads, cells)
    return picture


MAKERS = (weeks, threads, columns, matrix)


@pytest.fixture
def shown(qtbot):
    kept: list[Picture] = []

    def show(picture: Picture) -> Picture:
        kept.append(picture)
        qtbot.addWidget(picture)
        picture.resize(700, picture.sizeHint().height())
        picture.show()
        return picture

    return show


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_a_picture_is_drawn_in_every_theme_and_size(shown, qapp, make, colours):
    for scale in (1.0, 2.0):
        theme.apply(qapp, colours, scale)
        picture = shown(make())
        assert not picture.grab().isNull()
        for item in picture.items:
            assert picture.rect().toRectF().contains(item.area), item


@pytest.mark.parametrize("make", MAKERS)
def test_arrow_keys_reach_every_item(shown, qtbot, make):
    picture = shown(make())
    reached, waiting = set(), [0]
    while waiting:
        index = waiting.pop()
        if index in reached:
            continue
        reached.add(index)
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            picture._current = index
            qtbot.keyClick(picture, key)
            waiting.append(picture._current)
    assert reached == set(range(len(picture.items)))


@pytest.mark.parametrize("make", MAKERS)
def test_the_table_says_the_same(make):
    heads, rows = make().table()
    assert rows
    assert all(len(row) == len(heads) for row in rows)


@pytest.mark.parametrize(
    "make",
    [lambda: WeekMarks("A"), lambda: ThreadLines("A"), lambda: Columns("A", "B")],
)
def test_nothing_to_show_is_said(shown, make):
    picture = shown(make())
    assert picture.accessibleDescription() == "There is nothing to show yet."
    assert not picture.grab().isNull()


def test_what_is_beyond_chance_is_told_in_words_in_the_table_and_by_shape(shown, qapp):
    picture = shown(matrix())
    words = [item.words for item in picture.items]
    assert words[0] == (
        "A row with X column: 12 reflections, by chance about 4;"
        " more often than by chance"
    )
    assert words[2] == "B row with X column: 2 reflections, by chance hardly any"
    assert picture.items[0].title == "A row with X column"
    assert picture.table()[1][0] == ("A row", "12, by chance about 4", "0")
    theme.apply(qapp, "contrast")
    with_mark = picture.grab().toImage()
    cell = {("a", "x"): Cell(12, 3.8), ("b", "x"): Cell(2, 0.2)}
    picture._cells = cell
    assert picture.grab().toImage() != with_mark


def test_leave_is_a_pause_and_no_gap(shown):
    picture = shown(weeks())
    away = next(
        item for item in picture.items if item.key == ("week", picture._weeks[2].monday)
    )
    assert not away.opens
    assert picture.table()[1][2] == ("Week 2", "0", "away")


def test_of_very_many_weeks_the_latest_are_drawn(shown):
    picture = shown(weeks(600))
    assert len(picture.items) == MOST_WEEKS
    assert len(picture.table()[1]) == 600


def test_a_thread_opens_by_its_name_and_by_each_dot(shown, qtbot):
    picture = shown(threads())
    assert picture.items[0].key == ("thread", "Thread 0")
    assert picture.items[1].key == ("entry", "id1")
    assert picture.items[1].words == "“Thread 0”, 3 January 2026: The rota: again"
    assert picture.items[1].title == "“Thread 0”, 3 January 2026"


def test_of_many_threads_the_longest_are_drawn_and_all_are_in_the_table(shown):
    picture = shown(threads(40))
    assert len(picture.items) == MOST * 4
    assert len(picture.table()[1]) == 120


def test_a_thread_on_one_day_is_drawn(shown):
    picture = shown(ThreadLines("One day"))
    entry = Entry("id", MONDAY, "")
    picture.show_threads([Timeline("Rota", (entry,), ())], MONDAY, MONDAY)
    assert picture.items[1].words.endswith(": Untitled")
    assert not picture.grab().isNull()
