"""The bank of questions: to look through, to pin, to mute and to add to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.journal import Changes, Journal
from leadjournal.packs import Pack
from leadjournal.ui import theme
from leadjournal.ui.cards import BELOW, BESIDE, Card, Line, label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.questions.detail import QuestionDetail
from leadjournal.ui.questions.filters import QuestionFilters
from leadjournal.ui.questions.list import QuestionList
from leadjournal.ui.questions.own_bank import OwnBank
from leadjournal.ui.questions.packs_card import PacksCard
from leadjournal.ui.questions.rows import Listed, listed

WIDE = 760  # px of room, at the usual size of text, for list and question side by side
LIST_HEIGHT = 280
SHARES = (10, 9)
NOTE = "What you can be asked in a week. Pin what you like; say what never to ask."


class QuestionsPage(QScrollArea):
    """Lists the questions that are wanted, and shows the one that is chosen."""

    back_requested = Signal()
    question_requested = Signal(str)
    reflections_requested = Signal(list, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._stale = True
        self._bank = OwnBank(journal, self)
        self._looked = False
        self._listed: list[Listed] = []
        self._chosen = ""
        self._back = theme.look(QPushButton("← Today"), "link")
        self._write = QPushButton("Write my own question…")
        self._add = QPushButton("Add a pack…")
        self._filters = QuestionFilters(journal.frameworks.primary)
        self._list = QuestionList(journal)
        self._nothing = label("No question is like this.", "lead")
        self._detail = QuestionDetail(journal)
        self._packs_card = PacksCard()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def on_journal_changed(self, changes: Changes) -> None:
        if changes & {"askings", "reflections", "preferences"}:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Questions")
        self.setFocusProxy(self._filters.field)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._detail)
        right.addWidget(self._packs_card)
        right.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._list_card(), SHARES[0])
        self._columns.addLayout(right, SHARES[1])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(42, 20, 42, 24)
        column.setSpacing(16)
        column.addWidget(self._head())
        column.addWidget(self._filters)
        column.addLayout(self._columns, 1)
        self.setWidget(page)

    def _head(self) -> Line:
        self._back.setAccessibleName("Back to Today")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(label("Questions", "title"))
        words.addWidget(label(NOTE, "muted"))
        buttons = QWidget()
        row = WrappingRow(buttons, gap=10)
        row.addWidget(self._add)
        row.addWidget(self._write)
        head = Line(700, gap=10)
        head.row.addLayout(words, 1)
        head.row.addWidget(buttons, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _list_card(self) -> Card:
        card = Card()
        card.setAccessibleName("The questions")
        if (layout := card.layout()) is not None:
            layout.setContentsMargins(BESIDE + 2, 10, BESIDE + 2, 10 + BELOW)
        self._nothing.setContentsMargins(22, 12, 22, 12)
        card.body.addWidget(self._list, 1)
        card.body.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._write.clicked.connect(self._on_write)
        self._add.clicked.connect(self._on_add)
        self._filters.wanted_changed.connect(self._show_list)
        self._filters.list_requested.connect(self._list.setFocus)
        self._list.question_selected.connect(self._on_selected)
        self._list.question_entered.connect(self._on_entered)
        self._detail.question_requested.connect(self.question_requested)
        self._detail.reflections_requested.connect(self.reflections_requested)
        self._detail.change_requested.connect(self._on_change)
        self._detail.removal_requested.connect(self._on_remove)
        self._packs_card.pack_requested.connect(self._on_pack_requested)
        self._packs_card.removal_requested.connect(self._on_pack_removed)

    def _refresh(self) -> None:
        self._stale = False
        self._listed = listed(self._journal, self._bank.homes)
        sources = dict.fromkeys(s for each in self._listed for s in each.sources)
        self._filters.show_sources(sources)
        self._packs_card.show_packs(self._bank.packs)
        self._show_list()

    def _show_list(self) -> None:
        wanted = self._filters.wanted
        found = [each for each in self._listed if wanted.fits(each)]
        self._filters.show_count(len(found), len(self._listed))
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._list.show_questions(found, self._chosen)

    def _on_selected(self, chosen: Listed | None) -> None:
        if chosen is not None:
            self._chosen = chosen.question.id
        self._detail.show_question(chosen)
        if self._list.hasFocus():
            self._show_row()

    def _show_row(self) -> None:
        """Let the page follow the keyboard down a list that is longer than itself."""
        row, page = self._list.chosen_place, self.widget()
        if page is not None:
            middle = self._list.mapTo(page, row.center())
            self.ensureVisible(0, middle.y(), 0, row.height())

    def _on_entered(self) -> None:
        self._detail.answer.setFocus()
        self.ensureWidgetVisible(self._detail.answer)

    def _on_write(self) -> None:
        self._go_to(self._bank.write())

    def _on_change(self, key: str) -> None:
        self._go_to(self._bank.write(self._journal.questions.get(key)))

    def _on_remove(self, key: str) -> None:
        if self._bank.delete(self._journal.questions.get(key)):
            self._refresh()
            self._list.setFocus()

    def _on_add(self) -> None:
        self._go_to(self._bank.add_pack())

    def _on_pack_requested(self, pack: Pack) -> None:
        self._filters.choose_source(pack.name)
        self._list.setFocus()

    def _on_pack_removed(self, pack: Pack) -> None:
        if self._bank.remove_pack(pack):
            self._refresh()
            self._list.setFocus()

    def _go_to(self, key: str) -> None:
        """Show a question that has just come to the bank, among all others."""
        if key:
            self._chosen = key
            self._refresh()
            self._filters.show_all()
            self._list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._looked:
            self._looked = True
            self._bank.look()
        if self._stale:
            self._refresh()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        wide = self.viewport().width() >= theme.size(WIDE)
        direction = QBoxLayout.Direction
        self._columns.setDirection(
            direction.LeftToRight if wide else direction.TopToBottom
        )
        self._list.setMinimumHeight(theme.size(LIST_HEIGHT))
