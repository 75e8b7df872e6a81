"""This week's question: offered, answered in place, or done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal import weekly
from leadjournal.choices import Happening
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.questions import Question
from leadjournal.ui import theme, veil
from leadjournal.ui.cards import Card, Line, label, rule
from leadjournal.ui.chips import PracticeChip, WrappingRow
from leadjournal.ui.focus import kept_within
from leadjournal.ui.reminders import ACTIONS, START
from leadjournal.ui.weekly.answer_form import AnswerForm
from leadjournal.ui.weekly.draft import Draft
from leadjournal.weekly import Offer

MINUTES = 7


class QuestionCard(Card):
    """Asks one question, offers two others, and takes the answer where it stands."""

    #: Its parts are others than before.
    rebuilt = Signal()
    reflection_requested = Signal(object)
    #: The id of a question or "", and whether two minutes are all there is.
    weekly_requested = Signal(str, bool)
    #: One of the reminder's actions: to be asked later, or not this week.
    put_off_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(marked=True)
        self._journal = journal
        self._offers: list[Offer] = []
        self._others_shown = False
        self._is_due = False
        self._form: AnswerForm | None = None
        self._opened = 0  # the number of the answer that is shown though veiled
        self._shown: object = None
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self.body.addLayout(self._parts)

    def refresh(self) -> None:
        """Show how things stand with this week's question."""
        reflection = self._answer()
        unfinished = Draft.unfinished(self._journal)
        if unfinished is not None:
            state: object = ("unfinished", unfinished.reflection.id)
        elif reflection is not None and reflection.draft:
            state = ("writing", reflection.id, self._is_covered(reflection))
        elif reflection is not None and not self._others_shown:
            title = veil.title(reflection.title, reflection.day)
            state = ("done", reflection.id, title)
        else:
            self._offers = self._offered()
            ids = (offer.question.id for offer in self._offers)
            state = ("offered", self._others_shown, self._is_due, *ids)
        if state == self._shown:
            if self._form is not None:
                self._form.on_journal_changed(frozenset({"reflections"}))
            return
        self._shown = state
        with kept_within(self):
            self._clear()
            if unfinished is not None:
                self._show_unfinished(unfinished)
            elif reflection is not None and self._is_covered(reflection):
                self._show_covered(reflection)
            elif reflection is not None and reflection.draft:
                self._show_form(reflection)
            elif reflection is not None and not self._others_shown:
                self._show_done(reflection)
            else:
                self._show_offers()
        self.rebuilt.emit()

    def show_due(self, is_due: bool) -> None:
        """Offer to be asked later while it is time to be asked."""
        self._is_due = is_due
        if self._shown is not None:
            self.refresh()

    def answer(self, question: Question) -> None:
        """Begin an answer, unless one is begun already."""
        today = self._journal.today()
        with self._journal.change("Answer Question"):
            reflection = self._journal.reflections.add(
                question.text, question=question.id, draft=True
            )
            for practice in question.practices:
                reflection.tag(practice)
            self._journal.askings.answer(question.id, reflection, today)
        self._others_shown = False
        self._opened = reflection.id
        self.refresh()
        if self._form is not None:
            self._form.setFocus()

    @property
    def reflection(self) -> Reflection | None:
        """What is being written in place."""
        return self._form.reflection if self._form is not None else None

    def save(self) -> None:
        if self._form is not None:
            self._form.save()

    def _answer(self) -> Reflection | None:
        """Return what answers this week's question so far."""
        week = weekly.week_of(self._journal.today())
        for asked in reversed(self._journal.askings.history):
            if weekly.week_of(asked.day) != week:
                return None
            if asked.happening == Happening.ANSWERED and asked.reflection:
                reflection = self._journal.reflections.get(asked.reflection)
                if reflection.trashed is None:
                    return reflection
        return None

    def _offered(self) -> list[Offer]:
        """Choose this week's questions, and remember that they were offered."""
        today = self._journal.today()
        offers = weekly.this_week(self._journal, today)
        asked = weekly.offered_in_week(self._journal.askings.history, today)
        new = [offer.question.id for offer in offers if offer.question.id not in asked]
        if new:
            with self._journal.change():
                self._journal.askings.offer(new, today)
        return offers

    def _clear(self) -> None:
        self.save()
        self._form = None
        while (item := self._parts.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _show_offers(self) -> None:
        if not self._offers:
            self._parts.addWidget(label("There is no question left to ask.", "muted"))
            return
        first, *others = self._offers
        self._parts.addWidget(self._head())
        self._parts.addWidget(label(first.question.text, "question"))
        helper = first.question.hint or _helper(first.question)
        self._parts.addWidget(label(helper, "lead"))
        self._parts.addWidget(self._chips(first))
        self._parts.addWidget(self._buttons(first, bool(others)))
        if self._others_shown:
            for offer in others:
                self._parts.addWidget(rule())
                self._parts.addWidget(self._other(offer))

    def _head(self) -> QWidget:
        line = Line(460)
        words = f"This week’s question · about {MINUTES} minutes"
        line.row.addWidget(label(words, "muted"), 1)
        for action, words in ACTIONS.items() if self._is_due else ():
            if action != START:
                later = theme.look(QPushButton(words), "note")
                later.clicked.connect(partial(self._on_put_off, action))
                line.row.addWidget(later)
        return line

    def _chips(self, offer: Offer) -> QWidget:
        chips = QWidget()
        row = WrappingRow(chips)
        for key in offer.question.practices:
            row.addWidget(PracticeChip(self._journal.frameworks.practices[key]))
        reason = label(offer.reason, "small")
        reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line = Line(460)
        line.row.addWidget(chips, 1)
        line.row.addWidget(reason, 1)
        return line

    def _buttons(self, offer: Offer, has_others: bool) -> QWidget:
        start = theme.look(QPushButton("Start this week’s reflection"), "primary")
        start.clicked.connect(partial(self._on_started, "", False))
        short = theme.look(QPushButton("In two minutes"), "link")
        short.clicked.connect(partial(self._on_started, "", True))
        here = theme.look(QPushButton("Just write here"), "link")
        here.clicked.connect(partial(self._on_answered_here, offer.question))
        words = "Only this question" if self._others_shown else "Two other questions"
        others = theme.look(QPushButton(words), "link")
        others.setObjectName("others")
        others.clicked.connect(self._on_others_toggled)
        row = QWidget()
        line = WrappingRow(row, gap=12)
        for part in (start, short, here, *([others] if has_others else [])):
            line.addWidget(part)
        if self._others_shown or not has_others:
            line.addWidget(self._mute(offer.question, 0))
        return row

    def _mute(self, question: Question, place: int) -> QPushButton:
        mute = theme.look(QPushButton("Never ask this"), "link")
        mute.setAccessibleName(f"Never ask: {question.text}")
        mute.setObjectName(f"mute {place}")  # another question takes its place
        mute.clicked.connect(partial(self._on_muted, question))
        return mute

    def _other(self, offer: Offer) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(offer.question.text, "prose"))
        words.addWidget(label(offer.reason, "small"))
        answer = QPushButton("Answer this one")
        answer.setAccessibleName(f"Answer: {offer.question.text}")
        answer.clicked.connect(partial(self._on_started, offer.question.id, False))
        mute = self._mute(offer.question, self._offers.index(offer))
        line = Line(460, gap=12)
        line.row.addLayout(words, 1)
        line.row.addWidget(mute)
        line.row.addWidget(answer)
        return line

    def _show_form(self, reflection: Reflection) -> None:
        self._form = AnswerForm(self._journal, reflection)
        self._form.reflection_requested.connect(self.reflection_requested)
        self._parts.addWidget(self._form)

    def _show_done(self, reflection: Reflection) -> None:
        asked = self._journal.questions.named(reflection.question)
        title = veil.title(reflection.title, reflection.day)
        words = asked.text if asked else title
        self._parts.addWidget(label("That is enough for this week.", "muted"))
        self._parts.addWidget(label(words, "question"))
        reread = QPushButton("Read what you wrote")
        reread.clicked.connect(partial(self._on_opened, reflection))
        another = theme.look(QPushButton("Answer another question"), "link")
        another.clicked.connect(self._on_others_toggled)
        row = QWidget()
        line = WrappingRow(row, gap=16)
        line.addWidget(reread)
        line.addWidget(another)
        self._parts.addWidget(row)

    def _is_covered(self, reflection: Reflection) -> bool:
        return veil.is_drawn() and reflection.draft and reflection.id != self._opened

    def _show_covered(self, reflection: Reflection) -> None:
        go_on = theme.look(QPushButton("Carry on where you were"), "primary")
        go_on.clicked.connect(partial(self._on_uncovered, reflection.id))
        self._parts.addWidget(label("Begun, and kept as you left it", "muted"))
        self._parts.addWidget(go_on, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_uncovered(self, number: int, _: bool = False) -> None:
        self._opened = number
        self.refresh()

    def _show_unfinished(self, draft: Draft) -> None:
        asked = draft.question
        words = asked.text if asked else "You have begun this week’s reflection."
        go_on = theme.look(QPushButton("Carry on where you were"), "primary")
        go_on.clicked.connect(partial(self._on_started, "", False))
        elsewhere = theme.look(QPushButton("Open it in the journal"), "link")
        elsewhere.clicked.connect(partial(self._on_opened, draft.reflection))
        row = QWidget()
        line = WrappingRow(row, gap=16)
        for part in (go_on, elsewhere):
            line.addWidget(part)
        self._parts.addWidget(label("Begun, and kept as you left it", "muted"))
        self._parts.addWidget(label(words, "question"))
        self._parts.addWidget(row)

    def _on_started(self, question: str, short: bool, _: bool = False) -> None:
        self.weekly_requested.emit(question, short)

    def _on_put_off(self, action: str, _: bool = False) -> None:
        self.put_off_requested.emit(action)

    def _on_answered_here(self, question: Question, _: bool = False) -> None:
        self.answer(question)

    def _on_others_toggled(self) -> None:
        self._others_shown = not self._others_shown
        self.refresh()

    def _on_muted(self, question: Question, _: bool = False) -> None:
        with self._journal.change("Never Ask a Question"):
            self._journal.askings.mute(question.id, self._journal.today())

    def _on_opened(self, reflection: Reflection, _: bool = False) -> None:
        self.save()
        self.reflection_requested.emit(reflection)


def _helper(question: Question) -> str:
    follow_up = question.follow_up[:1].lower() + question.follow_up[1:]
    return f"Pick one moment you could film. Then: {follow_up}"
