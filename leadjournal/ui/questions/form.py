"""Writing a question of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leadjournal.frameworks import Practice
from leadjournal.own_questions import Wording
from leadjournal.questions import Question
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.questions.rows import TYPES

USUAL_FOLLOW_UP = "What happened next?"
ADVICE = (
    "A good question can be answered with one real moment. Ask what, when, who or"
    " how, rather than why."
)
COLUMNS = 2


class QuestionForm(QDialog):
    """Asks for the wording of a question; it is kept by whoever opened this."""

    def __init__(
        self,
        practices: Sequence[Practice],
        question: Question | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.text = QLineEdit()
        self.follow_up = QLineEdit(USUAL_FOLLOW_UP)
        self.type = QComboBox()
        self.practices = {p.key: QCheckBox(p.short) for p in practices}
        self.keep = theme.look(QPushButton("Keep Question"), "primary")
        self._missing = label("", "muted")
        for key, (name, asks_for) in TYPES.items():
            self.type.addItem(f"{name}: {asks_for}", key)
        if question is not None:
            self._fill(question)
        self._lay_out(new=question is None)
        self._connect()
        self._update()

    @property
    def wording(self) -> Wording:
        chosen = [key for key, box in self.practices.items() if box.isChecked()]
        return Wording(
            self.text.text().strip(),
            self.follow_up.text().strip(),
            str(self.type.currentData()),
            tuple(chosen),
        )

    def _fill(self, question: Question) -> None:
        self.text.setText(question.text)
        self.follow_up.setText(question.follow_up)
        self.type.setCurrentIndex(self.type.findData(question.type))
        for key in question.practices:
            self.practices[key].setChecked(True)

    def _lay_out(self, *, new: bool) -> None:
        self.setWindowTitle("A Question of Your Own")
        size = QSize(theme.size(620), theme.size(600))
        self.resize(size.boundedTo(self.screen().availableSize()))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(6)
        title = "Write a question of your own" if new else "Change your question"
        column.addWidget(label(title, "heading"))
        column.addWidget(label(ADVICE, "muted"))
        fields = (
            ("The question", self.text),
            ("What to ask after the answer", self.follow_up),
            ("What kind of question it is", self.type),
        )
        for name, field in fields:
            heading = label(name, "strong")
            heading.setBuddy(field)
            field.setAccessibleName(name)
            column.addSpacing(8)
            column.addWidget(heading)
            column.addWidget(field)
        column.addSpacing(8)
        column.addWidget(label("What it is about: one or two are enough", "strong"))
        column.addLayout(self._boxes())
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.setSpacing(8)
        foot.addWidget(self._missing)
        foot.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)

    def _boxes(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        rows = -(-len(self.practices) // COLUMNS)
        for place, box in enumerate(self.practices.values()):
            grid.addWidget(box, place % rows, place // rows)
        return grid

    def _connect(self) -> None:
        for field in (self.text, self.follow_up):
            field.textChanged.connect(self._update)
        for box in self.practices.values():
            box.toggled.connect(self._update)

    def _update(self) -> None:
        """Say what is still missing before the question can be kept."""
        wording = self.wording
        missing = ""
        if not wording.text:
            missing = "Please write the question."
        elif not wording.follow_up:
            missing = "Please write what to ask after the answer."
        elif not wording.practices:
            missing = "Please choose at least one thing that it is about."
        self._missing.setText(missing)
        self.keep.setEnabled(not missing)
