"""Backups that are made by themselves, while a journal is open and as it closes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from leadjournal import paths
from leadjournal.journal import Changes, Clock, Journal
from leadjournal.storage.connecting import IN_MEMORY
from leadjournal.ui import tasks
from leadjournal.ui.backups import words, work
from leadjournal.ui.backups.work import Kept, Outcome
from leadjournal.ui.notice import notify

SOON = 10_000  # ms after opening, when the window has settled
TICK = 60_000
EVERY = timedelta(hours=1)
#: A journal whose backup took longer is not backed up once more as it closes: it is
#: at its next opening.
MOMENT = 2.0  # seconds
SMALL = 20_000_000  # bytes that are surely copied and checked in a moment


class BackupMaker(QObject):
    """Makes backups in a worker, and tells how they stand; nobody waits for it.

    What goes wrong is told once, quietly, and stands in the rail until it is mended.
    """

    told = Signal(str, bool)  # words for the rail, and whether they are of trouble
    looked = Signal(object)  # an Outcome, whether or not one was made
    damage_met = Signal(object)  # a DamagedError

    def __init__(self, journal: Journal, parent: QWidget, *, now: Clock) -> None:
        super().__init__(parent)
        self._journal = journal
        self._window = parent
        self._now = now
        self.kept = Kept(Path(journal.path), journal.key, now)
        self.outcome = Outcome()
        self._changed = False
        self._busy = False
        self._ran: datetime | None = None
        self._warned = False
        self._by_hand = False
        self._slow = False
        self._stopped = False
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self.on_tick)

    @property
    def is_kept(self) -> bool:
        """Whether there are backups of this journal: not of one in passing."""
        path = self._journal.path
        return path != IN_MEMORY and not paths.is_passing(Path(path))

    @property
    def is_busy(self) -> bool:
        return self._busy

    def start(self) -> None:
        """Say how the backups stand, and make one soon if it is time."""
        if not self.is_kept:
            return
        self._tick.start()
        QTimer.singleShot(SOON, self, self._make_if_due)
        self._run(partial(work.look, self.kept))

    def on_journal_changed(self, _: Changes) -> None:
        self._changed = True

    def on_tick(self) -> None:
        """See each hour whether there is something to do: a backup, or a USB stick."""
        self._tell()  # for midnight may have passed
        if self._ran is None or abs(self._now() - self._ran) >= EVERY:
            self._make_if_due()

    def make_now(self) -> None:
        """Make one because a person wants it."""
        if self.is_kept and not self._busy:
            self._by_hand = True
            self._run(partial(work.make, self.kept))

    def stop(self) -> None:
        """Make no more, not at closing either: one made now might push out another."""
        self._tick.stop()
        self._stopped = True

    def finish(self) -> None:
        """Make a last one once the window has closed its journal, if there is to be.

        It goes to the second place, too. Nobody waits for it but the program, should
        it end, and that not for ever; and nobody is told.
        """
        if self._wants_last():
            tasks.run(partial(work.make, self.kept), done=_leave, failed=_leave)

    def last_one(self) -> Callable[[], Outcome] | None:
        """Return what makes a last one, if something changed since; make none here.

        Somebody waits for it, so it is made on this computer alone.
        """
        return partial(work.make_here, self.kept) if self._wants_last() else None

    def _wants_last(self) -> bool:
        """Stop, and tell whether something changed that is not backed up yet."""
        wanted = self._changed and not self._stopped and not self._busy
        self.stop()
        if not (self.is_kept and wanted and self._is_quick()):
            return False
        self._changed = False
        return True

    def _is_recent(self) -> bool:
        """Whether one was made within the hour, before or after a clock was set."""
        now = self._now()
        last = self.outcome.newest
        return last is not None and abs(now - last) < EVERY

    def _is_quick(self) -> bool:
        if self._journal.damaged or self.outcome.damage or self._slow:
            return False
        try:
            return Path(self._journal.path).stat().st_size <= SMALL
        except OSError:
            return False

    def _make_if_due(self) -> None:
        if self._busy or not self._tick.isActive() or self._journal.damaged:
            return
        self._ran = self._now()
        changed = self._changed and not self._is_recent()
        reader = self._journal.reader
        self._run(partial(work.make_if_due, self.kept, changed=changed, reader=reader))

    def _run(self, job: Callable[[], Outcome]) -> None:
        self._busy = True
        changed, self._changed = self._changed, False
        done = partial(self._on_done, changed)
        tasks.run(job, done=done, failed=self._on_failed, owner=self)

    def _on_done(self, changed: bool, outcome: Outcome) -> None:
        """Take in how things stand; *changed* says what was not backed up before."""
        self._busy = False
        self.outcome = outcome
        if outcome.made is None:
            self._changed |= changed or outcome.behind
        else:
            self._slow = outcome.took > MOMENT
        self._warn(outcome.trouble)
        self._tell()
        self.looked.emit(outcome)
        if outcome.damage is not None:
            self.damage_met.emit(outcome.damage)

    def _on_failed(self, error: Exception) -> None:
        self._on_done(True, Outcome(self.outcome.newest, trouble=str(error)))

    def _warn(self, trouble: str) -> None:
        """Tell once of trouble, and always of what a person asked for."""
        if trouble and (self._by_hand or not self._warned):
            notify(self._window, f"The journal could not be backed up. {trouble}")
        elif self._by_hand:
            said = words.standing(self.outcome.newest, self._now())
            notify(self._window, f"{said}.")
        self._warned, self._by_hand = bool(trouble), False

    def _tell(self) -> None:
        if not self.is_kept:
            return
        said = words.standing(self.outcome.newest, self._now())
        trouble = bool(self.outcome.trouble)
        self.told.emit(words.FAILED if trouble else said, trouble)


def _leave(_: object) -> None:
    """Say nothing of a backup whose window has gone; the next opening tells."""
