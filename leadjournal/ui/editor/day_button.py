"""A day that can be changed: it shows itself, and a calendar when it is asked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QVBoxLayout, QWidget

from leadjournal import days
from leadjournal.ui import theme
from leadjournal.ui.word_button import WordButton

EARLIEST = QDate(1, 1, 1)


class DayButton(WordButton):
    """Shows a day, or what to say when there is none yet."""

    day_chosen = Signal(object)

    def __init__(self, today: date, unset: str = "", padding: int = 0) -> None:
        super().__init__(unset, colour="muted", px=12.5, padding=padding)
        self._today = today
        self._unset = unset
        self.day: date | None = None
        self.popup: CalendarPopup | None = None
        self.clicked.connect(self.open)

    def fitting(self, metrics: QFontMetrics, width: int) -> str:
        """Return the day as long as there is room to say it."""
        if self.day is not None:
            for words in (days.long(self.day), days.full(self.day)):
                if metrics.horizontalAdvance(words) <= width:
                    return words
            return self.day.isoformat()
        return super().fitting(metrics, width)

    def show_day(self, day: date | None) -> None:
        self.day = day
        words = days.long(day) if day else self._unset
        self.show_words(words)
        self.setAccessibleName(f"Day: {words}" if day else words)
        self.setToolTip("Choose another day" if day else "Choose a day")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def open(self) -> None:
        """Show a calendar beneath; choosing a day in it closes it."""
        self.popup = CalendarPopup(self.day or self._today, self)
        self.popup.day_chosen.connect(self.day_chosen)
        self.popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self.popup.show()


class CalendarPopup(QDialog):
    """A month to choose a day from, by mouse or by keys; Escape leaves it."""

    day_chosen = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Calendar")
        english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
        self.calendar.setLocale(english)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        no_weeks = QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        self.calendar.setVerticalHeaderFormat(no_weeks)
        self.calendar.setMinimumDate(EARLIEST)
        plain = QTextCharFormat()  # or Qt would have the weekend in red
        plain.setForeground(QColor(theme.current().ink))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, plain)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.calendar)
        self.calendar.clicked.connect(self._on_chosen)
        self.calendar.activated.connect(self._on_chosen)
        self.calendar.setFocus()

    def _on_chosen(self, chosen: QDate) -> None:
        # A click and Enter may both tell of one choice.
        self.calendar.blockSignals(True)
        self.day_chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))
        self.close()
