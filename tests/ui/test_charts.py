"""Every bar, cell and point can be pointed at, reached by key, heard and opened."""

from __future__ import annotations

from itertools import product
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget

from leadjournal.ui import theme
from leadjournal.ui.charts import (
    Count,
    Period,
    Rhythm,
    ShareBars,
    StackedMonths,
)
from leadjournal.ui.patterns.meetings import Cell, ChanceBars, Head, MeetingMatrix
from leadjournal.ui.picture import Picture

Key = Qt.Key
NAMES = ("Purpose", "Contact", "Conflict", "Altruism", "Long term")
FACTORS = dict(zip(theme.FACTORS, NAMES, strict=True))
MONTHS = {"Oct": "October 2026", "Nov": "November 2026"}


def stacked(counts=((1, 2, 0, 0, 1), (2, 0, 3, 1, 0))) -> StackedMonths:
    picture = StackedMonths("Month by month")
    picture.show_months(
        [
            Period(
                label,
                name,
                tuple(
                    Count((key, label), factor, count, key)
                    for (key, factor), count in zip(FACTORS.items(), own, strict=True)
                ),
            )
            for (label, name), own in zip(MONTHS.items(), counts, strict=True)
        ]
    )
    return picture


def matrix(count=4) -> MeetingMatrix:
    picture = MeetingMatrix("Where they meet")
    rows = [Head("a", "A row", "A row"), Head("b", "B row", "B row")]
    columns = [Head("x", "X", "X column"), Head("y", "Y", "Y column")]
    picture.show_meetings(
        rows,
        columns,
        {("a", "x"): Cell(count, 1.6, beyond=count > 2), ("b", "y"): Cell(1)},
    )
    return picture


def chances() -> ChanceBars:
    picture = ChanceBars("Chances")
    parts = (
        Count("took", "Took it", 3),
        Count("partly", "Partly", 0),
        Count("passed", "Let it pass", 1),
    )
    picture.show_quarters("bw-power", [Period("Sep–Nov", "September on", parts)])
    return picture


def rhythm(counts=(2, 0, 1)) -> Rhythm:
    picture = Rhythm("Your rhythm")
    weeks = [Count(n, f"Week {n}", count) for n, count in enumerate(counts)]
    picture.show_weeks(weeks)
    return picture


def shares(count=7) -> ShareBars:
    picture = ShareBars("All five together")
    key = "kf-altruism"
    picture.show_shares([Count(key, "Altruism", count, key)], 12)
    return picture


MAKERS = (stacked, matrix, chances, rhythm, shares)


@pytest.fixture(autouse=True)
def light(qapp):
    theme.apply(qapp, "light")
    yield
    theme.apply(qapp, "light")


@pytest.fixture
def shown(qtbot):
    """Show a picture between two fields, and give it the keyboard."""

    pages: list[QWidget] = []

    def show(picture: Picture) -> Picture:
        page = QWidget()
        pages.append(page)
        column = QVBoxLayout(page)
        for widget in (QLineEdit(), picture, QLineEdit()):
            column.addWidget(widget)
        page.resize(600, 400)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        picture.setFocus(Qt.FocusReason.TabFocusReason)
        return picture

    return show


def press(qtbot, picture: Picture, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(picture, key)


@pytest.mark.parametrize("make", MAKERS)
def test_a_picture_has_a_name_and_says_where_one_is(shown, qtbot, make):
    picture = shown(make())
    assert picture.accessibleName()
    assert picture.accessibleDescription() == picture.items[0].words
    press(qtbot, picture, Key.Key_End)
    assert picture.accessibleDescription() == picture.items[-1].words


@pytest.mark.parametrize("make", MAKERS)
def test_arrow_keys_reach_every_item(shown, qtbot, make):
    picture = shown(make())
    reached, waiting = set(), [0]
    while waiting:
        index = waiting.pop()
        if index in reached:
            continue
        reached.add(index)
        for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down):
            picture._current = index
            press(qtbot, picture, key)
            waiting.append(picture._current)
    assert reached == set(range(len(picture.items)))


@pytest.mark.parametrize("make", MAKERS)
def test_tab_enters_and_leaves(shown, qtbot, make):
    picture = shown(make())
    press(qtbot, picture, Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    qtbot.keyClick(
        QApplication.focusWidget(), Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier
    )
    assert QApplication.focusWidget() is picture


@pytest.mark.parametrize("make", MAKERS)
def test_enter_and_a_click_open_the_same(shown, qtbot, make):
    picture = shown(make())
    opened: list[object] = []
    picture.item_opened.connect(opened.append)
    press(qtbot, picture, Key.Key_Return)
    point = picture.items[0].area.center().toPoint()
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=point)
    assert opened == [picture.items[0].key] * 2


@pytest.mark.parametrize("make", [matrix, rhythm])
def test_what_is_empty_can_be_read_and_does_not_open(shown, qtbot, make):
    picture = shown(make())
    opened: list[object] = []
    picture.item_opened.connect(opened.append)
    press(qtbot, picture, Key.Key_Right, Key.Key_Return)
    assert picture.accessibleDescription().endswith(": 0 reflections")
    assert opened == []


