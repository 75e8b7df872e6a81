"""You said you would: the open plans, each to be closed with one click."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.choices import Outcome
from leadjournal.journal import Journal
from leadjournal.models import Plan, Reflection
from leadjournal.ui import theme, veil
from leadjournal.ui.cards import Card, Line, label, rule
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.focus import kept_within
from leadjournal.ui.word_button import SourceButton

SHOWN = 4

OUTCOMES = (
    (Outcome.DID, "Did it"),
    (Outcome.PARTLY, "Partly"),
    (Outcome.DID_NOT, "Did not"),
    (Outcome.NO_CHANCE, "No chance"),
)


class NoteField(QLineEdit):
    """Leaves Undo to the journal as long as nothing was typed."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)


class PlansCard(Card):
    """Shows what is still to be done, and asks what happened next."""

    #: Its parts are others than before.
    rebuilt = Signal()
    reflection_requested = Signal(object)
    plans_requested = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__("You said you would", "to close")
        self._journal = journal
        self._asking: Plan | None = None
        self._field: QLineEdit | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the plans as they are. A card with nothing to say is not there."""
        with kept_within(self):
            self._rebuild()
        self.rebuilt.emit()

    def save(self) -> None:
        """Keep what is typed of what happened next. Raises StorageError."""
        plan, field = self._asking, self._field
        if plan is None or field is None or field.text().strip() == plan.note:
            return
        with self._journal.change():  # typed text, until it is kept
            plan.note = field.text().strip()

    def _rebuild(self) -> None:
        plans = self._journal.plans.open
        if self._asking is not None and self._asking.outcome is None:
            self._asking = None
        shown = plans[:SHOWN] if self._asking is None else plans[: SHOWN - 1]
        while (row := self._rows.takeAt(0)) is not None:
            if widget := row.widget():
                widget.hide()
                widget.deleteLater()
        if self._asking is not None:
            self._add(self._question(self._asking))
        for plan in shown:
            self._add(self._row(plan))
        if len(plans) > len(shown):
            more = theme.look(QPushButton(f"All {len(plans)} open plans →"), "link")
            more.clicked.connect(self.plans_requested)
            self._add(more)
        self.show_note(f"{len(plans)} to close" if plans else "")
        self.setVisible(bool(plans) or self._asking is not None)

    def _add(self, row: QWidget) -> None:
        self._rows.addWidget(rule())
        self._rows.addWidget(row)

    def _row(self, plan: Plan) -> QWidget:
        sentence = label(veil.plan(plan))
        source = SourceButton(self._source(plan))
        name = veil.title(plan.reflection.title, plan.reflection.day)
        source.setAccessibleName(f"Open {name or 'the reflection'}")
        source.clicked.connect(partial(self._on_opened, plan.reflection))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(sentence)
        words.addWidget(source, 0, Qt.AlignmentFlag.AlignLeft)
        outcomes = QWidget()
        buttons = WrappingRow(outcomes, gap=8)
        for outcome, name in OUTCOMES:
            button = QPushButton(name)
            button.setAccessibleName(f"{name}: {veil.plan(plan)}")
            button.setObjectName(f"{outcome.value} {plan.id}")
            button.clicked.connect(partial(self._on_closed, plan, outcome.value))
            buttons.addWidget(button)
        line = Line(560, gap=20)
        line.row.setContentsMargins(0, 8, 0, 8)
        line.row.addLayout(words, 1)
        line.row.addWidget(outcomes)
        return line

    def _source(self, plan: Plan) -> str:
        parts = []
        if title := veil.title(plan.reflection.title, plan.reflection.day):
            parts.append(f"from “{title}”")
        if plan.due is not None:
            parts.append(days.due(plan.due, self._journal.today()))
        return " · ".join(parts) or "from an untitled reflection"

    def _question(self, plan: Plan) -> QWidget:
        """Ask what happened next, once a plan is closed: an answer is no duty."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 14, 0, 14)
        outcome = next(name for key, name in OUTCOMES if key == plan.outcome)
        column.addWidget(label(f"{outcome}: {veil.plan(plan)}", "muted"))
        field = NoteField(plan.note)
        # Where the outcome is taken back, the button that gave it is next.
        field.setObjectName(f"{plan.outcome} {plan.id}")
        field.setPlaceholderText("What happened next?")
        field.setAccessibleName("What happened next?")
        keep = QPushButton("Keep")
        leave = theme.look(QPushButton("Leave it at that"), "link")
        line = Line(420, gap=12)
        for part in (field, keep, leave):
            line.row.addWidget(part)
        column.addWidget(line)
        field.returnPressed.connect(partial(self._on_noted, plan, field))
        keep.clicked.connect(partial(self._on_noted, plan, field))
        leave.clicked.connect(self._on_left)
        self._field = field
        return row

    def _on_closed(self, plan: Plan, outcome: str, _: bool = False) -> None:
        self._asking = plan
        with self._journal.change("Close Plan"):
            self._journal.plans.close(plan, outcome)
        if self._field is not None:
            self._field.setFocus()

    def _on_noted(self, plan: Plan, field: QLineEdit, _: bool = False) -> None:
        self._asking = None
        if field.text().strip():
            with self._journal.change("Note What Happened"):
                plan.note = field.text().strip()
        else:
            self.refresh()

    def _on_left(self) -> None:
        self._asking = None
        self.refresh()

    def _on_opened(self, reflection: Reflection, _: bool = False) -> None:
        self.reflection_requested.emit(reflection)
