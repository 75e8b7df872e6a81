"""If… then: the plans of a reflection, what became of each, and one more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.choices import Outcome
from leadjournal.models import Plan
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.editor.day_button import DayButton
from leadjournal.ui.word_button import WordButton

OUTCOMES = (
    (Outcome.DID, "Did it"),
    (Outcome.PARTLY, "Partly"),
    (Outcome.DID_NOT, "Did not"),
    (Outcome.NO_CHANCE, "No chance"),
)
OPEN = "Still open"


class PlanRow(QWidget):
    """One plan, and a menu to say what became of it."""

    outcome_chosen = Signal(object, object)  # the plan, and an outcome or None

    def __init__(self, plan: Plan, today: date) -> None:
        super().__init__()
        self._plan = plan
        state = next((words for key, words in OUTCOMES if key == plan.outcome), OPEN)
        self.state = WordButton(state, colour="accent", px=13, padding=0)
        self.state.setAccessibleName(f"{state}: {plan.sentence}")
        self.state.setToolTip("What became of it")
        self.state.set_menu(self._menu())
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 6)
        column.setSpacing(0)
        column.addWidget(label(plan.sentence))
        if details := _details(plan, today):
            column.addWidget(label(details, "small"))
        if plan.note:
            column.addWidget(label(plan.note, "small"))
        column.addWidget(self.state)

    @staticmethod
    def says(plan: Plan) -> tuple[object, ...]:
        """Return all that a row shows of a plan."""
        return plan.id, plan.sentence, plan.with_whom, plan.due, plan.outcome, plan.note

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for outcome, words in OUTCOMES:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(outcome == self._plan.outcome)
            action.triggered.connect(partial(self._on_triggered, outcome.value))
        if self._plan.outcome is not None:
            menu.addSeparator()
            reopen = menu.addAction("Open Again")
            reopen.triggered.connect(partial(self._on_triggered, None))
        return menu

    def _on_triggered(self, outcome: str | None, _: bool = False) -> None:
        self.outcome_chosen.emit(self._plan, outcome)


class PlanForm(QWidget):
    """Asks for one more plan: when what happens, I will do what, for whom, by when."""

    #: cue, act, with whom, and a day or None
    plan_written = Signal(str, str, str, object)
    typed = Signal()
    left = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._begin = theme.look(QPushButton("Add an if–then"), "link")
        self._fields = QWidget()
        self.cue = _field("If…", "what happens")
        self.act = _field("then I will…", "what I do")
        self.whom = _field("with or for (if anybody)", "with or for whom")
        self._named = {"cue": self.cue, "act": self.act, "whom": self.whom}
        self.due = DayButton(today, "By no special day", padding=4)
        self._add = QPushButton("Add Plan")
        #: What the keyboard goes through, in order.
        self.parts: tuple[QWidget, ...] = (
            *(self._begin, self.cue, self.act, self.whom),
            *(self.due, self._add),
        )
        self._lay_out()
        self._connect()

    def clear(self) -> None:
        self.show_words({})

    def words(self) -> dict[str, str]:
        """Return what is filled in, by name."""
        words = {name: field.text() for name, field in self._named.items()}
        return words | {"due": self.due.day.isoformat() if self.due.day else ""}

    def show_words(self, words: Mapping[str, str]) -> None:
        """Show what was begun; where nothing was, only the offer to begin."""
        for name, field in self._named.items():
            field.setText(words.get(name, ""))
        due = words.get("due")
        self.due.show_day(date.fromisoformat(due) if due else None)
        begun = any(self.words().values())
        self._fields.setVisible(begun)
        self._begin.setVisible(not begun)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._fields)
        inner.setContentsMargins(4, 0, 4, 4)
        inner.setSpacing(6)
        for field in (self.cue, self.act, self.whom):
            inner.addWidget(field)
        inner.addWidget(self.due)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self._add)
        inner.addLayout(end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._begin)
        column.addWidget(self._fields)
        self.clear()

    def _connect(self) -> None:
        self._begin.clicked.connect(self._on_begun)
        self._add.clicked.connect(self._on_added)
        self.due.day_chosen.connect(self._on_day_chosen)
        self.act.textChanged.connect(self._on_text_changed)
        for field in (self.cue, self.act, self.whom):
            field.returnPressed.connect(self._on_added)
            field.textEdited.connect(self._on_text_edited)
            field.editingFinished.connect(self.left)
        self._on_text_changed()

    def _on_begun(self) -> None:
        self._begin.hide()
        self._fields.show()
        self.cue.setFocus()

    def _on_day_chosen(self, day: date) -> None:
        self.due.show_day(day)
        self.typed.emit()

    def _on_text_edited(self, _: str) -> None:
        self.typed.emit()

    def _on_text_changed(self) -> None:
        self._add.setEnabled(bool(self.act.text().strip()))

    def _on_added(self) -> None:
        words = [field.text().strip() for field in (self.cue, self.act, self.whom)]
        if words[1]:
            self.plan_written.emit(*words, self.due.day)


def _field(hint: str, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(f"{hint} {name}")
    return field


def _details(plan: Plan, today: date) -> str:
    parts = [f"with or for {plan.with_whom}"] if plan.with_whom else []
    if plan.due is not None and plan.outcome is None:
        parts.append(days.due(plan.due, today))
    elif plan.closed is not None:
        parts.append(f"closed {days.short(plan.closed.date(), today)}")
    return " · ".join(parts)
