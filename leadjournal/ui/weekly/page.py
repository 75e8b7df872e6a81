"""The weekly reflection: one thing a screen, back at any time, nothing lost."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leadjournal import flow, weekly
from leadjournal.errors import JournalError
from leadjournal.flow import Step
from leadjournal.journal import Changes, Journal
from leadjournal.ui.editor.saving import SAVED, UNSAVED
from leadjournal.ui.weekly.draft import Draft
from leadjournal.ui.weekly.frame import Frame
from leadjournal.ui.weekly.screen import Screen
from leadjournal.ui.weekly.steps import (
    CHOOSE,
    DONE,
    IF_THEN,
    MOMENT,
    Stop,
    bars,
    following,
    named,
    place_of,
    preceding,
    skipping,
    stops,
)

TICK = 30_000  # milliseconds between two looks at the clock
CONCERNS = {"reflections", "taggings", "plans", "preferences", "askings"}


class WeeklyPage(QWidget):
    """Leads through the week's reflection, from arriving to an if-then."""

    back_requested = Signal()
    reflection_requested = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._draft: Draft | None = None
        self._stop: Stop | None = None
        self._screen: Screen | None = None
        self._began: datetime | None = None
        self._frame = Frame()
        self._foot = self._frame.foot
        self._timer = QTimer(self, interval=TICK)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self.setAccessibleName("Weekly reflection")
        self._connect()

    @property
    def shown(self) -> Screen | None:
        """The screen before a person."""
        return self._screen

    @property
    def stop(self) -> str:
        """The name of the screen that is shown."""
        return self._stop.name if self._stop else ""

    def begin(self, question_id: str | None = None, *, short: bool = False) -> None:
        """Start this week's reflection, or go on where it was left."""
        self.save()
        draft = Draft.unfinished(self._journal) or Draft.start(
            self._journal, short=short
        )
        draft.short = draft.short or short
        monday = weekly.monday(self._journal.today())
        if draft.is_empty and draft.monday != monday:
            draft.move_to_today()
        if question_id and draft.question is None:
            draft.choose(self._journal.questions.get(question_id))
        self._draft = draft
        self._began = self._journal.local_now()
        self._show(place_of(draft, stops(draft)))

    def save(self) -> None:
        """Write whatever is being typed to the journal. Raises StorageError."""
        if self._screen is not None and self._is_there():
            self._screen.leave()

    def on_journal_changed(self, changes: Changes) -> None:
        if self._draft is None or not changes & CONCERNS:
            return
        if not self._is_there():
            self._give_up()
        elif self._screen is not None and self._stop is not None:
            if self._asks_of_another(self._stop, self._screen):
                self._is_saved()
                self._show(self._instead(self._stop))
                return
            self._screen.refresh()
            self._show_foot()

    def go_on(self) -> None:
        """Go to the next screen; at the end, leave."""
        if self._draft is None or self._stop is None or not self._is_saved():
            return
        if self._stop.name == DONE:
            self.back_requested.emit()
        elif self._foot.next.isEnabled():
            self._show(following(self._draft, self._stop))

    def go_back(self) -> None:
        """Go to the screen before; from the first, leave."""
        if self._draft is None or self._stop is None or not self._is_saved():
            return
        if before := preceding(self._draft, self._stop):
            self._show(before)
        else:
            self.back_requested.emit()

    def skip(self) -> None:
        """Leave this one out."""
        if self._draft is None or self._stop is None or not self._is_saved():
            return
        empty = self._screen is not None and self._screen.is_empty
        self._show(skipping(self._draft, self._stop, empty=empty))

    def tick(self) -> None:
        """After ten minutes, say softly that the plan is next; no clock is shown."""
        if self._draft is None or self._began is None or self._stop is None:
            return
        minutes = (self._journal.local_now() - self._began).total_seconds() / 60
        early = self._stop.step not in {Step.IF_THEN, Step.SWEEP, Step.DONE}
        words = flow.nudge(minutes) if early else ""
        if self._frame.show_nudge(words):
            self._announce(words)

    def _is_saved(self) -> bool:
        """Save what was typed, and say so if it cannot be: then nobody goes on."""
        try:
            self.save()
        except JournalError as error:
            self._foot.show_state(UNSAVED, str(error))
            return False
        return True

    def _show(self, stop: Stop) -> None:
        draft = self._draft
        assert draft is not None
        try:
            if stop.name == DONE:
                draft.finish()
            draft.go_to(stop.step.value, stop.name)
        except JournalError as error:
            if self._screen is None:
                raise
            self._foot.show_state(UNSAVED, str(error))
            return
        self._stop = stop
        screen = self._screen = stop.make(draft)
        screen.next_requested.connect(self.go_on)
        screen.ready_changed.connect(self._show_foot)
        screen.reflection_requested.connect(self.reflection_requested)
        screen.keeper.state_changed.connect(self._foot.show_state)
        self._frame.show_screen(screen)
        self._show_place(screen)
        self._foot.show_state(SAVED)
        self._show_foot()
        self.tick()
        screen.begin()
        if screen.first is None:
            self._foot.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_place(self, screen: Screen) -> None:
        assert self._draft is not None and self._stop is not None
        shown = bars(self._draft)
        number = next(
            (n for n, (_, steps) in enumerate(shown) if self._stop.step in steps),
            len(shown) - 1,
        )
        self._frame.bars.show_step([name for name, _ in shown], number)
        place = self._frame.bars.place
        screen.place.setText(f"{self._draft.week} · {place[:1].lower()}{place[1:]}")
        self._announce(f"{place}: {shown[number][0]}. {screen.title.text()}")

    def _show_foot(self) -> None:
        if self._stop is None or self._screen is None:
            return
        at_end = self._stop.name == DONE
        self._foot.next.setText("Done" if at_end else "Next")
        self._foot.skip.setVisible(not at_end)
        self._foot.next.setEnabled(self._screen.is_ready)
        self._foot.state.setVisible(not at_end)

    def _asks_of_another(self, stop: Stop, screen: Screen) -> bool:
        """Whether another question was chosen, or none, since a screen was made."""
        assert self._draft is not None
        about_it = stop.name == MOMENT or stop.step is Step.SENSE
        return about_it and screen.question is not self._draft.question

    def _instead(self, stop: Stop) -> Stop:
        assert self._draft is not None
        chosen = self._draft.question is not None
        return named(self._draft, stop.name if chosen else CHOOSE)

    def _is_there(self) -> bool:
        return self._draft is not None and self._draft.is_there

    def _give_up(self) -> None:
        """Leave, what was being written having been taken back or trashed."""
        self._frame.show_screen(None)
        self._draft = self._stop = self._screen = None
        if self.isVisible():
            self.back_requested.emit()

    def _announce(self, words: str) -> None:
        """Let a screen reader say where a person has come to."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_plan_requested(self) -> None:
        if self._draft is not None and self._is_saved():
            self._show(named(self._draft, IF_THEN))

    def _connect(self) -> None:
        self._foot.back_requested.connect(self.go_back)
        self._foot.skip_requested.connect(self.skip)
        self._foot.next_requested.connect(self.go_on)
        self._frame.plan_requested.connect(self._on_plan_requested)
        self._timer.timeout.connect(self.tick)
        for keys, slot in (
            ("Alt+Left", self.go_back),
            ("Ctrl+[", self.go_back),  # where Alt+Left moves by words
            ("Ctrl+Return", self.go_on),
            ("Ctrl+Enter", self.go_on),
            ("Escape", self.back_requested.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._screen is not None:
            self._screen.begin()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def has_unfinished(journal: Journal) -> bool:
    """Whether a weekly reflection was begun and not brought to its end."""
    return Draft.unfinished(journal) is not None
