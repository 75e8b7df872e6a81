"""Watching a journal's file while a window is open on it, and saying how it stands."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from leadjournal.journal import Journal
from leadjournal.safekeeping import standing
from leadjournal.safekeeping.presence import EVERY, Presence
from leadjournal.safekeeping.standing import Place
from leadjournal.storage.identity import which
from leadjournal.ui.editor.saving import SAVED, UNSAVED
from leadjournal.ui.standing.bar import Choice, StandingBar, Trouble

LOOK = 3000  # milliseconds between two looks, each of a few millionths of a second
IN_MEMORY = ":memory:"

PATIENCE = 2  # looks, before a text that waits is worth a bar: most wait a moment

WAITS = (
    "What you wrote last is not saved yet. It stays where it is, and is saved as soon"
    " as that can be done; or keep it elsewhere for now."
)

#: SQLCipher takes a page that a removed drive did not give for damage, and stays so.
UNREADABLE = (
    "The journal could not be read where it is, so nothing more is written to it now."
    " What you wrote is kept here. If its drive was removed, connect it; then open the"
    " journal again to see how it stands."
)


class Watch(QObject):
    """Looks from time to time, and has the bar say what a person should know.

    What cannot be saved is told to it by `hear`.
    """

    #: It is time to see whether all that is typed can be saved.
    looking = Signal()
    #: A person wants this done; the window knows how.
    chosen = Signal(object)

    def __init__(self, journal: Journal, bar: StandingBar, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._bar = bar
        self._path = Path(journal.path)
        self._is_file = journal.path != IN_MEMORY
        self._opened = which(self._path) if self._is_file else None
        self._unsaved: dict[QObject, str] = {}
        self._waited = 0
        self._notes: list[str] = []  # to be read once, and closed
        self._read: set[str] = set()
        now = journal.local_now()
        self._presence = Presence(self._path, now) if self._is_file else None
        self._told_at = now
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        bar.chosen.connect(self._on_chosen)

    def hear(self, page: QObject, state: str, why: str) -> None:
        """Take what a page says of what is typed on it."""
        if state == UNSAVED:
            self._unsaved[page] = why
        elif state == SAVED and page in self._unsaved:
            del self._unsaved[page]
            self._bar.say(self._trouble())

    def note(self, sentence: str) -> None:
        """Say something that a person may close; the same only once."""
        if sentence not in self._read and sentence not in self._notes:
            self._notes.append(sentence)
            self._bar.say(self._trouble())

    def look(self) -> None:
        """See how the file stands, and say so."""
        if not self._is_file:
            return
        self._be_seen()
        self.looking.emit()
        self._waited = self._waited + 1 if self._unsaved else 0
        self._bar.say(self._trouble())

    def stop(self) -> None:
        """Look no more, and tell others that the journal is not open here any more."""
        self._timer.stop()
        if self._presence is not None:
            self._presence.leave()

    def _trouble(self) -> Trouble | None:
        found = standing.standing(self._path, self._opened)
        if found is Place.GONE:
            choices = (Choice.SAVE_AS, *self._text())
            return Trouble(standing.gone(self._path), choices)
        if found is Place.REPLACED:
            choices = (Choice.SAVE_AS, Choice.OPEN_AGAIN)
            return Trouble(standing.replaced(self._path), choices)
        if self._journal.damaged:
            return Trouble(UNREADABLE, (Choice.ANEW, *self._text()))
        if self._unsaved and self._waited >= PATIENCE:
            return Trouble(WAITS, (*self._text(), Choice.SAVE_AS))
        return Trouble(self._notes[0]) if self._notes else None

    def _text(self) -> tuple[Choice, ...]:
        return (Choice.KEEP_TEXT,) if self._unsaved else ()

    def _be_seen(self) -> None:
        now = self._journal.local_now()
        if self._presence is None or abs(now - self._told_at) < EVERY:
            return
        self._told_at = now
        if standing.standing(self._path, self._opened) is not Place.THERE:
            return  # it would be said of another file
        if other := self._presence.refresh(now):
            self.note(other.sentence(now))

    def _on_chosen(self, choice: Choice) -> None:
        if choice is Choice.CLOSE:
            self._read.update(self._notes[:1])
            del self._notes[:1]
            self._bar.say(self._trouble())
        else:
            self.chosen.emit(choice)
