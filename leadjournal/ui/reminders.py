"""Reminding of the weekly reflection, at the moment a person has set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from leadjournal import cadence as cadences
from leadjournal.cadence import Cadence
from leadjournal.journal import Changes, Journal
from leadjournal.ui.notifications import CLICKED, Notifications
from leadjournal.weekly import week_of

TITLE = "Ten minutes for your journal"
TEXT = "This week’s question is ready."
START, LATER, TOMORROW, SKIP = "start", "later", "tomorrow", "skip"
ACTIONS = {
    START: "Start",
    LATER: "Later today",
    TOMORROW: "Tomorrow",
    SKIP: "Skip this week",
}
CONCERNS = {"askings", "preferences", "reflections"}

#: A machine that has slept, or whose clock was set, is noticed within so long.
AT_MOST = timedelta(minutes=1)
AT_LEAST = timedelta(seconds=1)

_PUT_OFF: dict[str, tuple[str, Callable[[Cadence, datetime], Cadence]]] = {
    LATER: ("Ask Me Later Today", cadences.later_today),
    TOMORROW: ("Ask Me Tomorrow", cadences.tomorrow),
    SKIP: ("Skip This Week", cadences.skip_week),
}


class Reminders(QObject):
    """Knows whether it is time, and says so once when it comes to be.

    What was due already when the journal was opened is for the window to say, and
    so is what has come to be due by a change of the journal: `due_changed`.
    """

    start_requested = Signal()
    due_changed = Signal(bool)

    def __init__(
        self,
        journal: Journal,
        parent: QObject | None = None,
        *,
        notifications: Notifications | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._notifications = notifications or Notifications(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._told_of: tuple[str, Cadence] | None = None
        self._look()
        self._due = self._is_due()
        self._connect()
        self._arm()

    @property
    def is_due(self) -> bool:
        """Whether this week's reflection waits to be started."""
        return self._due

    def choose(self, action: str) -> None:
        """Start, or put off: one of ACTIONS."""
        if action in {START, CLICKED}:
            self._notifications.withdraw()
            self.start_requested.emit()
            return
        label, put_off = _PUT_OFF[action]
        with self._journal.change(label):
            now = self._journal.local_now()
            self._journal.set_cadence(put_off(self._journal.cadence, now))

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & CONCERNS:
            self._look()
            self._become(self._is_due())
            self._arm()

    def stop(self) -> None:
        """Say nothing more: the journal is about to be closed."""
        self._timer.stop()
        self._notifications.close()

    def _connect(self) -> None:
        self._timer.timeout.connect(self._on_timeout)
        self._notifications.action_chosen.connect(self.choose)

    def _look(self) -> None:
        """Read what can change only with the journal, so that a check reads nothing."""
        self._cadence = self._journal.cadence
        self._answered = self._journal.answered_weeks

    def _is_due(self) -> bool:
        now = self._journal.local_now()
        return cadences.is_due(self._cadence, now, self._answered)

    def _become(self, due: bool) -> bool:
        """Take on another state. Returns whether it is another."""
        if due == self._due:
            return False
        self._due = due
        if not due:
            self._notifications.withdraw()
        self.due_changed.emit(due)
        return True

    def _arm(self) -> None:
        now = self._journal.local_now()
        moment = cadences.next_moment(self._cadence, now, self._answered)
        if moment is None:  # whatever else may come is a change of the journal
            self._timer.stop()
            return
        wait = AT_MOST if self._due else min(max(moment - now, AT_LEAST), AT_MOST)
        self._timer.start(round(wait / timedelta(milliseconds=1)))

    def _on_timeout(self) -> None:
        if self._become(self._is_due()) and self._due:
            self._tell()
        self._arm()

    def _tell(self) -> None:
        """Show the notification, unless a clock set back has brought it here again."""
        moment = (week_of(self._journal.today()), self._cadence)
        if moment != self._told_of:
            self._told_of = moment
            self._notifications.show(TITLE, TEXT, ACTIONS)
