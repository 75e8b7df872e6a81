"""Patterns in words: each line with what it rests on, their limits, and a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from leadjournal.claims import Claim, Kind
from leadjournal.frameworks import Practice
from leadjournal.patterns import Summary
from leadjournal.questions import Question
from leadjournal.ui import theme
from leadjournal.ui.cards import Card, label, rule
from leadjournal.wording import counted


class WordsCard(Card):
    """Every line of it opens the reflections behind it."""

    reflections_requested = Signal(list, str)
    question_requested = Signal(str)

    def __init__(self) -> None:
        note = "Every line opens the reflections behind it"
        super().__init__("In words", note, note_below=True)
        self._words = QWidget()
        self.body.addWidget(self._words)
        self.body.addStretch(1)

    def show_summary(
        self,
        summary: Summary,
        practices: Mapping[str, Practice],
        question: Question | None,
    ) -> None:
        old, self._words = self._words, QWidget()
        self.body.replaceWidget(old, self._words)
        old.deleteLater()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for claim in summary.claims:
            column.addWidget(rule())
            column.addLayout(self._line(claim, practices))
        if not summary.claims:
            column.addWidget(rule())
            column.addWidget(label("Nothing stands out in this period."))
        column.addSpacing(8)
        column.addWidget(_limits(summary))
        if question is not None:
            column.addSpacing(8)
            self._add_question(column, question)

    def _line(self, claim: Claim, practices: Mapping[str, Practice]) -> QHBoxLayout:
        count = counted(
            claim.count, "plan" if claim.kind is Kind.PLANS else "reflection"
        )
        link = theme.look(QPushButton(f"{count} →"), "link")
        link.setAccessibleName(f"{count}: {claim.text}")
        ids = list(claim.reflections)
        link.clicked.connect(partial(self._on_link_clicked, ids, claim.text))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(_sentence(claim, practices), 1)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _add_question(self, column: QVBoxLayout, question: Question) -> None:
        column.addWidget(label("A question these patterns raise", "strong"))
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


def _sentence(claim: Claim, practices: Mapping[str, Practice]) -> QLabel:
    """Return a claim as a label, the name of its practice in bold."""
    html = escape(claim.text, quote=False)
    if practice := practices.get(claim.practice or ""):
        name = re.escape(escape(practice.short, quote=False))
        html = re.sub(rf"\b{name}\b", r"<b>\g<0></b>", html, flags=re.IGNORECASE)
    words = QLabel(f'<p style="line-height: 140%">{html}</p>')
    words.setTextFormat(Qt.TextFormat.RichText)
    words.setWordWrap(True)
    words.setAccessibleName(claim.text)
    # Brings the first line level with the words of the link beside it.
    words.setContentsMargins(0, 2, 0, 0)
    return words


def _limits(summary: Summary) -> QLabel:
    """Say what these counts cannot, what is particular to them first."""
    return label("\n\n".join(reversed(summary.limits)), "warn")
