"""A field for a day, as people here write one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit

from leadjournal.ui import theme

EARLIEST = QDate(1, 1, 1)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class DayField(QDateEdit):
    """A day to type, or to choose from a calendar."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setLocale(ENGLISH)
        self.setDisplayFormat("d MMMM yyyy")
        self.setMinimumDate(EARLIEST)
        self.setKeyboardTracking(False)
        self.setCalendarPopup(True)
        self.setMinimumWidth(theme.size(190))
        self.day = day
        self._dress(self.calendarWidget())

    @property
    def day(self) -> date:
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    @day.setter
    def day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def _dress(self, calendar: QCalendarWidget) -> None:
        calendar.setAccessibleName("Calendar")
        calendar.setLocale(ENGLISH)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        no_weeks = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        calendar.setVerticalHeaderFormat(no_weeks)
        plain = QTextCharFormat()  # or Qt would have the weekend in red
        plain.setForeground(QColor(theme.current().ink))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekend, plain)
