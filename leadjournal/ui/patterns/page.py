"""The patterns of a period: pictures left, words right, all of it to be opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from leadjournal import periods
from leadjournal.errors import BadValueError, JournalError
from leadjournal.journal import Changes, Journal
from leadjournal.patterns.own_words import PREFERENCE
from leadjournal.ui import tasks, veil
from leadjournal.ui.cards import Card, label
from leadjournal.ui.patterns import kept_cards, rhythm_card
from leadjournal.ui.patterns import wording as patterns_words
from leadjournal.ui.patterns.card_area import CardArea
from leadjournal.ui.patterns.cards import ChancesCard, MeetingsCard, MonthsCard
from leadjournal.ui.patterns.head import PatternsHead
from leadjournal.ui.patterns.lines_card import LinesCard
from leadjournal.ui.patterns.own_words_card import OwnWordsCard
from leadjournal.ui.patterns.period_row import OWN
from leadjournal.ui.patterns.picture_card import PictureCard
from leadjournal.ui.patterns.sheet import Sheet
from leadjournal.ui.patterns.telling_card import TellingCard, polish
from leadjournal.ui.patterns.wording import TOO_EARLY
from leadjournal.ui.patterns.words_card import WordsCard
from leadjournal.ui.patterns.work import Worked, behind, work

CONCERNS = frozenset(
    {"reflections", "taggings", "plans", "threads", "askings", "preferences"}
)


class PatternsPage(QWidget):
    """Worked out anew, away from the window, whenever it is shown or things change.

    What was there stays until the answer is; then one card is filled after the other,
    each in a moment of its own, so that the window never stands still.
    """

    reflections_requested = Signal(list, str)
    question_requested = Signal(str)
    report_requested = Signal(object, object)  # the first and the last day

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._worked: Worked | None = None
        self._wanted, self._busy = 0, False
        self._waiting: Iterator[object] | None = None
        self._told: set[QWidget] = set()
        self._turn = QTimer(self, singleShot=True, interval=0)
        self.setAccessibleName("Patterns")
        self._head = PatternsHead(journal.today())
        self._message = Card(TOO_EARLY)
        self._message_words = label("")
        self._months = MonthsCard()
        self._meetings = MeetingsCard()
        self._chances = ChancesCard()
        self._words = WordsCard()
        self._own_words = OwnWordsCard()
        self._make_cards()
        self._lay_out()
        self._connect()
        self._show_message("")

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being worked out, or waits to be shown."""
        return not self._busy and self._waiting is None

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day that are shown; None while nothing is."""
        if self._worked is None:
            return None
        summary = self._worked.overview.summary
        return summary.first, summary.last

    @property
    def periods(self) -> Mapping[str, QAbstractButton]:
        """The buttons that choose a period, by its name."""
        return {each.text(): each for each in self._head.periods.group.buttons()}

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & CONCERNS and self.isVisible():
            self._work_out()

    def _make_cards(self) -> None:
        halves: list[TellingCard] = [
            self._meetings,
            self._chances,
            rhythm_card.WeekdaysCard(),
            rhythm_card.HoursCard(),
            kept_cards.OutcomesCard(),
            kept_cards.AllFiveCard(),
            kept_cards.LessonsCard(),
            kept_cards.StrengthsCard(),
            kept_cards.CreditCard(),
            kept_cards.AskedCard(),
        ]
        weeks, threads = rhythm_card.RhythmCard(), kept_cards.ThreadsCard()
        self._pictures: list[TellingCard] = [
            self._months,
            *halves[:2],
            weeks,
            *halves[2:4],
            threads,
            *halves[4:],
            kept_cards.PlanNotesCard(),
            self._own_words,
        ]
        self._cards = (*self._pictures, self._words)
        self._area = CardArea(self._pictures, halves, [self._words])

    def _lay_out(self) -> None:
        self._message.body.addWidget(self._message_words)
        sheet = Sheet("Patterns")
        for part in (self._head, self._message, self._area):
            sheet.column.addWidget(part)
        sheet.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)

    def _connect(self) -> None:
        self._turn.timeout.connect(self._show_next)
        self._head.period_changed.connect(self._work_out)
        self._head.compare.toggled.connect(self._show_worked)
        veil.voice.changed.connect(self._show_worked)
        self._head.report.clicked.connect(self._on_report_clicked)
        for card in self._pictures:
            if isinstance(card, PictureCard):
                card.item_opened.connect(self._on_item_opened)
            elif isinstance(card, LinesCard):
                card.reflections_requested.connect(self.reflections_requested)
        for words in (self._words, self._own_words):
            words.reflections_requested.connect(self.reflections_requested)
        self._words.question_requested.connect(self.question_requested)
        self._own_words.wanted.connect(self._on_own_words_wanted)

    def _work_out(self, *_: object) -> None:
        """Have the patterns worked out; of several answers the last one counts."""
        self._wanted += 1
        if self._busy:
            return  # it is begun anew as soon as the answer is there
        self._busy = True
        if self._worked is None:
            self._head.say(patterns_words.LOOKING)
        first, last = self._days()
        tasks.run(
            work(self._journal, first, last, self._worked),
            done=partial(self._on_worked_out, self._wanted),
            failed=partial(self._on_failed, self._wanted),
        )

    def _days(self) -> tuple[date | None, date | None]:
        chosen = self._head.periods.chosen
        if chosen == OWN:
            return self._head.dates.days
        if chosen == periods.ALL:
            return None, None
        return periods.span(chosen, self._journal.today()).first, None

    def _on_worked_out(self, wanted: int, worked: Worked | None) -> None:
        if self._is_late(wanted) or worked is None:
            return
        self._worked = worked
        self._show_worked()

    def _on_failed(self, wanted: int, error: JournalError) -> None:
        if self._is_late(wanted):
            return
        self._worked = None
        self._head.say("")
        no_days = isinstance(error, BadValueError)
        title = patterns_words.NO_DAYS if no_days else patterns_words.FAILED
        self._show_message(str(error), title)

    def _is_late(self, wanted: int) -> bool:
        """Whether something else is wanted by now, which is worked out then."""
        self._busy = False
        if wanted == self._wanted:
            return False
        self._work_out()
        return True

    def _show_worked(self, *_: object) -> None:
        worked = self._worked
        if worked is None:
            return
        summary = worked.overview.summary
        self._head.show_worked(worked)
        if not worked.is_enough:
            few = patterns_words.too_few(summary.reflections, worked.total)
            self._show_message(few)
            return
        self._message.hide()
        # What was there stays to be seen until all of the new is in its place.
        self._area.hold()
        self._waiting = self._fill(worked, self._head.compares)
        self._turn.start()

    def _show_next(self) -> None:
        if self._waiting is not None and next(self._waiting, None) is None:
            self._waiting = None
        if self._waiting is not None:
            self._turn.start()

    def _fill(self, worked: Worked, compared: bool) -> Iterator[object]:
        """Fill one card after the other, a moment each; then show them all."""
        told: set[QWidget] = set()
        for card in self._cards:
            for tells in card.steps(worked, compared=compared):
                if tells:
                    told.add(card)
                yield card
        self._told &= told
        for card in self._cards:
            if card in told - self._told:
                polish(card)
                yield card
                self._told.add(card)
                self._area.arrange(self.width(), self._told)
                yield card
        self._area.arrange(self.width(), self._told)
        yield self._area
        self._order_focus()
        yield self._area
        yield from self._area.release()

    def _order_focus(self) -> None:
        """Let Tab go as one reads, also through what was made later."""
        cards = [card for card in self._cards if card in self._told]
        stops = [stop for card in cards for stop in card.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_message(self, message: str, title: str = TOO_EARLY) -> None:
        self._turn.stop()
        self._waiting = None
        list(self._area.release())
        self._told.clear()
        self._message.title.setText(title)
        self._message.setAccessibleName(title)
        self._message_words.setText(message)
        self._message.setVisible(bool(message))
        self._area.arrange(self.width(), self._told)

    def _on_item_opened(self, key: tuple[object, ...], title: str) -> None:
        if self._worked is not None:
            self.reflections_requested.emit(behind(self._worked, key), title)

    def _on_report_clicked(self) -> None:
        if self.span is not None:
            self.report_requested.emit(*self.span)

    def _on_own_words_wanted(self, wanted: bool) -> None:
        with self._journal.change("Show Own Words" if wanted else "Hide Own Words"):
            self._journal.preferences.set(PREFERENCE, wanted)

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

    def _arrange(self) -> None:
        self._head.arrange(self.width())
        self._area.arrange(self.width(), self._told)
