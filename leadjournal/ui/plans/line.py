"""A plan in a list of plans: the if-then, what became of it, and what was learned."""

from __future__ import annotations

from datetime import UTC, date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.journal import Journal
from leadjournal.models import Plan
from leadjournal.ui import theme, veil
from leadjournal.ui.beside.plan_rows import OUTCOMES
from leadjournal.ui.cards import Line, label, rule
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor.measure import measure
from leadjournal.ui.editor.text_area import TextArea
from leadjournal.ui.word_button import SourceButton
from leadjournal.wording import at_the_start

NAMES = {outcome.value: name for outcome, name in OUTCOMES}
ASK = "What happened next?"
HINT = "What happened next, and what did you learn?"
NOTE_HEIGHT = 96


class PlanLine(QWidget):
    """One plan; it is rebuilt only when what it shows has changed."""

    outcome_chosen = Signal(object, object)  # the plan, and an outcome or None
    reflection_requested = Signal(object)
    #: Somebody begins to write a note: no other line is to be written in.
    note_begun = Signal(object)

    def __init__(self, journal: Journal, plan: Plan) -> None:
        super().__init__()
        self._journal = journal
        self._plan = plan
        self._shown: object = None
        self._note: TextArea | None = None
        self._first: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rule = rule()
        self._column.addWidget(self._rule)
        self._parts: QWidget | None = None
        self.refresh()

    @property
    def plan(self) -> Plan:
        return self._plan

    def refresh(self) -> None:
        """Show the plan as it is; a note that is being written stays."""
        shown = self._state()
        if shown == self._shown:
            return
        if self._note is not None and self._plan.outcome is None:
            self.save()  # it was reopened; what was typed is not lost
            return
        self._shown = shown
        self._rebuild()

    def show_rule(self, visible: bool) -> None:
        """Show a line above, as every plan but the first one has."""
        self._rule.setVisible(visible)

    def begin_note(self) -> None:
        """Let the person write what happened next."""
        self.note_begun.emit(self)
        self._note = TextArea(HINT)
        self._note.setAccessibleName(f"{HINT} {veil.plan(self._plan)}")
        self._note.setFixedHeight(theme.size(NOTE_HEIGHT))
        self._note.setMaximumWidth(measure())
        self._note.show_words(self._plan.note)
        self.refresh()
        self.begin()

    def save(self) -> None:
        """Keep the note that is being written, and close its field."""
        if self._note is None:
            return
        words = self._note.words().strip()
        if words != self._plan.note.strip():
            # Not by a signal, which would not tell that it could not be kept.
            with self._journal.change("Note What Happened"):
                self._plan.note = words
        self._note = None
        self.refresh()

    def leave(self) -> None:
        """Go, without keeping anything: the plan is elsewhere, or no more."""
        self._note = None
        self.hide()
        self.deleteLater()

    def begin(self) -> None:
        """Go to the first thing that can be done with this plan."""
        first = self._first if self._note is None else self._note
        if first is not None:
            first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._note is not None:
            self._on_kept()
        else:
            super().keyPressEvent(event)

    def _rebuild(self) -> None:
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        if self._parts is not None:
            self._column.removeWidget(self._parts)
            self._parts.hide()
            self._parts.deleteLater()
        self._parts = QWidget()
        parts = QVBoxLayout(self._parts)
        parts.setContentsMargins(0, 12, 0, 12)
        parts.setSpacing(8)
        line = Line(560, gap=20)
        line.row.addLayout(self._words(), 1)
        closed = self._plan.outcome is not None
        line.row.addWidget(self._closed_buttons() if closed else self._outcomes())
        parts.addWidget(line)
        if self._note is not None:
            parts.addWidget(self._note)
            parts.addLayout(self._endings())
        elif note := veil.over(self._plan.note, ""):
            parts.addLayout(_as_prose(note))
        self._column.addWidget(self._parts)
        self._parts.show()  # now, for what is not shown cannot be gone to
        if focused:
            self.begin()

    def _state(self) -> tuple[object, ...]:
        plan, writing = self._plan, self._note is not None
        note = veil.over(plan.note, "")
        return veil.plan(plan), plan.outcome, note, self._source(), writing

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(veil.plan(self._plan)))
        source = SourceButton(self._source())
        source.setAccessibleName(f"{self._source()}. Open the reflection")
        source.clicked.connect(self._on_opened)
        words.addWidget(source, 0, Qt.AlignmentFlag.AlignLeft)
        return words

    def _outcomes(self) -> QWidget:
        outcomes = QWidget()
        row = WrappingRow(outcomes)
        for outcome, name in NAMES.items():
            button = QPushButton(name)
            button.setAccessibleName(f"{name}: {veil.plan(self._plan)}")
            button.clicked.connect(partial(self._on_outcome, outcome))
            row.addWidget(button)
            self._first = button if outcome == next(iter(NAMES)) else self._first
        return outcomes

    def _closed_buttons(self) -> QWidget:
        note = QPushButton("Change the note" if self._plan.note else ASK)
        note.setAccessibleName(f"{note.text()} {veil.plan(self._plan)}")
        if self._note is not None:
            note.hide()
        note.clicked.connect(self.begin_note)
        reopen = QPushButton("Reopen")
        reopen.setAccessibleName(f"Reopen: {veil.plan(self._plan)}")
        reopen.clicked.connect(partial(self._on_outcome, None))
        buttons = QWidget()
        row = WrappingRow(buttons)
        row.addWidget(note)
        row.addWidget(reopen)
        self._first = note
        return buttons

    def _endings(self) -> QHBoxLayout:
        keep = QPushButton("Keep")
        keep.setAccessibleName(f"Keep the note: {veil.plan(self._plan)}")
        keep.clicked.connect(self._on_kept)
        leave = theme.look(QPushButton("Leave it at that"), "link")
        leave.clicked.connect(self._on_left)
        endings = QHBoxLayout()
        endings.setSpacing(16)
        endings.addWidget(keep)
        endings.addWidget(leave)
        endings.addStretch(1)
        return endings

    def _source(self) -> str:
        """Say how it stands with the plan, then where it is from, which may be cut."""
        plan, today = self._plan, self._journal.today()
        parts = []
        if plan.outcome is not None:
            name = NAMES.get(plan.outcome, plan.outcome)
            parts.append(f"{name}, {days.short(self._closed_on(), today)}")
        elif plan.due is not None:
            parts.append(at_the_start(days.due(plan.due, today)))
        if whom := veil.over(plan.with_whom, ""):
            parts.append(f"with or for {whom}")
        title = veil.title(plan.reflection.title, plan.reflection.day)
        parts.append(f"from “{title}”" if title else "from an untitled reflection")
        return " · ".join(parts)

    def _closed_on(self) -> date:
        closed = self._plan.closed or self._plan.created
        here = self._journal.local_now().tzinfo
        return closed.replace(tzinfo=UTC).astimezone(here).date()

    def _on_outcome(self, outcome: str | None, _: bool = False) -> None:
        self.outcome_chosen.emit(self._plan, outcome)

    def _on_kept(self) -> None:
        self.save()
        self.begin()

    def _on_left(self) -> None:
        self._note = None
        self.refresh()
        self.begin()

    def _on_opened(self) -> None:
        self.reflection_requested.emit(self._plan.reflection)


def _as_prose(words: str) -> QHBoxLayout:
    """Return words in lines that are not too long; only a row knows how high then."""
    prose = label(words, "prose")
    prose.setMaximumWidth(measure())
    row = QHBoxLayout()
    row.addWidget(prose, 1)
    row.addStretch(0)
    return row
