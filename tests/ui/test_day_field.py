"""A day is typed as people write one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leadjournal.ui.day_field import DayField


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("19", date(2026, 11, 19)),
        ("1 January 1899", date(1899, 1, 1)),
        ("19 November 2026", date(2026, 11, 19)),
        ("5 Feb 2026", date(2026, 2, 5)),
        ("2026-11-19", date(2026, 11, 19)),
        ("19/11/2026", date(2026, 11, 19)),
        ("no day", date(2026, 11, 2)),
    ],
)
def test_a_day_typed_whole_counts_when_the_field_is_left(qtbot, typed, day):
    whole = QWidget()
    qtbot.addWidget(whole)
    field, other = DayField("First day", date(2026, 11, 2)), QLineEdit()
    column = QVBoxLayout(whole)
    column.addWidget(field)
    column.addWidget(other)
    whole.show()
    qtbot.waitExposed(whole)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.day == day
