"""When to be asked for the weekly reflection, and when not to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.cadence import Cadence
from leadjournal.ui import theme
from leadjournal.ui.cards import Line, label
from leadjournal.ui.editor.day_button import CalendarPopup

HOW = (
    "You are asked once, while LeadJournal is open. If it is closed at the time, you"
    " are asked when you open it next."
)
NEVER = "You are not asked. The week’s question waits on Today."


class CadenceForm(QWidget):
    """Every choice holds at once, and is told of as a whole cadence."""

    cadence_changed = Signal(object)

    def __init__(
        self, cadence: Cadence, today: date, *, with_leave: bool = True
    ) -> None:
        super().__init__()
        self._cadence = cadence
        self._today = today
        self.on = QCheckBox("Ask me once a week")
        self.weekday = QComboBox()
        self.time = QTimeEdit()
        self._when = Line(260, gap=10)
        self._note = label("", "muted")
        self._leave = QWidget()
        self._pauses = QVBoxLayout()
        self.first = _DayField("First day", today)
        self.last = _DayField("Last day", today)
        self.add = QPushButton("Add")
        self._lay_out()
        self._leave.setVisible(with_leave)
        self.show_cadence(cadence)
        self._connect()

    @property
    def cadence(self) -> Cadence:
        return self._cadence

    def show_cadence(self, cadence: Cadence) -> None:
        """Show another cadence, such as one that was just undone; tell of nothing."""
        self._cadence = cadence
        for field in (self.on, self.weekday, self.time):
            field.blockSignals(True)
        self.on.setChecked(cadence.on)
        self.weekday.setCurrentIndex(cadence.weekday)
        self.time.setTime(QTime(cadence.time.hour, cadence.time.minute))
        for field in (self.on, self.weekday, self.time):
            field.blockSignals(False)
        self._when.setEnabled(cadence.on)
        self._note.setText(self._in_words())
        self._show_pauses()

    def _in_words(self) -> str:
        if not self._cadence.on:
            return NEVER
        weekday = days.WEEKDAYS[self._cadence.weekday]
        return f"Ask me on {weekday} at {self._cadence.time:%H:%M}. {HOW}"

    def _lay_out(self) -> None:
        self.weekday.addItems(days.WEEKDAYS)
        self.weekday.setAccessibleName("Day to be asked")
        self.time.setDisplayFormat("HH:mm")
        self.time.setKeyboardTracking(False)
        self.time.setAccessibleName("Time to be asked")
        self.add.setAccessibleName("Add the days I am away")
        self.time.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for part in (self.weekday, label("at", wraps=False), self.time):
            self._when.row.addWidget(part)
        self._when.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.on, 0, Qt.AlignmentFlag.AlignLeft)
        for row in (self._when, self._note, self._leave):
            column.addWidget(row)
        self._lay_out_leave()

    def _lay_out_leave(self) -> None:
        column = QVBoxLayout(self._leave)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label("Not while I am away", "strong"))
        column.addLayout(self._pauses)
        line = Line(460, gap=10)
        parts = (self.first, label("to", "muted", wraps=False), self.last, self.add)
        for part in parts:
            line.row.addWidget(part)
        line.row.addStretch(1)
        column.addWidget(line)

    def _connect(self) -> None:
        self.on.toggled.connect(self._on_toggled)
        self.weekday.currentIndexChanged.connect(self._on_weekday_chosen)
        self.time.timeChanged.connect(self._on_time_chosen)
        for field in (self.first, self.last):
            field.day_chosen.connect(self._update_add)
        self.add.clicked.connect(self._on_added)
        self._update_add()

    def _show_pauses(self) -> None:
        while (item := self._pauses.takeAt(0)) is not None:
            if row := item.widget():
                row.hide()
                row.deleteLater()
        for pause in self._cadence.paused:
            if pause[1] >= self._today:
                self._pauses.addWidget(self._row(pause))

    def _row(self, pause: tuple[date, date]) -> QWidget:
        words = _said(pause)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(words), 1)
        remove = theme.look(QPushButton("Remove"), "link")
        remove.setAccessibleName(f"Remove {words}")
        remove.clicked.connect(partial(self._on_removed, pause))
        line.addWidget(remove)
        return row

    def _update_add(self, *_: object) -> None:
        self.add.setEnabled(None not in (self.first.day, self.last.day))

    def _change(self, cadence: Cadence) -> None:
        self.show_cadence(cadence)
        self.cadence_changed.emit(cadence)

    def _on_toggled(self, on: bool) -> None:
        self._change(replace(self._cadence, on=on))

    def _on_weekday_chosen(self, weekday: int) -> None:
        # Who sets another time does not want the old one put off.
        self._change(replace(self._cadence, weekday=weekday, snoozed=None))

    def _on_time_chosen(self, chosen: QTime) -> None:
        moment = time(chosen.hour(), chosen.minute())
        self._change(replace(self._cadence, time=moment, snoozed=None))

    def _on_added(self) -> None:
        first, last = self.first.day, self.last.day
        if first is None or last is None:
            return
        pause = (min(first, last), max(first, last))
        for field in (self.first, self.last):
            field.show_day(None)
        self._update_add()
        self.first.setFocus()
        paused = tuple(sorted({*self._cadence.paused, pause}))
        self._change(replace(self._cadence, paused=paused))

    def _on_removed(self, pause: tuple[date, date], _: bool = False) -> None:
        left = tuple(other for other in self._cadence.paused if other != pause)
        self.first.setFocus()
        self._change(replace(self._cadence, paused=left))


class _DayField(QPushButton):
    """Asks for a day by a calendar, and shows the one that was chosen."""

    day_chosen = Signal(object)

    def __init__(self, name: str, today: date) -> None:
        super().__init__()
        self.day: date | None = None
        self._name = name
        self._today = today
        self.show_day(None)
        self.clicked.connect(self._on_clicked)

    def show_day(self, day: date | None) -> None:
        self.day = day
        self.setText(days.full(day) if day else f"{self._name}…")
        self.setAccessibleName(f"{self._name}: {days.long(day)}" if day else self._name)

    def choose(self, day: date) -> None:
        self.show_day(day)
        self.day_chosen.emit(day)

    def _on_clicked(self) -> None:
        calendar = CalendarPopup(self.day or self._today, self)
        calendar.day_chosen.connect(self.choose)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()


def _said(pause: tuple[date, date]) -> str:
    """21 December 2026 to 3 January 2027"""
    first, last = map(days.full, pause)
    return first if first == last else f"{first} to {last}"
