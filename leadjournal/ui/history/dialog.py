"""The history of a reflection: its earlier texts, and what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal import moments, revisions
from leadjournal.journal import Journal
from leadjournal.models import Reflection
from leadjournal.revisions import Text
from leadjournal.text import differences, foldings
from leadjournal.text.differences import Change, Count, Part
from leadjournal.text.foldings import Fold, Line
from leadjournal.ui import tasks, theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.history.differences import HistoryText
from leadjournal.ui.history.rows import HistoryList
from leadjournal.wording import counted

WITH_NOW, WITH_BEFORE, ALONE = "now", "before", "alone"
WAYS = {
    WITH_NOW: "What has changed since",
    WITH_BEFORE: "What had changed before",
    ALONE: "The whole text",
}
NONE_YET = (
    "There is no earlier text yet. One is kept when you come back to write more, every"
    " ten minutes while you write at length, and before many words go."
)
#: Two texts of together so many characters are compared elsewhere.
LARGE = 40_000
BESIDE = 760  # px, at the usual size of text, to have the list beside the text
LIST = 236
UNLIMITED = 16_777_215  # as Qt has it


@dataclass(frozen=True)
class Shown:
    """What there is to see of a text."""

    title: Sequence[Line | Fold]
    body: Sequence[Line | Fold]
    count: Count | None


class HistoryDialog(QDialog):
    """Shows the texts of one reflection; accepted, if `chosen` is to be put back."""

    def __init__(
        self, journal: Journal, reflection: Reflection, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.chosen: Text | None = None
        self._now = journal.local_now()
        present = revisions.present(reflection)
        earlier = revisions.earlier(reflection)
        self._texts = [present, *earlier]
        self._trashed = reflection.trashed is not None
        self._asked = 0  # what came too late is not shown
        self.list = HistoryList(self._texts, self._now)
        self.ways = QComboBox()
        self.in_words = QCheckBox("Say the changes in words")
        self.told = label("", "muted")
        self.text = HistoryText()
        self.put_back = theme.look(QPushButton("Put This Text Back"), "primary")
        self.copy = QPushButton("Copy")
        self._close = QPushButton("Close")
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(reflection)
        self._connect()
        self.in_words.setChecked(QAccessible.isActive())
        self.list.choose(min(len(earlier), 1))
        self.list.setFocus()

    @property
    def shown(self) -> Text:
        """The text that is chosen in the list."""
        return self._texts[max(self.list.chosen, 0)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self, reflection: Reflection) -> None:
        title = reflection.title.strip() or "this reflection"
        self.setWindowTitle("History")
        size = QSize(theme.size(940), theme.size(680))
        self.resize(size.boundedTo(self.screen().availableSize() * 0.96))
        self.ways.setAccessibleName("What is shown of it")
        for way, words in WAYS.items():
            self.ways.addItem(words, way)
        self.copy.setToolTip("Copy the chosen text as it was")
        heading = label(f"Earlier texts of {title}", "heading")
        above = QWidget()
        row = WrappingRow(above, gap=16)
        row.addWidget(self.ways)
        row.addWidget(self.in_words)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(above)
        right.addWidget(self.told)
        right.addWidget(self.text, 1)
        self._side.setSpacing(16)
        self._side.addWidget(self.list)
        self._side.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.put_back)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(self._side, 1)
        column.addLayout(foot)
        for button in (self.put_back, self.copy, self._close):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show)
        self.ways.currentIndexChanged.connect(self._show)
        self.in_words.toggled.connect(self.text.say_in_words)
        self.put_back.clicked.connect(self._on_put_back)
        self.copy.clicked.connect(self._on_copied)
        self._close.clicked.connect(self.reject)

    def _fit(self) -> None:
        """Put the list above the text where there is too little room beside it."""
        beside = self.width() >= theme.size(BESIDE)
        direction = QBoxLayout.Direction
        self._side.setDirection(
            direction.LeftToRight if beside else direction.TopToBottom
        )
        width = theme.size(LIST)
        self.list.setMinimumWidth(width if beside else 0)
        self.list.setMaximumWidth(width if beside else UNLIMITED)
        self.list.setMaximumHeight(UNLIMITED if beside else self.height() // 5)
        self.list.scrollTo(self.list.currentIndex())

    def _show(self, *_: object) -> None:
        """Show what there is to see of the chosen text."""
        self._asked += 1
        self.put_back.setEnabled(self._may_put_back())
        before, after = self._pair()
        work = partial(_compared, before, after)
        if len(before.body) + len(after.body) > LARGE and before != after:
            self.told.setText("Comparing…")
            done = partial(self._on_compared, self._asked)
            tasks.run(work, done=done, failed=self._on_failed, owner=self)
        else:
            self._on_compared(self._asked, work())

    def _pair(self) -> tuple[Text, Text]:
        """Return the two texts that are compared, twice the same for one alone."""
        way, row = self.ways.currentData(), max(self.list.chosen, 0)
        if way == WITH_NOW:
            return self._texts[row], self._texts[0]
        if way == WITH_BEFORE:
            return self._texts[min(row + 1, len(self._texts) - 1)], self._texts[row]
        return self._texts[row], self._texts[row]

    def _may_put_back(self) -> bool:
        now, shown = self._texts[0], self.shown
        return not self._trashed and not now.says(shown.title, shown.body)

    def _on_compared(self, asked: int, shown: Shown) -> None:
        if asked != self._asked:
            return
        self.text.show_lines(shown.title, shown.body)
        self.told.setText(self._words(shown.count))

    def _on_failed(self, error: Exception) -> None:
        self.told.setText(str(error))

    def _words(self, count: Count | None) -> str:
        """Say in a sentence what there is to see."""
        if len(self._texts) == 1:
            return NONE_YET
        before, after = self._pair()
        if count is None:
            alone = self.ways.currentData() == ALONE
            if alone or self.list.chosen == 0 or before is after:
                return self._alone()
            return "Both say the same."
        until = "" if after is self._texts[0] else f", until {self._when(after)}"
        new, gone = counted(count.new, "word"), counted(count.gone, "word")
        return (
            f"Since {self._when(before)}{until}: {new} added (underlined), {gone}"
            " taken away (struck through)."
        )

    def _alone(self) -> str:
        if self.list.chosen <= 0:
            return "This is the text as it is now."
        return f"This is what it said on {self._when(self.shown)}."

    def _when(self, text: Text) -> str:
        return moments.said(text.at, self._now)

    def _on_put_back(self) -> None:
        self.chosen = self.shown
        self.accept()

    def _on_copied(self) -> None:
        shown = self.shown
        words = f"{shown.title}\n\n{shown.body}" if shown.title else shown.body
        QGuiApplication.clipboard().setText(words)


def _compared(before: Text, after: Text) -> Shown:
    """Return what changed between two texts, or the text where nothing did."""
    if before.says(after.title, after.body):
        return Shown(_whole(after.title), _whole(after.body), None)
    title = differences.between(before.title, after.title)
    body = differences.between(before.body, after.body)
    count = differences.count((*title, *body))
    return Shown(foldings.lines(title), foldings.folded(body), count)


def _whole(text: str) -> Sequence[Line]:
    return foldings.lines((Part(Change.SAME, text),)) if text else ()
