"""Patterns in words: each line with what it rests on, their limits, and questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leadjournal import days
from leadjournal.patterns.claims import Claim, Kind
from leadjournal.questions import Question
from leadjournal.ui import theme, veil
from leadjournal.ui.cards import label, rule
from leadjournal.ui.patterns import before_words
from leadjournal.ui.patterns.telling_card import TellingCard, polish
from leadjournal.ui.patterns.work import Worked
from leadjournal.wording import counted

RAISED = ("A question these patterns raise", "Another")


class WordsCard(TellingCard):
    """Every line of it opens the reflections behind it."""

    reflections_requested = Signal(list, str)
    question_requested = Signal(str)

    def __init__(self) -> None:
        note = "Every line opens the reflections behind it"
        super().__init__("In words", note, note_below=True)
        self._words = QWidget()
        self.body.addWidget(self._words)
        self.body.addStretch(1)

    def steps(self, worked: Worked, *, compared: bool) -> Iterator[bool]:
        """Build one line after the other, and put them in place at the end."""
        summary = worked.overview.summary
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for claim in summary.claims:
            column.addWidget(rule())
            column.addLayout(self._line(claim, worked))
            before = before_words.of_practice(worked, claim.practice)
            if compared and before:
                column.addWidget(label(before, "small"))
            polish(words)
            yield False
        if not summary.claims:
            column.addWidget(rule())
            column.addWidget(label("Nothing stands out in this period."))
        column.addSpacing(8)
        # What is particular to these counts comes first.
        limits = "\n\n".join(reversed(summary.limits))
        column.addWidget(label(limits, "warn"))
        for heading, (question, reason) in zip(RAISED, worked.questions, strict=False):
            column.addSpacing(8)
            self._add_question(column, heading, question, reason)
            polish(words)
            yield False
        old, self._words = self._words, words
        self.body.replaceWidget(old, words)
        old.hide()
        old.deleteLater()
        yield True

    def _line(self, claim: Claim, worked: Worked) -> QHBoxLayout:
        count = counted(
            claim.count, "plan" if claim.kind is Kind.PLANS else "reflection"
        )
        span = f"{days.full(claim.first)} to {days.full(claim.last)}"
        link = theme.look(QPushButton(f"{count} →"), "link")
        link.setAccessibleName(f"{count}: {veil.names(claim.text)}")
        link.setAccessibleDescription(span)
        link.setToolTip(span)
        ids = list(claim.reflections)
        link.clicked.connect(
            partial(self._on_link_clicked, ids, veil.names(claim.text))
        )
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(_sentence(claim, worked), 1)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _add_question(
        self, column: QVBoxLayout, heading: str, question: Question, reason: str
    ) -> None:
        column.addWidget(label(heading, "strong"))
        column.addWidget(label(veil.names(reason), "muted"))
        words = label(question.text, "prose")
        words.setAccessibleDescription(question.follow_up)
        column.addWidget(words)
        column.addWidget(label(question.follow_up, "muted"))
        write = QPushButton("Write on This")
        write.setAccessibleName(f"Write on this: {question.text}")
        write.clicked.connect(partial(self._on_write_clicked, question.id))
        column.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_link_clicked(self, ids: list[str], title: str, *_: object) -> None:
        self.reflections_requested.emit(ids, title)

    def _on_write_clicked(self, question: str, *_: object) -> None:
        self.question_requested.emit(question)


def _sentence(claim: Claim, worked: Worked) -> QLabel:
    """Return a claim as a label, the name of its practice in bold."""
    html = escape(veil.names(claim.text), quote=False)
    if practice := worked.practices.get(claim.practice or ""):
        name = re.escape(escape(practice.short, quote=False))
        html = re.sub(rf"\b{name}\b", r"<b>\g<0></b>", html, flags=re.IGNORECASE)
    words = QLabel(f'<p style="line-height: 140%">{html}</p>')
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setWordWrap(True)
    words.setAccessibleName(veil.names(claim.text))
    # Brings the first line level with the words of the link beside it.
    words.setContentsMargins(0, 2, 0, 0)
    return words
