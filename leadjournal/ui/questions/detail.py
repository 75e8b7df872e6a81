"""One question of the bank: what it asks, where it is from, and what can be done."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from leadjournal import days
from leadjournal.frameworks import Practice
from leadjournal.journal import Journal
from leadjournal.ui import dialogs, theme
from leadjournal.ui.cards import Card, label
from leadjournal.ui.chips import PracticeChip, WrappingRow
from leadjournal.ui.questions.rows import ADDRESS, OWN, TYPES, Listed, sources_of
from leadjournal.wording import counted

MUTED = "You will not be asked this again."
PINNED = "It is pinned: it may come back without the usual wait of twelve weeks."
MOST = 500  # reflections that a list is asked to show at once


class QuestionDetail(Card):
    """Answers, pins and mutes a question; one's own can be changed, too."""

    question_requested = Signal(str)
    reflections_requested = Signal(list, str)
    change_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(marked=True)
        self.setAccessibleName("The question")
        self._journal = journal
        self._listed: Listed | None = None
        self._answers: list[str] = []
        self._type = label("", "muted")
        self._text = label("", "question")
        self._follow_up = label("", "prose")
        self._hint = label("", "lead")
        self._chips = QWidget()
        self._row = WrappingRow(self._chips)
        self._state = label("", "muted")
        self._read = theme.look(QPushButton(), "link")
        self._source = label("", "small")
        self.answer = theme.look(QPushButton("Answer now"), "primary")
        self._pin = QPushButton()
        self._mute = QPushButton()
        self._change = QPushButton("Change…")
        self._remove = QPushButton("Delete…")
        self._arrange()
        self._connect()
        self.hide()

    def show_question(self, listed: Listed | None) -> None:
        """Show a question as it stands, or nothing."""
        before, self._listed = self._listed, listed
        self.setVisible(listed is not None)
        if listed is None:
            return
        question = listed.question
        name, asks_for = TYPES[question.type]
        self._type.setText(f"{name} · {asks_for}")
        self._text.setText(question.text)
        self._follow_up.setText(f"Then: {question.follow_up}")
        _say(self._hint, question.hint)
        if before is None or before.question != question:
            self._show_chips()
        self._show_answers(listed)
        _say(self._state, MUTED if listed.muted else PINNED * listed.pinned)
        self._source.setText(_source_in_words(listed))
        self._pin.setText("Unpin" if listed.pinned else "Pin")
        self._mute.setText("Ask again" if listed.muted else "Never ask this")
        for button in (self._change, self._remove):
            button.setVisible(listed.home == OWN)
        for button in self._buttons:
            words = button.text().removesuffix("…").removesuffix(" this")
            button.setAccessibleName(f"{words}: {question.text}")

    def _arrange(self) -> None:
        for part in (self._type, self._text, self._follow_up, self._hint, self._chips):
            self.body.addWidget(part)
        buttons = QWidget()
        row = WrappingRow(buttons)
        for button in self._buttons:
            row.addWidget(button)
        self.body.addWidget(buttons)
        self.body.addWidget(self._state)
        self.body.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)
        self._source.setTextFormat(Qt.TextFormat.RichText)
        self._source.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.body.addWidget(self._source)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.answer.clicked.connect(self._on_answer)
        self._pin.clicked.connect(self._on_pin)
        self._mute.clicked.connect(self._on_mute)
        self._read.clicked.connect(self._on_read)
        self._change.clicked.connect(self._on_change)
        self._remove.clicked.connect(self._on_remove)
        self._source.linkActivated.connect(self._on_link)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.answer, self._pin, self._mute, self._change, self._remove

    @property
    def _id(self) -> str:
        assert self._listed is not None
        return self._listed.question.id

    def _show_chips(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for practice in self._practices():
            self._row.addWidget(PracticeChip(practice))
        self._chips.updateGeometry()

    def _practices(self) -> list[Practice]:
        assert self._listed is not None
        question = self._listed.question
        known = self._journal.frameworks.practices
        keys = (*question.practices, *question.also)
        return [known[key] for key in keys if key in known]

    def _show_answers(self, listed: Listed) -> None:
        """Lead to the reflections that answer the question, if they are not gone."""
        query = f"question:{listed.question.id}"
        rows = self._journal.reflections.rows(query, limit=MOST)
        self._answers = [row.uuid for row in rows]
        self._read.setVisible(bool(rows))
        if rows:
            wrote = counted(len(rows), "reflection")
            self._read.setText(f"{wrote}, last on {days.full(rows[0].day)} →")
            self._read.setAccessibleName(f"Read {self._read.text()}")

    def _on_answer(self) -> None:
        self.question_requested.emit(self._id)

    def _on_pin(self) -> None:
        assert self._listed is not None
        if self._listed.pinned:
            with self._journal.change("Unpin Question"):
                self._journal.askings.unpin(self._id)
        else:
            with self._journal.change("Pin Question"):
                self._journal.askings.pin(self._id, self._journal.today())

    def _on_mute(self) -> None:
        assert self._listed is not None
        if self._listed.muted:
            with self._journal.change("Ask Again"):
                self._journal.askings.unmute(self._id)
        else:
            with self._journal.change("Never Ask a Question"):
                self._journal.askings.mute(self._id, self._journal.today())

    def _on_read(self) -> None:
        assert self._listed is not None
        self.reflections_requested.emit(self._answers, self._listed.question.text)

    def _on_change(self) -> None:
        self.change_requested.emit(self._id)

    def _on_remove(self) -> None:
        self.removal_requested.emit(self._id)

    def _on_link(self, address: str) -> None:
        dialogs.open_link(self, address)


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))


def _source_in_words(listed: Listed) -> str:
    """Say where a question is from, each source with a link if it has an address."""
    if listed.home == OWN:
        return "You wrote this question."
    parts = [f"From the pack “{escape(listed.home)}”."] if listed.home else []
    for source in sources_of(listed.question):
        words = ADDRESS.sub(r'<a href="\g<0>">on the web</a>', escape(source))
        parts.append(f"Inspired by {words}.")
    return "<br>".join(parts)
