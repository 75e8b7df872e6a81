"""A reminder comes once, at its moment, and can be put off; a clock here is moved."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QObject, Signal

from leadjournal import Journal
from leadjournal.cadence import Cadence
from leadjournal.ui.reminders import LATER, SKIP, START, TOMORROW, Reminders

LONDON = ZoneInfo("Europe/London")
FRIDAY = datetime(2026, 11, 20, 14, 59, tzinfo=LONDON)
MINUTE = timedelta(minutes=1)


class Recorder(QObject):
    """A desktop that shows nothing, and counts."""

    action_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple] = []
        self.withdrawn = 0

    def show(self, title, text, actions) -> None:
        self.shown.append((title, text, dict(actions)))

    def withdraw(self) -> None:
        self.withdrawn += 1

    def close(self) -> None:
        self.withdraw()


class Wall:
    """A clock on the wall that can be moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall():
    return Wall(FRIDAY)


@pytest.fixture
def journal(tmp_path, wall):
    with Journal.create(tmp_path / "a.leadjournal", clock=wall, seed=1) as journal:
        yield journal


@pytest.fixture
def desktop(qapp):
    return Recorder()


@pytest.fixture
def start(qapp, journal, desktop):
    """Open the journal's reminders, as its window does."""
    started = []

    def start() -> Reminders:
        reminders = Reminders(journal, notifications=desktop)
        journal.on_change(reminders.on_journal_changed)
        started.append(reminders)
        return reminders

    yield start
    for reminders in started:
        reminders.stop()


