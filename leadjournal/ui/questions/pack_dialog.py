"""What a pack of questions brings, to be read before it is added."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leadjournal.journal import Journal
from leadjournal.packs import Pack
from leadjournal.ui import theme
from leadjournal.ui.cards import label
from leadjournal.ui.questions.list import QuestionList
from leadjournal.ui.questions.rows import Listed
from leadjournal.wording import counted


class PackDialog(QDialog):
    """Lists the questions of a pack; accepted, if a person wants them."""

    def __init__(self, journal: Journal, pack: Pack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Add a Pack")
        size = QSize(theme.size(620), theme.size(600))
        self.resize(size.boundedTo(self.screen().availableSize()))
        self.add = theme.look(QPushButton("Add Pack"), "primary")
        self._follow_up = label("", "prose")
        self.questions = QuestionList(journal)
        self.questions.setAccessibleName(f"The questions of {pack.name}")
        self._lay_out(pack)
        self.questions.question_selected.connect(self._on_selected)
        self.questions.question_entered.connect(self.add.setFocus)
        self.questions.show_questions([Listed(each) for each in pack.questions], "")

    def _lay_out(self, pack: Pack) -> None:
        number = counted(len(pack.questions), "question")
        note = (
            f"{number}, to be asked along with the others. You can take the pack out"
            " again at any time; what you write stays."
        )
        head = QVBoxLayout()
        head.setContentsMargins(24, 24, 24, 0)
        head.setSpacing(4)
        head.addWidget(label(pack.name, "heading"))
        head.addWidget(label(note, "muted"))
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.setSpacing(12)
        foot.addWidget(self._follow_up)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.add, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        foot.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(self.questions, 1)
        outer.addLayout(foot)
        self.questions.setFocus()

    def _on_selected(self, chosen: Listed | None) -> None:
        if chosen is not None:
            self._follow_up.setText(f"Then: {chosen.question.follow_up}")
