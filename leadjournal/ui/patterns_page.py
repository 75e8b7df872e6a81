"""The patterns of a period: pictures left, words right, all of it to be opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal import days
from leadjournal.claims import FEWEST
from leadjournal.errors import JournalError
from leadjournal.frameworks import Practice
from leadjournal.journal import Changes, Journal
from leadjournal.patterns import Summary, summarise
from leadjournal.questions import Question
from leadjournal.reflections import Fact
from leadjournal.ui import tasks, theme
from leadjournal.ui.cards import Card, label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.pattern_cards import ChancesCard, MeetingsCard, MonthsCard
from leadjournal.ui.words_card import WordsCard
from leadjournal.wording import counted

#: Below the first width the words go under the pictures, below the second all cards
#: stand in one column; both grow with the text.
WIDE, MIDDLING = 1020, 660
#: The names of the periods, and how many months each takes in; None is all of them.
PERIODS = {"4 weeks": 0, "Quarter": 3, "Year": 12, "All": None}


TOO_EARLY = "Too early to say"
FAILED = "The patterns could not be worked out"


@dataclass(frozen=True)
class _Worked:
    """What a worker brings back: plain values, no word of any reflection."""

    summary: Summary
    facts: Sequence[Fact]
    practices: Mapping[str, Practice]
    question: Question | None
    total: int


class PatternsPage(QWidget):
    """Worked out anew, away from the window, whenever it is shown or things change."""

    reflections_requested = Signal(list, str)
    question_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._worked: _Worked | None = None
        self._wanted = 0
        self._room: tuple[bool, bool] | None = None
        self.setAccessibleName("Patterns")
        self._note = label("", "muted")
        self._periods = QButtonGroup(self)
        self._message = Card(TOO_EARLY)
        self._message_words = label("")
        self._months = MonthsCard()
        self._meetings = MeetingsCard()
        self._chances = ChancesCard()
        self._words = WordsCard()
        self._lay_out()
        self._connect()
        self._show_message("")

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & {"reflections", "taggings", "plans"} and self.isVisible():
            self._work_out()

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(label("Patterns", "title"))
        titles.addWidget(self._note)
        self._head.addLayout(titles, 1)
        self._head.addLayout(self._period_buttons())
        self._message.body.addWidget(self._message_words)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        sheet = theme.look(QWidget(), "page")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(20)
        column.addLayout(self._head)
        column.addWidget(self._message)
        column.addLayout(self._grid)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName("Patterns")
        scroll.setWidget(sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        self._arrange()

    def _period_buttons(self) -> WrappingRow:
        row = WrappingRow()
        for place, name in enumerate(PERIODS):
            button = QPushButton(name)
            button.setCheckable(True)
            # A screen reader is to say that it is one of several to choose from.
            button.setAutoExclusive(True)
            button.setAccessibleName(f"Period: {name}")
            self._periods.addButton(button, place)
            _let_tab_reach(button, name == "Year")
            button.setChecked(name == "Year")
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._periods.buttonToggled.connect(_let_tab_reach)
        self._periods.buttonClicked.connect(self._work_out)
        for card in (self._months, self._meetings, self._chances):
            card.item_opened.connect(self._on_item_opened)
        self._words.reflections_requested.connect(self.reflections_requested)
        self._words.question_requested.connect(self.question_requested)

    def _arrange(self) -> None:
        """Put the cards where there is room for them."""
        wide = self.width() >= theme.size(WIDE)
        middling = self.width() >= theme.size(MIDDLING)
        if self._room == (wide, middling):
            return
        self._room = (wide, middling)
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if middling else down)
        if wide:
            places = ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (0, 2, 2, 1))
        elif middling:
            places = ((0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2))
        else:
            places = ((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (3, 0, 1, 1))
        for card, place in zip(self._cards, places, strict=True):
            self._grid.addWidget(card, *place)
        for x, share in enumerate((38, 32 if middling else 0, 39 if wide else 0)):
            self._grid.setColumnStretch(x, share)
        self._grid.setRowStretch(1, 1)

    @property
    def _cards(self) -> tuple[Card, Card, Card, Card]:
        return self._months, self._meetings, self._chances, self._words

    def _work_out(self, *_: object) -> None:
        """Have the patterns worked out; of several answers the last one counts."""
        self._wanted += 1
        tasks.run(
            _work(self._journal, self._first_day()),
            done=partial(self._on_worked_out, self._wanted),
            failed=self._on_failed,
        )

    def _first_day(self) -> date | None:
        today = self._journal.today()
        months = list(PERIODS.values())[self._periods.checkedId()]
        if months is None:
            return None
        if not months:
            return today - timedelta(days=27)
        number = 12 * today.year + today.month - months
        return date(number // 12, number % 12 + 1, 1)

    def _on_worked_out(self, wanted: int, worked: _Worked) -> None:
        if wanted != self._wanted or worked == self._worked:
            return
        self._worked = worked
        summary = worked.summary
        if summary.reflections < FEWEST:
            self._note.setText("worked out on this computer")
            self._show_message(_too_few(summary.reflections, worked.total))
            return
        self._show_message("")
        self._note.setText(_in_short(summary))
        for card in (self._months, self._meetings, self._chances):
            card.show_summary(summary, worked.practices)
        self._words.show_summary(summary, worked.practices, worked.question)
        for each in self._cards:
            each.show()

    def _on_failed(self, error: JournalError) -> None:
        self._worked = None
        self._note.clear()
        self._show_message(str(error), FAILED)

    def _show_message(self, message: str, title: str = TOO_EARLY) -> None:
        self._message.title.setText(title)
        self._message.setAccessibleName(title)
        self._message_words.setText(message)
        self._message.setVisible(bool(message))
        for card in self._cards:
            card.hide()

    def _on_item_opened(self, key: tuple[object, ...], title: str) -> None:
        if self._worked is not None:
            behind = _behind(key)
            ids = [fact.id for fact in self._worked.facts if behind(fact)]
            self.reflections_requested.emit(ids, title)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._work_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._arrange()
        super().changeEvent(event)


def _let_tab_reach(button: QAbstractButton, checked: bool) -> None:
    """Of several to choose from, Tab stops at the chosen; arrow keys go on."""
    policy = Qt.FocusPolicy
    button.setFocusPolicy(policy.StrongFocus if checked else policy.ClickFocus)


def _work(journal: Journal, first: date | None) -> Callable[[], _Worked]:
    """Return what a worker is to do, with a reader of its own."""
    today = journal.today()

    def work() -> _Worked:
        with journal.reader() as reader:
            facts = reader.reflections.facts(first)
            practices = reader.practices_on
            summary = summarise(
                facts,
                practices,
                first,
                None,
                today,
                questions=reader.questions,
                muted=reader.askings.muted,
            )
            raised = summary.questions[:1]
            question = reader.questions.get(raised[0]) if raised else None
            total = len(reader.reflections)
            known = {practice.key: practice for practice in practices}
            return _Worked(summary, facts, known, question, total)

    return work


def _behind(key: tuple[object, ...]) -> Callable[[Fact], bool]:
    """Return whether a reflection is one of those behind an item of a picture."""
    match key:
        case ("month", practice, month):
            return lambda fact: (
                practice in dict(fact.tags) and fact.day.isoformat()[:7] == month
            )
        case ("chance", practice, chance, tuple(months)):
            return lambda fact: (
                (practice, chance) in fact.tags and fact.day.isoformat()[:7] in months
            )
    return lambda fact: set(key) <= set(dict(fact.tags))


def _in_short(summary: Summary) -> str:
    return (
        f"{counted(summary.weeks_written, 'week')} ·"
        f" {counted(summary.reflections, 'reflection')} ·"
        f" {days.full(summary.first)} to {days.full(summary.last)} ·"
        " worked out on this computer"
    )


def _too_few(in_period: int, total: int) -> str:
    begin = f"Patterns begin at {FEWEST} reflections."
    if total >= FEWEST:
        some = in_period or "none"
        return f"{begin} In this period you have written {some}. Choose a longer one."
    return f"{begin} You have written {total or 'none yet'}."
