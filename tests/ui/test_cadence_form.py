"""When to be asked is set in plain words, and each choice holds at once."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget

from leadjournal.cadence import Cadence
from leadjournal.ui.cadence_form import CadenceForm

TODAY = date(2026, 11, 19)
CHRISTMAS = (date(2026, 12, 21), date(2027, 1, 3))


@pytest.fixture
def make(qtbot):
    def make(cadence: Cadence = Cadence(), **options) -> CadenceForm:  # noqa: B008
        form = CadenceForm(cadence, TODAY, **options)
        qtbot.addWidget(form)
        form.show()
        return form

    return make


def words_of(form) -> str:
    return "\n".join(each.text() for each in form.findChildren(QLabel))


def test_it_says_in_words_what_is_set(make):
    assert "Ask me on Friday at 15:00." in words_of(make())
    assert "Ask me on Monday at 08:30." in words_of(
        make(Cadence(weekday=0, time=time(8, 30)))
    )


def test_another_day_is_told_of_as_a_whole_cadence(qtbot, make):
    form = make(Cadence(paused=(CHRISTMAS,)))
    with qtbot.waitSignal(form.cadence_changed) as changed:
        form.weekday.setCurrentIndex(3)
    assert changed.args == [Cadence(weekday=3, paused=(CHRISTMAS,))]
    assert form.cadence == changed.args[0]


def test_another_time_ends_what_was_put_off(qtbot, make):
    form = make(Cadence(snoozed=datetime(2026, 11, 20, 17)))
    with qtbot.waitSignal(form.cadence_changed) as changed:
        form.time.setTime(QTime(16, 30))
    assert changed.args == [Cadence(time=time(16, 30))]


def test_who_does_not_want_to_be_asked_is_not(qtbot, make):
    form = make()
    with qtbot.waitSignal(form.cadence_changed) as changed:
        form.on.click()
    assert not changed.args[0].on
    assert not form.weekday.isEnabled()
    assert "You are not asked." in words_of(form)


def test_days_away_are_added_in_either_order(qtbot, make):
    form = make()
    assert not form.add.isEnabled()
    form.first.choose(CHRISTMAS[1])
    form.last.choose(CHRISTMAS[0])
    with qtbot.waitSignal(form.cadence_changed) as changed:
        form.add.click()
    assert changed.args[0].paused == (CHRISTMAS,)
    assert "21 December 2026 to 3 January 2027" in words_of(form)
    assert not form.add.isEnabled()


def test_the_same_days_are_added_once(make):
    form = make(Cadence(paused=(CHRISTMAS,)))
    form.first.choose(CHRISTMAS[0])
    form.last.choose(CHRISTMAS[1])
    form.add.click()
    assert form.cadence.paused == (CHRISTMAS,)


def test_days_away_are_removed(qtbot, make):
    form = make(Cadence(paused=(CHRISTMAS,)))
    remove = next(b for b in form.findChildren(QPushButton) if b.text() == "Remove")
    assert remove.accessibleName() == "Remove 21 December 2026 to 3 January 2027"
    with qtbot.waitSignal(form.cadence_changed) as changed:
        remove.click()
    assert changed.args[0].paused == ()


def test_what_is_over_is_kept_but_not_shown(make):
    summer = (date(2026, 8, 1), date(2026, 8, 14))
    form = make(Cadence(paused=(summer,)))
    assert "August" not in words_of(form)
    form.weekday.setCurrentIndex(0)
    assert form.cadence.paused == (summer,)


def test_a_cadence_from_elsewhere_is_shown_and_not_told_of(qtbot, make):
    form = make()
    with qtbot.assertNotEmitted(form.cadence_changed):
        form.show_cadence(Cadence(weekday=1, time=time(9), on=False))
    assert form.weekday.currentText() == "Tuesday"
    assert not form.on.isChecked()


def test_a_day_is_chosen_from_a_calendar(qtbot, make):
    form = make()
    form.first.click()
    calendar = next(c for c in form.first.children() if hasattr(c, "calendar"))
    qtbot.keyClick(calendar.findChild(QTableView), Qt.Key.Key_Return)
    assert form.first.day == TODAY
    assert form.first.accessibleName() == "First day: Thursday 19 November 2026"


def test_at_the_start_there_is_no_word_of_leave(make):
    form = make(with_leave=False)
    assert not form.add.isVisible()


def test_all_that_takes_the_keyboard_has_a_name(make):
    form = make(Cadence(paused=(CHRISTMAS,)))
    for each in form.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
            named = each.accessibleName() or getattr(each, "text", str)()
            assert named, each