@pytest.fixture
def pass_time(wall):
    """Let time go by, with a check every few minutes."""

    def pass_time(reminders: Reminders, lasting: timedelta) -> None:
        step = MINUTE if lasting < timedelta(hours=4) else 20 * MINUTE
        for _ in range(lasting // step):
            wall.now += step
            reminders._timer.timeout.emit()

    return pass_time


def write(journal, question: str = "Q001") -> None:
    with journal.change("Answer"):
        reflection = journal.reflections.add("A week", "I listened.")
        journal.askings.answer(question, reflection, journal.today())


def test_it_comes_once_at_its_moment(start, desktop, pass_time):
    reminders = start()
    assert not reminders.is_due
    pass_time(reminders, timedelta(hours=3))
    assert reminders.is_due
    assert len(desktop.shown) == 1


def test_it_holds_no_word_of_the_journal(start, journal, desktop, pass_time):
    write(journal)
    with journal.change("Ask"):
        journal.askings.skip("Q001", journal.today())
    pass_time(start(), timedelta(days=7, hours=1))
    [(title, text, actions)] = desktop.shown
    words = ("Ten minutes for your journal", "This week’s question is ready.")
    assert (title, text) == words
    assert list(actions.values()) == [
        "Start",
        "Later today",
        "Tomorrow",
        "Skip this week",
    ]


def test_what_was_due_before_the_journal_was_opened_is_for_the_window(
    start, wall, desktop, pass_time
):
    wall.now += timedelta(hours=1)
    reminders = start()
    assert reminders.is_due
    pass_time(reminders, timedelta(hours=1))
    assert desktop.shown == []


def test_starting_is_asked_for(qtbot, start, desktop, pass_time):
    reminders = start()
    pass_time(reminders, MINUTE)
    with qtbot.waitSignal(reminders.start_requested):
        desktop.action_chosen.emit(START)
    assert desktop.withdrawn == 1


def test_later_today_reminds_once_more(start, desktop, pass_time):
    reminders = start()
    pass_time(reminders, MINUTE)
    desktop.action_chosen.emit(LATER)
    assert not reminders.is_due
    pass_time(reminders, timedelta(hours=3))
    assert len(desktop.shown) == 2


def test_tomorrow_reminds_tomorrow(start, wall, desktop, pass_time):
    reminders = start()
    pass_time(reminders, MINUTE)
    desktop.action_chosen.emit(TOMORROW)
    pass_time(reminders, timedelta(hours=23))
    assert len(desktop.shown) == 1
    pass_time(reminders, timedelta(hours=2))
    assert len(desktop.shown) == 2
    assert wall.now.date() == date(2026, 11, 21)


def test_a_skipped_week_is_quiet_and_the_next_is_not(start, desktop, pass_time):
    reminders = start()
    pass_time(reminders, MINUTE)
    desktop.action_chosen.emit(SKIP)
    pass_time(reminders, timedelta(days=6))
    assert len(desktop.shown) == 1
    pass_time(reminders, timedelta(days=1))
    assert len(desktop.shown) == 2


def test_putting_off_can_be_undone_and_is_not_told_of_again(
    start, journal, desktop, pass_time
):
    reminders = start()
    pass_time(reminders, MINUTE)
    desktop.action_chosen.emit(SKIP)
    assert journal.undo_label == "Skip This Week"
    journal.undo()
    assert reminders.is_due
    pass_time(reminders, timedelta(hours=1))
    assert len(desktop.shown) == 1


def test_an_answer_takes_the_notification_back(start, journal, desktop, pass_time):
    reminders = start()
    pass_time(reminders, MINUTE)
    write(journal)
    assert not reminders.is_due
    assert desktop.withdrawn == 1
    pass_time(reminders, timedelta(days=2))
    assert len(desktop.shown) == 1


def test_a_time_set_for_earlier_today_is_no_notification(start, journal, desktop):
    reminders = start()
    with journal.change("Change When to Be Asked"):
        journal.set_cadence(Cadence(time=FRIDAY.replace(hour=9).time()))
    assert reminders.is_due
    assert desktop.shown == []


def test_leave_is_left_alone(start, journal, desktop, pass_time):
    with journal.change("Change When to Be Asked"):
        pause = (date(2026, 11, 16), date(2026, 11, 29))
        journal.set_cadence(Cadence(paused=(pause,)))
    reminders = start()
    pass_time(reminders, timedelta(days=13))
    assert desktop.shown == []
    pass_time(reminders, timedelta(days=2))
    assert len(desktop.shown) == 1


def test_nobody_is_asked_who_does_not_want_it(start, journal, desktop, pass_time):
    with journal.change("Change When to Be Asked"):
        journal.set_cadence(Cadence(on=False))
    reminders = start()
    assert not reminders._timer.isActive()
    pass_time(reminders, timedelta(days=1))
    assert desktop.shown == []


def test_a_machine_that_slept_through_the_moment_reminds_on_waking(
    start, wall, desktop
):
    reminders = start()
    wall.now += timedelta(hours=16)
    reminders._timer.timeout.emit()
    assert len(desktop.shown) == 1


def test_a_clock_set_back_does_not_remind_twice(start, wall, desktop, pass_time):
    reminders = start()
    pass_time(reminders, timedelta(minutes=5))
    wall.now -= timedelta(hours=1)
    pass_time(reminders, timedelta(hours=2))
    assert len(desktop.shown) == 1


@pytest.mark.parametrize(
    ("now", "wait"),
    [
        (FRIDAY - timedelta(days=2), 60_000),
        (FRIDAY, 60_000),
        (FRIDAY + timedelta(seconds=50), 10_000),
        (FRIDAY + timedelta(seconds=59.99), 1_000),
        (FRIDAY + timedelta(hours=2), 60_000),
    ],
)
def test_it_looks_at_the_moment_and_at_least_once_a_minute(start, wall, now, wait):
    wall.now = now
    assert start()._timer.interval() == wait


def test_looking_reads_nothing(start, journal, pass_time):
    reminders = start()
    journal.close()
    journal.preferences = journal.askings = None
    pass_time(reminders, timedelta(minutes=30))
    assert reminders.is_due


def test_a_year_with_summer_time_has_a_reminder_a_week(start, wall, desktop):
    reminders = start()
    asked = []
    for _ in range(52 * 7 * 24):
        wall.now = (wall.now.astimezone(ZoneInfo("UTC")) + MINUTE * 60).astimezone(
            LONDON
        )
        before = len(desktop.shown)
        reminders._timer.timeout.emit()
        if len(desktop.shown) > before:
            asked.append(wall.now)
    assert len(asked) == 52
    assert {moment.weekday() for moment in asked} == {4}
    assert {moment.hour for moment in asked} == {15}
