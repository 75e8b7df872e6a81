"""All plans: what is still to be done, and what became of the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.journal import Changes, Journal
from leadjournal.models import Plan, Reflection
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.plans.line import NAMES
from leadjournal.ui.plans.list import PlanList
from leadjournal.wording import counted

OPEN, ALL = "open", "all"
FILTERS = {OPEN: "Open", **NAMES, ALL: "All"}
IN_THE_TRASH = "is:trashed has:plan"

NO_PLANS = (
    "You have made no plans yet. A plan is one sentence at the end of a reflection:"
    " if this happens, then I will do that."
)
NONE_OPEN = "No plan is open."
NONE_SUCH = "There is no such plan."


class PlansPage(QScrollArea):
    """Lists plans by what became of them; a plan that is closed stays in sight."""

    back_requested = Signal()
    reflection_requested = Signal(object)
    query_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._stale = True
        self._note = label("", "muted")
        self._filters = QButtonGroup(self)
        self._buttons = {key: QPushButton(name) for key, name in FILTERS.items()}
        self._list = PlanList(journal)
        self._trash = theme.look(QPushButton(), "note")
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def save(self) -> None:
        """Keep the note that is being written."""
        self._list.save()

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & {"reflections", "plans"}:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Plans")
        self._back = theme.look(QPushButton("← Today"), "link")
        self._back.setAccessibleName("Back to Today")
        self._trash.setToolTip("Show the reflections in the trash that have plans")
        filters = QWidget()
        row = WrappingRow(filters)
        for button in self._buttons.values():
            button.setCheckable(True)
            self._filters.addButton(button)
            row.addWidget(button)
        self._buttons[OPEN].setChecked(True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(42, 20, 42, 24)
        column.setSpacing(16)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        titles.addWidget(label("Plans", "title"))
        titles.addWidget(self._note)
        column.addLayout(titles)
        column.addWidget(filters)
        column.addWidget(self._list)
        column.addWidget(self._trash, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._filters.buttonClicked.connect(self._on_filtered)
        self._trash.clicked.connect(self._on_trash)
        self._list.reflection_requested.connect(self.reflection_requested)
        # What has just been made has no place of its own until it is laid out.
        self._list.focus_moved.connect(self._laid_out.start)
        self._laid_out.timeout.connect(self._on_laid_out)

    @property
    def _filter(self) -> str:
        chosen = self._filters.checkedButton()
        return next(key for key, button in self._buttons.items() if button is chosen)

    def _refresh(self, *, anew: bool = False) -> None:
        """Show the plans as they are; *anew*, only those of the filter."""
        self._stale = False
        plans = list(self._journal.plans)
        for key, button in self._buttons.items():
            number = len(_of(plans, key))
            button.setText(f"{FILTERS[key]}  {number:,}")
            button.setAccessibleName(f"{FILTERS[key]}: {counted(number, 'plan')}")
        wanted = _of(plans, self._filter)
        self._list.show_plans(plans, wanted, self._nothing(plans), anew=anew)
        self._show_note(plans)
        self._show_trash()

    def _show_note(self, plans: Sequence[Plan]) -> None:
        still_open = len(_of(plans, OPEN))
        closed = len(plans) - still_open
        words = f"{still_open:,} open · {closed:,} closed"
        self._note.setText(words if plans else "")

    def _show_trash(self) -> None:
        """Say what has gone to the trash with its reflection, and lead there."""
        trashed = self._journal.reflections.find(IN_THE_TRASH).reflections
        number = sum(open_plans_of(reflection) for reflection in trashed)
        are = "is in the trash with its reflection"
        if number > 1:
            are = "are in the trash with their reflections"
        self._trash.setText(f"{counted(number, 'open plan')} {are} →")
        self._trash.setVisible(number > 0)

    def _nothing(self, plans: Sequence[Plan]) -> str:
        """Return what to say where there is no plan to show."""
        if not plans:
            return NO_PLANS
        return NONE_OPEN if self._filter == OPEN else NONE_SUCH

    def _on_filtered(self) -> None:
        self.save()
        self.verticalScrollBar().setValue(0)
        self._refresh(anew=True)

    def _on_trash(self) -> None:
        self.query_requested.emit(IN_THE_TRASH)

    def _on_laid_out(self) -> None:
        focused = self.focusWidget()
        if focused is not None and focused is not self:
            self.ensureWidgetVisible(focused)

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh(anew=True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.save()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)


def open_plans_of(reflection: Reflection) -> int:
    """Return how many plans of a reflection are still to be closed."""
    return sum(plan.outcome is None for plan in reflection.plans)


def words_on_trashing(reflection: Reflection) -> str:
    """Return what to say when a reflection goes to the trash; "" if nothing."""
    number = open_plans_of(reflection)
    if not number:
        return ""
    if number == 1:
        return "An open plan went to the trash with it, and comes back with it."
    plans = counted(number, "open plan")
    return f"{plans} went to the trash with it, and come back with it."


def _of(plans: Sequence[Plan], key: str) -> list[Plan]:
    """Return the plans that a filter lets through."""
    if key == ALL:
        return list(plans)
    outcome = None if key == OPEN else key
    return [plan for plan in plans if plan.outcome == outcome]
