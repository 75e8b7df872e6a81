"""Today: this week's question, what is still to be done, and a look back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.journal import Changes, Journal
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, Line, label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.focus import tab_through
from leadjournal.ui.today.cards import DraftCard, RhythmCard, TogetherCard, YearAgoCard
from leadjournal.ui.today.monday_card import MondayCard, WelcomeLine
from leadjournal.ui.today.plans_card import PlansCard
from leadjournal.ui.weekly.echo_card import EchoCard
from leadjournal.ui.weekly.question_card import QuestionCard

WIDE = 760  # px of room, at the usual size of text, for two columns
SHARES = (748, 333)  # the widths of the two columns to each other

LAYOUT = QEvent.Type.LayoutRequest.value

CONCERNS = {
    "afterthoughts",
    "askings",
    "plans",
    "preferences",
    "reflections",
    "taggings",
}


class TodayPage(QScrollArea):
    """Every card leads somewhere; a card with nothing to say is not there."""

    find_requested = Signal()
    new_reflection_requested = Signal()
    patterns_requested = Signal()
    plans_requested = Signal()
    put_off_requested = Signal(str)
    reflection_requested = Signal(object)
    reflections_requested = Signal(list, str)
    weekly_requested = Signal(str, bool)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._stale = True
        self._day = label("", "lead")
        self._greeting = label("", "title")
        self._find = QPushButton("Find   Ctrl K")
        self._new = theme.look(QPushButton("New reflection   Ctrl N"), "primary")
        self._welcome = WelcomeLine(journal)
        self._monday = MondayCard(journal)
        self._question = QuestionCard(journal)
        self._echo = EchoCard(journal)
        self._plans = PlansCard(journal)
        self._rhythm = RhythmCard(journal)
        self._year_ago = YearAgoCard(journal)
        self._together = TogetherCard(journal)
        self._draft = DraftCard(journal)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_due(self, is_due: bool) -> None:
        """Say whether it is time for this week's question."""
        self._question.show_due(is_due)

    def save(self) -> None:
        self._question.save()
        self._echo.save()
        self._plans.save()

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & CONCERNS:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        now = self._journal.local_now()
        self._day.setText(days.long(now.date()))
        self._greeting.setText(_greeting(now.hour))
        self._welcome.refresh()
        self._monday.refresh()
        if self._monday.is_wanted:
            for card in self._cards:
                card.hide()
            self._order_focus()
            return
        self._question.refresh()
        self._question.show()
        for card in (self._plans, self._rhythm, self._year_ago, self._together):
            card.refresh()
        self._echo.refresh()
        self._draft.refresh(self._question.reflection)
        self._order_focus()

    def _order_focus(self) -> None:
        """Let Tab go through the left column, and then through the right one."""
        page = self.widget()
        if page is not None and (layout := page.layout()):
            tab_through(layout)

    @property
    def _cards(self) -> list[Card]:
        """All cards but that of Monday, which stands alone."""
        left = [self._question, self._plans, self._echo, self._rhythm]
        return [*left, self._year_ago, self._together, self._draft]

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Today")
        # Find and New reflection can always have it, and pass on the keys that scroll.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(42, 24, 42, 24)
        column.setSpacing(16)
        column.addWidget(self._head())
        column.addWidget(self._welcome)
        for side, cards in enumerate(
            (
                (
                    self._monday,
                    self._question,
                    self._plans,
                    self._echo,
                    self._rhythm,
                ),
                (self._year_ago, self._together, self._draft),
            )
        ):
            stack = QVBoxLayout()
            stack.setSpacing(16)
            for card in cards:
                stack.addWidget(card)
            stack.addStretch(1)
            self._columns.addLayout(stack, SHARES[side])
        self._columns.setSpacing(16)
        column.addLayout(self._columns)
        column.addStretch(1)
        self.setWidget(page)

    def _head(self) -> Line:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._day)
        words.addWidget(self._greeting)
        head = Line(560, gap=10)
        head.row.addLayout(words, 1)
        buttons = QWidget()
        row = WrappingRow(buttons, gap=10)
        self._find.setAccessibleName("Find")
        self._new.setAccessibleName("New reflection")
        for button in (self._find, self._new):
            row.addWidget(button)
        head.row.addWidget(buttons)
        return head

    def _connect(self) -> None:
        self._find.clicked.connect(self.find_requested)
        self._new.clicked.connect(self.new_reflection_requested)
        self._monday.plans_requested.connect(self.plans_requested)
        self._question.rebuilt.connect(self._order_focus)
        self._plans.rebuilt.connect(self._order_focus)
        self._monday.question_requested.connect(self._refresh)
        self._question.put_off_requested.connect(self.put_off_requested)
        self._question.weekly_requested.connect(self.weekly_requested)
        for card in (self._monday, self._question, self._echo):
            card.reflection_requested.connect(self.reflection_requested)
        self._plans.reflection_requested.connect(self.reflection_requested)
        self._plans.plans_requested.connect(self.plans_requested)
        self._rhythm.reflections_requested.connect(self.reflections_requested)
        self._year_ago.reflection_requested.connect(self.reflection_requested)
        self._year_ago.reflections_requested.connect(self.reflections_requested)
        self._together.patterns_requested.connect(self.patterns_requested)
        self._together.reflections_requested.connect(self.reflections_requested)
        self._draft.reflection_requested.connect(self.reflection_requested)

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._refresh()
        super().showEvent(event)
        # Before the first picture, or it would be one of cards without their room.
        QCoreApplication.sendPostedEvents(None, LAYOUT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.viewport().width() >= theme.size(WIDE)
        direction = QBoxLayout.Direction
        self._columns.setDirection(
            direction.LeftToRight if wide else direction.TopToBottom
        )
        super().resizeEvent(event)


def _greeting(hour: int) -> str:
    if hour < 4:
        return "Hello"  # some are still up, some are up already
    if hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= hour < 18 else "Good evening"