def test_words_name_the_thing_the_time_and_the_count():
    words = {item.words for item in stacked().items}
    assert "Conflict, November 2026: 3 reflections" in words
    assert "Purpose, October 2026: 1 reflection" in words


@pytest.mark.parametrize("make", MAKERS)
def test_pointing_says_what_it_is(shown, make):
    picture = shown(make())
    item = picture.items[-1]
    point = item.area.center().toPoint()
    event = QHelpEvent(
        QHelpEvent.Type.ToolTip, point, picture.mapToGlobal(QPoint(point))
    )
    QApplication.sendEvent(picture, event)
    assert QToolTip.text() == item.words
    QToolTip.hideText()


@pytest.mark.parametrize("make", MAKERS)
def test_the_current_item_has_a_ring_while_the_keyboard_is_there(shown, make):
    picture = shown(make())
    focus = QColor(theme.LIGHT.focus).name()
    assert focus in colours(picture)
    picture.clearFocus()
    assert focus not in colours(picture)


def test_a_picture_follows_the_theme(shown, qapp):
    picture = shown(stacked())
    assert QColor("#3B5BA9").name() in colours(picture)
    theme.apply(qapp, "dark")
    assert QColor("#8FA8E8").name() in colours(picture)
    assert QColor("#3B5BA9").name() not in colours(picture)


@pytest.mark.parametrize("make", MAKERS)
def test_high_contrast_has_no_colour_but_yellow(shown, qapp, make):
    theme.apply(qapp, "contrast")
    page = shown(make()).window()
    for name in colours(page):
        colour = QColor(name)
        # Smoothing makes shades of white and of yellow: as much red as green.
        assert colour.red() == colour.green()
        assert colour.blue() <= colour.red()


@pytest.mark.parametrize("make", MAKERS)
def test_a_picture_grows_with_the_text(shown, qapp, make):
    picture = shown(make())
    before = picture.sizeHint().height()
    theme.apply(qapp, "light", 2.0)
    assert picture.sizeHint().height() >= 1.8 * before


@pytest.mark.parametrize("make", MAKERS)
def test_all_items_lie_within_the_picture(shown, qapp, make):
    for scale in (1.0, 2.0):
        theme.apply(qapp, "light", scale)
        picture = shown(make())
        for item in picture.items:
            assert picture.rect().toRectF().contains(item.area), item


@pytest.mark.parametrize("make", MAKERS)
def test_the_table_says_the_same(make):
    heads, rows = make().table()
    assert rows
    assert all(len(row) == len(heads) for row in rows)


def test_the_table_of_months_has_all_counts():
    heads, rows = stacked().table()
    assert heads == ("Month", *FACTORS.values())
    assert rows[1] == ("November 2026", "2", "0", "3", "1", "0")


@pytest.mark.parametrize(
    "make", [StackedMonths, MeetingMatrix, ChanceBars, Rhythm, ShareBars]
)
def test_nothing_to_show_is_said_and_drawn_in_peace(shown, qtbot, make):
    picture = shown(make("Empty"))
    press(qtbot, picture, Key.Key_Right, Key.Key_Return, Key.Key_Home)
    assert picture.accessibleDescription() == "There is nothing to show yet."
    assert colours(picture)
    assert picture.table()[1] == []


@pytest.mark.parametrize(
    "picture",
    [
        lambda: stacked(((0, 0, 0, 0, 0), (0, 0, 0, 0, 1))),
        lambda: stacked(((0, 0, 0, 0, 0), (0, 0, 0, 0, 0))),
        lambda: matrix(0),
        lambda: rhythm((0,)),
        lambda: rhythm((400,)),
        lambda: shares(0),
        lambda: shares(12),
    ],
)
def test_single_and_extreme_values_are_drawn(shown, picture):
    assert colours(shown(picture()))


def test_many_months_and_weeks_fit(shown):
    months = StackedMonths("Years")
    count = Count(1, "Altruism", 3, "kf-altruism")
    months.show_months([Period(f"M{n}", f"Month {n}", (count,)) for n in range(240)])
    assert colours(shown(months))
    assert len(shown(rhythm([n % 4 for n in range(520)])).items) == 520


@pytest.mark.parametrize("make", MAKERS)
def test_drawing_takes_no_time_to_speak_of(shown, make):
    picture, pixmap = shown(make()), QPixmap(600, 400)
    picture.render(pixmap)
    times = []
    for _ in range(10):
        start = perf_counter()
        picture.render(pixmap)
        times.append(perf_counter() - start)
    assert min(times) < 0.005


def test_a_picture_that_shrinks_keeps_a_current_item(shown, qtbot):
    picture = shown(rhythm((1, 1, 1, 1)))
    press(qtbot, picture, Key.Key_End)
    picture.show_weeks([Count(0, "Week 0", 5)])
    assert picture.current is not None
    assert picture.current.words == "Week 0: 5 reflections"


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    points = product(range(image.width()), range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in points}
