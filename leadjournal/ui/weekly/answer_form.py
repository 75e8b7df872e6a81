"""Answering the week's question where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from leadjournal.choices import Chance
from leadjournal.journal import Changes, Journal
from leadjournal.models import Reflection
from leadjournal.ui import dialogs, theme
from leadjournal.ui.cards import label
from leadjournal.ui.chips import WrappingRow
from leadjournal.ui.editor.saving import UNSAVED
from leadjournal.ui.editor.writing import WritingArea

KEPT = "Nothing is lost if you stop here"

CHANCES = (
    (Chance.TOOK, "Took it"),
    (Chance.PARTLY, "Partly"),
    (Chance.PASSED, "Let it pass"),
    (Chance.NONE, "No chance came up"),
)


class AnswerForm(QWidget):
    """The question, room to write, and what one did with the chance."""

    reflection_requested = Signal(object)

    def __init__(self, journal: Journal, reflection: Reflection) -> None:
        super().__init__()
        self._journal = journal
        self._reflection = reflection
        asked = journal.questions.named(reflection.question)
        self._question = asked.text if asked else reflection.title
        self._follow_up = asked.follow_up if asked else ""
        self._writing = WritingArea(journal)
        self._state = label(KEPT, "small")
        self._chances = {chance.value: QPushButton(name) for chance, name in CHANCES}
        self._lay_out()
        for chance, button in self._chances.items():
            button.clicked.connect(partial(self._on_chance, chance))
        self._writing.state_changed.connect(self._on_state_changed)
        self._writing.show_reflection(reflection)
        self.setFocusProxy(self._writing)

    @property
    def reflection(self) -> Reflection:
        return self._reflection

    def save(self) -> None:
        self._writing.save()

    def on_journal_changed(self, changes: Changes) -> None:
        """Show what is stored where something else changed it."""
        self._writing.on_journal_changed(changes)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label("This week’s question", "muted"))
        column.addWidget(label(self._question, "question"))
        hint = (
            "Pick one moment you could film. Four to six sentences; roles, not names."
        )
        column.addWidget(label(hint, "lead"))
        self._writing.setAccessibleName(f"Your answer to: {self._question}")
        self._writing.setMinimumHeight(theme.size(190))
        column.addWidget(self._writing)
        column.addWidget(self._state)
        if self._follow_up:
            column.addWidget(label(self._follow_up, "prose"))
        column.addWidget(self._chance_row())
        column.addWidget(self._endings())

    def _chance_row(self) -> QWidget:
        row = QWidget()
        line = WrappingRow(row, gap=8)
        line.addWidget(label("Given the chance, what did you do?", "strong"))
        said = {tagging.chance for tagging in self._reflection.taggings.values()}
        for chance, button in self._chances.items():
            button.setCheckable(True)
            button.setChecked(said == {chance})
            line.addWidget(button)
        return row

    def _endings(self) -> QWidget:
        done = theme.look(QPushButton("Done for this week"), "primary")
        done.clicked.connect(self._on_done)
        elsewhere = theme.look(QPushButton("Go on in the journal"), "link")
        elsewhere.clicked.connect(self._on_elsewhere)
        back = theme.look(QPushButton("Put this one back"), "link")
        back.clicked.connect(self._on_put_back)
        row = QWidget()
        line = WrappingRow(row, gap=16)
        for part in (done, elsewhere, back):
            line.addWidget(part)
        return row

    def _on_chance(self, chosen: str) -> None:
        noted = self._chances[chosen].isChecked()
        for chance, button in self._chances.items():
            button.setChecked(noted and chance == chosen)
        with self._journal.change("Note Chance"):
            for practice in list(self._reflection.taggings):
                self._reflection.tag(practice, chosen if noted else None)

    def _on_state_changed(self, state: str, why: str) -> None:
        """Say how it stands with the words; a reason is there to be read at once."""
        words = f"{state}. {why}" if state == UNSAVED else f"{KEPT} · {state}"
        self._state.setText(words.strip())
        self._state.setAccessibleName(words.replace("✓ ", "").strip())

    def _on_put_back(self) -> None:
        """Let the question be as if it had not been begun; words are asked after."""
        self.save()
        question = (
            "What you have written here goes to the trash, and the question is open "
            "again."
        )
        if self._reflection.body.strip() and not dialogs.confirm(
            self, question, "Put It Back"
        ):
            return
        with self._journal.change("Put Question Back"):
            self._journal.reflections.trash(self._reflection)

    def _on_done(self) -> None:
        self.save()
        with self._journal.change("Finish Draft"):
            self._reflection.draft = False

    def _on_elsewhere(self) -> None:
        self.save()
        self.reflection_requested.emit(self._reflection)
