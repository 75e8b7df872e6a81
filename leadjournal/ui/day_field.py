"""A field for a day, as people here write one."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractSpinBox, QCalendarWidget, QDateEdit

from leadjournal.ui import theme

EARLIEST = QDate(1, 1, 1)
ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


NO_DAY = "That is no day. A day is typed like 19 November 2026 or 19/11/2026."
_TYPING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_WAYS = ("d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy")


def day_of(text: str, here: QDate) -> QDate:
    """Return the day that somebody typed; a number alone is one of this month."""
    words = " ".join(text.replace(",", " ").split())
    if re.fullmatch(r"\d{1,2}", words):
        return QDate(here.year(), here.month(), int(words))
    found = (ENGLISH.toDate(words, way) for way in _WAYS)
    return next((day for day in found if day.isValid()), QDate())


class DayField(QDateEdit):
    """A day to type, or to choose from a calendar."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._typed = False
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a day be typed whole, not only part by part."""
        key, line = event.key(), self.lineEdit()
        typed = event.text()
        plain = not event.modifiers() & ~_TYPING
        if plain and typed.isprintable() and typed:
            self._begin()
            line.insert(typed)
        elif plain and key == Qt.Key.Key_Backspace:
            self._begin()
            line.backspace()
        elif self._typed and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            self._take()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave by Tab at once: it is one day, not three fields."""
        self._take()
        return QAbstractSpinBox.focusNextPrevChild(self, forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._take()
        super().focusOutEvent(event)

    def _begin(self) -> None:
        """Stop Qt from putting each letter into a part of the day."""
        if not self._typed:
            self._typed = True
            self.lineEdit().blockSignals(True)
            self.lineEdit().setValidator(None)  # type: ignore[arg-type]  # None is none

    def _take(self) -> None:
        """Take what was typed; what is no day gives way to the day there was."""
        if not self._typed:
            return
        day, line = day_of(self.lineEdit().text(), self.date()), self.lineEdit()
        before = self.date()
        line.setText(self.textFromDateTime(QDateTime(before, QTime(0, 0))))
        line.blockSignals(False)
        self._typed = False
        if day.isValid() and day >= self.minimumDate():
            self.setDate(day)
        self.setToolTip("" if day.isValid() else NO_DAY)
        self.setAccessibleDescription("" if day.isValid() else NO_DAY)

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
